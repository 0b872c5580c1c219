import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);

async function project(name: string, target: string): Promise<void> {
  const facts = [
    "--value",
    "250k EUR",
    "--why",
    "they are desperate",
    "--deal-owner",
    "Jo Meyer",
    "--readiness",
    "partly",
  ];
  const people = ["--sponsor", "Petra Lund", "--decider", "Petra Lund"];
  await run(
    "new-project",
    name,
    "--closed",
    "2026-11-02",
    "--lead",
    "Ana Sato",
    "--target",
    target,
    ...facts,
    ...people,
  );
}

beforeEach(async () => {
  app = testApp();
  await project("Zeta", "2027-01-15");
  await project("Acme", "2027-03-15");
  await run(
    "promise",
    "add",
    "acme",
    "Crews work offline",
    "--importance",
    "must",
    "--strength",
    "spoken",
    "--fit",
    "fit",
  );
  await run("promise", "add", "acme", "Crews see stock", "--importance", "must", "--fit", "gap");
  await run("promise", "add", "acme", "A portal, perhaps", "--unconfirmed");
  await run("gap", "edit", "acme", "G1", "--note", "margin is thin");
  await run("risk", "add", "acme", "the sponsor may leave", "--health", "red", "--review-on", "+7d");
});

const INSIDE =
  /250|desperate|Jo Meyer|partly|portal|margin|sponsor may leave|spoken|must|blocker|\bred\b|unexamined|G1|psvc gap/;

describe("status --shareable", () => {
  test("shows one project in the customer's words, and nothing that is between us", async () => {
    const { out } = await run("status", "acme", "--shareable");
    expect(out).toContain("go-live planned for Mon 15 Mar 2027");
    expect(out).toMatch(/P1 {2}in scope +Crews work offline/);
    expect(out).toMatch(/P2 {2}decision open +Crews see stock/);
    expect(out).not.toMatch(INSIDE);
  });

  test("shows every project by the day of its go-live, since an order by health would tell", async () => {
    const ran = await run("status", "--shareable");
    expect(ran.out.indexOf("Zeta")).toBeLessThan(ran.out.indexOf("Acme"));
    expect(ran.out).not.toMatch(INSIDE);
    expect(ran.err).toContain("psvc status <project> --shareable");
  });

  test("holds no more under --json", async () => {
    const one = (await run("status", "acme", "--shareable", "--json")).json;
    expect(one).toMatchObject({ kind: "project", shareable: true });
    expect(one.project).toMatchObject({ slug: "acme", lead: "Ana Sato", counts: { promises: 2, works: 1, open: 1 } });
    expect(Object.keys(one.project)).not.toEqual(expect.arrayContaining(["deal"]));
    const all = (await run("status", "--shareable", "--json")).json;
    expect(all.portfolio.projects.map(({ slug }: { slug: string }) => slug)).toEqual(["zeta", "acme"]);
    for (const answer of [one, all]) expect(JSON.stringify(answer)).not.toMatch(INSIDE);
  });

  test.each([
    ["--health", "red"],
    ["--explain"],
    ["--check"],
    ["--since-last"],
  ])("is refused together with %s, which tells what it hides", async (...flags) => {
    const ran = await app.psvc("status", "--shareable", ...flags);
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(`${flags[0]} tells what --shareable hides`);
  });

  test("says that a project is stopped, and not why", async () => {
    await run("stop", "zeta", "--decided-by", "Petra Lund", "--why", "no money", "--consequence", "a fee");
    const some = await run("status", "--shareable");
    expect(some.out).toContain("1 stopped: psvc status --shareable --all");
    expect((await run("status", "--shareable", "--all")).out).toMatch(/Zeta +stopped/);
    expect((await run("status", "zeta", "--shareable")).out).not.toContain("no money");
  });
});

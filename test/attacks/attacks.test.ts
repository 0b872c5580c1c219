import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../app.ts";
import { working } from "../working.ts";

/** What a lead or a customer tries in order to get past a rule, from the command line, in one script. */

const TODAY = "2026-12-01";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const attempt = (...argv: string[]) => app.psvc(...argv);
const must = (statement: string, ...more: string[]) =>
  run("promise", "add", "acme", statement, "--importance", "must", "--fit", "gap", ...more);

async function project(...more: string[]): Promise<void> {
  app = testApp({ today: TODAY });
  const deal = ["--closed", "2026-11-27", "--lead", "Ana", "--product", "Prod", "--template", "small"];
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];
  await run("new-project", "Acme", ...deal, ...people, ...more);
}

beforeEach(() => project());

describe("recut", () => {
  test("an option that nobody recorded is never part of a yes", async () => {
    await must("Data stays in the UK");
    const before = (await run("recut", "acme", "--by", "2027-01-15")).out;
    expect(before).toContain("No: G1 has no recorded option. With one that takes up to 5 days: yes");
    expect(before).toContain("(assumed for G1)");
    const option = "workaround: by phone; time: none; money: none; scope: less; services: 1; customer: 2";
    await run("confront", "plan", "acme", "G1", "--by", "2026-12-04", "--option", option);
    const after = (await run("recut", "acme", "--by", "2027-01-15")).out;
    expect(after).toContain("Yes, with everything in scope");
    expect(after).not.toMatch(/assumed for/);
  });

  test("what psvc drafted is not a recorded option", async () => {
    await must("Data stays in the UK");
    await run("recut", "acme", "--by", "2027-01-15", "--apply");
    expect((await run("recut", "acme", "--by", "2027-01-15")).out).toContain("No: G1 has no recorded option");
    expect((await attempt("recut", "acme", "--by", "2027-01-15", "--json")).json.recut.withoutOption).toEqual(["G1"]);
  });
});

describe("learn", () => {
  test("counts a gap that rests on no capability, and one project as one", async () => {
    await must("Data stays in the UK");
    const page = (await run("learn", "--for", "product")).out;
    expect(page).toContain("From 1 project.");
    expect(page).not.toContain("No gap is on record yet");
    expect(page).toContain("kind capability: no conversation held yet, 1 gap in 1 project");
  });

  test("names a capability as the catalogue does", async () => {
    const known = ["--product", "Prod", "--release", "1", "--availability", "limited"];
    await run("capability", "add", "AP-005", "--name", "Approval paths", ...known);
    await run("promise", "add", "acme", "Two steps", "--importance", "must", "--capability", "AP-005");
    for (const page of [(await run("learn")).out, (await run("learn", "--for", "product")).out]) {
      expect(page).toContain("Approval paths");
      expect(page).not.toMatch(/ap-005/i);
    }
  });
});

describe("adopt", () => {
  test.each([
    ["2026-11-30", "set a day for the go-live that can be kept"],
    ["2026-12-01", null],
  ])("takes over a project whose target is %s", async (target, first) => {
    const stands = ["--adopt", "--phase", "build", "--owned-on", "2026-06-01", "--closed", "2026-05-04"];
    await run("new-project", "Beta", "--lead", "Ana", ...stands, "--target", target);
    const { project: found } = (await run("status", "beta", "--json")).json;
    expect(found.dates.target).toBe(target);
    const texts = found.next.text;
    if (first) expect(texts).toBe(first);
    else expect(texts).not.toContain("set a day");
  });

  test("a project that begins now has its target ahead", async () => {
    const ran = await attempt(
      "new-project",
      "Beta",
      "--lead",
      "Ana",
      "--closed",
      "2026-11-27",
      "--target",
      "2026-11-30",
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("the target must be in the future");
  });
});

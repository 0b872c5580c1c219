import { beforeEach, describe, expect, test } from "vitest";
import { put, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE } from "../../working.ts";

let app: TestApp;

const run = async (...argv: string[]) => {
  const ran = await app.psvc(...argv);
  expect(ran.exitCode, ran.err + ran.out).toBe(0);
  return ran;
};
const gap = async (id: string) => (await run("gap", "show", "acme", id, "--json")).json.gap;

beforeEach(async () => {
  app = testApp();
  await run(
    "new-project",
    "Acme",
    "--closed",
    "2026-11-02",
    "--lead",
    "Ana",
    "--decider",
    "Petra",
    "--template",
    "small",
  );
});

describe("gap add", () => {
  test("from a statement makes the promise with it, and answers with the gap", async () => {
    const ran = await run(
      "gap",
      "add",
      "acme",
      "--statement",
      "Portal",
      "--importance",
      "must",
      "--fit",
      "partial",
      "--why",
      "read-only",
      "--json",
    );
    expect(ran.json).toMatchObject({
      kind: "gap",
      gap: {
        id: "G1",
        promise: "P1",
        state: "open",
        severity: "blocker",
        owner: "Ana",
        note: "read-only",
        resolution: null,
      },
    });
  });

  test("of a timeline with a day answers with the gap that the plan opened, or says that the plan keeps it", async () => {
    const flags = ["--kind", "timeline", "--importance", "must"];
    const late = ["gap", "add", "acme", "--statement", "Live by then", ...flags, "--needed-by", "2026-11-30"];
    const ran = await run(...late, "--why", "the fair", "--owner", "Ben", "--json");
    expect(ran.json.gap).toMatchObject({ id: "G1", promise: "P1", state: "open", owner: "Ben", note: "the fair" });
    const inTime = await app.psvc("gap", "add", "acme", "--statement", "Live", ...flags, "--needed-by", "2027-11-30");
    expect(inTime.exitCode).toBe(1);
    expect(inTime.err).toContain("the go-live is planned in time for that day");
    expect((await run("promise", "list", "acme", "--json")).json.promises).toHaveLength(1);
  });

  test("on an unassessed promise judges it; an open gap is named; one that fits needs a reason", async () => {
    await run("promise", "add", "acme", "Portal");
    await run("gap", "add", "acme", "--promise", "p1");
    expect((await run("promise", "list", "acme", "--json")).json.promises[0].fit).toBe("gap");
    const again = await app.psvc("gap", "add", "acme", "--promise", "P1");
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining("G1")]);
    await run("promise", "add", "acme", "Login", "--fit", "fit");
    expect((await app.psvc("gap", "add", "acme", "--promise", "P2")).err).toContain("--why");
    await run("gap", "add", "acme", "--promise", "P2", "--why", "only for ten users");
  });

  test("on a closed gap opens it again", async () => {
    await run("gap", "add", "acme", "--statement", "Portal");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE);
    await run("gap", "close", "acme", "G1", "--evidence", "seen in their system");
    await run("gap", "add", "acme", "--promise", "P1", "--why", "it broke");
    expect(await gap("G1")).toMatchObject({ state: "open", reopened: [{ why: "it broke" }] });
  });

  test("on a terminal asks which promise, or takes a new one", async () => {
    const prompter = scriptedPrompter("Portal", "");
    expect((await app.asking(prompter).psvc("gap", "add", "acme")).exitCode).toBe(0);
    prompter.done();
    expect(await gap("G1")).toMatchObject({ severity: "blocker" });
  });

  test("without anything said names both flags", async () => {
    const ran = await app.psvc("gap", "add", "acme");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--promise or --statement")]);
  });
});

describe("gap resolve and close", () => {
  beforeEach(async () => {
    await run("gap", "add", "acme", "--statement", "Portal", "--importance", "must", "--strength", "contracted");
  });

  test("releasing what is in the contract names the document", async () => {
    const decision = ["--decided-by", "Petra", "--words", "leave it"];
    expect((await app.psvc("gap", "resolve", "acme", "G1", "--resolution", "descope", ...decision)).err).toContain(
      "--document",
    );
    await run("gap", "resolve", "acme", "G1", "--resolution", "descope", ...decision, "--document", "change order 1");
    expect(await gap("G1")).toMatchObject({ state: "closed", closedOn: "2026-11-24" });
  });

  test.each([
    ["extension", "--owner, --funded-on"],
    ["defer", "--review-on"],
    ["concede", "--concession"],
  ])("%s without its parts names %s", async (kind, flags) => {
    expect((await app.psvc("gap", "resolve", "acme", "G1", "--resolution", kind)).err).toContain(flags);
  });

  test("closing needs a decided resolution, and then evidence", async () => {
    const undecided = await app.psvc("gap", "close", "acme", "G1");
    expect([undecided.exitCode, undecided.err]).toEqual([
      1,
      expect.stringContaining("nobody decided how they go live"),
    ]);
    expect(undecided.err).not.toContain("--evidence");
    expect((await app.psvc("gap", "close", "acme", "G1", "--evidence", "look")).err).toContain("nobody decided");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE);
    expect((await app.psvc("gap", "close", "acme", "G1", "--evidence", "look")).err).toContain("proposed");
    await run("gap", "resolve", "acme", "G1", "--decided-by", "Petra", "--words", "fine");
    const bare = await app.psvc("gap", "close", "acme", "G1");
    expect([bare.exitCode, bare.err]).toEqual([2, expect.stringContaining("Add --evidence.")]);
    await run("gap", "close", "acme", "G1", "--evidence", "look");
    expect(await gap("G1")).toMatchObject({ state: "closed", evidence: "look" });
  });

  test("a should that is agreed is told apart from one that nobody has settled", async () => {
    await run("gap", "add", "acme", "--statement", "Reports by night", "--importance", "should");
    expect(await gap("G2")).toMatchObject({ severity: "major", severityReason: "a should that is not settled" });
    const { out } = await run("gap", "resolve", "acme", "G2", "--resolution", "workaround");
    expect(out).toContain("G2 agreed, major: a should: agreed, not yet delivered");
  });

  test("severity is raised with a reason and never lowered", async () => {
    await run("gap", "add", "acme", "--statement", "Dark theme", "--importance", "could");
    expect((await app.psvc("gap", "edit", "acme", "G2", "--severity", "major")).err).toContain("--severity-reason");
    await run("gap", "edit", "acme", "G2", "--severity", "major", "--severity-reason", "the board asked");
    expect(await gap("G2")).toMatchObject({ severity: "major", severityReason: "the board asked" });
    expect(
      (await app.psvc("gap", "edit", "acme", "G1", "--severity", "minor", "--severity-reason", "please")).exitCode,
    ).toBe(1);
  });

  test("on a terminal asks how, and who decided in what words", async () => {
    const prompter = scriptedPrompter("workaround", "Petra", "", "until spring", "", "by hand", "", "");
    const ran = await app.asking(prompter).psvc("gap", "resolve", "acme", "G1");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(await gap("G1")).toMatchObject({
      state: "agreed",
      resolution: {
        kind: "workaround",
        dayOne: "by hand",
        owner: "Ana",
        decision: { by: "Petra", words: "until spring" },
      },
    });
  });
});

describe("a promise that is judged again", () => {
  test("as fit leaves its gap open and says how to close it", async () => {
    await run("gap", "add", "acme", "--statement", "Portal");
    const ran = await run(
      "promise",
      "assess",
      "acme",
      "P1",
      "--fit",
      "fit",
      "--why",
      "found it",
      "--evidence",
      "screen",
    );
    expect(ran.out).toContain("psvc gap close acme G1 --evidence TEXT");
    expect((await gap("G1")).state).toBe("open");
    await run("gap", "close", "acme", "G1", "--evidence", "screen");
  });

  test("dropped stays on record with its reason and closes its gap", async () => {
    await run("gap", "add", "acme", "--statement", "Portal");
    expect((await app.psvc("promise", "drop", "acme", "P1")).err).toContain("--why");
    await run("promise", "drop", "acme", "P1", "--why", "a misunderstanding");
    expect((await gap("G1")).state).toBe("closed");
    expect((await run("promise", "list", "acme", "--json")).json.promises).toEqual([]);
    expect((await run("promise", "list", "acme", "--all", "--json")).json.promises[0].dropped).toMatchObject({
      why: "a misunderstanding",
    });
  });
});

describe("gap list without a project", () => {
  test("has those of every project that is not at its end, blockers first, and says whose each is", async () => {
    await run("gap", "add", "acme", "--statement", "Reports", "--importance", "could");
    for (const name of ["Beta", "Zeta"]) {
      await run("new-project", name, "--closed", "2026-11-20", "--lead", "Ana");
      await run("gap", "add", name, "--statement", `${name} signs in`, "--importance", "must");
    }
    await run("stop", "zeta", "--decided-by", "Petra", "--why", "no budget", "--consequence", "nothing");
    const { project, gaps } = (await run("gap", "list", "--json")).json;
    expect(project).toBeNull();
    expect(gaps.map((one: Record<string, string>) => [one.project, one.id, one.severity])).toEqual([
      ["beta", "G1", "blocker"],
      ["acme", "G1", "minor"],
    ]);
    expect((await run("gap", "list", "--severity", "minor")).out).toMatch(/^acme +G1 +minor/m);
  });

  test("names a project that cannot be read, and has the others", async () => {
    await run("gap", "add", "acme", "--statement", "Reports");
    await run("new-project", "Beta", "--closed", "2026-11-20", "--lead", "Ana");
    put(app, "projects/beta.json", "{");
    const { out, json } = await run("gap", "list", "--json");
    expect(json.gaps).toHaveLength(1);
    expect(
      json.damaged.map(({ slug }: { readonly slug: string }) => slug),
      out,
    ).toEqual(["beta"]);
    expect((await run("gap", "list")).out).toContain("beta.json");
  });
});

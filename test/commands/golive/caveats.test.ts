import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE, settledBeforeDayOne, toTheDoor, working } from "../../working.ts";

/** What the review tells whoever decides, and what is then a condition. */

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const SAID = ["--decided-by", "Petra Lund", "--words", "fine"];
const review = async () => (await app.psvc("golive", "acme", "--check", "--json")).json.review;

beforeEach(async () => {
  app = testApp({ today: "2026-11-30" });
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];
  const facts = ["--closed", "2026-11-27", "--lead", "Ana", "--target", "2027-02-17", "--template", "small"];
  await run("new-project", "Acme", ...facts, ...people);
});

describe("a must settled by words alone", () => {
  beforeEach(async () => {
    await run("gap", "add", "acme", "--statement", "Two-way sync", "--importance", "must");
  });

  test.each([
    ["seen", ["P1"]],
    ["all agreed that it works", ["P1"]],
    ["Tom saw ten orders typed in", []],
    ["PETRA LUND ran it", []],
    ["Tomorrow it is seen", ["P1"]],
    ["https://acme.example/run/7", []],
    ["runs/march.pdf", []],
    ["march.pdf", []],
    ["ACME-12", []],
  ])("with the evidence %j: %j", async (evidence, listed) => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    await run("gap", "close", "acme", "G1", "--evidence", evidence);
    expect((await review()).caveats.byWordsAlone).toEqual(listed);
  });

  test("is none with a document of the decision", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "descope", ...SAID);
    expect((await review()).caveats.byWordsAlone).toEqual(["P1"]);
    await run("gap", "reopen", "acme", "G1", "--why", "again");
    await run("gap", "resolve", "acme", "G1", "--resolution", "descope", ...SAID, "--document", "change order 2");
    expect((await review()).caveats.byWordsAlone).toEqual([]);
  });

  test("is listed with what was not recorded, overruled or waived", async () => {
    const resolve = ["gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", "we wait", ...SAID];
    await run(...resolve, ...DAY_ONE.slice(2), "--day-one", "we wait", "--not-waiting", "a quote");
    await run("gap", "add", "acme", "--statement", "Maps", "--importance", "must");
    await settledBeforeDayOne(run, ["G2", "P2"], "--note", "by hand", ...SAID);
    const waiver = ["--by", "Petra Lund", "--why", "trained before", "--consequence", "none"];
    await run("criterion", "set", "acme", "people-trained", "waived", ...waiver);
    await run("promise", "add", "acme", "Reports", "--importance", "could", "--strength", "contracted");
    await run("promise", "add", "acme", "Portal", "--importance", "should", "--unconfirmed");
    expect((await review()).caveats).toMatchObject({
      notWaiting: [{ gap: "G1", why: "a quote", by: "ana", on: "2026-11-30" }],
      waivers: ["people-trained"],
      contractedBelowMust: ["P3"],
      notRecorded: ["P2"],
      unconfirmedShoulds: 1,
    });
    const { out } = await app.psvc("golive", "acme", "--check");
    for (const line of ["G1 does not wait", "waived: people-trained", "not a must: P3", "not recorded: P2", "1 should"])
      expect(out).toContain(line);
  });

  test("is listed where its stored text only waits", async () => {
    await run("promise", "edit", "acme", "P1", "--importance", "should");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", "wait for the Q3 release");
    await run("promise", "edit", "acme", "P1", "--importance", "must");
    expect((await review()).caveats.waiting).toEqual(["G1"]);
  });
});

describe("what is not recorded of day one", () => {
  const decide = (...answers: string[]) => app.asking(scriptedPrompter(...answers)).psvc("golive", "acme");
  const gap = async (id: string) => (await run("gap", "show", "acme", id, "--json")).json.gap;

  beforeEach(async () => {
    for (const text of ["Two-way sync", "Portal"])
      await run("gap", "add", "acme", "--statement", text, "--importance", "must");
    await settledBeforeDayOne(run, ["G1", "P1"], "--note", "by hand", ...SAID);
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
  });

  test("is asked for at the readiness review, and the decision of the customer stays", async () => {
    const ran = await decide("Finance types them in", "Li Wei", "15 feb 2027", "q", "later");
    expect(ran.exitCode, ran.err).toBe(0);
    const resolution = { dayOne: "Finance types them in", owner: "Li Wei", inPlaceBy: "2027-02-15" };
    expect(await gap("G1")).toMatchObject({ state: "agreed", resolution });
    expect((await gap("G1")).resolution.decision.by).toBe("Petra Lund");
    expect((await review()).caveats.notRecorded).toEqual([]);
    await decide("q", "later");
  });

  test("is asked back where it only waits, and stays open with Enter", async () => {
    await decide("we wait for the Q3 release", "Finance types them in", "", "", "q", "later");
    expect((await gap("G1")).resolution).toMatchObject({ dayOne: "Finance types them in", owner: "Ana" });
  });

  test("of a gap that is in place is asked for too", async () => {
    await run("gap", "close", "acme", "G1", "--evidence", "Tom Okafor saw it");
    await decide("Finance types them in", "Li Wei", "", "q", "later");
    expect(await gap("G1")).toMatchObject({ state: "closed", resolution: { inPlaceBy: "2027-02-17" } });
  });
});

describe("what is agreed and not in place", () => {
  test.each([
    ["should", "written", true],
    ["could", "contracted", true],
    ["could", "written", false],
  ])("as a %s that is %s is a condition: %s", async (importance, strength, isCondition) => {
    const facts = ["--importance", importance, "--strength", strength];
    await run("gap", "add", "acme", "--statement", "Reports", ...facts);
    const day = ["--owner", "Li Wei", "--in-place-by", "2027-02-10"];
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...day, ...SAID);
    await toTheDoor(run);
    expect((await review()).notInPlace).toEqual(isCondition ? ["G1"] : []);
    const go = ["golive", "acme", "--decided-by", "Ana", "--decision"];
    expect((await app.psvc(...go, "go")).exitCode).toBe(isCondition ? 3 : 0);
    if (!isCondition) return;
    await run(...go, "go-with-conditions");
    const { actions } = (await run("status", "acme", "--json")).json.project;
    expect(actions).toMatchObject([{ text: "set up G1: Reports", owner: "Li Wei", due: "2027-02-10" }]);
    await run("golive", "acme", "--live", "--confirmed-by", "Tom Okafor");
    const page = (await run("report", "acme", "--for", "golive")).out;
    const [before, toFollow = ""] = page.split("## To follow");
    expect(toFollow).toMatch(/^[^#]*Reports[^#]*10 Feb/);
    expect(before).not.toContain("Reports");
    expect(page).not.toContain("G1");
    await run("gap", "close", "acme", "G1", "--evidence", "Tom Okafor saw it");
    expect((await run("report", "acme", "--for", "golive")).out).not.toContain("To follow");
  });

  test("is none once it is in place, or deferred", async () => {
    await run("gap", "add", "acme", "--statement", "Reports", "--importance", "should");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround");
    await run("gap", "close", "acme", "G1", "--evidence", "Tom saw it");
    await run("gap", "add", "acme", "--statement", "Portal", "--importance", "should");
    await run("gap", "resolve", "acme", "G2", "--resolution", "defer", "--review-on", "2027-09-01", ...SAID);
    expect((await review()).notInPlace).toEqual([]);
  });
});

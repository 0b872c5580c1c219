import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE, settledBeforeDayOne, signedFor, working } from "../../working.ts";

/** A must is not talked past the gate by a text that only waits for product. */

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const SAID = ["--decided-by", "Petra Lund", "--words", "fine, we wait"];
const WAIT = "wait for the Q3 release";
const resolve = (...more: string[]) => app.psvc("gap", "resolve", "acme", "G1", ...more);
const gap = async () => (await run("gap", "show", "acme", "G1", "--json")).json.gap;
const rest = "time: none; money: none; scope: none; services: 1; customer: 0";

beforeEach(async () => {
  app = testApp({ today: "2026-11-30" });
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];
  const facts = ["--closed", "2026-11-27", "--lead", "Ana", "--target", "2027-02-17"];
  await run("new-project", "Acme", ...facts, ...people);
  await run("gap", "add", "acme", "--statement", "Two-way sync", "--importance", "must");
});

describe("a resolution of a must", () => {
  test.each([["--note"], ["--day-one"]])("is refused where its %s only waits, and nothing is written", async (flag) => {
    const ran = await resolve("--resolution", "workaround", flag, WAIT, ...SAID, "--json");
    expect([ran.exitCode, JSON.parse(ran.err).error.code]).toEqual([3, "waits"]);
    expect(await gap()).toMatchObject({ state: "open", resolution: null });
  });

  test("is taken against the reader with a reason, which stays on record", async () => {
    await run(
      "gap",
      "resolve",
      "acme",
      "G1",
      "--resolution",
      "workaround",
      ...DAY_ONE.slice(2),
      "--day-one",
      WAIT,
      ...SAID,
      "--not-waiting",
      "Q3",
    );
    const override = { why: "Q3", by: "ana", on: "2026-11-30" };
    expect(await gap()).toMatchObject({ state: "agreed", resolution: { notWaiting: override } });
    await run("gap", "resolve", "acme", "G1", "--owner", "Li Wei", ...SAID);
    expect((await gap()).resolution).toMatchObject({ owner: "Li Wei", notWaiting: override });
    await run("gap", "resolve", "acme", "G1", "--day-one", "Finance types them in", ...SAID);
    expect((await gap()).resolution.notWaiting).toBeNull();
  });

  test("is not overruled by an empty reason", async () => {
    expect((await resolve("--resolution", "workaround", "--note", WAIT, "--not-waiting", " ")).exitCode).toBe(3);
  });

  test("says what users do on day one, and by when that is in place", async () => {
    const day = ["--day-one", "Finance types them in", "--in-place-by", "2027-02-17", "--owner", "Li Wei"];
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", WAIT, ...day, ...SAID);
    expect((await gap()).resolution).toMatchObject({ dayOne: "Finance types them in", inPlaceBy: "2027-02-17" });
    expect((await run("gap", "show", "acme", "G1")).out).toContain("on day one: Finance types them in");
  });

  test.each([
    ["2027-02-16", 0],
    ["2027-02-17", 0],
    ["2027-02-18", 1],
  ])("is in place by %s, with the go-live on 17 February: exit code %i", async (by, exitCode) => {
    expect((await resolve("--resolution", "workaround", ...DAY_ONE.slice(0, 4), "--in-place-by", by)).exitCode).toBe(
      exitCode,
    );
  });

  test("shows what was not recorded, but not for what is deferred", async () => {
    await settledBeforeDayOne(run, ["G1", "P1"]);
    expect((await run("gap", "show", "acme", "G1")).out).toContain("on day one: not recorded");
    await run("gap", "resolve", "acme", "G1", "--resolution", "defer", "--note", WAIT, "--review-on", "2027-09-01");
    expect((await run("gap", "show", "acme", "G1")).out).not.toContain("not recorded");
  });

  test("is asked back on a terminal until it says what people do", async () => {
    const prompter = scriptedPrompter("on the roadmap", "Finance types them in", "", "");
    const ran = await app
      .asking(prompter)
      .psvc("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", WAIT);
    prompter.done();
    expect([ran.exitCode, (await gap()).resolution.dayOne]).toEqual([0, "Finance types them in"]);
  });

  test("is kept on a terminal with a reason", async () => {
    const prompter = scriptedPrompter("", "Q3 is the name of our night shift", "", "");
    await app.asking(prompter).psvc("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", WAIT);
    prompter.done();
    expect((await gap()).resolution.notWaiting).toMatchObject({ why: "Q3 is the name of our night shift" });
  });

  test("is asked on a terminal for what users do on day one, who does it and by when", async () => {
    const prompter = scriptedPrompter("Finance types them in", "Li Wei", "15 feb 2027");
    await app.asking(prompter).psvc("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...SAID);
    prompter.done();
    const day = { dayOne: "Finance types them in", owner: "Li Wei", inPlaceBy: "2027-02-15" };
    expect((await gap()).resolution).toMatchObject(day);
    await app.asking(scriptedPrompter()).psvc("gap", "resolve", "acme", "G1", "--review-on", "2027-09-01", ...SAID);
    expect((await gap()).resolution).toMatchObject(day);
  });

  test.each([
    ["16 feb 2027", true],
    ["17 feb 2027", true],
    ["18 feb 2027", false],
  ])("on a terminal may be in place by %s, with the go-live on 17 February: %s", async (by, isTaken) => {
    const prompter = scriptedPrompter("Finance types them in", "Li Wei", by);
    const ran = await app.asking(prompter).psvc("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...SAID);
    expect(ran.exitCode === 0).toBe(isTaken);
  });

  test("is not asked for day one where it is left out, put off or compensated", async () => {
    for (const kind of [["descope"], ["defer", "--review-on", "2027-09-01"], ["concede", "--concession", "a month"]]) {
      const asking = app.asking(scriptedPrompter());
      expect((await asking.psvc("gap", "resolve", "acme", "G1", "--resolution", ...kind)).exitCode).toBe(0);
    }
  });

  test("of an earlier version keeps its decision when day one is added to it", async () => {
    await settledBeforeDayOne(run, ["G1", "P1"], "--note", "by hand", ...SAID);
    await run("gap", "resolve", "acme", "G1", ...DAY_ONE);
    expect(await gap()).toMatchObject({ state: "agreed", resolution: { decision: { by: "Petra Lund" } } });
    await run("gap", "resolve", "acme", "G1", "--day-one", "Sales types them in");
    expect((await gap()).resolution.decision).toBeNull();
  });

  test("of a should may be anything", async () => {
    await run("promise", "edit", "acme", "P1", "--importance", "should");
    expect((await resolve("--resolution", "workaround", "--note", WAIT)).exitCode).toBe(0);
  });
});

describe("the evidence of a must", () => {
  test.each(["we wait", "ticket is on the roadmap"])("is refused as %j", async (evidence) => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    const ran = await app.psvc("gap", "close", "acme", "G1", "--evidence", evidence);
    expect([ran.exitCode, ran.err]).toEqual([3, expect.stringContaining("--not-waiting")]);
    await run("gap", "close", "acme", "G1", "--evidence", evidence, "--not-waiting", "it is a quote");
    expect(await gap()).toMatchObject({ state: "closed", notWaiting: { why: "it is a quote", by: "ana" } });
    await run("gap", "reopen", "acme", "G1", "--why", "it was none");
    expect((await gap()).notWaiting).toBeNull();
  });

  test("is asked back on a terminal", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    const prompter = scriptedPrompter("we wait", "Tom saw ten orders typed in");
    await app.asking(prompter).psvc("gap", "close", "acme", "G1");
    prompter.done();
    expect((await gap()).evidence).toBe("Tom saw ten orders typed in");
  });
});

describe("an option for a must", () => {
  const plan = (text: string, ...more: string[]) =>
    app.psvc("confront", "plan", "acme", "G1", "--by", "fri", "--option", `workaround: ${text}; ${rest}`, ...more);

  test("is refused where it only waits, and taken with a reason that goes on to the resolution", async () => {
    expect((await plan("join the beta when it opens")).exitCode).toBe(3);
    expect((await plan("join the beta when it opens", "--not-waiting", "they are in it")).exitCode).toBe(0);
    await run("confront", "outcome", "acme", "--outcome", "accepted", ...DAY_ONE.slice(2), ...SAID);
    expect((await gap()).resolution.notWaiting).toMatchObject({ why: "they are in it" });
  });

  test("that was stored before is listed as it is, and asked about when it is accepted", async () => {
    await run("promise", "edit", "acme", "P1", "--importance", "should");
    expect((await plan(WAIT)).exitCode).toBe(0);
    await run("promise", "edit", "acme", "P1", "--importance", "must");
    const outcome = ["confront", "outcome", "acme", "--outcome", "accepted", ...SAID];
    expect((await app.psvc(...outcome)).exitCode).toBe(3);
    await run(...outcome, ...DAY_ONE.slice(2), "--not-waiting", "they work with it today");
  });

  test("that only waits is asked back on a terminal when it is accepted", async () => {
    await run("promise", "edit", "acme", "P1", "--importance", "should");
    expect((await plan(WAIT)).exitCode).toBe(0);
    await run("promise", "edit", "acme", "P1", "--importance", "must");
    const prompter = scriptedPrompter("", "Finance types them in", "Li Wei", "");
    const ran = await app.asking(prompter).psvc("confront", "outcome", "acme", "--outcome", "accepted", ...SAID);
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    const day = { dayOne: "Finance types them in", owner: "Li Wei", inPlaceBy: "2027-02-17" };
    expect((await gap()).resolution).toMatchObject(day);
  });

  test("says by flags what users do on day one, who does it and by when", async () => {
    expect((await plan("by hand")).exitCode).toBe(0);
    const day = ["--day-one", "Finance types them in", "--owner", "Li Wei", "--in-place-by", "2027-02-16"];
    await run("confront", "outcome", "acme", "--outcome", "accepted", ...SAID, ...day);
    expect((await gap()).resolution).toMatchObject({ note: "by hand", dayOne: "Finance types them in" });
  });

  test("may defer until the release", async () => {
    const option = `defer: ${WAIT}; ${rest}; review: 2027-09-01`;
    await run("confront", "plan", "acme", "G1", "--by", "fri", "--option", option);
  });
});

describe("an extension", () => {
  const extension = (...more: string[]) => resolve("--resolution", "extension", ...DAY_ONE, ...more);

  test.each([
    ["2027-02-16", 0],
    ["2027-02-17", 0],
    ["2027-02-18", 1],
  ])("funded on %s, with the go-live on 17 February: exit code %i", async (day, exitCode) => {
    expect((await extension("--owner", "Li Wei", "--funded-on", day)).exitCode).toBe(exitCode);
  });

  test.each([
    "Product management",
    "engineering",
    "the product team",
    "R&D",
    "core platform",
    "Mia Chen",
  ])("is not owned by %s", async (owner) => {
    await run("config", "set", "product-team", "Core Platform, Mia Chen");
    expect((await extension("--owner", owner, "--funded-on", "2027-01-15")).exitCode).toBe(1);
  });

  test("is owned by whoever the setting no longer names", async () => {
    await run("config", "set", "product-team", "Mia Chen");
    await run("config", "unset", "product-team");
    expect((await extension("--owner", "Mia Chen", "--funded-on", "2027-01-15")).exitCode).toBe(0);
  });
});

describe("a must that nobody confirmed", () => {
  const aligned = () => app.psvc("route", "done", "acme", "aligned", ...signedFor("aligned"));

  beforeEach(async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "descope", ...SAID);
    await run("promise", "add", "acme", "Data in the UK", "--importance", "must", "--unconfirmed");
  });

  test("keeps the scope from being aligned until it is confirmed and settled, or dropped", async () => {
    const refused = await aligned();
    expect([refused.exitCode, refused.out]).toEqual([3, expect.stringContaining("P2 is a must that nobody confirmed")]);
    await run("promise", "drop", "acme", "P2", "--why", "nobody said it");
    expect((await aligned()).exitCode).toBe(0);
  });

  test.each(["should", "could"])("as a %s does not", async (importance) => {
    await run("promise", "edit", "acme", "P2", "--importance", importance);
    expect((await aligned()).exitCode).toBe(0);
  });
});

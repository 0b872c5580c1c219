import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { DAY_ONE, toTheDoor, working } from "../../working.ts";

/** Ways around the rules that somebody found once; none of them leads anywhere. */

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);

const SAID = ["--decided-by", "Petra Lund", "--words", "fine"];
const DESCOPE = "descope: left out; time: none; money: none; scope: less; services: 1; customer: 0";
const TURN = ["--decided-by", "Petra Lund", "--why", "x", "--consequence", "y"];
const gap = async () => (await run("gap", "show", "acme", "G1", "--json")).json.gap;
const project = async () => (await run("status", "acme", "--json")).json.project;
const plan = (...more: string[]) => run("confront", "plan", "acme", "G1", "--by", "fri", "--option", DESCOPE, ...more);

beforeEach(async () => {
  app = testApp();
  const people = [
    "--sponsor",
    "Petra Lund",
    "--project-lead",
    "Tom",
    "--decider",
    "Petra Lund",
    "--deal-owner",
    "Jo Meyer",
  ];
  await run("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana Sato", "--template", "small", ...people);
  await run("gap", "add", "acme", "--statement", "Sees stock", "--importance", "must", "--why", "margin 40 %");
});

describe("the gate", () => {
  test("a must under protest, also with a release, is for a go-live with conditions only", async () => {
    await plan();
    await run("confront", "outcome", "acme", "--outcome", "under-protest", "--option", "A", ...SAID);
    await toTheDoor(run);
    expect((await app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Ana")).exitCode).toBe(3);
    await run("golive", "acme", "--decision", "go-with-conditions", "--decided-by", "Ana");
  });

  test("a decision without protest ends the protest, and what is in place by it closes", async () => {
    await plan();
    await run("confront", "outcome", "acme", "--outcome", "under-protest", "--option", "A", ...SAID);
    await run("gap", "resolve", "acme", "G1", ...SAID);
    expect(await gap()).toMatchObject({ state: "closed", underProtest: null });
  });

  test("nobody on our side decides for the customer, whoever is named as a decider", async () => {
    await run("project", "edit", "acme", "--decider", "Jo Meyer", "--decider", "Ana Sato");
    for (const name of ["Jo Meyer", "ana sato"]) {
      const ran = await app.psvc(
        "gap",
        "resolve",
        "acme",
        "G1",
        "--resolution",
        "descope",
        "--decided-by",
        name,
        "--words",
        "ok",
      );
      expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("on our side")]);
    }
  });

  test("a decision holds for the terms it was given for", async () => {
    await run(
      "gap",
      "resolve",
      "acme",
      "G1",
      "--resolution",
      "workaround",
      ...DAY_ONE,
      "--note",
      "by phone, we pay",
      ...SAID,
    );
    await run("gap", "resolve", "acme", "G1", "--note", "by phone, at their cost");
    expect(await gap()).toMatchObject({ state: "open", resolution: { decision: null } });
    const closed = await app.psvc("gap", "close", "acme", "G1", "--evidence", "seen");
    expect([closed.exitCode, closed.err]).toEqual([1, expect.stringContaining("has not decided")]);
    expect((await gap()).state).toBe("open");
  });

  test("another resolution without a decision is proposed, and is not put in place", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    await run("gap", "resolve", "acme", "G1", "--resolution", "process-change", ...DAY_ONE);
    expect(await gap()).toMatchObject({ state: "open", resolution: { kind: "process-change", decision: null } });
    expect((await app.psvc("gap", "close", "acme", "G1", "--evidence", "seen")).exitCode).toBe(1);
  });

  test("what was agreed while it was a should is not closed as a must without the customer", async () => {
    await run("promise", "edit", "acme", "P1", "--importance", "should");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround");
    await run("promise", "edit", "acme", "P1", "--importance", "must");
    expect((await app.psvc("gap", "close", "acme", "G1", "--evidence", "seen")).exitCode).toBe(1);
    expect((await run("gap", "show", "acme", "G1")).out).toContain("--decided-by NAME --words TEXT");
  });

  test("what is stopped goes nowhere before a restart", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "descope", ...SAID);
    await toTheDoor(run);
    await run("stop", "acme", ...TURN);
    for (const argv of [
      ["golive", "acme", "--decision", "go", "--decided-by", "Ana"],
      ["golive", "acme", "--live", "--confirmed-by", "Tom"],
      ["route", "done", "acme", "stable"],
      ["confront", "plan", "acme", "G1", "--by", "fri", "--option", DESCOPE],
    ])
      expect((await app.psvc(...argv)).exitCode, argv.join(" ")).not.toBe(0);
    await run("restart", "acme", ...TURN);
    await run("golive", "acme", "--decision", "go", "--decided-by", "Ana");
  });

  test("what makes good on a protest stays that, and is there once", async () => {
    await plan();
    await run("confront", "outcome", "acme", "--outcome", "under-protest", ...SAID);
    const loosened = await app.psvc("action", "edit", "acme", "A1", "--for", "");
    expect([loosened.exitCode, loosened.err]).toEqual([1, expect.stringContaining("because of it")]);
    await run("gap", "reopen", "acme", "G1", "--why", "again");
    await run("gap", "resolve", "acme", "G1", "--under-protest", ...SAID);
    expect((await project()).actions).toHaveLength(1);
  });
});

describe("the clock", () => {
  test("a criterion that is said to be met again is no step", async () => {
    await run("criterion", "set", "acme", "people-trained", "met", "--evidence", "12 signed the list");
    app = app.on("2026-12-01");
    await run("criterion", "set", "acme", "people-trained", "met", "--evidence", "13 signed the list");
    expect((await project()).stall.movement).toBe(5);
  });

  test("one freeze after the other needs a step between them, and no day that has passed", async () => {
    const agreed = ["--why", "audit", "--consequence", "later", ...SAID];
    await run("stall", "acme", "--until", "2026-12-04", ...agreed);
    app = app.on("2027-01-15");
    const past = await app.psvc("stall", "acme", "--until", "2026-12-20", ...agreed);
    expect([past.exitCode, past.err]).toEqual([1, expect.stringContaining("is not after")]);
    await run("restart", "acme", ...TURN);
    const again = await app.psvc("stall", "acme", "--until", "2027-01-20", ...agreed);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining("nothing moved since the last freeze")]);
    await run("route", "done", "acme", "kickoff");
    await run("stall", "acme", "--until", "2027-01-20", ...agreed);
  });

  test("a weekend makes nothing older", async () => {
    app = app.on("2026-11-26");
    await run("route", "done", "acme", "kickoff");
    const days = async (day: string) => {
      app = app.on(day);
      return (await project()).stall.movement;
    };
    expect([
      await days("2026-11-27"),
      await days("2026-11-28"),
      await days("2026-11-29"),
      await days("2026-11-30"),
    ]).toEqual([1, 1, 1, 2]);
  });

  test("the last of two chases of one day counts", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-23");
    for (let i = 0; i < 4; i++) {
      await run("action", "chase", "acme", "A1", "--reply-by", "2026-12-10");
      await run("action", "chase", "acme", "A1", "--reply-by", "2026-11-24");
    }
    app = app.on("2026-11-25");
    expect((await run("action", "list", "acme")).out).toContain("no answer");
  });

  test("a day brought forward does not make late what came by the day first given", async () => {
    await run("action", "add", "acme", "Ana: the page by 2026-12-11");
    await run("action", "edit", "acme", "A1", "--due", "2026-12-04");
    app = app.on("2026-12-08");
    await run("action", "done", "acme", "A1");
    expect((await run("action", "list", "acme", "--json")).json.onTime.services).toEqual({ done: 1, onTime: 1 });
    expect((await run("history", "acme", "A1")).out).toContain("brought forward");
  });
});

describe("the conversation", () => {
  test("a note on the gap stays with us, and nobody who sold is whom the page is for", async () => {
    await plan();
    expect((await run("report", "acme")).out).not.toContain("margin");
    await plan("--with", "Jo Meyer");
    expect((await app.psvc("report", "acme")).err).toContain("names nobody who sold");
  });

  test("what fits now needs no talk and is not on the page", async () => {
    await plan();
    await run("promise", "assess", "acme", "P1", "--fit", "fit", "--why", "configured", "--evidence", "a recording");
    expect((await run("gap", "show", "acme", "G1")).out).toContain("psvc gap close acme G1 --evidence TEXT");
    expect((await app.psvc("report", "acme")).err).toContain("nothing to decide");
  });

  test("what turns out to be a rumour is not spoken of as a promise", async () => {
    await plan();
    await run("promise", "edit", "acme", "P1", "--unconfirmed");
    expect((await gap()).conversations.at(-1).endedOn).toBe("2026-11-24");
    const held = await app.psvc("confront", "outcome", "acme", "G1", "--outcome", "accepted", ...SAID);
    expect([held.exitCode, held.err]).toEqual([1, expect.stringContaining("No conversation is planned")]);
  });

  test("a flag that an outcome has no use for is refused, and not dropped", async () => {
    await plan();
    const ran = await app.psvc(
      "confront",
      "outcome",
      "acme",
      "--outcome",
      "accepted",
      ...SAID,
      "--condition",
      "x; Ana; fri",
    );
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("accepted-with-condition")]);
    const moved = await app.psvc(
      "confront",
      "outcome",
      "acme",
      "--outcome",
      "rescheduled",
      "--by",
      "mon",
      "--words",
      "x",
    );
    expect([moved.exitCode, moved.err]).toEqual([2, expect.stringContaining("--words")]);
    expect((await gap()).state).toBe("planned");
  });

  test("two plans of two people are held once", async () => {
    await run("export", "--all", "--to", "start.gz");
    const ben = testApp({ files: app.files, me: "ben", keys: { next: 500_000 } });
    await ben.psvc("import", "start.gz");
    await ben.psvc("confront", "plan", "acme", "G1", "--by", "mon", "--option", DESCOPE);
    await ben.psvc("export", "--all", "--to", "ben.gz");
    await plan();
    await run("import", "ben.gz", "--yes");
    await run("confront", "outcome", "acme", "G1", "--outcome", "refused", ...SAID);
    const { state, conversations } = await gap();
    expect(state).toBe("confronted");
    expect(conversations.map(({ endedOn }: { endedOn: string | null }) => endedOn)).toEqual([
      "2026-11-24",
      "2026-11-24",
    ]);
  });
});

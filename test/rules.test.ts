import { beforeEach, describe, expect, test } from "vitest";
import { type Ran, type TestApp, testApp } from "./app.ts";
import { DAY_ONE, signedFor, toTheDoor } from "./working.ts";

/** The ten rules that psvc is for, each as behaviour seen from the command line. */

const TODAY = "2026-11-24";
const DECISION = ["--decided-by", "Petra Lund", "--words", "we can live with that"];

let app: TestApp;

async function fine(ran: Promise<Ran>): Promise<Ran> {
  const result = await ran;
  expect(result.err + result.out, "the command should have worked").toBeTruthy();
  expect(result.exitCode, result.err + result.out).toBe(0);
  return result;
}

const run = (...argv: string[]) => fine(app.psvc(...argv));

async function project(...more: string[]): Promise<void> {
  await run(
    "new-project",
    "Acme",
    "--closed",
    "2026-11-20",
    "--lead",
    "Ana",
    "--sponsor",
    "Petra Lund",
    "--project-lead",
    "Tom",
    "--decider",
    "Petra Lund",
    "--template",
    "small",
    ...more,
  );
}

const status = async () => (await run("status", "acme", "--json")).json.project;
const gapOne = async () => (await run("gap", "show", "acme", "G1", "--json")).json.gap;

beforeEach(async () => {
  app = testApp({ today: TODAY });
});

describe("rule 1: ownership starts at the close", () => {
  test("a project is owned the moment it is created, and psvc says how long after the close that was", async () => {
    await project();
    const { route } = await status();
    expect(route[0]).toMatchObject({ milestone: "owned", dates: { actual: TODAY } });
    expect((await run("status", "acme")).out).toContain("owned 4 days later");
  });

  test("nothing hands a project back to sales: `owned` is not reopened", async () => {
    await project();
    const ran = await app.psvc("route", "reopen", "acme", "owned", "--why", "sales should do it");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("owned from the minute the deal closes");
  });
});

describe("rule 2: blame-free by construction", () => {
  test("a promise has no field for whoever sold", async () => {
    await project("--deal-owner", "Jo Meyer");
    await run("promise", "add", "acme", "Single sign-on", "--heard-by", "Tom");
    const [promise] = (await status()).promises;
    expect(Object.keys(promise).filter((key) => /sales|seller|owner|madeBy|promisedBy/i.test(key))).toEqual([]);
    expect(JSON.stringify(promise)).not.toContain("Jo Meyer");
    expect((await app.psvc("promise", "add", "acme", "SCIM", "--salesperson", "Jo")).exitCode).toBe(2);
  });
});

describe("rule 3: unexamined is not green", () => {
  test("a project without promises is unexamined", async () => {
    await project();
    expect((await status()).health).toMatchObject({ value: "unexamined", reasons: [{ code: "no-promises" }] });
  });

  test.each([
    ["must", "unexamined"],
    ["should", "unexamined"],
    ["could", "green"],
  ])("an unassessed %s makes it %s", async (importance, health) => {
    await project();
    await run("promise", "add", "acme", "Single sign-on", "--importance", importance);
    expect((await status()).health.value).toBe(health);
  });

  test("red still shows", async () => {
    await project("--contractual", "2026-11-30");
    expect((await status()).health.value).toBe("red");
  });
});

describe("rule 4: fit means today", () => {
  const catalogue = ["--product", "Prod", "--release", "1"];

  test("a fit is stamped with the day and the release it was judged against", async () => {
    await run("capability", "add", "sso", "--name", "SSO", ...catalogue);
    await project("--product", "Prod");
    await run("promise", "add", "acme", "Single sign-on", "--capability", "sso");
    expect((await status()).promises[0]).toMatchObject({ fit: "fit", asOf: TODAY, release: "1", basis: ["sso"] });
  });

  test("on another release an unchanged capability carries the fit forward, a changed one makes it stale", async () => {
    await run("capability", "add", "sso", "--name", "SSO", ...catalogue);
    await run("capability", "add", "scim", "--name", "SCIM", "--product", "Prod");
    await project("--product", "Prod");
    await run("promise", "add", "acme", "Single sign-on", "--capability", "sso", "--importance", "must");
    await run("promise", "add", "acme", "Provisioning", "--capability", "scim", "--importance", "must");
    await run("capability", "release", "2");
    await run("capability", "edit", "scim", "--availability", "limited");
    const { promises } = await status();
    expect(promises.map(({ fitStanding }: { fitStanding: string }) => fitStanding)).toEqual([
      "carried-forward",
      "stale",
    ]);
  });

  test("a stale fit of a must does not satisfy the gate", async () => {
    await run("capability", "add", "sso", "--name", "SSO", ...catalogue);
    await project("--product", "Prod");
    await run("promise", "add", "acme", "Single sign-on", "--capability", "sso", "--importance", "must");
    await toTheDoor(run);
    await run("capability", "edit", "sso", "--limits", "only for ten users");
    const ran = await app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Petra");
    expect(ran.exitCode).toBe(3);
    expect(ran.out).toContain("musts-settled: P1 not settled");
  });

  test("a fit judged by hand is stale after 90 days, a service never", async () => {
    await project("--target", "2027-06-01");
    await run("promise", "add", "acme", "Single sign-on", "--fit", "fit");
    await run("promise", "add", "acme", "Training on site", "--kind", "service", "--fit", "fit");
    app = app.on("2027-02-22");
    expect((await status()).promises[0].fitStanding).toBe("current");
    app = app.on("2027-02-23");
    const { promises } = await status();
    expect([promises[0].fitStanding, promises[1].fitStanding]).toEqual(["stale", "current"]);
  });

  test("a timeline with a day is judged against the plan, and moving the plan opens its gap", async () => {
    await project("--target", "2026-12-18");
    await run(
      "promise",
      "add",
      "acme",
      "Live this year",
      "--kind",
      "timeline",
      "--needed-by",
      "2026-12-31",
      "--importance",
      "must",
    );
    expect((await status()).promises[0].fit).toBe("fit");
    const moved = await run(
      "route",
      "move",
      "acme",
      "live",
      "--to",
      "2027-01-15",
      "--reason",
      "data",
      "--side",
      "customer",
      "--rest",
      "--json",
    );
    expect(moved.json.opened).toEqual(["G1"]);
    expect((await status()).promises[0].fit).toBe("gap");
  });

  test("a roadmap note changes neither fit nor gate", async () => {
    await run(
      "capability",
      "add",
      "scim",
      "--name",
      "SCIM",
      "--availability",
      "unavailable",
      "--roadmap-note",
      "certainly next month",
      ...catalogue,
    );
    await project("--product", "Prod");
    await run("promise", "add", "acme", "Provisioning", "--capability", "scim", "--importance", "must");
    expect((await status()).promises[0].fit).toBe("gap");
    expect((await gapOne()).severity).toBe("blocker");
  });
});

describe("rule 5: no resolution waits for product", () => {
  beforeEach(async () => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "must");
  });

  test.each(["roadmap", "wait", "product"])("%s is refused with the resolutions that work today", async (word) => {
    const ran = await app.psvc("gap", "resolve", "acme", "G1", "--resolution", word);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("it may come; go live without it");
    expect(ran.err).toContain("workaround");
    expect(ran.err).toContain("defer");
    expect((await gapOne()).state).toBe("open");
  });

  test("on a must every resolution stays proposed until the customer decided", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE);
    expect(await gapOne()).toMatchObject({ state: "open", resolution: { kind: "workaround", decision: null } });
    await run("gap", "resolve", "acme", "G1", ...DECISION);
    expect(await gapOne()).toMatchObject({
      state: "agreed",
      resolution: { kind: "workaround", decision: { by: "Petra Lund" } },
    });
  });

  test("only somebody who may decide decides", async () => {
    const ran = await app.psvc(
      "gap",
      "resolve",
      "acme",
      "G1",
      "--resolution",
      "descope",
      "--decided-by",
      "Tom",
      "--words",
      "fine",
    );
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("psvc project edit acme");
  });

  test("after aligned a must is lowered, dropped or unconfirmed by the customer only", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...DECISION);
    await run("route", "done", "acme", "aligned", ...signedFor("aligned"));
    for (const argv of [
      ["promise", "edit", "acme", "P1", "--importance", "could"],
      ["promise", "edit", "acme", "P1", "--unconfirmed"],
      ["promise", "drop", "acme", "P1", "--why", "not needed"],
    ]) {
      const ran = await app.psvc(...argv);
      expect(ran.exitCode, argv.join(" ")).toBe(2);
      expect(ran.err).toContain("--decided-by");
    }
    await run("promise", "edit", "acme", "P1", "--importance", "could", ...DECISION);
  });

  test("a fit is overruled upwards with evidence only, and the review lists it", async () => {
    const ran = await app.psvc("promise", "assess", "acme", "P1", "--fit", "fit");
    expect(ran.err).toContain("--evidence");
    await run(
      "promise",
      "assess",
      "acme",
      "P1",
      "--fit",
      "fit",
      "--why",
      "configured it",
      "--evidence",
      "screen recording",
    );
    expect((await app.psvc("golive", "acme", "--check", "--json")).json.review.overruled).toEqual(["P1"]);
  });

  test.each(["scope-signed", "musts-settled", "acceptance-signed"])("%s is neither set nor waived", async (name) => {
    const met = await app.psvc("criterion", "set", "acme", name, "met", "--evidence", "trust me");
    const waived = await app.psvc(
      "criterion",
      "set",
      "acme",
      name,
      "waived",
      "--by",
      "Ana",
      "--why",
      "hurry",
      "--consequence",
      "none",
    );
    expect([met.exitCode, waived.exitCode]).toEqual([1, 1]);
  });

  test("resting a promise on another capability that is available is a way up too", async () => {
    await run("capability", "add", "sso", "--name", "SSO", "--product", "Prod", "--release", "1");
    await run("project", "edit", "acme", "--product", "Prod");
    const ran = await app.psvc("promise", "assess", "acme", "P1", "--capability", "sso");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--why, --evidence");
  });

  test("a resolution agreed while the promise was no must does not settle it as one", async () => {
    await run("gap", "add", "acme", "--statement", "Portal", "--importance", "should");
    await run("gap", "resolve", "acme", "G2", "--resolution", "workaround", ...DAY_ONE);
    await run("gap", "close", "acme", "G2", "--evidence", "seen");
    await run("promise", "edit", "acme", "P2", "--importance", "must");
    const { review } = (await app.psvc("golive", "acme", "--check", "--json")).json;
    expect(review.criteria.find(({ name }: { name: string }) => name === "musts-settled").missing).toBe(
      "P1, P2 not settled",
    );
  });

  test("after aligned a must is neither made a timeline nor called a duplicate without the customer", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...DECISION);
    await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
    await run("route", "done", "acme", "aligned", ...signedFor("aligned"));
    const timeline = await app.psvc("promise", "edit", "acme", "P1", "--kind", "timeline", "--needed-by", "2028-01-01");
    const duplicate = await app.psvc("promise", "drop", "acme", "P1", "--duplicate-of", "P2");
    expect([timeline.exitCode, duplicate.exitCode]).toEqual([2, 2]);
  });

  test("there is no force, and a project without promises does not pass", async () => {
    expect((await app.psvc("golive", "acme", "--force")).exitCode).toBe(2);
    await run("new-project", "Empty", "--closed", "2026-11-20", "--lead", "Ana", "--template", "small");
    const ran = await app.psvc("golive", "empty", "--check", "--json");
    expect(ran.exitCode).toBe(3);
    expect(ran.json.review.criteria.find(({ name }: { name: string }) => name === "musts-settled")).toMatchObject({
      state: "not-met",
      missing: "no promises recorded",
    });
  });
});

describe("rule 6: consequence, not expectation", () => {
  test("a waiver without its consequence is refused", async () => {
    await project();
    const ran = await app.psvc(
      "criterion",
      "set",
      "acme",
      "people-trained",
      "waived",
      "--by",
      "Petra",
      "--why",
      "no time",
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--consequence");
  });

  test("a stop without its consequence is refused", async () => {
    await project();
    const ran = await app.psvc("stop", "acme", "--decided-by", "Petra", "--why", "merger");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--consequence");
  });

  test.each(["time", "money", "scope", "services", "customer"])("an option without its %s is refused", async (part) => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "must");
    const parts = ["time: none", "money: none", "scope: less", "services: 1", "customer: 2"];
    const option = ["workaround: by phone", ...parts.filter((one) => !one.startsWith(part))].join("; ");
    const ran = await app.psvc("confront", "plan", "acme", "G1", "--by", "fri", "--option", option);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain(`Add ${part}.`);
  });

  test("an executive's override, and a restart, say what follows", async () => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "must");
    const option = "workaround: by phone; time: none; money: none; scope: less; services: 1; customer: 2";
    await run("confront", "plan", "acme", "G1", "--by", "fri", "--option", option);
    const override = ["--override-by", "Lena", "--override-role", "COO"];
    const held = await app.psvc("confront", "outcome", "acme", "G1", "--outcome", "accepted", ...DECISION, ...override);
    expect(held.err).toContain("--override-consequence");
    await run("stop", "acme", "--decided-by", "Petra", "--why", "merger", "--consequence", "none");
    expect((await app.psvc("restart", "acme", "--why", "off", "--decided-by", "Petra")).err).toContain("--consequence");
  });

  test("a concession says what the customer gets", async () => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning");
    const ran = await app.psvc("gap", "resolve", "acme", "G1", "--resolution", "concede", ...DECISION);
    expect(ran.err).toContain("--concession");
  });
});

describe("rule 7: a chaser is not progress", () => {
  beforeEach(async () => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "should");
    await run(
      "action",
      "add",
      "acme",
      "Send the user list",
      "--owner",
      "Tom",
      "--side",
      "customer",
      "--due",
      "2026-12-04",
      "--for",
      "G1",
    );
    app = app.on("2026-12-01");
  });

  const days = async () => (await status()).stall.movement;

  test.each([
    [
      "a move of a date",
      ["route", "move", "acme", "live", "--to", "2027-01-29", "--reason", "data", "--side", "customer"],
    ],
    ["a proposal", ["gap", "resolve", "acme", "G1", "--resolution", "descope"]],
    ["a chaser", ["action", "chase", "acme", "A1"]],
    ["a new day for an action", ["action", "edit", "acme", "A1", "--due", "2026-12-09"]],
    [
      "the plan of a conversation",
      [
        "confront",
        "plan",
        "acme",
        "G1",
        "--by",
        "2026-12-03",
        "--option",
        "descope: gone; time: none; money: none; scope: less; services: 0; customer: 0",
      ],
    ],
    ["a risk", ["risk", "add", "acme", "the sponsor resigned", "--review-on", "fri"]],
    ["a wait", ["route", "wait", "acme", "kickoff", "--on", "customer"]],
    [
      "an agreed freeze",
      ["stall", "acme", "--until", "2026-12-18", "--why", "audit", "--consequence", "later", ...DECISION],
    ],
    ["a note on a gap", ["gap", "edit", "acme", "G1", "--note", "called twice"]],
    ["a new action", ["action", "add", "acme", "Call Tom", "--owner", "Ana", "--due", "2026-12-03"]],
    ["a new promise", ["promise", "add", "acme", "One more"]],
    ["an action done with nothing to show", ["action", "done", "acme", "A1"]],
    ["a criterion met with a word", ["criterion", "set", "acme", "people-trained", "met", "--evidence", "mail"]],
    [
      "a criterion that is not critical",
      ["criterion", "set", "acme", "first-value-named", "met", "--evidence", "12 signed the list"],
    ],
    [
      "a waiver",
      [
        "criterion",
        "set",
        "acme",
        "people-trained",
        "waived",
        "--by",
        "Petra",
        "--why",
        "they know it",
        "--consequence",
        "more questions",
      ],
    ],
  ])("%s does not reset the stall clock", async (_, argv) => {
    await run(...argv);
    expect(await days()).toBe(5);
  });

  test.each([
    ["a milestone", ["route", "done", "acme", "kickoff"]],
    ["something the customer delivered", ["action", "done", "acme", "A1", "--received", "the list with 40 names"]],
    ["an agreed gap", ["gap", "resolve", "acme", "G1", "--resolution", "workaround"]],
    ["a customer decision", ["gap", "resolve", "acme", "G1", "--resolution", "descope", ...DECISION]],
    ["a met criterion", ["criterion", "set", "acme", "people-trained", "met", "--evidence", "12 signed the list"]],
    ["work that was shown", ["progress", "acme", "Invoices post in their sandbox"]],
  ])("%s does", async (_, argv) => {
    await run(...argv);
    expect(await days()).toBe(0);
  });

  test.each([
    "accepted",
    "refused",
    "countered",
  ])("a conversation that was held does, also when it was %s", async (word) => {
    const option = "descope: gone; time: none; money: none; scope: less; services: 0; customer: 0";
    await run("confront", "plan", "acme", "G1", "--by", "2026-12-01", "--option", option);
    const again = word === "countered" ? ["--by", "2026-12-04"] : [];
    await run("confront", "outcome", "acme", "G1", "--outcome", word, ...DECISION, ...again);
    expect(await days()).toBe(0);
  });

  test("one that was put off does not", async () => {
    const option = "descope: gone; time: none; money: none; scope: less; services: 0; customer: 0";
    await run("confront", "plan", "acme", "G1", "--by", "2026-12-01", "--option", option);
    await run("confront", "outcome", "acme", "G1", "--outcome", "rescheduled", "--by", "2026-12-04");
    expect(await days()).toBe(5);
  });
});

describe("rule 8: active or dead, never on hold", () => {
  test("there is no on-hold: not as a status, not as a command", async () => {
    await project();
    expect((await app.psvc("status", "--status", "on-hold")).exitCode).toBe(2);
    expect((await app.psvc("hold", "acme")).exitCode).toBe(2);
  });

  test("the ladder ends in a meeting on a smaller scope or a new plan, one letter after the other", async () => {
    await project();
    await run("promise", "add", "acme", "Single sign-on", "--fit", "fit");
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    for (const day of ["2026-11-25", "2026-11-27", "2026-12-02", "2026-12-03", "2026-12-08"]) {
      app = app.on(day);
      await run("stall", "acme", "--sent", "--reply-by", day);
    }
    app = app.on("2026-12-09");
    const { stall, next } = await status();
    expect(stall).toMatchObject({ days: 11, step: "decide", item: "A1" });
    expect(next.text).toMatch(/hold the steering meeting with Petra Lund: reduce the scope, or re-plan/);
  });

  test("a stop is on record with who, why and what follows, and a restart begins a new clock", async () => {
    await project();
    await run("stop", "acme", "--decided-by", "Petra Lund", "--why", "merger", "--consequence", "the fee is paid");
    expect(await status()).toMatchObject({
      status: "stopped",
      stops: [{ by: "Petra Lund", why: "merger", consequence: "the fee is paid" }],
    });
    app = app.on("2026-12-10");
    await run("restart", "acme", "--why", "merger is off", "--decided-by", "Petra", "--consequence", "the plan is new");
    expect(await status()).toMatchObject({ status: "active", stall: { movement: 0 } });
  });
});

describe("rule 9: less than promised can be a win", () => {
  test("coverage is counted, and low coverage is not red", async () => {
    await project();
    for (const name of ["One", "Two", "Three"])
      await run("gap", "add", "acme", "--statement", name, "--importance", "should");
    await run("promise", "add", "acme", "Four", "--importance", "must", "--fit", "fit");
    for (const id of ["G1", "G2", "G3"])
      await run("gap", "resolve", "acme", id, "--resolution", "descope", ...DECISION);
    const { health, coverage } = await status();
    expect(coverage).toMatchObject({ promises: 4, keptAsMade: 1, released: 3 });
    expect(health.value).toBe("green");
  });

  test("a customer may go live under protest, with conditions and something to make good", async () => {
    await project();
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "must");
    await run("gap", "resolve", "acme", "G1", "--under-protest", ...DECISION);
    await toTheDoor(run);
    expect((await app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Petra")).exitCode).toBe(3);
    await run("golive", "acme", "--decision", "go-with-conditions", "--decided-by", "Petra");
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    const { status: word, actions, coverage } = await status();
    expect(word).toBe("live");
    expect(actions).toMatchObject([{ for: "happiness", doneOn: null }]);
    expect(coverage.underProtest).toBe(1);
  });
});

describe("rule 10: the bell credits everyone", () => {
  const ring = ["golive", "acme", "--ring"];

  beforeEach(async () => {
    await project();
    await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
    await toTheDoor(run);
    await run("golive", "acme", "--decision", "go", "--decided-by", "Petra");
  });

  test("missing credits never block the go-live, and until the bell is rung psvc says so", async () => {
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    const { status: word, bell, next } = await status();
    expect([word, bell]).toEqual(["live", "not-rung"]);
    expect(next.command).toBe("psvc golive acme --ring");
    expect((await run("status")).out).toContain("go-live not announced yet");
  });

  test("it is announced with credit to sales, services and the customer, or not at all", async () => {
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    const silent = await app.psvc(...ring, "--first-value", "they sign in");
    expect(silent.exitCode).toBe(2);
    expect(silent.err).toContain("--credit-sales");
    const rung = await run(...ring, "--first-value", "they sign in", "--credit-sales", "Jo", "--announce", "win.md");
    for (const name of ["Jo", "Ana", "Tom"]) {
      expect(rung.out).toContain(name);
      expect(app.files.get("win.md")).toContain(name);
    }
    expect((await status()).bell).toBe("rung");
  });

  test("it is not rung before real users do real work", async () => {
    const ran = await app.psvc(...ring, "--first-value", "x", "--credit-sales", "Jo");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("not live");
  });
});

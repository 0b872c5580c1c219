import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../app.ts";
import { DAY_ONE, settledBeforeDayOne, working } from "../working.ts";

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

describe("the customer's pages", () => {
  const said = ["--decided-by", "Petra Lund", "--words", "fine, but we expect it"];
  const page = async (name: string, ...more: string[]) => (await run("report", "acme", "--for", name, ...more)).out;

  test("print neither what was said nor the note of the lead, and are a draft until day one is described", async () => {
    await must("Two-way sync");
    await settledBeforeDayOne(run, ["G1", "P1"], "--note", "quickest", ...said);
    const draft = await run("report", "acme", "--for", "scope");
    expect(draft.out).not.toMatch(/we expect it|quickest/);
    expect(draft.out).toContain("Draft: 1 item is still open");
    expect(draft.err).toContain("psvc gap resolve acme G1 --day-one TEXT");
    const dayOne = [
      "--day-one",
      "Finance re-keys the orders each night",
      "--owner",
      "Ana",
      "--in-place-by",
      "2026-12-11",
    ];
    await run("gap", "resolve", "acme", "G1", ...dayOne);
    const ready = await page("scope");
    expect(ready).toContain("Workaround: Finance re-keys the orders each night");
    expect(ready).not.toContain("Draft");
  });

  test("tell of a reservation who recorded it and when it is reviewed", async () => {
    await must("Audit log");
    const review = ["--review-on", "2027-03-24"];
    await run("gap", "resolve", "acme", "G1", "--under-protest", "--owner", "Ana", ...review, ...said);
    const text = await page("scope");
    expect(text).toContain("Petra Lund recorded a reservation on 1 December 2026; review on 24 March 2027");
    expect(text).not.toMatch(/under (your )?protest|we expect it/);
  });

  test("show neither a date nor a service nor a term as what works", async () => {
    const kinds = ["timeline", "service", "commercial"];
    for (const kind of kinds)
      await run(
        ...["promise", "add", "acme", `A ${kind}`, "--kind", kind],
        ...(kind === "timeline" ? ["--needed-by", "2027-12-01"] : ["--fit", "fit"]),
      );
    await run("promise", "add", "acme", "Single sign-on", "--fit", "fit");
    const [works, terms] = (await page("scope")).split("## Dates, services and terms");
    expect(works).toContain("Single sign-on");
    for (const kind of kinds) {
      expect(works).not.toContain(`A ${kind}`);
      expect(terms).toContain(`A ${kind}`);
    }
  });

  test("a decision request has our effort only where it is asked for, and no reason of ours", async () => {
    await must("Two-way sync");
    const option = "workaround: by phone; time: none; money: none; scope: less; services: 7; customer: 2";
    const best = ["--recommendation", "A: quickest"];
    await run("confront", "plan", "acme", "G1", "--by", "2026-12-04", "--option", option, ...best);
    expect(await page("decision")).not.toMatch(/7 days|quickest|on our side/);
    expect(await page("decision", "--show-effort")).toContain("7 days");
  });

  test.each([
    ["2026-12-04", 0],
    ["2026-12-05", 1],
  ])("a decision request on %s, its day being 4 December, ends with %i", async (today, exitCode) => {
    await must("Two-way sync");
    const option = "workaround: by phone; time: none; money: none; scope: less; services: 7; customer: 2";
    await run("confront", "plan", "acme", "G1", "--by", "2026-12-04", "--option", option);
    const ran = await app.on(today).psvc("report", "acme", "--for", "decision");
    expect(ran.exitCode).toBe(exitCode);
    if (exitCode > 0) expect(ran.err).toContain("psvc confront plan acme G1 --by DAY");
  });

  test("the weekly page says how a workaround works, and not that what was asked for is in place", async () => {
    await must("Two-way sync");
    const dayOne = ["--day-one", "Finance re-keys the orders", "--owner", "Ana", "--in-place-by", "2026-12-11"];
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...dayOne, ...said);
    await run("gap", "close", "acme", "G1", "--evidence", "https://acme.example/run/7");
    expect(await page("weekly")).toContain("In place: Finance re-keys the orders (for: Two-way sync)");
  });
});

describe("the gate", () => {
  const said = ["--decided-by", "Petra Lund", "--words", "fine, we wait"];
  const resolve = (...more: string[]) => attempt("gap", "resolve", "acme", "G1", ...more, ...said);

  beforeEach(() => must("Two-way sync"));

  test.each([
    ["--note", "wait for the Q3 release"],
    ["--day-one", "on the roadmap"],
  ])("a must is not settled by %s '%s', and by a reason only on record", async (flag, text) => {
    const way = ["--resolution", "workaround", flag, text];
    const ran = await resolve(...way);
    expect(ran.exitCode).toBe(3);
    expect(ran.err).toContain("only waits for product");
    expect((await resolve(...way, "--json")).err).toContain('"waits"');
    const dayOne = flag === "--day-one" ? DAY_ONE.slice(2) : DAY_ONE;
    expect((await resolve(...dayOne, ...way, "--not-waiting", "it is their own release")).exitCode).toBe(0);
  });

  test.each([
    ["Product management", "2026-12-10"],
    ["Ben Roth", "2028-01-01"],
  ])("an extension by %s, funded on %s, is refused", async (owner, day) => {
    const ran = await resolve("--resolution", "extension", "--owner", owner, "--funded-on", day);
    expect(ran.exitCode).toBe(1);
  });

  test("waiting is no evidence, and an unconfirmed must keeps the scope from being signed", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...said);
    expect((await attempt("gap", "close", "acme", "G1", "--evidence", "ticket is on the roadmap")).exitCode).toBe(3);
    await run("promise", "add", "acme", "Audit log", "--importance", "must", "--unconfirmed", "--fit", "fit");
    const signed = ["--signed-by", "Petra Lund", "--signed-on", "today", "--document", "scope.pdf"];
    const ran = await attempt("route", "done", "acme", "aligned", ...signed);
    expect([ran.exitCode, ran.out]).toEqual([3, expect.stringContaining("P2 is a must that nobody confirmed")]);
  });

  test.each([
    ["ok", 2],
    ["Done!", 2],
    ["n/a", 2],
    ["...", 2],
    ["people-trained", 2],
    ["IT-214", 0],
    ["list.pdf", 0],
    ["12", 0],
    ["Tom Okafor saw twelve of them", 0],
  ])("evidence in a script: %s ends in %i", async (evidence, exitCode) => {
    const ran = await attempt("criterion", "set", "acme", "people-trained", "met", "--evidence", evidence);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, exitCode ? expect.stringContaining("shows nothing") : ""]);
  });

  test.each(["ok", "G1"])("neither is a gap in place by %s, nor a scope signed by it", async (text) => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...said);
    const closed = await attempt("gap", "close", "acme", "G1", "--evidence", text);
    expect([closed.exitCode, closed.err]).toEqual([2, expect.stringContaining("--evidence")]);
    const signed = [
      "--signed-by",
      "Petra Lund",
      "--signed-on",
      "today",
      "--document",
      text === "ok" ? text : "aligned",
    ];
    const done = await attempt("route", "done", "acme", "aligned", ...signed);
    expect([done.exitCode, done.err]).toEqual([2, expect.stringContaining("--document")]);
  });
});

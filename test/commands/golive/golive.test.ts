import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { signedFor } from "../../working.ts";

let app: TestApp;

const NEW = [
  "--closed",
  "2026-11-02",
  "--lead",
  "Ana",
  "--sponsor",
  "Petra",
  "--project-lead",
  "Tom",
  "--decider",
  "Petra",
  "--deal-owner",
  "Jo",
];
const HAND_SET = ["defects-cleared", "it-approved", "people-trained", "production-ready", "support-ready"];

const run = async (...argv: string[]) => {
  const ran = await app.psvc(...argv);
  expect(ran.exitCode, ran.err + ran.out).toBe(0);
  return ran;
};

/** A small project with one must that fits, at the door of the go-live; `first-value-named` is open. */
async function atTheDoor(): Promise<void> {
  await run("new-project", "Acme", "--template", "small", ...NEW);
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
  for (const name of ["promises-captured", "kickoff", "aligned", "configured", "accepted"])
    await run("route", "done", "acme", name, ...signedFor(name));
  for (const name of HAND_SET) await run("criterion", "set", "acme", name, "met", "--evidence", "seen");
}

beforeEach(async () => {
  app = testApp();
  await atTheDoor();
});

const named = () =>
  run("criterion", "set", "acme", "first-value-named", "met", "--evidence", "they sign in; Tom confirms");
const decided = () => run("golive", "acme", "--decision", "go", "--decided-by", "Petra");

describe("review", () => {
  test("--check shows each criterion and the command that fixes what is missing", async () => {
    const ran = await app.psvc("golive", "acme", "--check");
    expect(ran.exitCode).toBe(0);
    expect(ran.out).toContain("ready with conditions");
    expect(ran.out).toContain("psvc criterion set acme first-value-named met --evidence TEXT");
  });

  test("a critical criterion that is open makes it not ready, exit 3, with the answer on stdout", async () => {
    await run("criterion", "set", "acme", "support-ready", "not-met", "--why", "the phone is not manned");
    const ran = await app.psvc("golive", "acme", "--check", "--json");
    expect([ran.exitCode, ran.err]).toEqual([3, ""]);
    expect(ran.json).toMatchObject({ schemaVersion: 1, kind: "review", review: { verdict: "not-ready" } });
  });

  test("without a terminal and without a step it only shows", async () => {
    const before = JSON.stringify(await app.store.project("acme"));
    expect((await app.psvc("golive", "acme")).exitCode).toBe(0);
    expect(JSON.stringify(await app.store.project("acme"))).toBe(before);
  });

  test("two steps at once are wrong usage", async () => {
    expect((await app.psvc("golive", "acme", "--check", "--live")).exitCode).toBe(2);
  });
});

describe("decide", () => {
  test("go with an open line is refused and nothing is recorded", async () => {
    const ran = await app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Petra", "--json");
    expect(ran.exitCode).toBe(3);
    expect(ran.json).toMatchObject({
      taken: false,
      because: ["first-value-named: no evidence yet"],
      review: { decision: null },
    });
  });

  test("go-with-conditions needs a condition for each open line, and makes it an action", async () => {
    const refused = await app.psvc(
      "golive",
      "acme",
      "--decision",
      "go-with-conditions",
      "--decided-by",
      "Petra",
      "--condition",
      "something; Ana; fri",
    );
    expect(refused.exitCode).toBe(3);
    expect(refused.out).toContain("--condition 'first-value-named: WHAT; OWNER; DAY'");
    const ran = await run(
      "golive",
      "acme",
      "--decision",
      "go-with-conditions",
      "--decided-by",
      "Petra",
      "--condition",
      "first-value-named: ask Tom; Ana; fri",
      "--json",
    );
    expect(ran.json.review.decision).toMatchObject({ decision: "go-with-conditions", conditions: ["A1"] });
    const { actions, route } = (await run("status", "acme", "--json")).json.project;
    expect(actions).toMatchObject([{ id: "A1", owner: "Ana", due: "2026-11-27", for: "condition" }]);
    expect(route.find(({ milestone }: { milestone: string }) => milestone === "ready").dates.actual).toBe("2026-11-24");
  });

  test("a condition without owner or day is refused with its shape", async () => {
    const ran = await app.psvc(
      "golive",
      "acme",
      "--decision",
      "go-with-conditions",
      "--decided-by",
      "Petra",
      "--condition",
      "train them",
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("'text; owner; day'");
  });

  test("no-go says why, undoes ready, and exits 3", async () => {
    await named();
    await decided();
    expect((await app.psvc("golive", "acme", "--decision", "no-go", "--decided-by", "Petra")).exitCode).toBe(2);
    const ran = await app.psvc(
      "golive",
      "acme",
      "--decision",
      "no-go",
      "--decided-by",
      "Petra",
      "--why",
      "the ERP is down",
    );
    expect(ran.exitCode).toBe(3);
    const { route } = (await run("status", "acme", "--json")).json.project;
    expect(route.find(({ milestone }: { milestone: string }) => milestone === "ready").dates.actual).toBeNull();
  });

  test("it is never recorded for a day to come", async () => {
    await named();
    expect(
      (await app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Petra", "--on", "tomorrow")).exitCode,
    ).toBe(1);
  });
});

describe("live, ring and back", () => {
  beforeEach(async () => {
    await named();
    await decided();
  });

  test("live needs somebody who confirms, and a day that has come", async () => {
    expect((await app.psvc("golive", "acme", "--live")).exitCode).toBe(2);
    expect((await app.psvc("golive", "acme", "--live", "--confirmed-by", "Tom", "--on", "tomorrow")).exitCode).toBe(1);
    const ran = await run("golive", "acme", "--live", "--confirmed-by", "Tom", "--json");
    expect(ran.json).toMatchObject({
      kind: "win",
      win: { closedOn: "2026-11-02", liveOn: "2026-11-24", days: 22, rungOn: null },
    });
    expect((await run("status", "--json")).json.portfolio.halfCustomers).toBe(0);
  });

  test("a computed criterion that no longer holds stops the go-live, exit 3", async () => {
    await run("gap", "add", "acme", "--statement", "One more", "--importance", "must");
    const ran = await app.psvc("golive", "acme", "--live", "--confirmed-by", "Tom");
    expect(ran.exitCode).toBe(3);
    expect(ran.out).toContain("musts-settled: P2 not settled");
  });

  test("a roll-back makes it active, undoes ready and live, keeps the win, and asks for a new decision", async () => {
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    expect((await app.psvc("golive", "acme", "--rolled-back")).exitCode).toBe(2);
    await run("golive", "acme", "--rolled-back", "--why", "data was lost");
    const { status, wins, phase, decision } = (await run("status", "acme", "--json")).json.project;
    expect([status, phase, decision]).toEqual(["active", "ready", null]);
    expect(wins).toMatchObject([{ liveOn: "2026-11-24", rolledBackOn: "2026-11-24", rolledBackWhy: "data was lost" }]);
    expect((await app.psvc("golive", "acme", "--live", "--confirmed-by", "Tom")).exitCode).toBe(3);
    await decided();
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    expect((await run("status", "acme", "--json")).json.project.wins).toHaveLength(2);
  });

  test("the bell pairs the days, names the hardest promise kept, and thanks everybody", async () => {
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    expect((await run("golive", "acme", "--ring", "--first-value", "they sign in once")).out).toMatchInlineSnapshot(`
      "========================================================================
        Acme IS LIVE
      ========================================================================

      Signed on Mon 2 Nov 2026. Live on Tue 24 Nov 2026. 22 days from signature to go-live.
      First value: they sign in once
      The hardest promise that was kept: "Single sign-on"
      Thank you, Jo, for winning them. Thank you, Ana, for getting them there. And thank you, Tom, for
        leading this on your side.

      ========================================================================
      "
    `);
  });

  test("the announcement is Markdown that a customer's name cannot break", async () => {
    await run("project", "edit", "acme", "--customer", "Acme <script>*&* [x](y)");
    await run("golive", "acme", "--live", "--confirmed-by", "Tom");
    await run("golive", "acme", "--ring", "--first-value", "they sign in once", "--announce", "win.md");
    const page = String(app.files.get("win.md"));
    expect(page.split("\n")[0]).toBe("# Acme \\<script\\>\\*&\\* \\[x\\](y) is live");
    for (const name of ["Jo", "Ana", "Tom"]) expect(page).toContain(name);
  });
});

describe("on a terminal", () => {
  test("it leads through whichever step is next: decide, live, ring", async () => {
    await named();
    const decide = scriptedPrompter("go", "Petra");
    expect((await app.asking(decide).psvc("golive", "acme")).exitCode).toBe(0);
    decide.done();
    expect(decide.told[0]).toContain("every criterion is met");
    const live = scriptedPrompter(true, "yesterday", "", "");
    const early = await app.asking(live).psvc("golive", "acme");
    expect([early.exitCode, early.out]).toEqual([3, expect.stringContaining("the decision was taken on")]);
    expect((await app.asking(scriptedPrompter(true, "", "")).psvc("golive", "acme")).exitCode).toBe(0);
    const ring = scriptedPrompter("", "", "", "they sign in once");
    const rung = await app.asking(ring).psvc("golive", "acme");
    ring.done();
    expect(rung.out).toContain("Acme IS LIVE");
  });

  test("only what the review allows is offered, and each open line becomes a condition", async () => {
    expect((await app.asking(scriptedPrompter("q", "go")).psvc("golive", "acme")).err).toContain('"go" is not offered');
    const prompter = scriptedPrompter("q", "go-with-conditions", "Petra", "ask Tom; Ana; fri", "");
    expect((await app.asking(prompter).psvc("golive", "acme")).exitCode).toBe(0);
    prompter.done();
  });
});

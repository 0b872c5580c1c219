import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { toTheDoor, working } from "../../working.ts";

const LIVE = "2026-11-24";
const EXIT = ["work-undisturbed", "in-daily-use", "support-alone", "owner-named"];
const CLOSING = ["--decided-by", "Petra", "--why", "forty technicians without paper"];

let app: TestApp;
const run = (...argv: string[]) => working(app, argv);
const steps = async () => (await run("next", "acme", "--all", "--json")).json.next as { code: string; text: string }[];
const codes = async () => (await steps()).map(({ code }) => code);
const project = async () => (await run("status", "acme", "--json")).json.project;

/** Live, with the bell rung; `deferred` promises were put off until after the go-live. */
async function live(): Promise<void> {
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra", "--deal-owner", "Jo"];
  await run("new-project", "Acme", "--template", "small", "--closed", "2026-11-02", "--lead", "Ana", ...people);
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
  await run("gap", "add", "acme", "--statement", "A portal for their tenants", "--importance", "should");
  const decision = ["--decided-by", "Petra", "--words", "after the winter"];
  await run("gap", "resolve", "acme", "G1", "--resolution", "defer", "--review-on", "2027-02-01", ...decision);
  await toTheDoor(run);
  await run("golive", "acme", "--decision", "go", "--decided-by", "Petra");
  await run("golive", "acme", "--live", "--confirmed-by", "Tom");
  await run("golive", "acme", "--ring", "--first-value", "they sign in once");
}

async function exit(): Promise<void> {
  for (const name of EXIT) await run("criterion", "set", "acme", name, "met", "--evidence", "seen");
}

async function stable(): Promise<void> {
  await exit();
  await run("route", "done", "acme", "stable");
}

beforeEach(async () => {
  app = testApp({ today: LIVE });
  await live();
});

describe("hypercare", () => {
  test("ends when its criteria are met, waived or do not apply, and not before", async () => {
    const refused = await app.psvc("route", "done", "acme", "stable", "--json");
    expect(refused.exitCode).toBe(3);
    expect(refused.json.refused).toHaveLength(EXIT.length);
    await exit();
    const waiver = ["--by", "Petra", "--why", "they call nobody", "--consequence", "Ana stays reachable"];
    await run("criterion", "set", "acme", "support-alone", "waived", ...waiver);
    await run("route", "done", "acme", "stable");
    expect((await project()).status).toBe("live");
  });

  test("has criteria that are no part of the readiness review", async () => {
    const { review } = (await run("golive", "acme", "--check", "--json")).json;
    expect(review.criteria.map(({ name }: { name: string }) => name)).not.toContain("in-daily-use");
    expect((await project()).exitCriteria.map(({ name }: { name: string }) => name)).toEqual(EXIT);
  });

  test("has criteria that nobody meets before the go-live", async () => {
    const early = testApp();
    await working(early, ["new-project", "Acme", "--closed", "2026-11-02", "--lead", "Ana"]);
    const ran = await early.psvc("criterion", "set", "acme", "in-daily-use", "met", "--evidence", "seen");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("they are not live")]);
  });

  test("begins anew after a roll-back", async () => {
    await exit();
    await run("golive", "acme", "--rolled-back", "--why", "data was lost");
    const states = (await project()).exitCriteria.map(({ state }: { state: string }) => state);
    expect(states).toEqual(EXIT.map(() => "not-met"));
  });
});

describe("the mood of a customer who is live", () => {
  test("is kept with day, words and person, and shown with the project", async () => {
    app = app.on("2026-12-04");
    await run("mood", "acme", "content", "--words", "it works", "--by", "Tom", "--on", "2026-12-02");
    expect((await project()).mood).toMatchObject({ mood: "content", words: "it works", by: "Tom", on: "2026-12-02" });
    expect((await run("status", "acme")).out).toContain('mood: content since Wed 2 Dec 2026: "it works"');
    expect((await run("history", "acme")).out).toContain('content on Wed 2 Dec 2026, says Tom: "it works"');
  });

  test("needs their words, a day since the go-live, and a customer who is live", async () => {
    expect((await app.psvc("mood", "acme", "happy")).err).toContain("--words");
    const early = await app.psvc("mood", "acme", "happy", "--words", "yes", "--on", "2026-11-20");
    expect([early.exitCode, early.err]).toEqual([1, expect.stringContaining("they are live since")]);
    expect((await app.psvc("mood", "acme", "glad", "--words", "yes")).exitCode).toBe(2);
    await run("new-project", "Birch", "--closed", "2026-11-02", "--lead", "Ana");
    expect((await app.psvc("mood", "birch", "happy", "--words", "yes")).err).toContain("is not live");
  });

  test("is asked for its words on a terminal", async () => {
    const prompter = scriptedPrompter("we can work");
    await working(app.asking(prompter), ["mood", "acme", "happy"]);
    prompter.done();
    expect((await project()).mood.words).toBe("we can work");
  });

  test("unhappy makes health amber and is a step until something with an owner and a day is agreed", async () => {
    await run("mood", "acme", "unhappy", "--words", "reports take an hour");
    expect((await project()).health).toMatchObject({ value: "amber", reasons: [{ code: "unhappy" }] });
    expect(await codes()).toContain("happiness");
    const happiness = ["--for", "happiness", "--owner", "Ana", "--due", "2026-12-01"];
    await run("action", "add", "acme", "reports in ten minutes", ...happiness);
    expect(await codes()).not.toContain("happiness");
    await run("action", "done", "acme", "A1");
    expect((await steps()).find(({ code }) => code === "mood")?.text).toContain("ask how satisfied they are now");
    await run("mood", "acme", "happy", "--words", "now it is fine");
    expect(await codes()).not.toContain("mood");
    expect((await project()).health.value).toBe("green");
  });

  test("is asked for once they are live for a week and nobody did", async () => {
    expect(await codes()).not.toContain("mood");
    app = app.on("2026-12-01");
    expect(await codes()).toContain("mood");
  });
});

describe("close", () => {
  test("says what is open of the go-live, exit 3, and changes nothing", async () => {
    const happiness = ["--for", "happiness", "--owner", "Ana", "--due", "2026-12-01"];
    await run("action", "add", "acme", "reports in ten minutes", ...happiness);
    const ran = await app.psvc("close", "acme", ...CLOSING, "--json");
    expect(ran.exitCode).toBe(3);
    expect(ran.json.refused).toHaveLength(EXIT.length + 1);
    expect((await project()).status).toBe("live");
  });

  test("records who says so and why, and the project asks for nothing any more", async () => {
    await stable();
    expect((await app.psvc("close", "acme")).err).toContain("--decided-by, --why");
    const ran = await run("close", "acme", ...CLOSING);
    expect(ran.out).toContain("still under watch: G1");
    expect(await project()).toMatchObject({ status: "closed", health: { value: null }, closures: [{ by: "Petra" }] });
    expect(await steps()).toEqual([]);
    expect((await run("status")).out).toContain("1 stopped or closed");
    expect((await run("status", "acme")).out).toMatch(/^Acme {2}Closed {2}lead Ana, acme$/m);
    expect((await run("stall", "acme")).out).toContain("Acme is closed; only a half-customer can stall.");
    expect((await run("history", "acme")).out).toContain("closed, decided by Petra: forty technicians without paper");
  });

  test("waits for an unhappy customer, and for what was deferred until a day that came", async () => {
    await stable();
    await run("mood", "acme", "unhappy", "--words", "slow");
    app = app.on("2027-02-01");
    const ran = await app.psvc("close", "acme", ...CLOSING);
    expect([ran.exitCode, ran.out]).toEqual([3, expect.stringContaining("they are unhappy")]);
    expect(ran.out).toContain("G1 was deferred until Mon 1 Feb 2027");
  });

  test("keeps what was deferred under watch: its day comes after the close as well", async () => {
    await stable();
    await run("close", "acme", ...CLOSING);
    app = app.on("2027-02-01");
    expect((await steps()).map(({ text }) => text)).toEqual(["review G1, which was deferred"]);
    await run("gap", "close", "acme", "G1", "--evidence", "the portal is there");
    expect(await steps()).toEqual([]);
  });

  test("is taken back by a restart or an undo, and by nothing that would hide it", async () => {
    await stable();
    await run("close", "acme", ...CLOSING);
    for (const argv of [
      ["golive", "acme", "--rolled-back", "--why", "x"],
      ["route", "reopen", "acme", "stable", "--why", "x"],
      ["handover", "acme", "--to", "Ben"],
    ])
      expect((await app.psvc(...argv)).err).toContain("psvc restart acme");
    expect((await app.psvc("close", "acme", ...CLOSING)).err).toContain("it is closed");
    await run("restart", "acme", "--decided-by", "Ana", "--why", "a new site", "--consequence", "three more weeks");
    expect((await project()).status).toBe("live");
    await run("close", "acme", ...CLOSING);
    await run("undo", "--yes");
    expect((await project()).status).toBe("live");
  });

  test("is for a customer who is live, on a day since the end of hypercare", async () => {
    await stable();
    expect((await app.psvc("close", "acme", ...CLOSING, "--on", "2026-11-20")).err).toContain("hypercare ended on");
    await run("new-project", "Birch", "--closed", "2026-11-02", "--lead", "Ana");
    expect((await app.psvc("close", "birch", ...CLOSING)).err).toContain("they are not live");
  });
});

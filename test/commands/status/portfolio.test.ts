import { beforeEach, describe, expect, test } from "vitest";
import { put, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);

const NEW = [
  "--closed",
  "2026-11-20",
  "--lead",
  "Ana",
  "--decider",
  "Petra Lund",
  "--sponsor",
  "Petra Lund",
  "--project-lead",
  "Tom",
];
const status = async (slug = "acme") => (await run("status", slug, "--json")).json.project;
const stall = async () => (await run("stall", "acme", "--json")).json.stall;
const next = async (...more: string[]) => (await run("next", "--all", ...more, "--json")).json.next;
const AGREED = ["--why", "audit", "--consequence", "later", "--decided-by", "Petra Lund", "--words", "after it"];
const TURN = ["--decided-by", "Petra Lund", "--why", "over", "--consequence", "a new plan"];

beforeEach(async () => {
  app = testApp();
  await run("new-project", "Acme", ...NEW, "--template", "small");
});

describe("the ladder", () => {
  test("counts working days without the holidays of the store", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    app = app.on("2026-12-01");
    expect(await stall()).toMatchObject({ days: 5, movement: 5 });
    await run("config", "set", "holidays", "2026-11-26..2026-11-29", "2026-12-01");
    expect(await stall()).toMatchObject({ days: 2, movement: 2 });
  });

  test("is the project's own, else the store's, else the route's", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    app = app.on("2026-11-27");
    expect(await stall()).toMatchObject({ days: 3, step: "nudge", item: "A1", ladder: { nudge: 1, decide: 10 } });
    await run("config", "set", "ladder.small", "4/5/6/9");
    expect((await stall()).step).toBeNull();
    await run("project", "edit", "acme", "--ladder", "3/6/7/8");
    expect((await stall()).step).toBe("nudge");
    await run("project", "edit", "acme", "--ladder", "");
    await run("config", "set", "ladder.small");
    expect((await stall()).step).toBe("nudge");
  });

  test.each(["4/8/12", "4/4/8/12", "0/1/2/3", "a/b/c/d", "1.5/2/3/4"])("%s is no ladder", async (text) => {
    for (const argv of [
      ["config", "set", "ladder.small", text],
      ["project", "edit", "acme", "--ladder", text],
    ]) {
      const ran = await app.psvc(...argv);
      expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("like 4/8/12/15")]);
    }
  });

  test("names nobody where nobody is known, and how to change that", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    await run("project", "edit", "acme", "--sponsor", "", "--project-lead", "", "--decider", "");
    app = app.on("2026-12-02");
    const { out } = await run("stall", "acme");
    expect(out).toContain("Nobody is known to ask: psvc project edit acme --project-lead NAME");
    expect((await app.psvc("stall", "acme", "--sent")).err).toContain("nobody is known to ask");
  });

  test("a later round of talking is movement, and a gap that is agreed a second time is not", async () => {
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "should");
    app = app.on("2026-11-26");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround");
    app = app.on("2026-12-03");
    await run("gap", "reopen", "acme", "G1", "--why", "it broke");
    await run("gap", "resolve", "acme", "G1", "--resolution", "third-party");
    expect((await status()).stall).toMatchObject({ days: 0, movement: 5, lastForwardOn: "2026-11-26" });
  });
});

describe("the letter that is due", () => {
  const letter = async () => (await stall()).message?.lines.join(" ") ?? null;
  const codes = async () => (await next("acme")).map(({ code }: { code: string }) => code);

  test("names what they owe, and nothing is written where they owe nothing", async () => {
    app = app.on("2026-12-11");
    expect(await letter()).toBeNull();
    const { out } = await run("stall", "acme");
    expect(out).toContain("the customer owes nothing that is past its day");
    expect(out).not.toContain("Dear");
    await run("action", "add", "acme", "Tom: the list by 2026-12-09");
    await run("route", "wait", "acme", "kickoff", "--on", "customer", "--why", "a room for the kickoff");
    const text = (await letter()) ?? "";
    for (const part of ["Dear Tom,", "- a room for the kickoff, due ", "- the list, due Wednesday 9 December 2026"])
      expect(text).toContain(part);
    expect(text).toMatch(/ Ana$/);
  });

  test("climbs one step after the other, gives notice first, and never offers an end", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    const days = ["2026-11-25", "2026-11-30", "2026-12-03", "2026-12-08", "2026-12-16"];
    const steps: unknown[] = [];
    for (const day of days) {
      app = app.on(day);
      const { message } = await stall();
      steps.push([message.step, message.headsUp, message.to]);
      const texts = `${message.lines.join(" ")} ${message.notice?.join(" ")}`;
      expect(texts).not.toMatch(/\bend\b|stop|cancel|cannot be kept/);
      await run("stall", "acme", "--sent", "--reply-by", day);
    }
    expect(steps).toEqual([
      ["nudge", false, "Tom"],
      ["ask", false, "Tom"],
      ["sponsor", true, "Tom"],
      ["sponsor", false, "Petra Lund"],
      ["decide", false, "Petra Lund"],
    ]);
    app = app.on("2026-12-17");
    expect((await next("acme"))[0]).toMatchObject({ code: "decide", command: "psvc recut acme" });
  });

  test("opens with what of ours is late, and goes no higher until it is done", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    await run("action", "add", "acme", "Ana: the template for it by 2026-11-24");
    app = app.on("2026-11-25");
    expect(await letter()).toContain(
      "Dear Tom, First, what we owe you: - the template for it, due Tuesday 24 November 2026: you will " +
        "have it by Friday 27 November 2026",
    );
    expect((await run("stall", "acme")).out).toContain("psvc chose the day for ours: Fri 27 Nov 2026");
    await run("stall", "acme", "--sent", "--reply-by", "2026-11-25");
    app = app.on("2026-11-26");
    await run("stall", "acme", "--sent", "--reply-by", "2026-11-26");
    app = app.on("2026-12-02");
    expect(await letter()).toBeNull();
    expect((await run("stall", "acme")).out).toContain("A1: no letter to the sponsor until ours is done: A2");
    await run("action", "done", "acme", "A2");
    expect((await stall()).message).toMatchObject({ step: "sponsor", headsUp: true });
  });

  test("names no go-live day that comes before the answer", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-12-18");
    app = app.on("2026-12-21");
    expect(await letter()).toContain("your go-live");
    expect(await next("acme")).toContainEqual(
      expect.objectContaining({ code: "replan", command: "psvc route move acme live --to DAY --rest" }),
    );
  });

  test("once sent, next leaves it alone until the answer is due, and the clock goes on", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    app = app.on("2026-11-26");
    expect(await codes()).toContain("action-theirs");
    expect((await run("stall", "acme", "--sent")).out).toContain(
      "Written to Tom (remind); the answer is due Mon 30 Nov 2026.",
    );
    expect((await status()).stall).toMatchObject({ days: 2, step: "nudge" });
    expect(await codes()).not.toContain("action-theirs");
    expect((await run("stall", "acme")).out).toContain("A1: asked; the answer is due Mon 30 Nov 2026");
    app = app.on("2026-12-01");
    expect(await codes(), "the next step of the ladder is another letter").toContain("stall");
    expect((await run("history", "acme")).out).toContain("wrote to Tom (nudge), answer due Mon 30 Nov 2026");
    await run("undo", "--yes");
    expect((await status()).messages).toEqual([]);
    expect((await app.psvc("stall", "acme", "--sent", "--reply-by", "2026-11-01")).err).toContain("has passed");
  });

  test("inside is about ours, to our manager and then our sponsor, and never to the customer", async () => {
    await run("config", "set", "services-manager", "Dana Cole");
    await run("config", "set", "our-sponsor", "Mia Chen");
    await run("action", "add", "acme", "Ana: the template by 2026-11-24");
    const inside = async () => (await stall()).inside;
    app = app.on("2026-11-30");
    expect(await inside()).toBeNull();
    app = app.on("2026-12-01");
    expect(await inside()).toMatchObject({ to: "Dana Cole", items: ["A1"] });
    expect(await codes()).toContain("inside");
    expect((await run("stall", "acme", "--sent", "--inside")).out).toContain("Written to Dana Cole");
    expect(await inside()).toBeNull();
    expect((await app.psvc("stall", "acme", "--sent", "--inside")).err).toMatch(/nothing to tell inside/);
    app = app.on("2026-12-08");
    expect(await inside()).toMatchObject({ to: "Mia Chen", role: "executive sponsor" });
    expect((await stall()).message).toBeNull();
  });

  test("after an agreed freeze asks how to go on, accuses nobody, and offers no end", async () => {
    await run("stall", "acme", "--until", "2026-12-04", ...AGREED);
    app = app.on("2026-12-07");
    const text = (await letter()) ?? "";
    expect(text).toContain("The pause we agreed ended on Friday 4 December 2026");
    expect(text).toContain("30-minute steering meeting");
    expect(text).not.toMatch(/has not moved|helps nobody|an end\b|stop/);
  });
});

describe("an agreed freeze", () => {
  test("is the customer's to agree to, with a reason, a consequence and a day within thirty", async () => {
    const freeze = (...flags: string[]) => app.psvc("stall", "acme", "--until", ...flags);
    expect((await freeze("2026-12-24", "--why", "audit")).err).toContain("--consequence");
    expect((await freeze("2026-12-24", ...AGREED.slice(0, 4))).err).toContain("--decided-by, --words");
    expect((await freeze("2026-12-24", ...AGREED, "--decided-by", "Tom")).err).toContain("may decide");
    expect((await freeze("2026-11-24", ...AGREED)).err).toContain("not after");
    expect((await freeze("2026-12-25", ...AGREED)).err).toContain("30 days at most");
    expect((await freeze("2026-12-24", ...AGREED)).exitCode).toBe(0);
  });

  test("is no forward event, is extended once, and past its last day the ladder is at its top", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-24");
    app = app.on("2026-11-26");
    await run("stall", "acme", "--until", "2026-12-18", ...AGREED);
    expect((await status()).stall).toMatchObject({ days: 2, step: "nudge", movement: 2 });
    app = app.on("2026-12-15");
    expect((await status()).stall).toMatchObject({ days: 15, step: "nudge", movement: 15, frozenUntil: "2026-12-18" });
    expect((await stall()).message).toBeNull();
    expect((await next()).map(({ code }: { code: string }) => code)).not.toContain("stall");
    await run("stall", "acme", "--until", "2027-01-15", ...AGREED);
    const third = await app.psvc("stall", "acme", "--until", "2027-02-01", ...AGREED);
    expect([third.exitCode, third.err]).toEqual([1, expect.stringContaining("extended once already")]);
    app = app.on("2027-01-16");
    expect((await status()).stall.step).toBe("decide");
    expect((await next())[0]).toMatchObject({ code: "freeze-over", command: "psvc restart acme" });
    await run("action", "add", "acme", "Ana: call them by 2027-01-20");
    await run("action", "done", "acme", "A2");
    expect((await status()).stall.step, "a step of ours does not end it").toBe("decide");
    await run("restart", "acme", ...TURN);
    expect((await status()).stall).toMatchObject({ days: 0, step: null, movement: 0, frozenUntil: null });
  });

  test("what is stopped, or live, is not frozen; what is neither stopped nor frozen is not restarted", async () => {
    expect((await app.psvc("restart", "acme", ...TURN)).err).toContain("neither stopped nor frozen");
    await run("stop", "acme", ...TURN);
    expect((await app.psvc("stall", "acme", "--until", "2026-12-18", ...AGREED)).err).toContain("stopped, or live");
    expect((await run("stall", "acme")).out).toContain("was stopped on Tue 24 Nov 2026 by Petra Lund");
  });

  test("stop and restart ask for what was not said, where somebody can answer", async () => {
    const prompter = scriptedPrompter("the merger", "the fee is paid");
    const ran = await app.asking(prompter).psvc("stop", "acme", "--decided-by", "Otto");
    prompter.done();
    expect(ran.exitCode, ran.err).toBe(0);
    expect((await status()).stops).toMatchObject([{ by: "Otto", why: "the merger", consequence: "the fee is paid" }]);
  });
});

describe("the restart rate", () => {
  test("is told from ten stalls on, and counts stops, freezes and long stretches once each", async () => {
    for (let i = 1; i <= 9; i++) {
      await run("new-project", `Customer ${i}`, ...NEW, "--template", "small");
      await run("stop", `customer-${i}`, ...TURN);
      if (i <= 6) await run("restart", `customer-${i}`, ...TURN);
    }
    expect((await stall()).restarts).toBeNull();
    // A stretch that reaches the top of the ladder, ended by a step.
    app = app.on("2026-12-10");
    await run("route", "done", "acme", "kickoff");
    for (let i = 1; i <= 6; i++) await run("route", "done", `customer-${i}`, "kickoff", "--on", "2026-12-03");
    expect((await stall()).restarts).toEqual({ stalls: 10, restarted: 7, open: 0 });
    expect((await run("stall", "acme")).out).toContain("of 10 stalls of this team 7 moved again");
  });
});

describe("next", () => {
  test("shows five, two of one project, and says how many more there are", async () => {
    for (const name of ["Birch", "Cedar", "Dogwood"]) await run("new-project", name, ...NEW);
    const few = (await run("next", "--json")).json;
    expect(few.next).toHaveLength(5);
    expect(few.more).toBe((await next()).length - 5);
    const slugs = few.next.map(({ slug }: { slug: string }) => slug);
    expect(Math.max(...slugs.map((slug: string) => slugs.filter((one: string) => one === slug).length))).toBe(2);
    expect((await app.psvc("next", "--limit", "none")).exitCode).toBe(2);
  });

  test("gives every step a reason, a day and a command, and --explain adds up", async () => {
    await run("gap", "add", "acme", "--statement", "Provisioning", "--importance", "must");
    await run("action", "add", "acme", "Ana: call them by 2026-11-20", "--side", "services");
    for (const step of await next()) {
      expect(step.why, step.text).toBeTruthy();
      expect(step.since <= "2026-11-24", step.text).toBe(true);
      expect(step.command).toMatch(/^psvc /);
      const sum = step.urgency.terms.reduce((so: number, { points }: { points: number }) => so + points, 0);
      expect(step.urgency.points).toBeCloseTo(sum, 5);
    }
    expect((await run("next", "--explain")).out).toMatch(/\d points: \+\d/);
  });

  test("brings what is due: a review day, a risk, a condition, a wait, criteria near the review", async () => {
    await run("gap", "add", "acme", "--statement", "Portal", "--importance", "should");
    const decided = ["--decided-by", "Petra Lund", "--words", "later"];
    await run("gap", "resolve", "acme", "G1", "--resolution", "defer", "--review-on", "2027-03-01", ...decided);
    await run("risk", "add", "acme", "the budget is looked at", "--review-on", "2026-12-14");
    await run(
      "route",
      "wait",
      "acme",
      "kickoff",
      "--on",
      "internal-decision",
      "--since",
      "2026-11-23",
      "--why",
      "a room",
    );
    const codes = async () => (await next("acme")).map(({ code }: { code: string }) => code);
    expect(await codes()).toContain("wait");
    for (const later of ["review", "risk-review", "criterion"]) expect(await codes()).not.toContain(later);
    app = app.on("2026-12-14");
    expect(await codes()).toEqual(expect.arrayContaining(["risk-review", "criterion", "wait"]));
    app = app.on("2027-03-01");
    const review = (await next("acme")).find(({ code }: { code: string }) => code === "review");
    expect(review).toMatchObject({ since: "2027-03-01", command: "psvc gap show acme G1" });
    expect((await run("gap", "show", "acme", "G1")).out).toContain("psvc gap reopen acme G1 --why TEXT");
  });

  test("is silent about a project that was stopped", async () => {
    await run("stop", "acme", ...TURN);
    expect((await run("next")).out).toBe("Nothing to do on Tue 24 Nov 2026.\n");
  });
});

describe("actions and risks", () => {
  test("the side follows from who it is; on time counts the day first given", async () => {
    await run("action", "add", "acme", "Tom: the list by 2026-11-26");
    await run("action", "add", "acme", "Ana: the page by 2026-11-26");
    const { actions } = (await run("action", "list", "acme", "--json")).json;
    expect(actions.map(({ side }: { side: string }) => side)).toEqual(["services", "customer"]);
    await run("action", "edit", "acme", "A2", "--due", "2026-12-04", "--why", "ill");
    app = app.on("2026-12-03");
    await run("action", "done", "acme", "A2");
    const list = await run("action", "list", "acme", "--all", "--json");
    expect(list.json.onTime.services).toEqual({ done: 1, onTime: 0 });
    expect((await app.psvc("action", "edit", "acme", "A2", "--text", "x")).err).toContain("is done");
  });

  test("nothing is written where one pasted line cannot be taken, and each is named", async () => {
    app.files.set("notes.txt", "Tom: the list by fri\nnobody knows\nAna: soon\n");
    const ran = await app.psvc("action", "add", "acme", "--from", "notes.txt");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("notes.txt:2");
    expect(ran.err).toContain("notes.txt:3");
    expect((await run("action", "list", "acme", "--json")).json.actions).toEqual([]);
  });

  test("pasted lines are all taken; one that cannot be is asked for again, and shown before they are added", async () => {
    const prompter = scriptedPrompter(
      "Tom: the list by fri\nAna: soon\nnobody\nTom: a page by mon",
      "Ana: the plan by tue",
      "",
      true,
    );
    const ran = await app.asking(prompter).psvc("action", "add", "acme");
    prompter.done();
    expect(ran.exitCode, ran.err).toBe(0);
    expect(prompter.told.join("\n")).toContain("Ana: soon: it does not say by when");
    const { actions } = (await run("action", "list", "acme", "--json")).json;
    expect(actions.map(({ text }: { text: string }) => text).sort()).toEqual(["a page", "the list", "the plan"]);
  });

  test("a first name that one person has is that person; a name nobody knows is ours, and said to be", async () => {
    await run("project", "edit", "acme", "--project-lead", "Raj Patel");
    app.files.set("notes.txt", "Raj: the list by fri\nPetra: a decision by fri\nCarl: the port by fri\n");
    const ran = await run("action", "add", "acme", "--from", "notes.txt");
    expect(ran.err).toContain("Carl is not known here, so taken as ours");
    const { actions } = (await run("action", "list", "acme", "--json")).json;
    expect(actions.map(({ owner, side }: { owner: string; side: string }) => [owner, side])).toEqual([
      ["Carl", "services"],
      ["Raj Patel", "customer"],
      ["Petra Lund", "customer"],
    ]);
  });

  test("--skip-bad takes the good lines and names the others", async () => {
    app.files.set("notes.txt", "Meeting of Monday\nTom: the list by fri\n");
    const ran = await run("action", "add", "acme", "--from", "notes.txt", "--skip-bad");
    expect(ran.err).toContain("left out, line 1: Meeting of Monday");
    expect((await run("action", "list", "acme", "--json")).json.actions).toHaveLength(1);
  });

  test("a risk makes health worse and never better, and is over with a reason", async () => {
    await run("risk", "add", "acme", "the sponsor resigned", "--review-on", "+7d", "--health", "red");
    expect((await status()).health).toMatchObject({ value: "red" });
    expect((await status()).risks).toMatchObject([{ id: "R1", owner: "Ana", health: "red" }]);
    expect((await app.psvc("risk", "close", "acme", "R1")).err).toContain("--why");
    await run("risk", "close", "acme", "R1", "--why", "a new one is named");
    expect((await status()).health.value).not.toBe("red");
    expect((await app.psvc("risk", "edit", "acme", "R1", "--text", "x")).err).toContain("is closed");
    expect((await app.psvc("risk", "add", "acme", "x", "--health", "green", "--review-on", "fri")).exitCode).toBe(2);
  });
});

describe("status", () => {
  test("--check is met while nothing is red, overdue or at the top of its ladder", async () => {
    await run("promise", "add", "acme", "Single sign-on", "--fit", "fit");
    expect((await app.psvc("status", "--check")).exitCode).toBe(0);
    await run("action", "add", "acme", "Tom: the list by 2026-11-25");
    app = app.on("2026-11-26");
    const late = await app.psvc("status", "acme", "--check", "--json");
    expect(late.exitCode).toBe(3);
    expect(late.json.check).toMatchObject({
      met: false,
      projects: [{ slug: "acme", reasons: [{ code: "action-overdue" }] }],
    });
    expect((await app.psvc("status", "--check", "--lead", "nobody")).err).toContain("There is no lead 'nobody'");
  });

  test("--check is not met where a project cannot be read", async () => {
    put(app, "projects/acme.json", "{");
    const ran = await app.psvc("status", "--check");
    expect([ran.exitCode, ran.out]).toEqual([3, expect.stringContaining("acme.json")]);
  });

  test("--since-last tells what came and went as what stands, whose it was, and what time alone did", async () => {
    await run("status", "--since-last");
    expect((await run("status", "--since-last")).out).toContain("nothing changed");
    await working(app.as("ben"), ["status", "--since-last"]);
    await run("project", "edit", "acme", "--lead", "Ben");
    await run("project", "edit", "acme", "--lead", "Ana");
    app = app.as("ben");
    await run("promise", "add", "acme", "Single sign-on", "--importance", "must");
    const { projects } = (await run("status", "--since-last", "--json")).json.news;
    expect(projects).toMatchObject([{ slug: "acme", by: ["ana", "ben"], sentences: [{ about: "P1" }] }]);
    await run("action", "add", "acme", "Tom: the list by 2026-12-09");
    await run("status", "--since-last");
    app = app.on("2026-12-10");
    const { out } = await run("status", "--since-last");
    expect(out).toContain("Acme: Not assessed -> Off track, stall: none -> Reminder");
    expect((await app.psvc("status", "acme", "--since-last")).exitCode).toBe(2);
    expect((await app.psvc("status", "--check", "--since-last")).exitCode).toBe(2);
  });

  test("--since-last --json is no look, unless --mark says so", async () => {
    await run("status", "--since-last");
    await run("promise", "add", "acme", "Single sign-on");
    const news = async (...more: string[]) =>
      (await run("status", "--since-last", "--json", ...more)).json.news.projects;
    expect(await news()).toHaveLength(1);
    expect(await news("--mark")).toHaveLength(1);
    expect(await news()).toEqual([]);
    expect((await app.psvc("status", "--mark")).exitCode).toBe(2);
  });

  test("--since-last goes by the look of whoever asks, else by the one look that earlier versions kept", async () => {
    await run("status", "--since-last");
    await run("promise", "add", "acme", "Single sign-on");
    await working(app.as("ben"), ["status", "--since-last"]);
    expect((await run("status", "--since-last")).out).toContain("P1");
    expect((await run("status", "--since-last")).out).toContain("nothing changed");
    const { order } = (await app.store.past.changes()).at(-1) ?? { order: 0 };
    await app.store.saveDraft("last-look", { on: "2026-11-24", order, seen: {} });
    expect((await working(app.as("eva"), ["status", "--since-last"])).out).toContain("nothing changed");
  });

  test("without a store there is nothing to do but begin, and a look makes none", async () => {
    const empty = testApp();
    expect((await empty.psvc("next")).out).toContain("psvc new-project");
    expect((await empty.psvc("status", "--since-last")).exitCode).toBe(0);
    expect((await empty.psvc("status", "--check")).exitCode).toBe(0);
    expect(await empty.store.exists()).toBe(false);
    expect(() => empty.disk.files.list("/home/ana/store")).toThrow();
  });

  test("psvc alone is the day: three things to do, then where every project stands", async () => {
    const { out, json } = { out: (await run()).out, json: (await run("--json")).json };
    expect(out).toContain(" 1 Acme: ");
    expect(out).toContain("HEALTH");
    expect(json).toMatchObject({ kind: "today", today: { halfCustomers: 1, next: expect.any(Array) } });
    expect(json.today.next.length).toBeLessThanOrEqual(3);
    expect(json.today.damaged).toEqual([]);
  });

  test("what cannot be read is named by whatever speaks of the whole portfolio", async () => {
    put(app, "projects/birch.json", "{");
    const named = [{ slug: "birch", code: "damaged", message: expect.stringContaining("birch.json") }];
    expect((await run("--json")).json.today.damaged).toMatchObject(named);
    expect((await run("next", "--json")).json.damaged).toMatchObject(named);
    expect((await run("status", "--since-last", "--json")).json.news.damaged).toMatchObject(named);
    expect((await run("status", "--json")).json.portfolio.damaged).toMatchObject(named);
    expect((await run("next", "acme", "--json")).json.damaged).toEqual([]);
  });
});

describe("the settings of a store", () => {
  test("are listed with where they come from, and checked", async () => {
    await run("config", "set", "holidays", "2026-12-25");
    await run("config", "set", "holidays", "2027-01-01", "--add");
    const { config } = (await run("config", "list", "--json")).json;
    const found = (key: string) => config.find((one: { key: string }) => one.key === key);
    expect(found("holidays")).toMatchObject({ value: ["2026-12-25", "2027-01-01"], origin: "store" });
    expect(found("ladder.small")).toMatchObject({ value: "1/2/5/10", origin: "default" });
    expect((await app.psvc("config", "get", "holiday")).err).toContain("Did you mean holidays?");
    expect((await app.psvc("config", "set", "holidays", "someday")).exitCode).toBe(2);
    expect((await app.psvc("config", "set", "holidays", "2027-01-02..2026-01-01")).exitCode).toBe(2);
    await run("config", "set", "holidays");
    expect((await run("config", "get", "holidays", "--json")).json.config[0].origin).toBe("default");
  });

  test("that cannot be read are named, and hide no project", async () => {
    put(app, "config.json", '{"schema":1,"holidays":["x"],"ladders":{}}');
    const ran = await run("status");
    expect(ran.out).toContain("Acme");
    expect(ran.err).toContain("config.json");
    expect((await app.psvc("doctor")).exitCode).toBe(3);
  });
});

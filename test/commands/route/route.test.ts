import { beforeEach, describe, expect, test } from "vitest";
import { put, TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { signedFor, toTheDoor, working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const status = async () => (await run("status", "acme", "--json")).json.project;
const milestone = async (name: string) =>
  (await run("route", "show", "acme", "--json")).json.route.find(
    (one: { milestone: string }) => one.milestone === name,
  );
const ADD = ["route", "add", "acme", "data-loaded", "--done-when", "all jobs are in", "--target", "2026-12-04"];
const DECIDED = ["--decided-by", "Petra Lund", "--why", "new people"];

beforeEach(async () => {
  app = testApp();
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom", "--decider", "Petra Lund"];
  await run("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--template", "small", ...people);
});

describe("a milestone of the lead's own", () => {
  test("stands after the standard one that its day follows, and leaves the phase alone", async () => {
    await run(...ADD);
    expect(await milestone("data-loaded")).toMatchObject({ own: true, after: "aligned", doneWhen: "all jobs are in" });
    const names = (await status()).route.map((one: { milestone: string }) => one.milestone);
    expect(names.slice(3, 6)).toEqual(["aligned", "data-loaded", "configured"]);
    expect((await status()).phase).toBe("own");
  });

  test("is done, moved, waited for, skipped and reopened by its name, and history tells it", async () => {
    await run(...ADD);
    await run("route", "wait", "acme", "data-loaded", "--on", "customer", "--since", "2026-11-23", "--why", "the file");
    expect((await run("stall", "acme")).out).toContain("data-loaded waits for customer since");
    await run("route", "move", "acme", "data-loaded", "--to", "2026-12-07", "--reason", "data", "--side", "customer");
    await run("route", "done", "acme", "data-loaded");
    await run("route", "reopen", "acme", "data-loaded", "--why", "half of it");
    await run("route", "skip", "acme", "data-loaded", ...DECIDED);
    const { out } = await run("history", "acme");
    expect(out).toContain('a milestone of its own after aligned, by Fri 4 Dec 2026: done when "all jobs are in"');
    for (const words of ["waits for customer", "moved from", "done on", "reopened: half of it", "skipped, decided by"])
      expect(out).toContain(words);
    await run("undo", "--yes");
    expect((await milestone("data-loaded")).skipped).toBeNull();
  });

  test("done is a step forward; adding, moving and skipping one is none", async () => {
    app = app.on("2026-11-30");
    await run(...ADD);
    await run("route", "move", "acme", "data-loaded", "--to", "2026-12-07", "--reason", "data", "--side", "customer");
    await run("route", "add", "acme", "trained", "--done-when", "all came", "--target", "2026-12-04");
    await run("route", "skip", "acme", "trained", ...DECIDED);
    expect((await status()).stall.movement).toBe(4);
    await run("route", "done", "acme", "data-loaded");
    expect((await status()).stall.movement).toBe(0);
  });

  test("can be the next step, and late", async () => {
    await run(
      "route",
      "add",
      "acme",
      "site-visit",
      "--done-when",
      "we saw it",
      "--target",
      "2026-11-24",
      "--after",
      "owned",
    );
    app = app.on("2026-11-26");
    expect((await status()).health.reasons).toContainEqual(
      expect.objectContaining({ code: "milestone-overdue", text: "site-visit was due on Tue 24 Nov 2026" }),
    );
    const { next } = (await run("next", "acme", "--all", "--json")).json;
    expect(next).toContainEqual(expect.objectContaining({ command: "psvc route done acme site-visit" }));
  });

  test("that is open lets nobody past what cannot be skipped, and skipping it is on record", async () => {
    await run("promise", "add", "acme", "Sign-on", "--fit", "fit");
    await run("route", "add", "acme", "pen-tested", "--done-when", "no high findings", "--target", "2026-12-14");
    await toTheDoor(run);
    const go = () => app.psvc("golive", "acme", "--decision", "go", "--decided-by", "Petra Lund");
    const refused = await go();
    expect([refused.exitCode, refused.out]).toEqual([3, expect.stringContaining("pen-tested stands before it")]);
    expect((await app.psvc("golive", "acme", "--check", "--json")).json.review).toMatchObject({
      verdict: "not-ready",
      milestones: ["pen-tested"],
    });
    await run("route", "skip", "acme", "pen-tested", ...DECIDED);
    expect((await go()).exitCode).toBe(0);
  });

  test.each([
    [["live", "--done-when", "x", "--target", "2026-12-04"], "already"],
    [["Data Loaded", "--done-when", "x", "--target", "2026-12-04"], "begins with a letter"],
    [["constructor", "--done-when", "x", "--target", "2026-12-04"], "begins with a letter"],
    [["__proto__", "--done-when", "x", "--target", "2026-12-04"], "begins with a letter"],
    [["seen", "--done-when", " ", "--target", "2026-12-04"], "--done-when"],
    [["seen", "--done-when", "x", "--target", "2026-11-01"], "has passed"],
    [["seen", "--done-when", "x", "--target", "2026-12-04", "--after", "stable"], "the way ends there"],
    [["seen", "--done-when", "x", "--target", "2026-12-17", "--after", "owned"], "cannot be after"],
    [["seen"], "Missing: --done-when, --target."],
  ])("%j is refused: %s", async (argv, words) => {
    const ran = await app.psvc("route", "add", "acme", ...argv);
    expect([ran.exitCode > 0, ran.err]).toEqual([true, expect.stringContaining(words)]);
  });

  test("is asked for where somebody is there to answer", async () => {
    app = app.asking(scriptedPrompter("it is in", "2026-12-04"));
    await run("route", "add", "acme", "data-loaded");
    expect((await milestone("data-loaded")).doneWhen).toBe("it is in");
  });
});

describe("skipping", () => {
  test.each(["owned", "aligned", "accepted", "ready", "live", "stable"])("%s is never possible", async (name) => {
    const ran = await app.psvc("route", "skip", "acme", name, ...DECIDED);
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining(`${name} is not skipped`)]);
  });

  test("needs who decided and why, and is passed without being done", async () => {
    expect((await app.psvc("route", "skip", "acme", "kickoff")).err).toContain("--why, --decided-by");
    await run("route", "skip", "acme", "promises-captured", ...DECIDED);
    expect(await milestone("promises-captured")).toMatchObject({
      skipped: { on: "2026-11-24", by: "Petra Lund", why: "new people" },
      dates: { actual: null },
    });
    expect((await status()).phase).toBe("align");
    expect((await app.psvc("route", "done", "acme", "promises-captured")).err).toContain("is skipped");
    await run("route", "reopen", "acme", "promises-captured", "--why", "we read them after all");
    expect((await status()).phase).toBe("own");
  });
});

describe("another baseline", () => {
  const live = () => milestone("live");

  test("comes after the first one, where something differs, and keeps the old one with who and why", async () => {
    expect((await app.psvc("route", "baseline", "acme", ...DECIDED)).err).toContain("There is no baseline yet");
    await run("promise", "add", "acme", "Sign-on", "--fit", "fit");
    for (const name of ["promises-captured", "kickoff", "aligned"])
      await run("route", "done", "acme", name, ...signedFor(name));
    expect((await app.psvc("route", "baseline", "acme", ...DECIDED)).err).toContain("no target that is open differs");
    await run("route", "move", "acme", "live", "--to", "2027-01-15", "--reason", "data", "--side", "customer");
    const { baseline, target } = (await live()).dates;
    expect((await app.psvc("route", "baseline", "acme")).err).toContain("--why, --decided-by");
    app = app.on("2026-12-01");
    const days = (await status()).stall.days;
    await run("route", "baseline", "acme", ...DECIDED);
    expect((await live()).dates.baseline).toBe(target);
    expect((await status()).rebaselines).toMatchObject([
      { on: "2026-12-01", by: "Petra Lund", why: "new people", before: { live: baseline } },
    ]);
    expect((await status()).stall.days, "it is no step forward").toBe(days);
    expect((await run("history", "acme")).out).toContain("the plan agreed anew, decided by Petra Lund: new people");
    await run("undo", "--yes");
    expect((await live()).dates.baseline).toBe(baseline);
  });
});

test("a milestone of one's own that bears the name of a standard one is damage, and named", async () => {
  await run(...ADD);
  const path = "projects/acme.json";
  const text = app.disk.files.readFile(`${TEST_STORE}/${path}`).toString();
  put(app, path, text.replace('"data-loaded": {', '"kickoff": {'));
  expect((await app.psvc("status", "acme")).err).toContain("kickoff is a milestone of every route");
});

test("a milestone that is misspelt is not found, with the near one named", async () => {
  await run(...ADD);
  expect((await app.psvc("route", "done", "acme", "data-loadd")).err).toContain("Did you mean data-loaded?");
});

describe("a move by a span", () => {
  const SLIP = ["--reason", "data", "--side", "customer"];

  test.each([
    ["2w", "2026-12-18"],
    ["+2w", "2026-12-18"],
    ["2 weeks", "2026-12-18"],
    ["5wd", "2026-12-11"],
    ["0d", "2026-12-04"],
  ])("--later %s counts from the present target", async (span, day) => {
    await run(...ADD);
    const ran = await run("route", "move", "acme", "data-loaded", "--later", span, "--rest", ...SLIP);
    expect((await milestone("data-loaded")).dates.target).toBe(day);
    expect(ran.err).toMatch(/^--later .*: ... \d+ Dec 2026 \(in \d+ days\)/);
  });

  test("is told by how much, and where it went earlier since --to counts from today, how to put it right", async () => {
    await run(...ADD);
    expect((await run("route", "move", "acme", "data-loaded", "--later", "1w", "--rest", ...SLIP)).out).toContain(
      "data-loaded: Fri 4 Dec 2026 -> Fri 11 Dec 2026 (7 days later)",
    );
    const { out } = await run("route", "move", "acme", "data-loaded", "--to", "+2w");
    expect(out).toContain("data-loaded: Fri 11 Dec 2026 -> Tue 8 Dec 2026 (3 days earlier)");
    expect(out).toContain(
      "--to +2w counts from today. From its target on: psvc undo, then psvc route move acme data-loaded --later 2w",
    );
    expect((await run("route", "move", "acme", "data-loaded", "--to", "2026-12-07")).out).not.toContain("from today");
  });

  test.each([
    [["--later", "fri"], "write a span such as 2w, 10d, 3wd or 2 weeks"],
    [["--later", "-2w"], "write a span"],
    [["--later", "2w", "--to", "fri"], "--to and --later are two ways to say one day"],
    [["--later", "2w"], "--reason, --side"],
    [[], "Missing: --later or --to."],
  ])("%j is refused", async (flags, words) => {
    const ran = await app.psvc("route", "move", "acme", "live", ...flags);
    expect([ran.exitCode, ran.err]).toEqual([expect.any(Number), expect.stringContaining(words)]);
    expect(ran.exitCode).toBeGreaterThan(0);
  });
});

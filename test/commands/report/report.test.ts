import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { toTheDoor, working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const page = async (name: string, ...more: string[]) => (await run("report", "acme", "--for", name, ...more)).out;

const SAID = ["--decided-by", "Petra Lund", "--words", "we can live with that"];

beforeEach(async () => {
  app = testApp();
  await run(
    "new-project",
    "Acme",
    "--closed",
    "2026-11-02",
    "--lead",
    "Ana Sato",
    "--template",
    "small",
    "--value",
    "250k EUR",
    "--why",
    "their old vendor failed",
    "--product",
    "Tallyfield",
    "--sponsor",
    "Petra Lund",
    "--project-lead",
    "Tom Okafor",
    "--decider",
    "Petra Lund",
    "--deal-owner",
    "Jo Meyer",
    "--readiness",
    "unprepared",
  );
  await run("promise", "add", "acme", "Crews work offline", "--importance", "must", "--fit", "fit");
  await run("promise", "add", "acme", "Crews see stock", "--importance", "should", "--fit", "partial");
  await run("promise", "add", "acme", "Reports in Portuguese", "--importance", "should", "--fit", "gap");
});

describe("the kickoff page", () => {
  test("says what works on day one first, then the key dates, their part, and how we work together", async () => {
    await run("action", "add", "acme", "Tom Okafor: the list of crews by 2026-12-01", "--side", "customer");
    const text = await page("kickoff");
    const order = [
      "# Acme · Implementation plan",
      "## Go-live scope",
      "Crews work offline",
      "## Open decisions",
      "Crews see stock",
      "## Key dates",
      "Scope sign-off",
      "## What we need from you",
      "the list of crews",
      "## How we work together",
      "One point of contact: Ana Sato",
    ].map((words) => text.indexOf(words));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).not.toMatch(/250|old vendor|unprepared|Jo Meyer|G1/);
  });

  test("is made before anything is written down, and not once they are live", async () => {
    for (const id of ["P1", "P2", "P3"]) await run("promise", "drop", "acme", id, "--why", "a slip of the pen");
    expect(await page("kickoff")).toContain("We will start by confirming your requirements with you.");
  });
});

describe("the scope page", () => {
  test("is a draft nobody signs while something is open, and the lead is told what ends that", async () => {
    const ran = await run("report", "acme", "--for", "scope");
    expect(ran.out).toContain("Draft: 2 items are still open.");
    expect(ran.out).not.toContain("____");
    expect(ran.err).toContain("P2, P3 are not settled. psvc confront plan acme G1");
  });

  test("has lines to sign for everybody who may decide once everything is settled", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--day-one", "crews phone in", ...SAID);
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
    const text = await page("scope");
    expect(text).toContain("| P2 | Crews see stock | Workaround: crews phone in | Petra Lund, 24 November 2026 |");
    expect(text).toContain("## Out of scope");
    expect(text).toContain("| For Acme | Petra Lund | ________________ |");
    expect(text).toContain("| For us | Ana Sato |");
  });

  test("leaves out what we agreed among ourselves, and tells the lead that it does", async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", "--note", "cheap for us");
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
    const ran = await run("report", "acme", "--for", "scope");
    expect(ran.out).toContain("| P2 | Crews see stock | Workaround: to be described |");
    expect(ran.out).not.toContain("cheap for us");
    expect(ran.err).toContain("psvc gap resolve acme G1 --decided-by NAME --words TEXT");
  });

  test("holds no rumour and nothing dropped, and is refused where nothing is left", async () => {
    await run("promise", "add", "acme", "A portal, perhaps", "--unconfirmed");
    const ran = await run("report", "acme", "--for", "scope");
    expect(ran.out).not.toContain("portal");
    expect(ran.err).toContain("P4 is a rumour and not on the page. psvc promise confirm acme P4");
    for (const id of ["P1", "P2", "P3"]) await run("promise", "drop", "acme", id, "--why", "a slip of the pen");
    const refused = await app.psvc("report", "acme", "--for", "scope");
    expect([refused.exitCode, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("no confirmed promise is on record");
  });
});

describe("the weekly page", () => {
  test("tells the steps forward of the week, and nothing that moved us alone", async () => {
    app = app.on("2026-11-25");
    await run("route", "done", "acme", "kickoff", "--note", "they were nervous");
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
    await run("action", "add", "acme", "Tom Okafor: the list of crews by 2026-12-01", "--side", "customer");
    await run("action", "done", "acme", "A1");
    await run("action", "add", "acme", "Ana Sato: calm the board by 2026-12-01");
    await run("action", "done", "acme", "A2");
    const text = await page("weekly");
    expect(text).toContain("- 25 November 2026: Kickoff held");
    expect(text).toContain("- 25 November 2026: Decided: Reports in Portuguese (Out of scope)");
    expect(text).toContain("- 25 November 2026: Tom Okafor delivered: the list of crews");
    expect(text).not.toMatch(/nervous|calm the board/);
  });

  test("goes a week back, or to the day it is given, and says when nothing moved", async () => {
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
    app = app.on("2026-12-08");
    expect(await page("weekly")).toContain("Nothing completed since 1 December 2026.");
    const older = await run("report", "acme", "--for", "weekly", "--since", "2026-11-24");
    expect(older.out).toContain("Decided: Reports in Portuguese");
  });

  test("says which days changed, and not why", async () => {
    await run(
      "route",
      "move",
      "acme",
      "live",
      "--to",
      "2027-01-15",
      "--reason",
      "estimate-wrong",
      "--side",
      "services",
      "--why",
      "we were slow",
    );
    const text = await page("weekly");
    expect(text).toContain("## Changed dates");
    expect(text).toMatch(/\| Go-live \| 22 December 2026 \| 15 January 2027 \|/);
    expect(text).not.toMatch(/estimate|slow/);
  });

  test("names what is late on their side, and a rest that they agreed to", async () => {
    await run("action", "add", "acme", "Tom Okafor: the list of crews by 2026-11-27", "--side", "customer");
    const freeze = ["--until", "2026-12-11", "--why", "audit", "--consequence", "live later"];
    await run("stall", "acme", ...freeze, ...SAID);
    app = app.on("2026-12-01");
    const text = await page("weekly");
    expect(text).toContain("As agreed with you, the project is paused until 11 December 2026.");
    expect(text).toContain("| the list of crews | Tom Okafor | 27 November 2026 (overdue) |");
    expect(text).not.toContain("audit");
  });

  test("is of no day to come, and only a week has a first day", async () => {
    const ahead = await app.psvc("report", "acme", "--for", "weekly", "--since", "2026-12-24");
    expect([ahead.exitCode, ahead.err]).toEqual([1, expect.stringContaining("that day has not come")]);
    const other = await app.psvc("report", "acme", "--for", "scope", "--since", "2026-11-01");
    expect([other.exitCode, other.err]).toEqual([2, expect.stringContaining("add --for weekly")]);
  });
});

describe("the page of the go-live", () => {
  const live = async () => {
    await run("gap", "resolve", "acme", "G1", "--resolution", "defer", "--review-on", "2027-03-01", ...SAID);
    await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...SAID);
    await toTheDoor(run);
    const condition = "first-value-named: the second depot; Ana Sato; 2026-12-11";
    await run("criterion", "set", "acme", "first-value-named", "not-met", "--why", "nobody asked");
    await run(
      "golive",
      "acme",
      "--decision",
      "go-with-conditions",
      "--decided-by",
      "Ana Sato",
      "--condition",
      condition,
    );
    await run("golive", "acme", "--live", "--confirmed-by", "Tom Okafor");
  };

  test("is refused before they are live, with the command that makes them so", async () => {
    const ran = await app.psvc("report", "acme", "--for", "golive");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("psvc golive acme --live")]);
  });

  test("says what works from today, what comes later with its day, the conditions and the thanks", async () => {
    await live();
    const quiet = await run("report", "acme", "--for", "golive");
    expect(quiet.err).toContain("psvc golive acme --ring");
    const credits = [
      "--credit-sales",
      "Jo Meyer",
      "--credit-services",
      "Ana Sato",
      "--credit-customer",
      "Tom and his crews",
    ];
    await run("golive", "acme", "--ring", ...credits, "--first-value", "orders are closed on site");
    const text = await page("golive");
    expect(text).toContain("# Acme · Go-live announcement");
    expect(text).toContain("Confirmed by Tom Okafor");
    expect(text).toContain("**orders are closed on site**");
    expect(text).toContain("| P1 | Crews work offline |");
    expect(text).toContain("to be reviewed with you on 1 March 2027");
    expect(text).toContain("| the second depot | Ana Sato | Friday 11 December 2026 |");
    expect(text).toContain("Thank you, Tom and his crews, for leading this on your side.");
    expect(text).not.toMatch(/Jo Meyer|nobody asked/);
    expect((await app.psvc("report", "acme", "--for", "kickoff")).err).toContain("psvc report acme --for golive");
  });
});

describe("a page", () => {
  test("is HTML by the ending of its file or by its flag, else Markdown", async () => {
    await run("report", "acme", "--for", "kickoff", "--to", "page.html");
    await run("report", "acme", "--for", "kickoff", "--to", "page.txt");
    await run("report", "acme", "--for", "kickoff", "--to", "odd.md", "--format", "html");
    expect(app.files.get("page.html")).toMatch(/^<!doctype html>/);
    expect(app.files.get("page.txt")).toMatch(/^# Acme/);
    expect(app.files.get("odd.md")).toMatch(/^<!doctype html>/);
    expect((await app.psvc("report", "acme", "--format", "pdf")).exitCode).toBe(2);
  });

  test("is its values and its text under --json", async () => {
    const { report, kind } = (await run("report", "acme", "--for", "scope", "--format", "html", "--json")).json;
    expect(kind).toBe("report");
    expect(report).toMatchObject({ for: "scope", project: "acme", format: "html", file: null, warnings: [] });
    expect(report.page.scope.works).toEqual([
      { id: "P1", statement: "Crews work offline", neededBy: null, isTerm: false, answer: { how: "works" } },
    ]);
    expect(report.markdown).toContain("# Acme · Scope confirmation");
    expect(report.html).toContain("<h1>Acme · Scope confirmation</h1>");
  });

  test("names nobody who sold, whatever page it is", async () => {
    await run("promise", "edit", "acme", "P1", "--statement", "As Jo Meyer said, crews work offline");
    for (const name of ["kickoff", "scope"]) {
      const ran = await app.psvc("report", "acme", "--for", name);
      expect([ran.exitCode, ran.out]).toEqual([1, ""]);
      expect(ran.err).toContain("the promise of P1 names Jo Meyer");
    }
    await run("promise", "edit", "acme", "P1", "--statement", "It was oversold");
    const warned = await run("report", "acme", "--for", "kickoff");
    expect(warned.err).toContain("psvc promise edit acme P1 --statement TEXT");
  });

  test("is not made of a project that is stopped", async () => {
    await run("stop", "acme", "--decided-by", "Petra Lund", "--why", "a merger", "--consequence", "the fee is paid");
    const ran = await app.psvc("report", "acme", "--for", "weekly");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("psvc restart acme")]);
  });
});

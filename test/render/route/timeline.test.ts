import { describe, expect, test } from "vitest";
import { style } from "../../../src/render/layout/style.ts";
import { textWidth } from "../../../src/render/layout/table.ts";
import { renderWay } from "../../../src/render/route/timeline.ts";
import { testApp } from "../../app.ts";
import { working } from "../../working.ts";

/** A project whose go-live was moved twice, with a milestone of the lead's own. */
async function movedTwice(width: number) {
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra"];
  let app = testApp({ width, today: "2026-09-01" });
  const run = (...argv: string[]) => working(app, argv);
  await run("new-project", "Acme", "--closed", "2026-08-31", "--lead", "Ana", ...people);
  await run("promise", "add", "acme", "Sign-on", "--fit", "fit");
  await run("route", "add", "acme", "data-loaded", "--done-when", "all jobs are in", "--target", "2026-11-03");
  app = app.on("2026-09-15");
  for (const name of ["promises-captured", "kickoff"]) await run("route", "done", "acme", name);
  const late = (to: string, side: string) =>
    run("route", "move", "acme", "live", "--to", to, "--reason", "data", "--side", side, "--why", "a late export");
  await late("2026-12-07", "customer");
  app = app.on("2026-10-12");
  await late("2026-12-21", "services");
  await run("route", "wait", "acme", "aligned", "--on", "customer", "--since", "2026-10-05");
  return app.on("2026-10-20");
}

const wayOf = (out: string) => out.slice(out.indexOf("\n  owned"), out.indexOf("1 promises:")).slice(1).trimEnd();

describe("the way in psvc status", () => {
  test("is drawn in ASCII, with what is done, next, late and ahead", async () => {
    const { out } = await (await movedTwice(100)).psvc("status", "acme");
    expect(wayOf(out)).toMatchInlineSnapshot(`
      "  owned  promises-captured  kickoff  aligned     configured
        #======#==================#========@...........o...........
        done   done               done     was 25 Sep  26 Oct
        data-loaded  accepted  ready   live    stable
        o............o.........o.......^.......o
        3 Nov        9 Nov     18 Nov  21 Dec  18 Jan
        aligned waits for customer since 5 Oct
        forecast: Mon 15 Mar 2027 (in 146 days), 84 days after the target: for every 10 days that pass the
          go-live moves 5.7 days"
    `);
  });

  test("goes on below where the screen is narrow", async () => {
    const { out } = await (await movedTwice(60)).psvc("status", "acme");
    expect(wayOf(out)).toMatchInlineSnapshot(`
      "  owned  promises-captured  kickoff  aligned     configured
        #======#==================#========@...........o...........
        done   done               done     was 25 Sep  26 Oct
        data-loaded  accepted  ready   live    stable
        o............o.........o.......^.......o
        3 Nov        9 Nov     18 Nov  21 Dec  18 Jan
        aligned waits for customer since 5 Oct
        forecast: Mon 15 Mar 2027 (in 146 days), 84 days after the
          target: for every 10 days that pass the go-live moves
          5.7 days"
    `);
  });
});

test("what was skipped ahead of the next point is not drawn as walked", async () => {
  const app = await movedTwice(100);
  await working(app, ["route", "skip", "acme", "configured", "--decided-by", "Petra", "--why", "nothing to set up"]);
  const { out } = await app.psvc("status", "acme");
  expect(out).toContain("@...........-...........");
  expect(out).toMatch(/was 25 Sep +skipped/);
});

describe("the trend of a project", () => {
  test("shows every target against the day it was set, and where that leads", async () => {
    const { out } = await (await movedTwice(100)).psvc("route", "trend", "acme", "live");
    expect(out).toMatchInlineSnapshot(`
      "Acme: every target, against the day it was set
      * the day it was planned on   o the day it was planned for

      live: first planned for Mon 23 Nov 2026, now Mon 21 Dec 2026
      1 Sep 2026  *--------------------------o
      15 Sep 2026      *-------------------------o                                 +14d
                  data, side: customer, a late export
      12 Oct 2026              *----------------------o                            +14d
                  data, side: services, a late export
      today                       *-------------------o
      forecast                                                                   x Mon 15 Mar

      slip rate: for every 10 days that pass the go-live moves 5.7 days
      forecast: Mon 15 Mar 2027 (in 146 days), 84 days after the target: for every 10 days that pass the
        go-live moves 5.7 days
      "
    `);
  });

  test("fits 60 columns in plain ASCII", async () => {
    const { out } = await (await movedTwice(60)).psvc("route", "trend", "acme");
    expect(out.split("\n").filter((line) => textWidth(line) > 60)).toEqual([]);
    expect([...out].filter((character) => character > "~")).toEqual([]);
    expect(out).toMatchInlineSnapshot(`
      "Acme: every target, against the day it was set
      * the day it was planned on   o the day it was planned for

      live: first planned for Mon 23 Nov 2026, now Mon 21 Dec 2026
      1 Sep 2026  *--------------o
      15 Sep 2026    *--------------o                   +14d
                  data, side: customer, a late export
      12 Oct 2026         *-----------o                 +14d
                  data, side: services, a late export
      today                *----------o
      forecast                                        x Mon 15 Mar

      stable: first planned for Mon 21 Dec 2026, now Mon 18 Jan
        2027
      1 Sep 2026  *-------------------o
      15 Sep 2026    *-------------------o              +14d
                  data, side: customer, a late export
      12 Oct 2026         *-----------------o           +14d
                  data, side: services, a late export
      today                *----------------o

      slip rate: for every 10 days that pass the go-live moves 5.7
        days
      forecast: Mon 15 Mar 2027 (in 146 days), 84 days after the
        target: for every 10 days that pass the go-live moves 5.7
        days
      "
    `);
  });

  test("of one that was never moved has one target, and of a milestone that is done the day it was", async () => {
    const app = await movedTwice(100);
    const { out } = await app.psvc("route", "trend", "acme", "kickoff");
    expect(out).toContain("kickoff: first planned for");
    expect(out).toMatch(/^done +#/m);
  });
});

test("the portfolio says how far the forecast is from the target", async () => {
  const app = await movedTwice(100);
  const { out } = await app.psvc("status");
  expect(out).toContain("FORECAST");
  expect(out).toMatch(/\+\d+d/);
  const [row] = (await app.psvc("status", "--json")).json.portfolio.projects;
  expect(row.dates.forecast).toMatch(/^2027-/);
});

test("whoever listens is told the way point by point, and it ends at any width", async () => {
  const app = testApp({ today: "2026-09-01" });
  await working(app, ["new-project", "Acme", "--closed", "2026-08-31", "--lead", "Ana"]);
  for (const width of [40, 1_000_000, Number.POSITIVE_INFINITY]) {
    const drawn = renderWay(await app.store.project("acme"), "2026-09-01", style({ color: false, width }));
    expect(drawn.split("\n").length).toBeGreaterThan(2);
  }
  const ran = await app.where({ layout: "labels" }).psvc("status", "acme");
  expect(ran.out).toMatch(/^owned: done\npromises-captured: .*, next$/m);
});

import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { toTheDoor, working } from "../../working.ts";

let app: TestApp;
const run = (...argv: string[]) => working(app, argv);

beforeEach(async () => {
  app = testApp();
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra", "--deal-owner", "Jo"];
  await run(
    "new-project",
    "Acme *&*",
    "--slug",
    "acme",
    "--template",
    "small",
    "--closed",
    "2026-11-02",
    "--lead",
    "Ana",
    ...people,
  );
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
  await toTheDoor(run);
  await run("golive", "acme", "--decision", "go", "--decided-by", "Petra");
  await run("golive", "acme", "--live", "--confirmed-by", "Tom");
});

test("a go-live is told with its credits once it is rung, and asks for the bell before", async () => {
  expect((await run("wins")).out).toContain("not announced yet: psvc golive acme --ring");
  await run("golive", "acme", "--ring", "--first-value", "they sign in once");
  expect((await run("wins")).out).toMatchInlineSnapshot(`
    "1 go-live, Wed 26 Aug 2026 to Tue 24 Nov 2026

    Acme *&*  live Tue 24 Nov 2026, 22 days after the close
      they now: they sign in once
      hardest promise kept: Single sign-on
      promises: 1 in all: 1 kept as made
      thanks to Jo, Ana, Tom

    1 small win
      24 Nov  Acme *&*: scope agreed and signed

    Half-customers (signed, not live) at the end of each month, and today
      none in all these months
    "
  `);
});

test("the same as JSON has days, counts and months", async () => {
  const { kind, wins } = (await run("wins", "--json")).json;
  expect(kind).toBe("wins");
  expect(wins).toMatchObject({
    since: "2026-08-26",
    until: "2026-11-24",
    golives: [{ slug: "acme", days: 22 }],
    small: [{ slug: "acme", what: "aligned", on: "2026-11-24" }],
    daysToLive: { count: 1, median: null },
  });
  expect(wins.halfCustomers).toHaveLength(12);
});

test("--since leaves out what came before it, and takes no day that has not come", async () => {
  app = app.on("2026-12-10");
  expect((await run("wins", "--since", "2026-12-01", "--json")).json.wins.golives).toEqual([]);
  expect((await app.psvc("wins", "--since", "2027-01-01")).exitCode).toBe(2);
});

test("the page is Markdown that a customer's name cannot break, on stdout or in a file", async () => {
  await run("wins", "--to", "wins.md");
  const page = String(app.files.get("wins.md"));
  expect(page).toContain("## Acme \\*&\\* is live");
  expect((await run("wins", "--format", "md")).out).toBe(`${page.trimEnd()}\n`);
});

import { beforeEach, describe, expect, test } from "vitest";
import { put, type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  await working(app, ["new-project", "Acme Water", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana Sato"]);
  await working(app, ["new-project", "Birch", "--slug", "birch", "--closed", "yesterday", "--lead", "Ana Sato"]);
  await working(app, ["promise", "add", "acme", "Everybody logs in with our own accounts", "--importance", "must"]);
  await working(app, ["gap", "add", "acme", "--promise", "P1", "--why", "one tenant only"]);
  await working(app, ["note", "add", "birch", "Nobody logged in since Monday, see OPS-12"]);
  await working(app, ["action", "add", "birch", "Send the tenant list", "--owner", "Ana Sato", "--due", "+3d"]);
});

const search = (...words: string[]) => app.psvc("search", ...words);
const hits = async (...words: string[]) =>
  (await search(...words, "--json")).json.hits.map((hit: Record<string, unknown>) => [hit.project, hit.record]);

describe("search", () => {
  test("finds a word in every form, in every project", async () => {
    expect(await hits("login")).toEqual([
      ["acme", "P1"],
      ["birch", "N1"],
    ]);
  });

  test("puts two words that are one together", async () => {
    expect(await hits("log", "in", "Monday")).toEqual([["birch", "N1"]]);
    await working(app, ["note", "add", "acme", "The login page is slow"]);
    expect(await hits("log", "in", "page")).toEqual([["acme", "N1"]]);
  });

  test("finds a record by its customer and a word of its own", async () => {
    expect(await hits("birch", "tenant")).toEqual([["birch", "A1"]]);
    expect(await hits("water")).toEqual([["acme", null]]);
  });

  test("finds a gap by the words of its promise and its own together, and not by those of its promise alone", async () => {
    expect(await hits("accounts", "tenant", "--in", "gaps")).toEqual([["acme", "G1"]]);
    expect((await search("accounts", "--in", "gaps")).exitCode).toBe(3);
  });

  test("says nothing was found, and how a phrase is taken apart", async () => {
    const ran = await search("own tenant");
    expect([ran.exitCode, ran.out.trim()]).toEqual([
      3,
      "Nothing found for own tenant. As single words: psvc search own tenant",
    ]);
    expect((await search("zebra", "--json")).json.hits).toEqual([]);
  });

  test("names the command that opens each, which runs", async () => {
    await working(app, ["action", "done", "birch", "A1"]);
    for (const word of ["accounts", "tenant", "Monday", "Ana"]) {
      const { json } = await search(word, "--json");
      expect(json.hits.length).toBeGreaterThan(0);
      for (const { command, record } of json.hits) {
        const opened = await app.psvc(...command.split(" ").slice(1));
        expect([command, opened.exitCode]).toEqual([command, 0]);
        if (record !== null) expect(opened.out).toContain(record);
      }
    }
  });

  test.each([
    ["promises", 1],
    ["notes", 1],
    ["promises,notes", 2],
    ["people", 0],
  ])("looks in %s only", async (where, found) => {
    expect((await search("login", "--in", where, "--json")).json.hits).toHaveLength(found);
  });

  test("finds what the history tells only where it is asked for", async () => {
    await working(app, ["promise", "edit", "acme", "P1", "--statement", "Single sign-on for all"]);
    expect(await hits("accounts")).toEqual([]);
    expect(await hits("accounts", "--in", "history")).not.toEqual([]);
  });

  test("tells that a file is damaged where it may hold the words, and finds the rest", async () => {
    put(app, "projects/acme.json", '{"text": "login"');
    const ran = await search("login", "--json");
    expect([ran.json.hits.length, ran.json.damaged.map(({ slug }: { slug: string }) => slug)]).toEqual([1, ["acme"]]);
    expect((await search("monday", "--json")).json.damaged).toEqual([]);
  });

  test.each([["--in", "promise"], ["!?"]])("refuses %s %s", async (...words) => {
    expect((await search("login", ...words)).exitCode === 2 || (await search(...words)).exitCode === 2).toBe(true);
  });

  test("shows the first twenty, and all with --all", async () => {
    for (let nth = 1; nth <= 25; nth++) await working(app, ["note", "add", "acme", `zebra number ${nth}`]);
    expect((await search("zebra")).out).toContain("and 5 more: --all");
    expect((await search("zebra", "--all")).out.match(/note N/g)).toHaveLength(25);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { PsvcError } from "../../src/errors.ts";
import { EXAMPLES } from "../../src/help/facts/examples.ts";
import type { TestApp } from "../app.ts";
import { everyLeaf, wholeProgram } from "../leaves.ts";
import { scriptedPrompter } from "../scripted-prompter.ts";
import { demoApps } from "./demo-app.ts";
import { wordsOf } from "./words.ts";

const DAY = "2026-11-25";

/** A day of a weekend, and the last of a leap year's February: an example is typed on any. */
const OTHER_DAYS = ["2027-01-03", "2028-02-29"];

const program = wholeProgram();
const commands = new Map([...everyLeaf(program), ["psvc", program] as const]);
const all = Object.entries(EXAMPLES).flatMap(([path, examples]) =>
  examples.map((example) => [example.line, { path, ...example }] as const),
);

describe("every command", () => {
  test.each([...commands.keys()])("%s has one example or a few, and the first needs nobody to answer", (path) => {
    const examples = EXAMPLES[path] ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(1);
    expect(examples.length).toBeLessThanOrEqual(4);
    expect(examples[0]?.asks ?? false).toBe(examples.every(({ asks }) => asks));
  });

  test("no example is of a command that is not there, and none is given twice", () => {
    expect(Object.keys(EXAMPLES).filter((path) => !commands.has(path) && path !== "help")).toEqual([]);
    expect(new Set(all.map(([line]) => line)).size).toBe(all.length);
    expect(new Set(all.map(([, { path, does }]) => `${path}: ${does}`)).size).toBe(all.length);
  });
});

describe.each(all)("%s", (line, { path, does }) => {
  test("is of its command, with flags that it takes, and means the same in any shell", () => {
    expect(`${line} `).toMatch(new RegExp(`^psvc ${path === "psvc" ? "" : path}`));
    const known = [...(commands.get(path)?.options ?? []), ...program.options].map(({ long }) => long);
    for (const word of wordsOf(line)) if (word.startsWith("--")) expect(known).toContain(word);
    expect(line).not.toMatch(/[$`\\!'\n]/);
    expect(line.match(/"/g)?.length ?? 0).toSatisfy((quotes: number) => quotes % 2 === 0);
  });

  test("says what it is for in a phrase that fits a line", () => {
    expect(does).toMatch(/^[^A-Z].*[^.]$/);
    expect(does.length).toBeLessThanOrEqual(72);
  });
});

/** All on a working day, and each of them on one of the other two. */
const typedOn = [
  [DAY, all] as const,
  ...OTHER_DAYS.map((day, nth) => [day, all.filter((_, i) => i % 2 === nth)] as const),
];

describe.each(typedOn)("in the demo's store of %s", (today, typed) => {
  let fresh: () => TestApp;

  beforeAll(async () => {
    fresh = await demoApps(today);
  }, 60_000);

  test.each(typed)("%s", async (line, { exitCode = 0, asks = false }) => {
    const { exitCode: code, out, err } = await fresh().psvc(...wordsOf(line).slice(1));
    if (asks) {
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^psvc: (?:Missing: |.* needs a terminal)/m);
      return;
    }
    expect([code, err.match(/^psvc:.*/m)?.[0]], err).toEqual([exitCode, undefined]);
    if (line !== "psvc demo") expect(out.trim()).not.toBe("");
  });
});

describe("an example that asks", () => {
  let fresh: () => TestApp;

  beforeAll(async () => {
    fresh = await demoApps(DAY);
  }, 60_000);

  test.each(all.filter(([, { asks }]) => asks))("%s asks whoever is there", async (line) => {
    const stopping = scriptedPrompter(new PsvcError({ code: "cancelled", saved: null, resume: null }));
    const { exitCode, err } = await fresh()
      .asking(stopping)
      .editing((text) => text.replaceAll("could", "should"))
      .psvc(...wordsOf(line).slice(1));
    expect([exitCode, stopping.asked.length], err).toEqual([130, 1]);
  });
});

describe("what examples name", () => {
  test("is in the demo: projects by their whole slugs, and their records", async () => {
    const app = (await demoApps(DAY))();
    const { projects } = (await app.psvc("status", "--all", "--json")).json.portfolio;
    const slugs = projects.map(({ slug }: { readonly slug: string }) => slug);
    for (const [line, { path }] of all) {
      const place = commands.get(path)?.registeredArguments.findIndex((one) => /^project$/.test(one.name())) ?? -1;
      const given = wordsOf(line).slice(path === "psvc" ? 1 : 1 + path.split(" ").length);
      const slug = given[place];
      if (place < 0 || slug === undefined || slug.startsWith("--")) continue;
      expect(slugs, line).toContain(slug);
      const { project } = (await app.psvc("status", slug, "--json")).json;
      const ids = ["promises", "gaps", "actions", "risks"].flatMap((kind) =>
        project[kind].map(({ id }: { readonly id: string }) => id),
      );
      for (const word of given.slice(1)) if (/^[PGAR]\d+$/.test(word)) expect(ids, line).toContain(word);
    }
  });
});

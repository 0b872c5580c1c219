import { describe, expect, test } from "vitest";
import { findHelp, helpOfAll } from "../../src/help/help.ts";
import { TOPICS } from "../../src/help/pages/topics.ts";
import { type Layout, style } from "../../src/render/layout/style.ts";
import { textWidth } from "../../src/render/layout/table.ts";
import { wholeProgram } from "../leaves.ts";
import { everyHelp } from "./program.ts";

const ground = { program: wholeProgram(), today: "2026-11-25", week: { weekStart: null, workingDays: null } };
const TO_READ = Object.keys(TOPICS).filter((name) => !TOPICS[name]?.isDocument);
const PAGES = [
  ...everyHelp().map(({ name }) => (name === "psvc" ? [] : name.split(" "))),
  ...TO_READ.map((topic) => [topic]),
];

function shown(words: readonly string[], width: number, layout: Layout = "aligned"): readonly string[] {
  return findHelp(words, ground)
    .page(style({ color: false, width, layout }))
    .split("\n");
}

describe("a page of help", () => {
  test.each([40, 60, 80, 120])("has no line wider than a screen of %i columns", (width) => {
    const tooWide = PAGES.flatMap((words) =>
      shown(words, width)
        .filter((line) => textWidth(line) > width)
        .map((line) => `${words.join(" ")}: ${line}`),
    );
    expect(tooWide).toEqual([]);
  });

  test("is not longer than a line can be read, however wide the screen is", () => {
    expect(PAGES.flatMap((words) => shown(words, 300)).filter((line) => textWidth(line) > 100)).toEqual([]);
  });

  test("has no blank at the end of a line, no tab, and no empty line at its ends", () => {
    for (const words of PAGES)
      for (const layout of ["aligned", "tabs", "labels"] as const) {
        const lines = shown(words, 80, layout);
        expect(lines.filter((line) => /\s$|\t/.test(line))).toEqual([]);
        expect([lines[0], lines.at(-1)]).not.toContain("");
      }
  });

  test("is read aloud line by line: nothing is set in, and no term stands without what it means", () => {
    const lines = shown(["status"], Number.POSITIVE_INFINITY, "labels");
    expect(lines).toContain("--lead <person>: only theirs");
    expect(lines.filter((line) => line.startsWith(" "))).toEqual([]);
  });

  test("of psvc itself names the dozen of a lead's day and every topic, on a screen of 80 by 25", () => {
    const lines = shown([], 80);
    expect(lines.length).toBeLessThan(25);
    const text = lines.join("\n");
    for (const name of ["new-project", "status", "promise", "gap", "confront", "action", "route", "report", "golive"])
      expect(text).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expect(text).not.toMatch(/^ {2}(merge-driver|where|completion|recut) /m);
    for (const topic of TO_READ) expect(text).toContain(topic);
    expect(text).toContain("psvc help --all");
  });

  test("of all names every command and every topic, on a screen of 80 by 50", () => {
    const lines = helpOfAll(wholeProgram())
      .page(style({ color: false, width: 80 }))
      .split("\n");
    expect(lines.length).toBeLessThan(50);
    const text = lines.join("\n");
    for (const { name } of everyHelp().filter((one) => !one.name.includes(" ")))
      if (!["psvc", "merge-driver", "help"].includes(name)) expect(text).toContain(`  ${name} `);
    expect(text).not.toContain("merge-driver");
    for (const topic of TO_READ) expect(text).toContain(topic);
  });

  test("has the examples before the flags", () => {
    const lines = shown(["status"], 80);
    expect(lines.indexOf("EXAMPLES")).toBeGreaterThan(lines.indexOf("USAGE"));
    expect(lines.indexOf("FLAGS")).toBeGreaterThan(lines.indexOf("EXAMPLES"));
    expect(lines).toContain("  psvc status kestrel");
  });

  test("names the kinds of JSON that the command answers", () => {
    expect(shown(["gap", "list"], 80)).toContain("With --json: kind gaps. Its shape: psvc help json gaps");
    expect(shown(["status"], 100).join("\n")).toContain("check or news. Their shapes: psvc help json <kind>");
    expect(shown(["gap"], 80).join("\n")).not.toContain("kind");
  });

  test("of a group lists its commands, each with what it is for", () => {
    const lines = shown(["gap"], 100);
    for (const name of ["add", "list", "show", "resolve", "close", "reopen", "edit"])
      expect(lines.some((line) => line.startsWith(`  ${name} `))).toBe(true);
  });

  test("says what a command added below its own page", () => {
    expect(shown(["config", "set"], 80).join("\n")).toContain("a weekday, like sunday");
  });
});

test("every topic that a page names is there", () => {
  const texts = [...PAGES, ["reference"]].map((words) => shown(words, 1000).join("\n"));
  const first = new Set([...Object.keys(TOPICS), ...everyHelp().map(({ name }) => name.split(" ")[0])]);
  const named = texts.flatMap((text) => [...text.matchAll(/psvc help ([a-z][a-z-]*)/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((name) => !first.has(name))).toEqual([]);
});

test("no topic has the name of a command", () => {
  const commands = everyHelp().map(({ name }) => name);
  expect(Object.keys(TOPICS).filter((name) => commands.includes(name))).toEqual([]);
});

import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES } from "../../../src/help/facts/examples.ts";
import { wordsOf } from "../../help/words.ts";
import { everyLeaf } from "../../leaves.ts";
import { noCalls } from "../../store/disk/broken-disk.ts";
import { fullFrom } from "./full-from.ts";
import { stateOf, worlds } from "./world.ts";
import { ELSEWHERE, type Line, READING, typed, writingLines } from "./writing-lines.ts";

/** What was typed, as it was understood. */
const ECHO = /^--[a-z-]+ .*:|is not known here, so taken as|is not a working day/;

const leaves = everyLeaf().map(([path]) => path);
const lines = writingLines();
const reading = READING.flatMap((path) =>
  (EXAMPLES[path] ?? []).filter(({ asks }) => !asks).map(({ line }) => [line] as const),
);

let worldOf: Awaited<ReturnType<typeof worlds>>;

beforeAll(async () => {
  worldOf = await worlds();
}, 60_000);

/** Whether a line ends as it should, and what it changes of what a person would miss; backups too. */
async function tried(line: Omit<Line, "path">) {
  const app = (await worldOf(line))();
  const look = async () => `${stateOf(app)}${(await app.store.copies.backups()).length}`;
  const before = await look();
  const { exitCode, err } = await typed(app, line);
  expect([0, 3], `${line.argv.join(" ")}\n${err}`).toContain(exitCode);
  return { isChanged: (await look()) !== before };
}

describe("a command of the program", () => {
  test("is one that reads, one that writes elsewhere, or one that writes and is killed at every call", () => {
    const named = [...READING, ...Object.keys(ELSEWHERE)];
    expect(named.filter((path) => path !== "psvc" && !leaves.includes(path))).toEqual([]);
    const withLines = new Set(lines.map(({ path }) => path));
    expect(leaves.filter((path) => !named.includes(path) && !withLines.has(path))).toEqual([]);
  });

  test.each([
    ...new Set(lines.map(({ path }) => path)),
  ])("that writes, %s, has a line that changes something", async (path) => {
    const changed: boolean[] = [];
    for (const line of lines.filter((one) => one.path === path)) changed.push((await tried(line)).isChanged);
    expect(changed).toContain(true);
  });

  test.each(
    lines.map(({ argv, ...line }) => [argv.join(" "), { argv, ...line }] as const),
  )("announces nothing that is not on the disk: %s", async (_line, line) => {
    const app = (await worldOf(line))();
    const full = { ...app.disk, files: fullFrom(app.disk.files, 1, noCalls()) };
    const { exitCode, out, err } = await typed(app.where({ disk: full }), line);
    if (exitCode === 0 || exitCode === 3) return;
    expect(out).toBe("");
    const [before = ""] = err.split(/^psvc: /m);
    expect(before.split("\n").filter((said) => said !== "" && !ECHO.test(said))).toEqual([]);
  });

  test.each(reading)("that reads changes nothing: %s", async (line) => {
    expect(await tried({ argv: wordsOf(line).slice(1), world: "demo" })).toEqual({ isChanged: line.includes("--to ") });
  });
});

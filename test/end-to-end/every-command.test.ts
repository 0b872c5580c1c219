import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstExamples } from "../help/first-examples.ts";
import { type DemoWorld, demoWorld, inPipe } from "./demo-world.ts";
import { expectAnswer, expectError } from "./json-document.ts";
import { lender, type OnTerminal, onTerminal } from "./on-terminal.ts";

const all = firstExamples();

/** Those whose answer is rows. */
const LISTS = [
  ...["status", "project list", "promise list", "gap list", "route show", "criterion list", "action list"],
  ...["risk list", "capability list", "template list", "config list"],
];

/** What begins a store; whatever else is typed where there is none makes none. */
const BEGINNINGS = ["new-project", "import", "template copy"];

/** For what takes a few seconds, on a machine that does much else. */
const PATIENCE_MS = 100_000;

let world: DemoWorld;

beforeAll(async () => {
  world = await demoWorld();
}, PATIENCE_MS);

afterAll(() => world.remove(), PATIENCE_MS);

describe.concurrent("in a pipe", () => {
  test.each(
    all,
  )("%s prints its answer without escape codes, and asks nothing however stdin ends", async (path, one) => {
    const [empty, closed] = await Promise.all([
      inPipe(one.line, world.place(one.line), "< /dev/null"),
      inPipe(one.line, world.place(one.line), "<&-"),
    ]);
    for (const { exitCode, out, err } of [empty, closed]) {
      expect(exitCode, err).toBe(one.exitCode);
      expect(out + err).not.toContain("\u001b");
      expect(out).toMatch(one.asks ? /^$/ : /[^\n]\n$/);
      expect(/^psvc:/m.test(err), err).toBe(one.asks ?? false);
    }
    expect(closed.err).toBe(empty.err);
    if (!LISTS.includes(path)) return;
    const cells = empty.out
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => line.split("\t").length);
    expect(new Set(cells)).toEqual(new Set([cells[0]]));
    expect(cells[0]).toBeGreaterThan(1);
  });

  test.each(all)("%s --json is one document and nothing beside it", async (_, one) => {
    const { exitCode, out, err } = await inPipe(`${one.line} --json`, world.place(one.line));
    expect(exitCode, err).toBe(one.exitCode);
    expect(one.asks ? out : err).toBe("");
    if (one.asks) expectError(err, exitCode);
    else expectAnswer(out);
  });

  test.each(
    all,
  )("%s --json without a store answers or says what to do, and makes none on the way", async (path, one) => {
    const place = world.place(one.line, "no store");
    const { exitCode, out, err } = await inPipe(`${one.line} --json`, place);
    expect([0, 1, 2, 3], err).toContain(exitCode);
    expect(exitCode === 0 || exitCode === 3 ? err : out).toBe("");
    if (exitCode === 0 || exitCode === 3) expectAnswer(out);
    else expectError(err, exitCode);
    if (exitCode === 1 || exitCode === 2) expect(JSON.parse(err).error.hint).toMatch(/psvc |--/);
    expect(existsSync(place.store)).toBe(BEGINNINGS.includes(path));
  });
});

const onOne = lender ? "on a terminal" : "on a terminal (neither script nor python3 is here to lend one)";

describe.skipIf(!lender)(onOne, () => {
  const screens = new Map<string, { readonly colour: OnTerminal; readonly plain: OnTerminal }>();

  beforeAll(async () => {
    const lines = () => all.map(([, { line }]) => ({ line, place: world.place(line) }));
    const [colour, plain] = await Promise.all([onTerminal(lines()), onTerminal(lines(), { NO_COLOR: "1" })]);
    for (const [index, [path]] of all.entries())
      screens.set(path, { colour: colour[index] as OnTerminal, plain: plain[index] as OnTerminal });
  }, PATIENCE_MS);

  test.each(all)("%s ends as in a pipe, and leaves the terminal as it was", (path, one) => {
    const { colour, plain } = screens.get(path) ?? expect.unreachable(path);
    for (const { exitCode, screen, settings } of [colour, plain]) {
      // The editor of this terminal changes nothing and says so.
      expect(exitCode, screen).toBe(one.asks ? 0 : one.exitCode);
      expect(screen.trim()).not.toBe("");
      expect(settings[0]).toBe(settings[1]);
      expect(screen.split("\u001b[?25l").at(-1)).toSatisfy(
        (end: string) => end === screen || end.includes("\u001b[?25h"),
      );
      expect(screen).not.toContain("\u001b[?1049");
    }
    expect(plain.screen).not.toMatch(/\u001b\[[\d;]*m/);
  });

  test("there is colour, which NO_COLOR takes away", () => {
    const coloured = [...screens.values()].filter(({ colour }) => /\u001b\[[\d;]*m/.test(colour.screen));
    expect(coloured.length).toBeGreaterThan(all.length / 2);
  });
});

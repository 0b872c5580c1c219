import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstExamples } from "../help/first-examples.ts";
import { type DemoWorld, demoWorld, inPipe } from "./demo-world.ts";
import { lender, type OnTerminal, onTerminal } from "./on-terminal.ts";

const all = firstExamples();

/** Those whose answer is rows. */
const LISTS = [
  ...["status", "project list", "promise list", "gap list", "route show", "criterion list", "action list"],
  ...["risk list", "capability list", "template list", "config list"],
];

/** They stay until somebody answers, as in `questions.test.ts`. */
const onScreen = all.filter(([path]) => path !== "do" && path !== "action chase");

/** Every second command is seen in colour, and the others without. */
const coloured = onScreen.filter((_, nth) => nth % 2 === 0);
const uncoloured = onScreen.filter((_, nth) => nth % 2 === 1);

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
    const closed = await inPipe(one.line, world.place(one.line), "<&-");
    // Only what would ask looks at stdin at all.
    const empty = one.asks ? await inPipe(one.line, world.place(one.line), "< /dev/null") : closed;
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
});

const onOne = lender ? "on a terminal" : "on a terminal (neither script nor python3 is here to lend one)";

describe.skipIf(!lender)(onOne, () => {
  const screens = new Map<string, OnTerminal>();

  beforeAll(async () => {
    const lines = (some: typeof all) => some.map(([, { line }]) => ({ line, place: world.place(line) }));
    const [colour, plain] = await Promise.all([
      onTerminal(lines(coloured)),
      onTerminal(lines(uncoloured), { NO_COLOR: "1" }),
    ]);
    for (const [index, [path]] of coloured.entries()) screens.set(path, colour[index] as OnTerminal);
    for (const [index, [path]] of uncoloured.entries()) screens.set(path, plain[index] as OnTerminal);
  }, PATIENCE_MS);

  test.each(onScreen)("%s ends as in a pipe, and leaves the terminal as it was", (path, one) => {
    const { exitCode, screen, settings } = screens.get(path) ?? expect.unreachable(path);
    // The editor of this terminal changes nothing and says so.
    expect(exitCode, screen).toBe(one.asks ? 0 : one.exitCode);
    expect(screen.trim()).not.toBe("");
    expect(settings[0]).toBe(settings[1]);
    expect(screen.split("\u001b[?25l").at(-1)).toSatisfy(
      (end: string) => end === screen || end.includes("\u001b[?25h"),
    );
    expect(screen).not.toContain("\u001b[?1049");
  });

  test("there is colour, which NO_COLOR takes away", () => {
    const hasColour = ([path]: (typeof all)[number]) => /\u001b\[[\d;]*m/.test(screens.get(path)?.screen ?? "");
    expect(coloured.filter(hasColour).length).toBeGreaterThan(coloured.length / 2);
    expect(uncoloured.filter(hasColour)).toEqual([]);
  });
});

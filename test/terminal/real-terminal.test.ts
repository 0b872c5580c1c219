import { expect, test } from "vitest";
import { colorOn, screenWidth } from "../../src/terminal/real-terminal.ts";

test.each([
  ["a terminal has colour", {}, {}, true, true],
  ["a pipe has none", {}, {}, false, false],
  ["NO_COLOR wins over a terminal", {}, { NO_COLOR: "1" }, true, false],
  ["NO_COLOR wins over FORCE_COLOR", {}, { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  ["the flag wins over NO_COLOR", { color: true }, { NO_COLOR: "1" }, false, true],
  ["--no-color wins over FORCE_COLOR", { color: false }, { FORCE_COLOR: "1" }, true, false],
  ["FORCE_COLOR colours a pipe", {}, { FORCE_COLOR: "1" }, false, true],
  ["FORCE_COLOR=0 does not", {}, { FORCE_COLOR: "0" }, true, false],
  ["a dumb terminal has none", {}, { TERM: "dumb" }, true, false],
])("%s", (_, flags, env, isTerminal, expected) => {
  expect(colorOn(flags, env, isTerminal)).toBe(expected);
});

test.each([
  [120, {}, 120],
  [undefined, { COLUMNS: "60" }, 60],
  [undefined, {}, 100],
  [undefined, { COLUMNS: "wide" }, 100],
  [10, {}, 40],
])("columns %s and %o make a width of %s", (columns, env, width) => {
  expect(screenWidth(columns, env)).toBe(width);
});

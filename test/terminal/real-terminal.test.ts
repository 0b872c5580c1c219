import { expect, test } from "vitest";
import { saidByEnvironment, saidByFlags, saidByUser, valueInForce } from "../../src/domain/settings-in-force.ts";
import { asciiOn, colorOn, pagerCommand, screenWidth } from "../../src/terminal/real-terminal.ts";

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
  ["what is set wins over a dumb terminal", {}, { TERM: "dumb" }, true, true, "always"],
  ["NO_COLOR wins over what is set", {}, { NO_COLOR: "1" }, true, false, "always"],
  ["an empty NO_COLOR says nothing", {}, { NO_COLOR: "" }, true, true],
])("%s", (_, flags, environment, isTerminal, expected, set = "auto") => {
  const said = [...saidByFlags(flags), ...saidByEnvironment(environment), ...saidByUser({ color: set }, "config.json")];
  expect(colorOn(valueInForce("color", said), environment, isTerminal)).toBe(expected);
});

test.each([
  ["auto", { LANG: "C" }, "linux", true],
  ["auto", { LANG: "en_GB.ISO-8859-1" }, "linux", true],
  ["auto", { LANG: "en_GB.UTF-8" }, "linux", false],
  ["auto", { LC_ALL: "POSIX", LANG: "en_GB.utf8" }, "linux", true],
  ["auto", {}, "linux", false],
  ["auto", { LANG: "C" }, "darwin", false],
  ["yes", { LANG: "en_GB.UTF-8" }, "linux", true],
  ["no", { LANG: "C" }, "linux", false],
] as const)("ascii %s with %o on %s is %s", (set, env, platform, expected) => {
  expect(asciiOn(set, env, platform)).toBe(expected);
});

test.each([
  [null, {}, "less -FRX"],
  [null, { PAGER: "more" }, "more"],
  ["most", { PAGER: "more" }, "most"],
  ["cat", { PAGER: "more" }, null],
  [null, { PSVC_PAGER: "", PAGER: "more" }, null],
  [null, { CI: "true" }, null],
  [null, { TERM: "dumb" }, null],
])("the pager that is set to %s with %o is %s", (set, env, command) => {
  expect(pagerCommand(set, env)).toBe(command);
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

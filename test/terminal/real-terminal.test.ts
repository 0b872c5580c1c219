import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { saidByEnvironment, saidByFlags, saidByUser, valueInForce } from "../../src/domain/config/resolve-settings.ts";
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

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
/** util-linux's, which runs a command in a terminal of its own; other systems' takes other arguments. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasTerminal)(
  "a walk by single keys works in a real terminal, and Ctrl-C keeps what was judged",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "psvc-terminal-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = { ...process.env, PSVC_HOME: join(folder, "store"), PSVC_TODAY: "2026-11-24", TERM: "xterm" };
    const psvc = (...argv: string[]) => spawnSync(process.execPath, [BIN, ...argv], { env, encoding: "utf8" });
    psvc("new-project", "Acme", "--closed", "yesterday", "--lead", "Ana", "--json");
    for (const statement of ["First", "Second", "Third"]) psvc("promise", "add", "acme", statement, "--json");

    const line = `stty cols 60; '${process.execPath}' '${BIN}' promise assess acme; echo "code $?"; stty -a`;
    const child = spawn("script", ["-qec", line, "/dev/null"], { env });
    let screen = "";
    child.stdout.on("data", (chunk) => {
      screen += chunk;
    });
    const seen = async (text: string) => {
      while (!screen.includes(text)) await new Promise((done) => setTimeout(done, 10));
    };
    await seen("P1: does today's version do this?");
    await seen("> ");
    child.stdin.write("g");
    await seen("P1 gap: G1 opened");
    await seen("P2: does today's version do this?");
    child.stdin.write("\u0003");
    await seen("code 130");
    await new Promise((done) => child.on("close", done));

    expect(screen).toContain("> g gap");
    expect(screen).toContain("Stopped. 1 judged, and saved.");
    expect(screen).toMatch(/ icanon .* echo /s);
    const { promises } = JSON.parse(psvc("promise", "list", "acme", "--json").stdout);
    expect(promises.map(({ fit }: { fit: string }) => fit)).toEqual(["gap", "unassessed", "unassessed"]);
  },
);

import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
const PSVC = `"${process.execPath}" "${BIN}"`;

/** util-linux's `script` lends a command a terminal; elsewhere these tests have none. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-terminal-"));
  const made = spawnSync(process.execPath, [BIN, "new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"], {
    env: environment(),
  });
  expect(String(made.stderr)).not.toContain("psvc:");
  const promises = Array.from({ length: 60 }, (_, i) => `promise ${i + 1} …`).join("\n");
  writeFileSync(join(folder, "promises.txt"), promises);
  const taken = spawnSync(process.execPath, [BIN, "intake", "acme", join(folder, "promises.txt"), "--yes"], {
    env: environment(),
  });
  expect(taken.status, String(taken.stderr)).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    PSVC_HOME: join(folder, "store"),
    PSVC_TODAY: "2026-11-25",
    TERM: "xterm",
    LANG: "en_GB.UTF-8",
    ...more,
  };
}

interface Ran {
  readonly exitCode: number;
  readonly out: string;
}

/** A command line in a terminal of 60 columns and 20 rows; `keys` are typed once `seen` is on the screen. */
function onTerminal(
  command: string,
  more: Readonly<Record<string, string>> = {},
  typed: { readonly seen: string; readonly keys: string } | null = null,
): Promise<Ran> {
  return new Promise((done) => {
    const line = `trap : INT; stty cols 60 rows 20; ${command}; echo "code $?"; stty -a | grep -o -E -- "-?(icanon|echo) " | tr -d "\\n"`;
    const child = execFile("script", ["-qec", line, "/dev/null"], { env: environment(more) }, (error, out) =>
      done({ exitCode: Number(/code (\d+)/.exec(out)?.[1] ?? error?.code ?? -1), out }),
    );
    let screen = "";
    let isTyped = typed === null;
    child.stdout?.on("data", (chunk) => {
      screen += chunk;
      if (isTyped || !typed || !screen.includes(typed.seen)) return;
      isTyped = true;
      child.stdin?.write(typed.keys);
    });
  });
}

describe.skipIf(!hasTerminal)("in a terminal", () => {
  test("what is higher than the terminal goes through the pager, whole", async () => {
    const { out } = await onTerminal(`${PSVC} promise list acme`, { PSVC_PAGER: "sed s/^/paged:/" });
    expect(out.match(/paged:P\d+ /g)).toHaveLength(60);
  });

  test("no line goes on beyond the screen but a command, an answer's and an error's alike", async () => {
    const words = "and so on and on, as long as a customer likes to talk about it";
    const made = `${PSVC} new-project Wide --no-input --closed 2026-11-20 --lead "${words}"; ${PSVC} gap add wide --statement "${words}"`;
    const { out } = await onTerminal(
      `stty cols 40; ${made}; ${PSVC} golive wide --check; ${PSVC} promise assess wide P1 --fit "${words}"`,
      { PSVC_PAGER: "cat", NO_COLOR: "1", PSVC_HOME: join(folder, "wide") },
    );
    const lines = out.split("\r\n");
    expect(lines.filter((line) => line.length > 40 && !/^ *(?:next: )?psvc /.test(line))).toEqual([]);
    expect(out).toContain("cannot be");
    expect(out).toContain("musts-settled");
  });

  test.each([
    "false",
    "more --bogus",
    "grep -q nothing-of-it",
    "kill -9 $$",
  ])("a pager that fails (%s) keeps nobody from the answer", async (pager) => {
    const { exitCode, out } = await onTerminal(`${PSVC} promise list acme`, { PSVC_PAGER: pager });
    expect(exitCode).toBe(0);
    expect(out.match(/promise \d+ …/g)).toHaveLength(60);
  });

  test.each([
    ["fits", "gap list acme", {}],
    ["is JSON", "promise list acme --json", {}],
    ["is to be listened to", "promise list acme --plain", {}],
    ["is not to be paged", "promise list acme --no-pager", {}],
    ["is for a build", "promise list acme", { CI: "true" }],
  ])("what %s is not paged", async (_, command, more) => {
    const { out, exitCode } = await onTerminal(`${PSVC} ${command}`, { PSVC_PAGER: "sed s/^/paged:/", ...more });
    expect([exitCode, out.includes("paged:")]).toEqual([0, false]);
    if (command.startsWith("promise")) expect(out).toContain("P60");
  });

  test.each([
    "head -1",
    "true",
    "psvc-no-such-pager",
  ])("a pager like %s that ends early or is not there is no error", async (pager) => {
    const { out, exitCode } = await onTerminal(`${PSVC} promise list acme`, { PSVC_PAGER: pager });
    expect(exitCode).toBe(0);
    expect(out).not.toMatch(/EPIPE|Error/);
    expect(out.includes("P60")).toBe(pager === "psvc-no-such-pager");
  });

  test("Ctrl-C at a question is 130, and leaves the terminal as it was", async () => {
    for (const flag of ["", "--plain"]) {
      const ctrlC = { seen: "Customer name?", keys: "\u0003" };
      const { out, exitCode } = await onTerminal(`${PSVC} new-project ${flag}`, {}, ctrlC);
      expect(exitCode, out).toBe(130);
      expect(out).toContain("Stopped. Nothing was changed.");
      expect(out).toMatch(/(?<!-)icanon .*(?<!-)echo /);
    }
  });

  test("a question to be listened to moves no cursor and has no colour", async () => {
    const answered = { seen: "Customer name?", keys: "\u0003" };
    const { out } = await onTerminal(`${PSVC} new-project --plain`, {}, answered);
    expect(out.slice(0, out.indexOf("Stopped"))).not.toContain("\u001b");
  });

  test.each([
    ["a locale that is not UTF-8", { LANG: "C" }, ""],
    ["--ascii", {}, "--ascii"],
  ])("with %s psvc draws in ASCII, questions too", async (_, more, flag) => {
    const asked = { seen: "Customer name?", keys: "Birch\r\u0003" };
    const { out } = await onTerminal(`${PSVC} new-project ${flag}`, more, asked);
    expect(out).toContain("Birch");
    expect(out).not.toMatch(/[^\u0000-\u007f]/);
  });

  test("NO_COLOR holds for questions as for answers", async () => {
    const asked = { seen: "Customer name?", keys: "\u0003" };
    const { out } = await onTerminal(`${PSVC} new-project`, { NO_COLOR: "1" }, asked);
    expect(out).not.toMatch(/\u001b\[(?:3\d|1|2)m/);
  });
});

describe("in a pipe", () => {
  const piped = (...argv: string[]) => spawnSync(process.execPath, [BIN, ...argv], { env: environment() });

  test("a list is rows of tab-separated cells and nothing else, whatever the width", () => {
    for (const command of [
      ["status"],
      ["promise", "list", "acme"],
      ["gap", "list", "acme"],
      ["action", "list", "acme"],
    ]) {
      const lines = String(piped(...command).stdout)
        .trimEnd()
        .split("\n");
      const cells = lines.map((line) => line.split("\t").length);
      expect(new Set(cells), lines.join("\n")).toEqual(new Set([cells[0]]));
      expect(lines[0]).toBe(lines[0]?.toUpperCase());
    }
    expect(String(piped("status").stdout)).toMatch(/\tAcme\t.*\tpsvc promise assess acme\n$/);
  });

  test("a page stays a page", () => {
    expect(String(piped("status", "acme").stdout)).not.toContain("\t");
    expect(String(piped().stdout)).not.toContain("\t");
  });

  test("what the user set for themselves holds in every store, and no terminal is needed", () => {
    expect(piped("config", "set", "plain", "yes").status).toBe(0);
    expect(existsSync(join(folder, ".config/psvc/config.json"))).toBe(true);
    expect(String(piped("status").stdout)).toContain("Customer: Acme");
    expect(piped("config", "unset", "plain").status).toBe(0);
    expect(String(piped("status").stdout)).toContain("\tAcme\t");
  });
});

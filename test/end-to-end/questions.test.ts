import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

/** util-linux's `script` lends a command a terminal; elsewhere these tests have none. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-questions-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Drawing {
  readonly flags: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

function environment(home: string, { variables }: Drawing): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    PSVC_HOME: join(home, "store"),
    PSVC_TODAY: "2026-11-25",
    PSVC_PAGER: "cat",
    TERM: "xterm",
    LANG: "en_GB.UTF-8",
    ...variables,
  };
}

/** Types each line once its question is drawn behind the one before; 40 columns. Resolves with the screen and code. */
function converse(
  home: string,
  argv: readonly string[],
  drawing: Drawing,
  turns: readonly (readonly [seen: string, keys: string])[],
): Promise<{ readonly exitCode: number; readonly screen: string; readonly answered: number }> {
  return new Promise((done) => {
    const words = [process.execPath, BIN, ...argv, ...drawing.flags].map((word) => `'${word}'`).join(" ");
    const line = `trap : INT; stty cols 40 rows 24; ${words}; echo "code $?"`;
    const options = { cwd: home, env: environment(home, drawing), timeout: 30_000 };
    let screen = "";
    let from = 0;
    let answered = 0;
    const child = execFile("script", ["-qec", line, "/dev/null"], options, () =>
      done({ exitCode: Number(/code (\d+)/.exec(screen)?.[1] ?? -1), screen, answered }),
    );
    child.stdout?.on("data", (chunk) => {
      screen += chunk;
      const turn = turns[answered];
      // Narrow screens break a question between words, and inquirer moves the cursor between them.
      const plain = screen
        .slice(from)
        .replace(/\u001b\[[\d;?]*[A-Za-z]/g, "")
        .replace(/\s+/g, " ");
      if (!turn || !plain.includes(turn[0])) return;
      answered += 1;
      from = screen.length;
      setTimeout(() => child.stdin?.write(turn[1]), 60);
    });
  });
}

const DRAWINGS: readonly (readonly [string, Drawing])[] = [
  ["in colour", { flags: [], variables: {} }],
  ["with NO_COLOR", { flags: [], variables: { NO_COLOR: "1" } }],
  ["with --no-color", { flags: ["--no-color"], variables: {} }],
  ["with --plain", { flags: ["--plain"], variables: {} }],
  ["on a dumb terminal", { flags: [], variables: { TERM: "dumb" } }],
  ["in ASCII without colour", { flags: ["--ascii"], variables: { NO_COLOR: "1" } }],
];

const DEALS = `Deal Name,Stage,Amount,Close Date
Birch,Won,12.500,03/04/2026
Elm,Won,86.50,05/06/2026
`;

const PROMISES = `Id,Requirement,Priority
1,sign in,Zebra
2,report,Yak
`;

describe.skipIf(!hasTerminal)("several questions in one run", () => {
  const prepared = (name: string): string => {
    const home = mkdtempSync(join(folder, `${name}-`));
    writeFileSync(join(home, "deals.csv"), DEALS);
    writeFileSync(join(home, "list.csv"), PROMISES);
    return home;
  };
  const withProject = (name: string): string => {
    const home = prepared(name);
    const argv = [BIN, "new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"];
    const made = spawnSync(process.execPath, argv, { env: environment(home, { flags: [], variables: {} }) });
    expect(made.status, String(made.stderr)).toBe(0);
    return home;
  };

  test.each(DRAWINGS)("are drawn and answered by new-project %s", async (_, drawing) => {
    const turns = [
      ["Customer name?", "Birch\r"],
      ["When did the deal close?", "2026-11-20\r"],
      ["Deal value?", "12.500\r"],
      ["Read as", "\u0003"],
    ] as const;
    const ran = await converse(prepared("new"), ["new-project"], drawing, turns);
    expect([ran.answered, ran.exitCode], ran.screen).toEqual([4, 130]);
    expect(ran.screen).not.toMatch(/ERR_|at .*\.js:\d/);
  });

  test.each(DRAWINGS)("are drawn and answered by a file of deals %s", async (_, drawing) => {
    const turns = [
      ["How are days written", "\r"],
      ["How much is", "\r"],
      ["Who leads them for us?", "Ana\r"],
      ["Take these over?", "y\r"],
    ] as const;
    const ran = await converse(prepared("deals"), ["new-project", "--from", "deals.csv", "--all"], drawing, turns);
    expect([ran.answered, ran.exitCode], ran.screen).toEqual([4, 0]);
    expect(ran.screen).toContain("2 projects taken over");
  });

  test.each(DRAWINGS)("are drawn and answered by do %s", async (_, drawing) => {
    const turns = [
      ["quit", "s\r"],
      ["quit", "s\r"],
    ] as const;
    const ran = await converse(withProject("do"), ["do"], drawing, turns);
    expect([ran.answered, ran.exitCode], ran.screen).toEqual([2, 0]);
    expect(ran.screen).toContain("0 done, 2 left for later");
  });

  test.each(DRAWINGS)("are drawn and answered by a list of promises %s", async (_, drawing) => {
    const turns = [
      ['is "Zebra"', "\r"],
      ['is "Yak"', "\r"],
      ["Import these?", "y\r"],
    ] as const;
    const ran = await converse(withProject("list"), ["promise", "import", "acme", "list.csv"], drawing, turns);
    expect([ran.answered, ran.exitCode], ran.screen).toEqual([3, 0]);
    expect(ran.screen).toContain("Imported");
  });
});

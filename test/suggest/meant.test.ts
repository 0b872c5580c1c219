import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../app.ts";
import { working } from "../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  for (const name of ["Heron Water", "Kestrel Rail"])
    await working(app, [
      "new-project",
      name,
      "--slug",
      name.split(" ")[0]?.toLowerCase() ?? "",
      "--closed",
      "2026-11-20",
      "--lead",
      "Ana",
    ]);
});

describe("a command that there is not", () => {
  test.each([
    ["gap ad", "psvc gap add"],
    ["gaps list", "psvc gap list"],
    ["gaps lst heron", "psvc gap list heron"],
    ["promise asess", "psvc promise assess"],
    ["sttaus --all", "psvc status --all"],
    // a noun where the verb stands, and the other way round
    ["promise heron", "psvc promise list heron"],
    ["gap heron G1", "psvc gap show heron G1"],
    ["confront heron G1", "psvc confront plan heron G1"],
    ["heron", "psvc status heron"],
    ["hero", "psvc status heron"],
    ["hern", "psvc status heron"],
    ["heron gaps", "psvc gap list heron"],
    ["heron gap list --all", "psvc gap list heron --all"],
    ["heron G1", "psvc gap show heron G1"],
    ["heron golive --check", "psvc golive heron --check"],
    ["list gaps heron", "psvc gap list heron"],
    ["add gap heron --statement 'x y'", "psvc gap add heron --statement 'x y'"],
    ["config holidays 2026-12-24", "psvc config set holidays 2026-12-24"],
    ["milestone done kestrel kickoff", "psvc route done kestrel kickoff"],
    ["done kestrel kickoff", "psvc route done kestrel kickoff"],
    ["done heron A1", "psvc action done heron A1"],
    ["move kestrel live --to fri", "psvc route move kestrel live --to fri"],
    ["resolve heron G1", "psvc gap resolve heron G1"],
    ["tasks list heron", "psvc action list heron"],
    ["set holidays 2026-12-24", "psvc config set holidays 2026-12-24"],
    ["holidays 2026-12-24", "psvc config set holidays 2026-12-24"],
    ["holidays", "psvc config set holidays or psvc config get holidays"],
    ["version", "psvc --version"],
    ["find heron", "psvc status heron"],
    ["grep zebra", "psvc search zebra"],
    ["find reports", "psvc search reports"],
    // words from other tools
    ["ls", "psvc status"],
    ["new Acme", "psvc new-project Acme"],
    ["rm heron", "psvc project remove heron"],
    ["gap new heron", "psvc gap add heron"],
    ["promise delete heron P1", "psvc promise drop heron P1"],
    ["action complete heron A1", "psvc action done heron A1"],
  ])("psvc %s: did you mean %s?", async (line, meant) => {
    const ran = await app.psvc(...split(line));
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
    expect(ran.err).toMatch(/^psvc: There is no command '/);
    expect(ran.err).toContain(`Did you mean ${meant}?\n`);
  });

  test("that is like none is told what there is", async () => {
    expect((await app.psvc("gap", "frobnicate")).err).toBe(
      "psvc: There is no command 'frobnicate' in psvc gap.\nIt is one of: add, list, show, resolve, close, reopen, edit. See psvc gap --help\n",
    );
    expect((await app.psvc("frobnicate")).err).toContain("See psvc --help.");
  });

  test.each(["constructor", "__proto__", "toString", "", "-"])("called %j is like none", async (word) => {
    expect((await app.psvc(word)).exitCode).toBe(2);
    expect((await app.psvc("gap", word)).exitCode).toBe(2);
    expect((await app.psvc("gap", "list", "heron", `--${word}`, "x")).exitCode).toBe(2);
  });

  test("cannot harm a terminal, however long it is", async () => {
    const ran = await app.psvc("gap", `\u001b[31m${"x".repeat(10_000)}`);
    expect(ran.err).not.toContain("\u001b");
    expect(ran.err.length).toBeLessThan(400);
  });
});

describe("a flag that a command does not have", () => {
  test.each([
    ["promise add heron x --imp should", "--importance", "promise add heron x --importance should"],
    ["promise add heron x --importanc=should", "--importance", "promise add heron x --importance=should"],
    ["promise add heron x -importance should", "--importance", "promise add heron x --importance should"],
    ["gap resolve heron G1 --decidedBy 'Petra Lund'", "--decided-by", "gap resolve heron G1 --decided-by 'Petra Lund'"],
    ["gap resolve heron G1 --decided_by Petra", "--decided-by", "gap resolve heron G1 --decided-by Petra"],
    ["gap list heron --jsn", "--json", "gap list heron --json"],
    ["action add heron x --assignee Ana", "--owner", "action add heron x --owner Ana"],
  ])("psvc %s: did you mean %s?", async (line, flag, mended) => {
    const ran = await app.psvc(...split(line));
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(`Did you mean ${flag}?\npsvc ${mended}\n`);
  });

  test("is told where it belongs", async () => {
    const ran = await app.psvc("status", "heron", "--first-value", "x");
    expect(ran.err).toBe("psvc: psvc status has no flag '--first-value'.\n--first-value belongs to psvc golive.\n");
  });

  test("is named with all others", async () => {
    const ran = await app.psvc("risk", "add", "heron", "x", "--ownr", "Ana", "--reviewOn", "fri");
    expect(ran.err).toContain("psvc risk add has no flag '--ownr' and '--reviewOn'.");
    expect(ran.err).toContain("psvc risk add heron x --owner Ana --review-on fri");
  });

  test("needs its value, and shows one", async () => {
    expect((await app.psvc("gap", "close", "heron", "G1", "--evidence")).err).toBe(
      "psvc: --evidence needs a value: <where>.\nLike: psvc gap close heron G1 --evidence TEXT\n",
    );
  });
});

describe("words in another place than psvc has them", () => {
  const told = async (line: string) => {
    const ran = await app.psvc(...split(line));
    expect(ran.exitCode).not.toBe(0);
    return ran.err;
  };

  test.each([
    ["gap show G1", "Missing: <project>.", "Like: psvc gap show PROJECT G1\n"],
    ["gap show G1 kestrel", "There is no project 'G1'.", "Did you mean psvc gap show kestrel G1?"],
    ["gap list heron --open", "has no flag '--open'", "Did you mean psvc gap list heron?"],
    ["status -j", "has no flag '-j'", "psvc status --json"],
    ["status --project kestrel", "has no flag '--project'", "Did you mean psvc status kestrel?"],
    ["status --project=kestrel", "has no flag '--project'", "Did you mean psvc status kestrel?"],
    ["route move heron --milestone live --to fri", "has no flag", "Did you mean psvc route move heron live --to fri?"],
    ["route move --milestone live heron --to fri", "has no flag", "Did you mean psvc route move heron live --to fri?"],
    ["golive kestrel --date +2w", "has no flag '--date'", "Did you mean psvc route move kestrel live --to +2w?"],
    [
      "golive kestrel --on fri",
      "goes with --decision, --live or --rolled-back",
      "psvc route move kestrel live --to fri",
    ],
    ["route move kestrel golive --later 1w", "There is no milestone 'golive'.", "Did you mean live?"],
    ["undo kestrel", "whatever the project", "psvc history kestrel"],
    ["undo kestrel", "whatever the project", "psvc restore kestrel --at yesterday"],
    ["criterion set kestrel people-trained yes", "It is one of: met", "people-trained met --evidence TEXT"],
  ])("psvc %s: %s %s", async (line, what, hint) => {
    const err = await told(line);
    expect(err).toContain(what);
    expect(err).toContain(hint);
  });
});

describe("words too many", () => {
  test.each([
    ["promise add heron they sign in", "psvc promise add heron 'they sign in'"],
    ["gap add heron P3", "psvc gap add heron --promise P3"],
    ["route move heron live fri", "psvc route move heron live --to fri"],
    ["route move heron live --to 2 weeks", "psvc route move heron live --to '2 weeks'"],
    [
      "route move heron live --reason data --why they were late",
      "psvc route move heron live --reason data --why 'they were late'",
    ],
    ["gap add heron 'no dark mode'", "psvc gap add heron --statement 'no dark mode'"],
    ["gap add heron no dark mode", "psvc gap add heron --statement 'no dark mode'"],
    ["promise assess heron P1 fit", "psvc promise assess heron P1 --fit fit"],
  ])("psvc %s: did you mean %s?", async (line, meant) => {
    const ran = await app.psvc(...split(line));
    expect(ran.err).toContain("left over.");
    expect(ran.err).toContain(`Did you mean ${meant}?`);
  });
});

/** A line as a shell takes it apart. */
function split(line: string): readonly string[] {
  return (line.match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((word) => word.replaceAll("'", ""));
}

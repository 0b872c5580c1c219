import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
/** What a lead's customers may be called. The commands in it would leave a file behind. */
const ODD = 'Dana: $(touch ran) `touch ran` "Z" O\'Neil, $HOME\\';
const WIDE = "日本 太郎";
/** What zsh would make colours and commands of, if it took it for a prompt. */
const PERCENT = "%F{red}%{$(touch ran)%} Percent %n";

let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "psvc-completion-")));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/psvc"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(folder, "bin/psvc"), 0o755);
  writeFileSync(join(folder, "a list.csv"), "");
  env = {
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    HOME: folder,
    PSVC_HOME: join(folder, "store"),
    LANG: "C.UTF-8",
    TERM: "xterm",
  };
  const deal = ["new-project", "Kestrel Rail", "--closed", "yesterday", "--lead", "Ana Sato"];
  psvc(...deal, "--sponsor", ODD, "--project-lead", WIDE, "--decider", "Ivo Martens", "--decider", PERCENT);
  for (const words of ["Accounts by SCIM", "Reports: $HOME"]) psvc("gap", "add", "kestrel-rail", "--statement", words);
  for (const words of ["the sponsor resigned and nobody has said who of them decides now", "100% of %d"])
    psvc("risk", "add", "kestrel-rail", words, "--review-on", "tomorrow");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function psvc(...argv: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { env });
  expect(status, stderr.toString()).toBe(0);
  return stdout.toString();
}

/** What a script of a shell says, in lines. Nothing may have been run, and nothing be said beside it. */
function said(shell: string, ...argv: string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(shell, argv, { env, cwd: folder });
  expect(stderr.toString()).toBe("");
  expect(existsSync(join(folder, "ran"))).toBe(false);
  return stdout.toString().split("\n").filter(Boolean);
}

function stampOf(file: string): string {
  const { mtimeNs, ino, size } = statSync(join(folder, file), { bigint: true });
  return `${mtimeNs} ${ino} ${size}`;
}

const isThere = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

describe("the built program", () => {
  test("answers the protocol of the scripts, and changes nothing by it", () => {
    const files = () => readdirSync(folder, { recursive: true }).map((file) => [file, stampOf(`${file}`)]);
    const before = files();
    expect(psvc("complete", "--", "gap", "resolve", "kestrel", "")).toBe(
      "G1\tAccounts by SCIM\nG2\tReports: $HOME\n:36\n",
    );
    expect(psvc("complete", "--", "sta").split("\n")).toContainEqual(expect.stringMatching(/^status\t/));
    expect(files()).toEqual(before);
  });

  test.each([
    ["~/store", "kestrel-rail\tKestrel Rail\n:36\n"],
    ["$HOME/store", "kestrel-rail\tKestrel Rail\n:36\n"],
    ["~/elsewhere", ":36\n"],
    ["", ":36\n"],
  ])("reads the store that the line names, which no shell has expanded: %s", (store, told) => {
    expect(psvc("complete", "--", "--store", store, "gap", "list", "k")).toBe(told);
    expect(psvc("complete", "--", "gap", "list", `--store=${store}`, "k")).toBe(told);
  });

  test("prints a script for PowerShell that calls it", () => {
    const script = psvc("completion", "powershell");
    expect(script).toContain("Register-ArgumentCompleter -CommandName 'psvc'");
    expect(script).toContain("psvc complete '--'");
  });
});

/** Where systems keep it. */
const PACKAGE = [
  "/usr/share/bash-completion/bash_completion",
  "/opt/homebrew/share/bash-completion/bash_completion",
  "/usr/local/share/bash-completion/bash_completion",
].find((path) => existsSync(path));

describe.skipIf(!isThere("bash"))("bash (skipped where there is no bash)", () => {
  /** The replies to a line, as bash would split it. */
  function replies(line: string, words: readonly string[], type = 9): readonly string[] {
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
    writeFileSync(join(folder, "line"), line);
    const script = `source <(psvc completion bash); source <(psvc completion bash)
      COMP_LINE=$(cat line; printf .); COMP_LINE=\${COMP_LINE%.}; COMP_POINT=\${#COMP_LINE}; COMP_TYPE=${type}; COLUMNS=60
      COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _psvc; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return said("bash", "--norc", "-c", script);
  }

  const asking = (word: string, pieces = [word]) =>
    replies(`psvc promise edit kestrel --decided-by ${word}`, [
      ...["psvc", "promise", "edit", "kestrel", "--decided-by"],
      ...pieces,
    ]);

  test("completes commands and numbers", () => {
    expect(replies("psvc gap re", ["psvc", "gap", "re"])).toEqual(["resolve", "reopen"]);
    expect(replies("psvc gap resolve kestrel ", ["psvc", "gap", "resolve", "kestrel", ""])).toEqual(["G1", "G2"]);
  });

  test.skipIf(!PACKAGE)("does so beside the package bash-completion (skipped where that is not installed)", () => {
    const script = `source ${PACKAGE}; source <(psvc completion bash)
      COMP_LINE='psvc gap list kestrel --severity=m'; COMP_POINT=\${#COMP_LINE}; COMP_CWORD=6
      COMP_WORDS=(psvc gap list kestrel --severity = m); _psvc; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(said("bash", "--norc", "-c", script)).toEqual(["major", "minor"]);
  });

  test("says what each is where it lists them, as wide as the terminal is", () => {
    const listed = replies("psvc gap resolve kestrel ", ["psvc", "gap", "resolve", "kestrel", ""], 63);
    expect(listed).toEqual(["G1  (Accounts by SCIM)", "G2  (Reports: $HOME)"]);
    const [risk] = replies("psvc risk close kestrel ", ["psvc", "risk", "close", "kestrel", ""], 63);
    expect(risk).toBe("R1  (the sponsor resigned and nobody has said who of them…)");
  });

  test("takes the words of a program that sets nothing else", () => {
    const script = `source <(psvc completion bash); COMP_WORDS=(psvc gap resolve kes); COMP_CWORD=3; _psvc; echo "\${COMPREPLY[@]}"`;
    expect(said("bash", "--norc", "-c", script)).toEqual(["kestrel-rail"]);
  });

  test.each([
    ["Dana", ["Dana"]],
    ['"Dana', ['"Dana']],
    ["'Dana", ["'Dana"]],
    ['Da"na: ', ['Da"na: ']],
    ["Dana\\:", ["Dana\\:"]],
    ["日", ["日"]],
    ["日本\\ ", ["日本\\ "]],
  ])("what it puts behind %s is the name, when bash reads it", (typed, pieces) => {
    const [reply = ""] = asking(typed, pieces);
    const open = /["']/.exec(typed)?.[0] ?? "";
    const kept = open ? typed.slice(0, typed.indexOf(open) + 1) : "";
    const [read] = said("bash", "--norc", "-c", `printf '%s' ${kept}${reply}${open}`);
    expect(read).toBe(typed.startsWith("日") ? WIDE : ODD);
  });

  test("gives back only what stands behind a colon or an equals sign, where bash splits", () => {
    const [reply = ""] = asking("Dana:", ["Dana", ":"]);
    expect(said("bash", "--norc", "-c", `printf '%s' Dana:${reply}`)).toEqual([ODD]);
    expect(
      replies("psvc gap list kestrel --severity=m", ["psvc", "gap", "list", "kestrel", "--severity", "=", "m"]),
    ).toEqual(["major", "minor"]);
  });

  test("runs nothing of a line, and leaves files to bash", () => {
    const words = ["psvc", "--store", "$(touch ran)", "status", ""];
    expect(replies("psvc --store $(touch ran) status ", words)).toEqual([]);
    expect(replies("psvc import ", ["psvc", "import", ""])).toEqual([]);
    expect(psvc("completion", "bash")).toContain("complete -o default -F _psvc psvc");
  });
});

describe.skipIf(!isThere("fish"))("fish (skipped where there is no fish)", () => {
  const completed = (line: string) =>
    said("fish", "--no-config", "-c", "source (psvc completion fish | psub); complete -C $argv[1]", line);

  test("completes numbers with words, and flags with an equals sign", () => {
    expect(completed("psvc gap resolve kestrel ")).toEqual(["G1\tAccounts by SCIM", "G2\tReports: $HOME"]);
    expect(completed("psvc gap list kestrel --severity=m")).toEqual(["--severity=major", "--severity=minor"]);
    expect(completed("psvc promise list kestrel --where=imp")).toEqual(["--where=importance="]);
    expect(completed("psvc im")).toContainEqual(expect.stringMatching(/^import\t/));
  });

  test.each(["Dana", '"Dana', "'Dana", "Dana\\:"])("keeps a name as it is behind %s", (typed) => {
    expect(completed(`psvc promise edit kestrel --decided-by ${typed}`)).toEqual([`${ODD}\tsponsor`]);
  });

  test("leaves files to fish, and offers none where words are meant", () => {
    expect(completed("psvc import a")).toEqual(["a list.csv"]);
    expect(completed("psvc promise add kestrel a")).toEqual([]);
  });
});

describe.skipIf(!isThere("zsh"))("zsh (skipped where there is no zsh)", () => {
  /** The line after the tab key, in a terminal of zsh's own; and what the shell shows below it. */
  function tabbed(line: string): { readonly line: string; readonly below: readonly string[] } {
    writeFileSync(join(folder, "line"), line);
    const setUp =
      "PS1=READY; cd $HOME; source <(psvc completion zsh); COLUMNS=50; bindkey '^X' show; show() { print -rn -- $BUFFER > after; }; zle -N show; rm -f after; print READ''Y";
    const script = `zmodload zsh/zpty; zpty shell zsh -f -i; zpty -w shell ${JSON.stringify(setUp).replaceAll("$", "\\$")}
      zpty -r shell seen '*READY*READY*'; zpty -n -w shell "$(cat line)"$'\\t'$'\\C-x'
      for i in {1..200}; do [[ -s after ]] && break; sleep 0.1; done; sleep 0.1; cat after; print
      while zpty -r -t shell seen; do print -rn -- $seen; done; zpty -d shell`;
    const [after = "", ...below] = said("zsh", "-f", "-c", script);
    return { line: after, below: below.map((one) => one.replace(/\x1b\[[\d;?]*[A-Za-z]|\r/g, "").trimEnd()) };
  }

  const afterTab = (line: string) => tabbed(line).line;

  test.each([
    ["psvc gap reop", "psvc gap reopen "],
    ["psvc gap resolve kes", "psvc gap resolve kestrel-rail "],
    ["psvc gap resolve Kes", "psvc gap resolve kestrel-rail "],
    ["psvc gap list kestrel --severity=B", "psvc gap list kestrel --severity=blocker "],
    ["psvc gap list kestrel --severity=b", "psvc gap list kestrel --severity=blocker "],
    ["psvc promise list kestrel --where imp", "psvc promise list kestrel --where importance="],
    ["psvc import a", "psvc import a\\ list.csv "],
    ["psvc promise add kestrel a", "psvc promise add kestrel a"],
  ])("makes of %s: %s", (line, expected) => {
    expect(afterTab(line)).toBe(expected);
  });

  test.each([
    "Dana",
    '"Dana',
    "'Dana",
    "Dana\\:",
    "日",
    "dana",
    '"dana',
    "%",
    "'%f",
  ])("what it puts behind %s is the name, when zsh reads it", (typed) => {
    const line = afterTab(`psvc promise edit kestrel --decided-by ${typed}`);
    writeFileSync(join(folder, "line"), line.replace("psvc promise edit kestrel --decided-by", "printf %s"));
    expect(said("zsh", "-f", "line")).toEqual([typed === "日" ? WIDE : typed.includes("%") ? PERCENT : ODD]);
  });

  /** The lines that stand for something beginning so; what zsh writes after the last is cut off with the prompt. */
  const listed = (line: string, beginning: string) =>
    tabbed(line)
      .below.filter((one) => one.startsWith(beginning))
      .map((one) => one.replace(/psvc .*/, ""));

  test("lists one a line, in the order of psvc, with what each is", () => {
    const lines = listed("psvc route move kestrel live --to eo", "eo");
    expect(lines.map((line) => line.slice(0, 7))).toEqual(["eow -- ", "eom -- ", "eoq -- ", "eoy -- "]);
    for (const line of lines) expect(line).toMatch(/\d{4} \(.*\)$/);
  });

  test("shortens what each is to the width of the terminal, by whole words", () => {
    expect(listed("psvc risk close kestrel R", "R")).toEqual([
      "R1 -- the sponsor resigned and nobody has said…",
      "R2 -- 100% of %d",
    ]);
  });
});

test("scripts call psvc as it is installed", () => {
  for (const shell of ["bash", "zsh", "fish", "powershell"])
    expect(psvc("completion", shell)).not.toContain(resolve(BIN, "../.."));
});

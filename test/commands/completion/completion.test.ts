import { beforeAll, describe, expect, test } from "vitest";
import { put, type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeAll(async () => {
  app = testApp();
  const run = (...argv: string[]) => working(app, argv);
  await run("capability", "add", "sso", "--name", "Single sign-on", "--product", "Tallyfield", "--release", "2026.2");
  await run("capability", "add", "scim", "--name", "SCIM", "--availability", "unavailable", "--area", "Access");
  for (const customer of ["Kestrel Rail", "Kestrel Air", "Heron"])
    await run("new-project", customer, "--closed", "2026-11-20", "--lead", "Ana Sato", "--product", "Tallyfield");
  const people = ["--sponsor", "Ivo Martens", "--project-lead", "Sara 'S' Quint", "--decider", "Ivo Martens"];
  await run("project", "edit", "kestrel-rail", ...people);
  await run("promise", "add", "kestrel-rail", "Accounts by SCIM", "--area", "Access", "--heard-by", "Zoë: $HOME");
  await run("promise", "add", "kestrel-rail", "Reports in\tPortuguese", "--unconfirmed");
  await run("promise", "add", "kestrel-rail", "They sign in with their own accounts");
  await run("promise", "drop", "kestrel-rail", "P3", "--why", "asked for something else");
  for (const promise of ["P1", "P2"]) await run("gap", "add", "kestrel-rail", "--promise", promise, "--fit", "gap");
  await run("gap", "resolve", "kestrel-rail", "G2", "--resolution", "workaround", "--note", "by hand");
  await run("gap", "close", "kestrel-rail", "G2", "--evidence", "seen");
  const option = "workaround: by phone; time: none; money: none; scope: less; services: 1; customer: 2";
  await run(
    "confront",
    "plan",
    "kestrel-rail",
    "G1",
    "--option",
    option,
    "--by",
    "2026-12-01",
    "--with",
    "Ivo Martens",
  );
  await run("action", "add", "kestrel-rail", "send the list", "--owner", "Raj Patel", "--due", "2026-12-01");
  await run("action", "add", "kestrel-rail", "mend the list", "--owner", "Raj Patel", "--due", "2026-12-01");
  await run("action", "done", "kestrel-rail", "A1");
  await run("risk", "add", "kestrel-rail", "the sponsor leaves", "--review-on", "2026-12-01");
  await run("route", "add", "kestrel-rail", "pilot", "--done-when", "ten of them work", "--target", "2027-01-05");
});

/** What a shell would offer for a line; the last word is being typed. */
async function offered(line: string, at = app): Promise<readonly string[]> {
  return (await toldAbout(line, at)).map((told) => told.split("\t")[0] ?? "").slice(0, -1);
}

/** Word by word, what a script is told: `_` is an empty word. */
async function toldAbout(line: string, at = app): Promise<readonly string[]> {
  const words = line.split(" ").map((word) => (word === "_" ? "" : word.replaceAll("␣", " ")));
  const { exitCode, out, err } = await at.psvc("complete", "--", ...words);
  expect([exitCode, err]).toEqual([0, ""]);
  return out.trimEnd().split("\n");
}

describe("a line is completed to", () => {
  test.each<readonly [string, readonly string[]]>([
    ["go", ["golive"]],
    ["gap re", ["resolve", "reopen"]],
    ["help pro", ["progress", "promise", "project"]],
    ["help gap c", ["close"]],
    ["help d", ["demo", "do", "doctor", "dates"]],
    ["help json gap", ["gap", "gaps"]],
    ["help dates _", []],
    ["completion _", ["bash", "zsh", "fish", "powershell"]],
    // flags: of the command, then the global ones
    ["gap list --s", ["--state", "--severity", "--store"]],
    ["gap show kestrel-rail G1 _", []],
    ["--sto", ["--store"]],
    ["--v", ["--version"]],
    ["status --v", []],
    // values of flags
    ["gap list kestrel-rail --severity _", ["blocker", "major", "minor"]],
    ["gap list kestrel-rail --severity=m", ["major", "minor"]],
    ["gap --json list kestrel-rail --severity b", ["blocker"]],
    ["gap add kestrel-rail --fit _", ["partial", "gap"]],
    ["risk add kestrel-rail --health _", ["amber", "red"]],
    ["status --health _", ["red", "amber", "unexamined", "green"]],
    ["learn --for _", ["sales", "product"]],
    ["report kestrel-rail --for k", ["kickoff"]],
    ["new-project --phase _", ["own", "align", "build", "prove", "ready"]],
    ["new-project --handed-over _", ["yes", "no", "unknown"]],
    // projects, and records of the one that is named, also by its beginning
    ["promise add k", ["kestrel-air", "kestrel-rail"]],
    ["gap resolve k", ["kestrel-rail"]],
    ["confront plan _", ["kestrel-rail"]],
    ["close _", []],
    ["status K", ["kestrel-air", "kestrel-rail"]],
    ["new-project --after h", ["heron"]],
    ["gap resolve kestrel-r _", ["G1"]],
    ["gap resolve kestrel-r g", ["G1"]],
    ["gap resolve kestrel _", []],
    ["gap resolve osprey _", []],
    ["gap show kestrel-rail _", ["G1", "G2"]],
    ["gap reopen kestrel-rail _", ["G2"]],
    ["confront plan kestrel-rail _", ["G1"]],
    ["confront plan kestrel-rail G1 _", []],
    ["confront outcome kestrel-rail G1 --option _", ["A"]],
    ["promise edit kestrel-rail _", ["P1", "P2"]],
    ["promise confirm kestrel-rail _", ["P2"]],
    ["promise drop kestrel-rail P2 --duplicate-of _", ["P1", "P2"]],
    ["promise list kestrel-rail --fit u", ["unassessed"]],
    ["history kestrel-rail A", ["A1", "A2"]],
    ["action done kestrel-rail _", ["A2"]],
    ["action chase kestrel-rail A2 _", []],
    ["risk close kestrel-rail _", ["R1"]],
    ["route done kestrel-rail p", ["promises-captured", "pilot"]],
    ["route reopen kestrel-rail _", ["owned"]],
    ["route add kestrel-rail _", []],
    ["route add kestrel-rail pilot --after own", ["owned"]],
    ["criterion set kestrel-rail peop", ["people-trained"]],
    ["criterion set kestrel-rail people-trained n", ["not-met", "not-applicable"]],
    ["action add kestrel-rail --for happ", ["happiness"]],
    ["action add kestrel-rail --for G", ["G1"]],
    // people, whatever their names are made of
    ["gap resolve kestrel-rail G1 --decided-by _", ["Ivo Martens", "Sara 'S' Quint", "Zoë: $HOME"]],
    ["confront outcome kestrel-rail G1 --decided-by A", []],
    ["project edit kestrel-rail --sponsor Z", ["Zoë: $HOME"]],
    ["action add kestrel-rail --owner A", ["Ana Sato"]],
    ["stop kestrel-rail --decided-by I", ["Ivo Martens"]],
    ["stop kestrel-rail --decided-by A", ["Ana Sato"]],
    ["gap edit kestrel-rail G1 --owner _", ["Ana Sato", "Raj Patel"]],
    ["promise list kestrel-rail --where heard-by=A", []],
    ["gap resolve kestrel-rail G1 --decided-by Sara␣'", ["Sara 'S' Quint"]],
    ["gap resolve kestrel-rail G1 --decided-by=zoë", ["Zoë: $HOME"]],
    ["config set me _", ["ana"]],
    // the store and the product
    ["promise add heron --capability s", ["scim", "sso"]],
    ["capability edit sc", ["scim"]],
    ["capability list --product _", ["Tallyfield"]],
    ["capability list --area _", ["Access"]],
    ["golive heron --release _", ["2026.2"]],
    ["template show s", ["standard", "small"]],
    ["config get lad", ["ladder.small", "ladder.standard", "ladder.large"]],
    ["config set color _", ["auto", "always", "never"]],
    ["config set template l", ["large"]],
    ["export gaps h", ["heron"]],
    ["export capabilities _", ["Tallyfield"]],
    ["export portfolio _", []],
    // lists within a word
    ["promise list kestrel-rail --where imp", ["importance="]],
    ["promise list kestrel-rail --where importance=should,source=de", ["importance=should,source=demo"]],
    ["promise list kestrel-rail --where area=", ["area=Access"]],
    ["promise assess kestrel-rail --set P", ["P1=", "P2="]],
    ["promise assess kestrel-rail --set P1=fit,P2=p", ["P1=fit,P2=partial"]],
    ["status --fields cust", ["customer"]],
    ["gap list --fields id,sev", ["id,severity", "id,severityReason"]],
    ["status --fields=slug,health.va", ["slug,health.value"]],
    // days as people say them
    ["action add kestrel-rail --due tom", ["tomorrow"]],
    ["action add kestrel-rail --due next", ["next friday"]],
    ["action add kestrel-rail --due +", ["+1w", "+2w"]],
    ["route move kestrel-rail live --to in", ["in 2 weeks"]],
    ["restore kestrel-rail --at n", ["now"]],
    // where people find the words, and where nothing could be right
    ["promise add kestrel-rail _", []],
    ["gap add kestrel-rail --why _", []],
    ["new-project _", []],
    ["hisotry _", []],
    ["gap hisotry _", []],
    ["status kestrel-rail -- --j", []],
    ["gap list kestrel-rail --nosuch=", []],
  ])("%s", async (line, expected) => {
    expect([...(await offered(line))].sort()).toEqual([...expected].sort());
  });
});

describe("what is offered", () => {
  test("stands in the order in which psvc lists it, and after it what the shell is to do", async () => {
    expect(await toldAbout("gap show kestrel-rail _")).toEqual([
      "G1\tAccounts by SCIM",
      "G2\tReports in\\x09Portuguese",
      ":36",
    ]);
  });

  test("is for the customer's decision their people, deciders first, and for ours our people before theirs", async () => {
    expect(await toldAbout("gap resolve kestrel-rail G1 --decided-by _")).toEqual([
      "Ivo Martens\tmay decide, sponsor",
      "Sara 'S' Quint\tproject lead",
      "Zoë: $HOME",
      ":36",
    ]);
    expect((await offered("golive kestrel-rail --decided-by _")).slice(0, 3)).toEqual([
      "Ana Sato",
      "Raj Patel",
      "Ivo Martens",
    ]);
  });

  test("is a day with what psvc understands by it", async () => {
    expect(await toldAbout("action add heron --due fri")).toContain("fri\tFri 27 Nov 2026 (in 3 days)");
  });

  test("is said in as many whole words as fit beside it", async () => {
    const other = testApp();
    await working(other, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
    await working(other, [
      "promise",
      "add",
      "acme",
      "They sign in with their own accounts, which are made and removed by SCIM",
    ]);
    await working(other, ["promise", "add", "acme", "x".repeat(70)]);
    expect(await toldAbout("promise edit acme _", other)).toEqual([
      "P1\tThey sign in with their own accounts, which are made and…",
      `P2\t${"x".repeat(59)}…`,
      ":36",
    ]);
  });

  test("of every command of psvc is a summary, short enough to stand in one line of forty", async () => {
    for (const told of (await toldAbout("_")).slice(0, -1)) expect(told.split("\t")[1]).toMatch(/^.{4,26}$/);
  });

  test("of what happened is a day that was", async () => {
    for (const line of ["new-project --closed", "route done kestrel-rail owned --on", "promise add heron --made-on"])
      expect(await toldAbout(`${line} _`)).toEqual(
        expect.arrayContaining(["3 days ago\tSat 21 Nov 2026 (3 days ago)", "fri\tFri 20 Nov 2026 (4 days ago)"]),
      );
    expect(await offered("new-project --closed _")).not.toContain("tomorrow");
    expect(await offered("route wait kestrel-rail configured --on c")).toEqual(["customer"]);
  });

  test("leaves out flags that are given, but for those that may be given again", async () => {
    const flags = await offered("promise list kestrel-rail --all --no-color --area Access --");
    expect(flags).toContain("--area");
    expect(flags).toContain("--fit");
    for (const given of ["--all", "--color", "--no-color"]) expect(flags).not.toContain(given);
  });

  test.each([
    ["import _", ":32"],
    ["report heron --to _", ":32"],
    ["gap close kestrel-rail G1 --evidence _", ":32"],
    ["restore --backup ./", ":32"],
    ["--store _", ":48"],
    ["promise list heron --where imp", ":38"],
  ])("is left to the shell where a file or folder is meant: %s %s", async (line, directive) => {
    expect((await toldAbout(line)).at(-1)).toBe(directive);
  });

  test("comes with customer and health once somebody looked at the portfolio that day", async () => {
    const later = app.on("2026-11-25");
    await working(later, ["status"]);
    expect(await toldAbout("gap list _", later)).toContain("kestrel-air\tKestrel Air, unexamined");
    expect(await toldAbout("gap list _", app.on("2026-11-26"))).toContain("kestrel-air\tKestrel Air");
    expect(await offered("gap resolve _", later)).toEqual(["kestrel-rail"]);
    expect(await offered("status --lead _", later)).toEqual(["ana", "Ana Sato"]);
  });

  test("is a project with its customer, also before anybody looked, and what is over comes last", async () => {
    const other = testApp();
    for (const name of ["Acme", "Beta"])
      await working(other, ["new-project", name, "--closed", "2026-11-20", "--lead", "Ana"]);
    await working(other, ["stop", "acme", "--decided-by", "Ana", "--why", "x", "--consequence", "y"]);
    const both = ["beta\tBeta", "acme\tAcme, stopped", ":36"];
    expect(await toldAbout("status _", other)).toEqual(both);
    expect(await offered("stop _", other)).toEqual(["beta"]);
    await working(other.on("2026-11-25"), ["status", "--all"]);
    expect(await toldAbout("status _", other.on("2026-11-26"))).toEqual(both);
    expect(await offered("stop _", other.on("2026-11-26"))).toEqual(["beta"]);
  });

  test("is a bare name where many projects would have to be read for more", async () => {
    const other = testApp();
    for (let count = 10; count <= 30; count++)
      await working(other, ["new-project", `Acme ${count}`, "--closed", "2026-11-20", "--lead", "Ana"]);
    expect((await toldAbout("gap resolve _", other)).slice(0, -1)).toContain("acme-10");
    expect(await toldAbout("gap list acme-1", other)).toContain("acme-10\tAcme 10");
    expect(await offered("gap resolve acme-1", other)).toEqual([]);
  });

  test("is nothing that would break a line or drive the terminal", async () => {
    const other = testApp();
    const lead = ["--lead", "Ana", "--sponsor", "Eve \u001b[31mRed"];
    await working(other, ["new-project", "Acme", "--closed", "2026-11-20", ...lead]);
    const { out } = await other.psvc("complete", "--", "action", "add", "acme", "--owner", "");
    expect(out).not.toContain("\u001b");
    expect(out).toContain("Ana\tleads it");
  });
});

describe("completing", () => {
  test("goes on with the healthy projects beside a broken one, and says nothing of it", async () => {
    const other = testApp();
    for (const name of ["Acme", "Beta"])
      await working(other, ["new-project", name, "--closed", "2026-11-20", "--lead", "Ana"]);
    await working(other, ["promise", "add", "beta", "single sign-on"]);
    put(other, "projects/acme.json", "{");
    put(other, "config.json", "{");
    expect(await offered("gap list _", other)).toEqual(["acme", "beta"]);
    expect(await offered("promise edit beta _", other)).toEqual(["P1"]);
    expect(await toldAbout("promise edit acme _", other)).toEqual([":36"]);
  });

  test.each([
    "complete",
    "complete --",
    "complete -- gap resolve acme",
    "complete -- --json",
  ])("changes nothing where there is no store: %s", async (line) => {
    const other = testApp();
    expect(await other.psvc(...line.split(" "))).toMatchObject({ exitCode: 0, err: "" });
    expect(await other.store.exists()).toBe(false);
  });

  test("offers every command for an empty line", async () => {
    expect(await offered("_")).toEqual(expect.arrayContaining(["new-project", "where", "completion", "help"]));
  });
});

describe("psvc completion", () => {
  const at = (environment: Readonly<Record<string, string>>) => testApp().where({ environment });

  test.each([
    ["/usr/bin/bash", "~/.bashrc", "source <(psvc completion bash)"],
    ["/bin/zsh", "~/.zshrc", "source <(psvc completion zsh)"],
    ["/opt/bin/fish", "Run this once", "psvc completion fish > ~/.config/fish/completions/psvc.fish"],
    ["C:\\pwsh\\pwsh.exe", "$PROFILE", "psvc completion powershell | Out-String | Invoke-Expression"],
  ])("says for %s the line to add and where, and writes no file", async (SHELL, where, line) => {
    const { exitCode, out } = await at({ SHELL }).psvc("completion");
    expect(exitCode).toBe(0);
    expect(out).toContain(where);
    expect(out).toContain(`\n  ${line}\n`);
  });

  test("says it for every shell where nobody knows which it is", async () => {
    const { out } = await at({ SHELL: "/bin/csh" }).psvc("completion");
    for (const shell of ["bash", "zsh", "fish", "PowerShell"]) expect(out).toContain(`to complete in ${shell}`);
  });

  test("--json has the script", async () => {
    const { json } = await at({ SHELL: "/bin/zsh" }).psvc("completion", "--json");
    expect(json).toMatchObject({ kind: "completion", completion: { shell: "zsh", setup: { file: "~/.zshrc" } } });
    expect(json.completion.script).toContain("#compdef psvc");
  });

  test("a shell that it does not know is wrong usage, with those that it does", async () => {
    expect(await at({}).psvc("completion", "tcsh")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("powershell"),
    });
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { unmetNeeds } from "../../src/suggest/required-flags.ts";
import { commandNamed, pathOf } from "../../src/suggest/split-command-line.ts";
import { type TestApp, testApp } from "../app.ts";
import { everyLeaf, wholeProgram } from "../leaves.ts";
import { toTheDoor, working } from "../working.ts";

let app: TestApp;

const PEOPLE = ["--lead", "Ana", "--sponsor", "Petra Lund", "--project-lead", "Tom", "--decider", "Petra Lund"];

/** acme has one of everything; beta is live with its end of hypercare met; zeta is stopped. */
async function threeProjects(): Promise<TestApp> {
  const store = testApp();
  const run = (...argv: string[]) => working(store, argv);
  for (const name of ["Acme", "Beta", "Zeta"])
    await run("new-project", name, "--closed", "2026-11-02", ...PEOPLE, "--template", "small");
  await run("promise", "add", "acme", "They sign in with their own accounts", "--importance", "must");
  await run("gap", "add", "acme", "--statement", "Reports in Portuguese", "--importance", "should");
  await run("gap", "add", "acme", "--statement", "Reports by night", "--importance", "should");
  await run("gap", "resolve", "acme", "G2", "--resolution", "workaround");
  await run("action", "add", "acme", "the list of vans", "--owner", "Tom", "--due", "in 2 weeks");
  await run("risk", "add", "acme", "the sponsor is leaving", "--review-on", "in 2 weeks");
  await run("route", "done", "acme", "kickoff");
  await run("promise", "add", "beta", "Single sign-on", "--importance", "must", "--fit", "fit");
  await toTheDoor((...argv) => run(...argv.map((word) => (word === "acme" ? "beta" : word))));
  await run("golive", "beta", "--decision", "go", "--decided-by", "Ana");
  await run("golive", "beta", "--live", "--confirmed-by", "Tom");
  await run("stop", "zeta", "--decided-by", "Petra Lund", "--why", "no budget", "--consequence", "nobody works on it");
  await run("capability", "add", "sso", "--name", "Single sign-on", "--product", "Tallyfield", "--release", "2026.2");
  return store;
}

beforeEach(async () => {
  app = testApp();
});

describe("a command line without what it needs", () => {
  test.each(
    everyLeaf().map(([path]) => [path]),
  )("psvc %s alone works, or is told on its own page what it lacks", async (path) => {
    const ran = await app.psvc(...path.split(" "));
    if (ran.exitCode === 2) expect(ran.err).toContain(`psvc ${path}`);
    else expect([0, 1, 3]).toContain(ran.exitCode);
    const isMissing = everyLeaf()
      .find(([one]) => one === path)?.[1]
      .registeredArguments.some(({ required }) => required);
    if (isMissing)
      expect([ran.exitCode, ran.err]).toEqual([2, expect.stringMatching(/^psvc: Missing: <.*\n.*\nLike: psvc /)]);
  });

  test("names the words and the flags at once, with a line that would work", async () => {
    app = await threeProjects();
    const ran = await app.psvc("gap", "add");
    expect(ran.err).toBe(
      "psvc: Missing: <project>, --promise or --statement.\nGive them, or see psvc gap add --help\nLike: psvc gap add acme --promise P1\n",
    );
  });

  test("keeps in that line what was typed, as it has to be quoted, and not how the answer is printed", async () => {
    app = await threeProjects();
    const ran = await app.psvc("route", "add", "acme", "--done-when", "it's in", "--no-input", "--plain");
    expect(ran.err).toContain("Missing: <milestone>, --target.");
    expect(ran.err).toContain(`Like: psvc route add acme data-loaded --target 'in 3 weeks' --done-when 'it'\\''s in'`);
  });

  test.each([
    ["route trend --fields=trends", "psvc route trend acme"],
    ["route show --fields id --store x", "psvc route show acme --store x"],
  ])("psvc %s is missing its project, and not the fields", async (line, like) => {
    app = await threeProjects();
    const ran = await app.psvc(...line.split(" "));
    expect([ran.exitCode, JSON.parse(ran.err).error]).toMatchObject([
      2,
      { message: "Missing: <project>.", hint: expect.stringContaining(`Like: ${like}`) },
    ]);
  });

  test("says the same as JSON", async () => {
    const ran = await app.psvc("stop", "--json");
    expect(JSON.parse(ran.err)).toMatchObject({
      error: { code: "missing-flags", message: "Missing: <project>, --decided-by, --why, --consequence." },
    });
  });
});

/** With every word given and no flag: what each command says that it lacks. */
const LACKING: readonly (readonly [string, string])[] = [
  ["action add acme", "--text, --owner, --due"],
  ["action edit acme A1", "--text, --owner, --due, --side or --for"],
  ["capability add portal", "--name"],
  ["capability edit sso", "what to change"],
  ["confront outcome acme G1", "--outcome"],
  ["confront plan acme G1", "--option, --by"],
  ["criterion set acme people-trained met", "--evidence"],
  ["criterion set acme people-trained waived", "--by, --why, --consequence"],
  ["criterion set acme people-trained not-applicable", "--why"],
  ["gap add acme", "--promise or --statement"],
  ["gap close acme G2", "--evidence"],
  ["gap edit acme G1", "--owner, --note or --severity"],
  ["gap resolve acme G1", "--resolution"],
  ["golive acme --decision go", "--decided-by"],
  ["golive acme --decision no-go", "--decided-by, --why"],
  ["golive beta --rolled-back", "--why"],
  ["golive beta --ring --credit-sales Jo", "--first-value"],
  ["handover acme", "--to"],
  ["intake acme", "--promises"],
  ["mood beta happy", "--words"],
  ["project edit acme", "what to change"],
  ["project remove acme", "--yes"],
  ["promise add acme", "--statement"],
  ["promise assess acme P1", "--capability or --fit"],
  ["promise drop acme P1", "--why"],
  ["promise edit acme P1", "what to change"],
  ["restart zeta", "--decided-by, --why, --consequence"],
  ["risk add acme", "--text, --review-on"],
  ["risk close acme R1", "--why"],
  ["risk edit acme R1", "--text, --owner, --review-on or --health"],
  ["route add acme data-loaded", "--done-when, --target"],
  ["route move acme live", "--later or --to"],
  ["route reopen acme kickoff", "--why"],
  ["route skip acme configured", "--why, --decided-by"],
  ["route wait acme configured", "--on, or --over"],
  ["stall acme --until fri", "--why, --consequence, --decided-by, --words"],
  ["stop acme", "--decided-by, --why, --consequence"],
];

describe("what a command lacks", () => {
  test.each(LACKING)("psvc %s lacks %s, and psvc knows it beforehand", async (line, lacking) => {
    app = await threeProjects();
    const words = line.split(" ");
    const ran = await app.psvc(...words);
    expect(ran.exitCode).toBe(2);
    for (const flag of lacking.split(/, | or /)) expect(ran.err).toContain(flag);
    // What is told where words are missing too, so that the command cannot be asked.
    const { command, depth } = commandNamed(wholeProgram(), words);
    expect(unmetNeeds(pathOf(command), words.slice(depth)).join(", ")).toBe(lacking);
  });

  test.each([
    ["golive acme --live", ["no decision to go is on record", "nobody confirmed that real users do real work"]],
    ["gap resolve acme G1 --resolution defer --decided-by Petra", ["--review-on, --words"]],
    ["gap resolve acme G1 --resolution extension", ["--owner, --funded-on"]],
    ["promise drop beta P1", ["--why, --decided-by, --words"]],
  ])("psvc %s is told all at once: %j", async (line, lacking) => {
    app = await threeProjects();
    const ran = await app.psvc(...line.split(" "));
    for (const one of lacking) expect(ran.err + ran.out).toContain(one);
  });

  test.each(LACKING)("the line that psvc %s shows is one that psvc understands", async (line) => {
    app = await threeProjects();
    const ran = await app.psvc(...line.split(" "));
    const [, example] = /^Like: psvc (.*)$/m.exec(ran.err) ?? [];
    if (!example) throw new Error(ran.err);
    app.files.set("promises.txt", "They sign in\n");
    const again = await app.psvc(...split(example));
    expect(again.exitCode, `${example}\n${again.err}`).not.toBe(2);
    expect(again.err).not.toMatch(/^psvc: .*(?:needs more|Missing)/);
  });
});

/** A line as a shell takes it apart. */
function split(line: string): readonly string[] {
  return (line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? []).map((word) => word.replace(/'([^']*)'|\\(.)/g, "$1$2"));
}

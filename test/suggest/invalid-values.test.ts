import { beforeEach, describe, expect, test } from "vitest";
import { allowedValues } from "../../src/suggest/invalid-values.ts";
import { type TestApp, testApp } from "../app.ts";
import { everyLeaf } from "../leaves.ts";
import { working } from "../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  const people = ["--lead", "Ana Sato", "--project-lead", "Raj Patel", "--decider", "Petra Lund"];
  await working(app, ["new-project", "Heron Water", "--slug", "heron", "--closed", "2026-11-20", ...people]);
  await working(app, ["promise", "add", "heron", "They sign in"]);
  await working(app, ["promise", "add", "heron", "Reports in Portuguese"]);
  await working(app, ["gap", "add", "heron", "--promise", "P2"]);
});

const told = async (line: string) => (await app.psvc(...split(line))).err;

describe("a value that cannot be", () => {
  test("is told with what was meant, what there is, and the line put right", async () => {
    expect(await told("promise add heron x --importance shuld")).toBe(
      "psvc: --importance cannot be 'shuld'.\nDid you mean should? It is one of: must, should, could, wont.\nLike: psvc promise add heron x --importance should\n",
    );
  });

  test.each([
    ["next --limit 0 --json", "Like: psvc next --limit 10"],
    ["recut heron --services -1", "Like: psvc recut heron --services 3"],
    ["project edit heron --value 12x", "Like: psvc project edit heron --value 86000"],
    ["history heron --since blub", "Like: psvc history heron --since 'last friday'"],
    ["mood heron hapy --words x", "Like: psvc mood heron happy --words x"],
    ["promise list heron --where importace=should", "Like: psvc promise list heron --where source=demo"],
  ])("psvc %s shows one that can", async (line, like) => {
    expect((await told(line)).replaceAll("\\n", "\n")).toContain(like);
  });

  test("is told with all others on the line, in one answer and with exit code 2", async () => {
    const ran = await app.psvc(
      ...split("promise add heron x --importance shuld --kind foo --made-on blub --needed-by 03/04/2027"),
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toMatch(/^psvc: 4 values are wrong\.$/m);
    for (const flag of ["--importance", "--kind", "--made-on", "--needed-by"])
      expect(ran.err).toContain(`\n  ${flag} `);
    expect(ran.err).toContain("--importance should --kind capability --made-on yesterday --needed-by 2027-04-03");
  });

  test("says so as data", async () => {
    const ran = await app.psvc(...split("promise add heron x --importance shuld --kind foo --json"));
    expect(JSON.parse(ran.err).error).toMatchObject({
      code: "wrong-values",
      problems: [{ code: "bad-value" }, { code: "bad-value" }],
    });
  });
});

/** Each flag of each command that psvc takes for one of a few words, with words that no flag knows. */
const WORDED = everyLeaf().flatMap(([path, { options, registeredArguments }]) =>
  options.flatMap(({ long }) =>
    long && allowedValues(path, long) && !["confront plan", "confront outcome"].includes(path)
      ? [[path, long, registeredArguments.filter(({ required }) => required).map((one) => one.name())] as const]
      : [],
  ),
);

const WORDS: Readonly<Record<string, string>> = {
  project: "heron",
  gap: "G1",
  promise: "P1",
  milestone: "live",
  text: "x",
  key: "sso",
  action: "A1",
  person: "Raj Patel",
  risk: "R1",
};

describe("a flag that takes one of a few words", () => {
  test.each(WORDED)("psvc %s %s takes the words that psvc knows beforehand", async (path, flag, words) => {
    await working(app, ["action", "add", "heron", "x", "--owner", "Ana Sato", "--due", "fri"]);
    await working(app, ["risk", "add", "heron", "x", "--review-on", "fri"]);
    const more: Readonly<Record<string, readonly string[]>> = {
      "action add": ["x", "--owner", "Ana", "--due", "fri"],
      "capability add": ["--name", "x", "--product", "T", "--release", "1"],
      "capability edit": ["--product", "T"],
      "gap add": ["--statement", "x"],
      "new-project": ["Acme", "--closed", "yesterday", "--lead", "Ana", ...(flag === "--phase" ? ["--adopt"] : [])],
      "promise add": ["x"],
      "promise assess": flag === "--fit" || flag === "--means" ? ["P1"] : ["--fit", "fit"],
      "promise edit": ["P1"],
      "risk add": ["x", "--review-on", "fri"],
      "route move": ["--to", "fri"],
    };
    const given = [...words.map((word) => WORDS[word] ?? word), ...(more[path] ?? [])];
    const fit = path === "promise assess" && flag === "--means" ? ["--fit", "fit"] : [];
    const ran = await app.psvc(...path.split(" "), ...given, ...fit, flag, "zzz", "--json");
    expect(JSON.parse(ran.err).error).toMatchObject({ exitCode: 2, code: "bad-value" });
    const allowed = allowedValues(path, flag)?.join(", ");
    expect(JSON.parse(ran.err).error.hint).toContain(`It is one of: ${allowed}.`);
  });
});

describe("a name that there is not", () => {
  test.each([
    ["gap show heron G12", "There is only G1. See psvc gap list heron"],
    ["promise drop heron P9 --why x", "There are P1 and P2. See psvc promise list heron"],
    ["gap show heron 1", "Did you mean G1?"],
    ["gap show heron G01", "Did you mean G1?"],
    ["promise assess heron 02 --fit fit", "Did you mean P2?"],
    ["gap show heron P2", "Did you mean G1?"],
    ["status herno", "Did you mean heron?"],
    ["route done heron aligne", "Did you mean aligned?"],
    ["route done heron zzz", "There are owned, promises-captured, kickoff"],
    ["criterion set heron people-traind met --evidence IT-1", "Did you mean people-trained?"],
    ["template show smal", "Did you mean small?"],
    ["config get holiday", "Did you mean holidays?"],
    ["next --lead 'Ana Sota'", "Did you mean Ana Sato?"],
    ["action add heron x --owner Ana --due fri --for P02", "Did you mean P2?"],
  ])("psvc %s: %s", async (line, hint) => {
    const err = await told(line);
    expect(err).toContain("There is no ");
    expect(err).toContain(hint);
  });

  test("a decider who is one letter away is asked after", async () => {
    const err = await told("gap resolve heron G1 --resolution descope --decided-by 'Petra Lind' --words ok");
    expect(err).toContain("Did you mean Petra Lund? If they may: psvc project edit heron");
  });

  test("somebody of ours who is one letter away is taken as typed, with a remark", async () => {
    const ran = await app.psvc(...split("action add heron x --owner 'Raj Patl' --due fri"));
    expect([ran.exitCode, ran.err]).toEqual([
      0,
      expect.stringContaining("Raj Patl is new here, and Raj Patel is known"),
    ]);
    expect(await told("action add heron x --owner 'Maria Silva' --due fri")).not.toContain("is new here");
  });
});

/** A line as a shell takes it apart. */
function split(line: string): readonly string[] {
  return (line.match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((word) => word.replaceAll("'", ""));
}

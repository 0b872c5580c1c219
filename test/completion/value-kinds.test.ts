import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import type { Session } from "../../src/app.ts";
import { EXPECTED, expectedAt, labelsOfArgument, labelsOfValue } from "../../src/completion/value-kinds.ts";
import { buildProgram, loadLateCommands } from "../../src/program.ts";
import { testApp } from "../app.ts";

await loadLateCommands(["help"]);

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** Everything in the program that takes a value, with the labels under which the table may say what completes it. */
function* takers(
  command: Command,
  path = "",
): Generator<{ readonly what: string; readonly labels: readonly string[] }> {
  for (const argument of command.registeredArguments)
    yield { what: `${path} <${argument.name()}>`, labels: labelsOfArgument(path, argument.name()) };
  for (const option of command.options.filter(({ required, optional }) => required || optional))
    yield { what: `${path} ${option.flags}`, labels: labelsOfValue(path, option) };
  for (const one of command.commands) yield* takers(one, `${path} ${one.name()}`.trim());
}

const all = [...takers(buildProgram(session, ["help"]))];

describe("what completes a value", () => {
  test("is said for every argument and every flag of the program", () => {
    expect(all.filter(({ labels }) => expectedAt(labels) === null).map(({ what }) => what)).toEqual([]);
  });

  test("is said for nothing that the program does not have", () => {
    const used = new Set(all.flatMap(({ labels }) => labels.filter((label) => label in EXPECTED).slice(0, 1)));
    expect(Object.keys(EXPECTED).filter((label) => !used.has(label))).toEqual([]);
  });
});

describe("the words that are offered for a flag are those that its command takes", () => {
  /** A line that gets as far as reading the flag, without it. */
  const lines: readonly (readonly [flag: string, line: string])[] = [
    ["--health", "status"],
    ["--phase", "status"],
    ["--status", "status"],
    ["--health", "risk add acme x --review-on fri"],
    ["--kind", "promise add acme x"],
    ["--source", "promise add acme x"],
    ["--strength", "promise add acme x"],
    ["--importance", "promise add acme x"],
    ["--fit", "promise add acme x"],
    ["--means", "promise add acme x --fit fit"],
    ["--fit", "promise list acme"],
    ["--fit", "gap add acme --statement x"],
    ["--severity", "gap list acme"],
    ["--state", "gap list acme"],
    ["--side", "action list acme"],
    ["--reason", "route move acme live --to 2027-06-01"],
    ["--on", "route wait acme live"],
    ["--after", "route add acme pilot --done-when x --target 2027-01-05"],
    ["--readiness", "project edit acme"],
    ["--handed-over", "project edit acme"],
    ["--decision", "golive acme"],
    ["--for", "report acme"],
    ["--format", "report acme"],
    ["--for", "learn"],
    ["--format", "wins"],
    ["--format", "export gaps acme --to -"],
    ["--availability", "capability list"],
  ];

  test.each(lines)("%s of %s", async (flag, line) => {
    const app = testApp();
    await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--product", "Tallyfield");
    await app.psvc("promise", "add", "acme", "x");
    const { exitCode, err } = await app.psvc(...line.split(" "), flag, "zzz");
    const words = (await app.psvc("complete", "--", ...line.split(" "), flag, "")).out.split("\n").slice(0, -2);
    expect(exitCode, err).toBe(2);
    expect(words.length).toBeGreaterThan(1);
    const [, allowed = ""] = /(?:one of|Use|is) (.*)/is.exec(err) ?? [err, err];
    expect(allowed.match(/[a-z][a-z-]+/g)).toEqual(expect.arrayContaining(words.map((word) => word.split("\t")[0])));
  });
});

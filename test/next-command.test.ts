import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { advice, isSameCommand, nextCommand } from "../src/next-command.ts";
import { formatAdvice, formatCommand } from "../src/render/layout/next-command.ts";
import { wholeProgram } from "./leaves.ts";

const SRC = resolve(import.meta.dirname, "../src");

/** One call of `nextCommand` as it stands in the source. */
interface Call {
  readonly place: string;
  /** null where it is no literal. */
  readonly command: string | null;
  readonly words: readonly string[];
  /** One of the words stands for several. */
  readonly hasMore: boolean;
  /** A flag without a value is true, one whose value is computed is null. */
  readonly flags: readonly (readonly [string, string | true | null])[] | null;
}

function callsIn(path: string): readonly Call[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "nextCommand")
      found.push(readCall(node, source, path));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readCall(
  { arguments: [command, record, flags], pos }: ts.CallExpression,
  source: ts.SourceFile,
  path: string,
): Call {
  const words = record && ts.isArrayLiteralExpression(record) ? [...record.elements] : record ? null : [];
  return {
    place: `${relative(SRC, path)}:${source.getLineAndCharacterOfPosition(pos).line + 1}`,
    command: words && command && ts.isStringLiteral(command) ? command.text : null,
    words: (words ?? []).map((word) => (ts.isStringLiteral(word) ? word.text : "WORD")),
    hasMore: (words ?? []).some(ts.isSpreadElement),
    flags: flags === undefined ? [] : ts.isObjectLiteralExpression(flags) ? readFlags(flags) : null,
  };
}

function readFlags({ properties }: ts.ObjectLiteralExpression): Call["flags"] {
  const flags = properties.map((property): readonly [string, string | true | null] | null => {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return null;
    const { initializer } = property;
    const isBare = initializer.kind === ts.SyntaxKind.TrueKeyword;
    return [property.name.text, isBare ? true : ts.isStringLiteral(initializer) ? initializer.text : null];
  });
  return flags.some((flag) => flag === null) ? null : flags.filter((flag) => flag !== null);
}

const calls = readdirSync(SRC, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "next-command.ts")
  .flatMap((entry) => callsIn(join(entry.parentPath, entry.name)));

const program = wholeProgram();

function findCommand(path: string): Command | undefined {
  return path
    .split(" ")
    .reduce<Command | undefined>((found, name) => found?.commands.find((command) => command.name() === name), program);
}

/** What is wrong with a call, in words; null for one that can be typed. */
function wrongWith({ command: path, words, hasMore, flags }: Call): string | null {
  if (path === null || flags === null) return "its command, its words or its flags are not written out";
  const command = findCommand(path);
  if (!command || command.commands.length > 0) return `there is no command ${path}`;
  for (const [name, value] of flags) {
    const option = command.options.find(({ long }) => long === `--${name}`);
    if (!option) return `${path} has no flag --${name}`;
    if (option.isBoolean() !== (value === true))
      return `--${name} of ${path} ${value === true ? "needs a" : "takes no"} value`;
    if (typeof value === "string" && /^[a-z-]+$/.test(value) && option.argChoices?.includes(value) === false)
      return `--${name} of ${path} cannot be ${value}`;
  }
  // A command that is only named in a sentence has no words.
  if (words.length === 0 && flags.length === 0) return null;
  const { registeredArguments } = command;
  const isOpen = registeredArguments.at(-1)?.variadic === true;
  if (words.length < registeredArguments.filter(({ required }) => required).length) return `${path} takes more words`;
  if (!isOpen && (hasMore || words.length > registeredArguments.length)) return `${path} takes fewer words`;
  return null;
}

describe("a next command", () => {
  test("is written in many places, and each of them can be typed", () => {
    expect(calls.length).toBeGreaterThan(90);
    expect(calls.flatMap((call) => (wrongWith(call) ? [`${call.place}: ${wrongWith(call)}`] : []))).toEqual([]);
  });

  const call: Call = {
    place: "",
    command: "gap close",
    words: ["acme", "G1"],
    hasMore: false,
    flags: [["evidence", "TEXT"]],
  };
  test.each([
    ["there is no command gap shut", { command: "gap shut" }],
    ["there is no command gap", { command: "gap" }],
    ["gap close has no flag --proof", { flags: [["proof", "TEXT"]] }],
    ["--evidence of gap close needs a value", { flags: [["evidence", true]] }],
    ["gap close takes more words", { words: ["acme"] }],
    ["gap close takes fewer words", { words: ["acme", "G1", "G2"] }],
    ["gap close takes fewer words", { hasMore: true }],
    ["--ring of golive takes no value", { command: "golive", words: ["acme"], flags: [["ring", "yes"]] }],
    ["its command, its words or its flags are not written out", { command: null }],
    [null, {}],
    [null, { words: [], flags: [] }],
  ] as const)("is wrong where %s", (wrong, changes) => {
    expect(wrongWith({ ...call, ...(changes as Partial<Call>) })).toBe(wrong);
  });

  test("is no line in the domain: only a renderer writes psvc and a command", () => {
    const names = program.commands.map((command) => command.name()).join("|");
    const line = new RegExp(`["\`' (]psvc (?:${names})\\b ?`);
    const lines = readdirSync(join(SRC, "domain"), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const texts = readFileSync(path, "utf8").split("\n");
        return texts.flatMap((text) =>
          line.test(text) && !/^\s*(?:\/\*\*|\*|\/\/)/.test(text) ? [`${relative(SRC, path)}: ${text.trim()}`] : [],
        );
      });
    expect(lines.filter((line) => !LEFT_AS_TEXT.some((known) => line.startsWith(known)))).toEqual([]);
  });

  test("becomes the line to type, quoted where a shell would take it apart", () => {
    expect(formatCommand(nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" }))).toBe(
      "psvc gap close acme G1 --evidence TEXT",
    );
    expect(formatCommand(nextCommand("golive", ["acme"], { live: true, "confirmed-by": "NAME" }))).toBe(
      "psvc golive acme --live --confirmed-by NAME",
    );
    expect(formatCommand(nextCommand("project edit", ["acme"], { "handed-over": "yes|no" }))).toBe(
      "psvc project edit acme --handed-over 'yes|no'",
    );
  });

  test("stands in advice between the words", () => {
    const restart = nextCommand("restart", ["acme"]);
    expect(formatAdvice(advice`take it up again: ${restart}, or not`)).toBe(
      "take it up again: psvc restart acme, or not",
    );
    expect(formatAdvice(restart)).toBe("psvc restart acme");
    expect(formatAdvice("wait")).toBe("wait");
  });

  test("is the same as one of the same words and flags, and as no other", () => {
    const close = nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" });
    expect(isSameCommand(close, nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" }))).toBe(true);
    expect(isSameCommand(close, nextCommand("gap close", ["acme", "G2"], { evidence: "TEXT" }))).toBe(false);
    expect(isSameCommand(close, nextCommand("gap close", ["acme", "G1"]))).toBe(false);
  });
});

/** The description of a setting; and what a go-live lacks, which is kept as text where somebody accepts it. */
const LEFT_AS_TEXT = [
  "domain/config/setting-keys.ts:",
  "domain/golive/golive.ts:",
  "domain/golive/golive-decision.ts:",
];

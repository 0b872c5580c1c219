import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { fieldsFor } from "../src/help/facts/fields.ts";
import { KINDS_OF } from "../src/help/facts/kinds-of.ts";
import { findHelp } from "../src/help/help.ts";
import { schemasOfKinds } from "../src/json-schemas.ts";
import { style } from "../src/render/layout/style.ts";
import { wholeProgram } from "./leaves.ts";

const ROOT = resolve(import.meta.dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const GROUND = { program: wholeProgram(), today: "2026-11-25", week: { weekStart: null, workingDays: null } };
const STORE_PROMISES = readFileSync(join(ROOT, "test/faults/README.md"), "utf8");

/** `| promise | `test/file.ts` "words of its name" |` */
const PROMISES = [...STORE_PROMISES.matchAll(/^\| (.+) \| `(test\/[\w./-]+)` "(.+)" \|$/gm)].map(
  ([, promise = "", file = "", name = ""]) => [promise, file, name] as const,
);

describe("what the store promises", () => {
  test("is shown by a test, each promise by its own", () => {
    expect(PROMISES.length).toBeGreaterThan(15);
    const rows = STORE_PROMISES.slice(0, STORE_PROMISES.indexOf("Not promised:"))
      .split("\n")
      .filter((line) => line.startsWith("| ") && !/^\| (?:promise|---)/.test(line));
    expect(rows).toHaveLength(PROMISES.length);
  });

  test.each(PROMISES)("%s: %s has that test", (_, file, name) => {
    const path = join(ROOT, file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(name);
  });
});

describe("the README", () => {
  const lines = README.split("\n");

  test("is read in one go: 150 lines, wrapped at 100 columns", () => {
    expect(lines.length).toBeLessThanOrEqual(151);
    expect(lines.filter((line) => [...line].length > 100)).toEqual([]);
  });

  test("names files that there are", () => {
    const files = [...README.matchAll(/\]\(([\w./-]+)\)/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("shows commands that there are", () => {
    const names = wholeProgram().commands.map((command) => command.name());
    const shown = [...README.matchAll(/^ {7}psvc ([a-z-]+)|^\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)].flatMap(
      ([, line, row]) => (line ? [line] : [...(row ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name)),
    );
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((name) => name !== "psvc" && name !== "help" && !names.includes(name))).toEqual([]);
  });
});

describe("what the help topic json says", () => {
  const schemas = schemasOfKinds();
  const page = findHelp(["json"], GROUND).page(style({ color: false, width: 100 }));

  test("is of kinds that there are", () => {
    const named = [...page.matchAll(/psvc help json ([a-z-]+)|"kind": ?"([a-z-]+)"/g)].map(
      ([, one, other]) => one ?? other,
    );
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((kind) => !((kind as string) in schemas))).toEqual([]);
  });

  const lines = [...page.matchAll(/^ +psvc (.+?) --fields (\S+)$/gm)].map(([, words = "", fields = ""]) => [
    words,
    fields,
  ]);

  test.each(lines)("psvc %s has the fields %s", (words, fields = "") => {
    const [first = "", second = ""] = words.split(" ");
    const command = `${first} ${second}` in KINDS_OF ? `${first} ${second}` : first;
    const line = { words: words.split(" ").length - command.split(" ").length, flags: {} };
    expect(fieldsFor(command, fields, line)).toEqual(fields.split(","));
  });

  test("shows such lines", () => {
    expect(lines.length).toBeGreaterThan(1);
  });
});

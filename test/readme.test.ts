import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** `| promise | `test/file.ts` "words of its name" |` */
const PROMISES = [...README.matchAll(/^\| (.+) \| `(test\/[\w./-]+)` "(.+)" \|$/gm)].map(
  ([, promise = "", file = "", name = ""]) => [promise, file, name] as const,
);

describe("the README", () => {
  test("makes promises, each with the test that shows it", () => {
    expect(PROMISES.length).toBeGreaterThan(15);
    const section = README.slice(README.indexOf("## What the store promises"), README.indexOf("Not promised:"));
    const rows = section.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:promise|---)/.test(line));
    expect(rows).toHaveLength(PROMISES.length);
  });

  test.each(PROMISES)("%s: %s has that test", (_, file, name) => {
    const path = join(ROOT, file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(name);
  });
});

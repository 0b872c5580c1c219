import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellLines } from "../../src/help/command-line.ts";
import { EXAMPLES } from "../../src/help/examples.ts";

const LINES = [
  "psvc status kestrel",
  `psvc gap add kestrel --statement "Reports in Portuguese for the Porto team and for everybody else" --importance must`,
  "psvc confront plan kestrel G1 --option 'workaround: they call in what they take; time: none; money: none; services: 2'",
  "psvc golive heron --condition 'load the vans; Raj Patel; +10d' --condition \"the second; Dana Cole; eom\"",
  ...Object.values(EXAMPLES).flatMap((some) => some.map(({ line }) => line)),
];

/** The words that a shell makes of a line, one each. */
function wordsOf(line: string): readonly string[] {
  return execFileSync("sh", ["-c", `psvc() { printf '%s\\n' "$@"; }\n${line}`], { encoding: "utf8" }).split("\n");
}

test.each([40, 60, 80])("a command broken over lines of %i columns is the same to a shell", (width) => {
  for (const line of LINES.filter((one) => !/[|<>$]/.test(one))) {
    const lines = shellLines(line, width, "  ");
    expect(wordsOf(lines.join("\n"))).toEqual(wordsOf(line));
    expect(lines.filter((one) => one.length > width)).toEqual([]);
  }
});

test("a command that fits stands on one line", () => {
  expect(shellLines("psvc status kestrel", 40, "  ")).toEqual(["  psvc status kestrel"]);
});

test("a word that nothing can break stands on a line of its own", () => {
  const word = "a".repeat(60);
  expect(shellLines(`psvc status ${word} --all`, 40, "")).toEqual(["psvc status \\", `${word} \\`, "--all"]);
});

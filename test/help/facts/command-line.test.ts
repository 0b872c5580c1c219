import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellLines } from "../../../src/help/facts/command-line.ts";
import { EXAMPLES } from "../../../src/help/facts/examples.ts";

const LINES = [
  "psvc status kestrel",
  `psvc gap add kestrel --statement "Reports in Portuguese for the Porto team and for everybody else" --importance must`,
  "psvc confront plan kestrel G1 --option 'workaround: they call in what they take; time: none; money: none; services: 2'",
  "psvc golive heron --condition 'load the vans; Raj Patel; +10d' --condition \"the second; Dana Cole; eom\"",
  `psvc capability import features.csv --values "availability:stable=available,beta=limited,withdrawn=unavailable,*=limited"`,
  ...Object.values(EXAMPLES).flatMap((some) => some.map(({ line }) => line)),
];

/** The words that a shell makes of lines, one each. */
function wordsOf(lines: readonly string[]): readonly string[] {
  const script = ["psvc() { printf '%s\\n' \"$@\" END; }", ...lines].join("\n");
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\n");
}

test.each([40, 60, 80])("a command broken over lines of %i columns is the same to a shell", (width) => {
  const lines = LINES.filter((one) => !/[|<>$]/.test(one));
  const broken = lines.map((line) => shellLines(line, width, "  "));
  expect(wordsOf(broken.map((one) => one.join("\n")))).toEqual(wordsOf(lines));
  expect(broken.flat().filter((line) => line.length > width)).toEqual([]);
  expect(broken.filter(({ length }) => length > 1).length).toBeGreaterThan(2);
});

test("a flag stays with its value where both fit on a line", () => {
  const line = "psvc gap close juniper G2 --evidence 'seen by the tenants' --json";
  expect(shellLines(line, 40, "")).toEqual([
    "psvc gap close juniper G2 \\",
    "--evidence 'seen by the tenants' \\",
    "--json",
  ]);
});

test("a command that fits stands on one line", () => {
  expect(shellLines("psvc status kestrel", 40, "  ")).toEqual(["  psvc status kestrel"]);
});

test("a word that nothing can break stands on a line of its own", () => {
  const word = "a".repeat(60);
  expect(shellLines(`psvc status ${word} --all`, 40, "")).toEqual(["psvc status \\", `${word} \\`, "--all"]);
});

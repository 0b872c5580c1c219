import { describe, expect, test } from "vitest";
import { readPromiseLine, readStatement } from "../../src/prompts/promise-line.ts";

const ENDS = ["", ",", ";", ":", " ;", ",  "];
const MUST = [
  "[must]",
  "[MUST]",
  "[ Must ]",
  "(must)",
  "must:",
  "Must :",
  "- [must]",
  "1. [must]",
  "2) must:",
  "• [must]",
];
const JOINTS = ["", ":", ",", ";", ".", " -", " –", " —"];
const RUMOUR = [
  "(rumour)",
  "(Rumour)",
  "(RUMOR)",
  "[rumour]",
  "( rumour )",
  "(a rumour)",
  "(rumour).",
  "(rumour);",
  "(rumour),",
  "- (rumour)",
  "– (rumour)",
  "— [rumour].",
];

describe("the importance in front of a line", () => {
  test.each(
    MUST.flatMap((mark) => ENDS.map((end) => [mark, end])),
  )("%j is read, the line ending in %j", (mark, end) => {
    const read = { statement: "Data in the UK", confirmed: true, importance: "must" };
    expect(readPromiseLine(`${mark} Data in the UK${end}`)).toEqual(read);
  });

  test.each(JOINTS)("is parted from the text by %j", (joint) => {
    const read = { statement: "Data in the UK", confirmed: true, importance: "must" };
    expect(readPromiseLine(`[must]${joint} Data in the UK`)).toEqual(read);
  });

  test.each(["must", "should", "could", "wont"])("can be %s", (word) => {
    expect(readPromiseLine(`[${word}] a`).importance).toBe(word);
    expect(readPromiseLine(`${word}: a`).importance).toBe(word);
    expect(readPromiseLine(`a [${word}]`)).toEqual({ statement: "a", confirmed: true, importance: word });
  });

  test.each([
    "must have SSO",
    "[mustard] on it",
    "They must: sign in",
    "a list of what they must have",
    "the fields (must)",
  ])("is not taken from %j", (line) => {
    expect(readPromiseLine(line)).toEqual({ statement: line, confirmed: true });
  });
});

describe("a mark", () => {
  const BESIDE = [",", ";", " ", "/", " + ", " & ", ", a ", " - ", " ("];
  const PAIRS = ["[]", "()", "{}"].flatMap((pair) =>
    ["must", "MUST", "Must have", "must-have"].map((word) => [pair, word]),
  );

  test.each(PAIRS)("in %s says %s", (pair, word) => {
    const read = { statement: "Data in the UK", confirmed: true, importance: "must" };
    expect(readPromiseLine(`${pair[0]}${word}${pair[1]} Data in the UK`)).toEqual(read);
    expect(readPromiseLine(`- ${pair[0]} ${word} ${pair[1]}: Data in the UK;`)).toEqual(read);
  });

  test.each(BESIDE)("says a rumour beside the importance, parted by %j, before or behind the text", (by) => {
    const read = { statement: "Data in the UK", confirmed: false, importance: "must" };
    const inside = `must${by}rumour${by.includes("(") ? ")" : ""}`;
    expect(readPromiseLine(`[${inside}] Data in the UK`)).toEqual(read);
    expect(readPromiseLine(`Data in the UK [${inside}]`)).toEqual(read);
    if (!by.includes("(") && !by.includes("a"))
      expect(readPromiseLine(`{rumor${by}must} Data in the UK`)).toEqual(read);
  });

  test.each(["[won't]", "{wont}", "won’t:", "Won't -"])("%s is a won't", (mark) => {
    expect(readPromiseLine(`${mark} a fax`)).toEqual({ statement: "a fax", confirmed: true, importance: "wont" });
  });

  test.each(["must - two logins", "Must – two logins", "MUST: two logins"])("without brackets: %s", (line) => {
    expect(readPromiseLine(line)).toEqual({ statement: "two logins", confirmed: true, importance: "must" });
  });

  test.each([
    "must-have list of vans",
    "mustang - a car",
    "[rumours] are shown",
    "{musty} cellar",
    "must two logins",
  ])("is none in %j", (line) => {
    expect(readPromiseLine(line)).toEqual({ statement: line, confirmed: true });
  });
});

describe("the rumour at the end of a line", () => {
  test.each(
    RUMOUR.flatMap((mark) => ["", "- ", "[should] ", "should: "].map((start) => [mark, start])),
  )("%j is read behind %j", (mark, start) => {
    const read = readPromiseLine(`${start}Portuguese ${mark}`);
    expect(read).toMatchObject({ statement: "Portuguese", confirmed: false });
    expect(read.importance).toBe(start.startsWith("[s") || start.startsWith("s") ? "should" : undefined);
  });

  test.each([
    "[must] (rumour)",
    "(rumour) [must]",
    "(rumour), [must];",
    "- [must] – (rumour)",
  ])("stands beside the importance: %j", (marks) => {
    const read = { statement: "Portuguese", confirmed: false, importance: "must" };
    expect(readPromiseLine(`Portuguese ${marks}`)).toEqual(read);
  });

  test.each([...ENDS, ".", "!", "?", " –"].map((end) => `Data in the UK${end}`))("is not made of %j", (line) => {
    expect(readPromiseLine(line).confirmed).toBe(true);
    expect(readStatement(line).confirmed).toBe(true);
  });

  test.each([
    "no rumour mill in the app",
    "they stop the rumour",
    "a rumour: they get it",
    "(rumour) has it that they get it",
    "rumours (all of them) are shown",
    "(rumour)",
  ])("is not taken from %j", (line) => {
    expect(readPromiseLine(line)).toMatchObject({ confirmed: true });
  });

  test("of a statement alone is read, and its list mark left out", () => {
    expect(readStatement("Portuguese (rumour);")).toEqual({ statement: "Portuguese", confirmed: false });
    expect(readStatement("Portuguese;")).toEqual({ statement: "Portuguese", confirmed: true });
  });
});

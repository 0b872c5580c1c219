import { describe, expect, test } from "vitest";
import { readScale } from "../../../src/exchange/promises/priorities.ts";

const read = (words: string, heading = "Priority", mandatoryAs: "should" | "must" = "should") => {
  const all = words.split("|");
  const scale = readScale(all, heading, mandatoryAs);
  return all.map((word) => String(scale.get(word) ?? null)).join(" ");
};

describe("a scale maps in order", () => {
  test.each([
    ["High|Medium|Low", "should could could"],
    ["Mínimo|Importante|Opcional", "should could could"],
    ["must-be|expected|nice-to-have", "must should could"],
    ["H|M|L", "should could could"],
    ["Critical|High|Medium|Low", "should could could could"],
    ["Blocker|Major|Minor|Trivial", "should could could could"],
    ["1|2|3|4|5", "should could could could could"],
    ["2|3", "could could"],
    ["P1|P2|P4", "should could could"],
    ["P0|P1", "should could"],
    ["Prio 1|Prio 2", "should could"],
    ["M|O", "should could"],
    ["M|D|O", "should could could"],
    ["R|D", "should could"],
    ["Mandatory|Desirable|Optional", "should could could"],
    ["Mandatory (M)|Desirable (D)", "should could"],
    ["Y|N", "should could"],
    ["Yes|No", "should could"],
    ["true|false", "should could"],
    ["X|", "should could"],
    ["✓|", "should could"],
    ["★★★|★★|★", "should could could"],
    ["Hoch|Mittel|Niedrig", "should could could"],
    ["Haute|Moyenne|Basse", "should could could"],
    ["Alta|Media|Baja", "should could could"],
    ["Alta|Média|Baixa", "should could could"],
    ["Hoog|Gemiddeld|Laag", "should could could"],
    ["Obligatoire|Souhaitable", "should could"],
  ])("%s is %s", (words, importances) => expect(read(words)).toBe(importances));

  test.each([
    ["Must Have|Should Have|Could Have|Won't Have", "must should could wont"],
    ["M|S|C|W", "must should could wont"],
    ["MUST|SHALL|MAY", "must should could"],
    ["1 - Must|2 - Should|3 - Could", "must should could"],
    ["Must-have|Nice-to-have|Won't have (this time)", "must could wont"],
    ["Muss|Soll|Kann", "must should could"],
    ["Muss-Kriterium|Kann-Kriterium", "must could"],
    ["Moet|Kan", "must could"],
  ])("words that say must are obeyed: %s is %s", (words, importances) => expect(read(words)).toBe(importances));

  test.each([
    ["Mandatory|Desirable|Optional", "must should could"],
    ["H|M|L", "must should could"],
    ["1|2|3", "must should could"],
  ])("with the top taken as a must, %s is %s", (words, importances) => {
    expect(read(words, "Priority", "must")).toBe(importances);
  });

  test("more is better where the heading says so, and the first is elsewhere", () => {
    expect(read("5|3|1", "Weight")).toBe("should could could");
    expect(read("5|3|1", "Priority")).toBe("could could should");
  });
});

describe("what is no scale tells nothing", () => {
  test.each(["A|B|C", "10|20|30", "Team Blue|Team Red", "M|Q", "constructor"])("%s", (words) => {
    expect(read(words)).toMatch(/^null( null)*$/);
  });

  test("a word that is not known does not spoil the others", () =>
    expect(read("High|Sometimes|Low")).toBe("should null could"));
});

describe("a row without a rating", () => {
  test.each([
    ["High|Low|", "should could could"],
    ["High|Low|TBD", "should could could"],
    ["Must|", "must null"],
    ["High|", "should null"],
  ])("is never more than the lowest rating: %s is %s", (words, importances) => expect(read(words)).toBe(importances));
});

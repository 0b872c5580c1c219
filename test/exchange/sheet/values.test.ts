import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { mappedValue, readValueMaps } from "../../../src/exchange/sheet/values.ts";

const FIELDS = [
  { field: "availability", aliases: [] },
  { field: "area", aliases: [] },
];

function mapped(texts: readonly string[], field: string, value: string): string | null | undefined {
  const map = readValueMaps(texts, FIELDS).get(field);
  return map && mappedValue(map, value);
}

describe("a value", () => {
  const texts = ["availability:stable=available, In  Beta=limited,*=unavailable", "area:sig-apps=Apps"];
  test.each([
    ["availability", "stable", "available"],
    ["availability", " STABLE ", "available"],
    ["availability", "in beta", "limited"],
    ["availability", "", "unavailable"],
    ["availability", "anything", "unavailable"],
    ["area", "SIG-Apps", "Apps"],
    ["area", "sig-node", null],
  ])("of %s, %j, becomes %j", (field, value, expected) => expect(mapped(texts, field, value)).toBe(expected));
});

test("maps of one field add up", () => {
  const texts = ["availability:a=available", "Availability:b=limited"];
  expect([mapped(texts, "availability", "a"), mapped(texts, "availability", "b")]).toEqual(["available", "limited"]);
});

test("an empty word is the empty cell, and a word may have an equals sign", () => {
  const texts = ["availability:=unavailable,a=b=limited"];
  expect([mapped(texts, "availability", " "), mapped(texts, "availability", "a=b")]).toEqual([
    "unavailable",
    "limited",
  ]);
});

test.each([
  ["stable=available", "it is written field:theirs=ours,theirs=ours"],
  ["availability:stable", '"stable" has no ='],
  ["stage:stable=available", 'there is no field "stage"'],
])("%j is refused", (text, why) => {
  let problem = null;
  try {
    readValueMaps([text], FIELDS);
  } catch (err) {
    problem = (err as PsvcError).problem;
  }
  expect(problem).toMatchObject({ code: "bad-value", what: "--values", value: text, why });
});

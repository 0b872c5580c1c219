import fc from "fast-check";
import { expect, test } from "vitest";
import { isShallow } from "../../../src/domain/text/json-text.ts";
import { faultIn } from "../../../src/store/schema/strict-json.ts";

const faultOf = (text: string) => faultIn(text, JSON.parse(text));

test.each([
  '{"a":1,"b":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"b","b":"\\"a\\":"}',
  '{"a\\\\":1,"a":"\\\\"}',
  "{}",
  '"a"',
])("nothing is wrong with %s", (text) => {
  expect(faultOf(text)).toBeNull();
});

test.each([
  ['{"a":1,"a":1}', 7],
  ['{"x":{"a":1 , "b":2,\n"a" :{}}}', 21],
  ['{"a":1,"\\u0061":1}', 7],
  ['{"__proto__":1,"__proto__":2}', 15],
])("%j has a key twice", (text, position) => {
  expect(faultOf(text)).toMatchObject({ position, why: expect.stringContaining("there twice") });
});

test("a hundred levels are read, and more are too many", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  expect(faultOf(nested(100))).toBeNull();
  expect(faultOf(nested(101))).toMatchObject({ position: 100, why: expect.stringContaining("nested too deeply") });
  expect(isShallow(JSON.parse(nested(200_000)))).toBe(false);
});

test("no text that JSON.stringify wrote has a fault", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => faultOf(JSON.stringify(value, null, 2)) === null));
});

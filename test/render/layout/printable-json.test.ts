import fc from "fast-check";
import { expect, test } from "vitest";
import { printableJson } from "../../../src/render/layout/escape-control-characters.ts";

test.each([
  ["a C1 control that begins a terminal's command", "\u009b31m", "\\u009b31m"],
  ["a control that sets the clipboard", "\u009d52;c;eA==\u009c", "\\u009d52;c;eA==\\u009c"],
  ["an override of the reading direction", "a\u202eb", "a\\u202eb"],
  ["an isolate", "\u2066x\u2069", "\\u2066x\\u2069"],
  ["a mark of direction", "\u200f", "\\u200f"],
  ["a joiner", "\u200d", "\\u200d"],
  ["a mark of byte order", "\ufeff", "\\ufeff"],
  ["delete", "\u007f", "\\u007f"],
  ["an escape", "\u001b[31m", "\\u001b[31m"],
])("%s is escaped", (_, text, shown) => {
  expect(printableJson({ text })).toBe(`{"text":"${shown}"}`);
});

test("letters of any script stay as they are", () => {
  expect(printableJson("Zoë 名前 مرحبا 👩")).toBe('"Zoë 名前 مرحبا 👩"');
});

test("what is read back is what was written", () => {
  const isTheSame = (value: unknown) => {
    expect(JSON.parse(printableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  };
  fc.assert(fc.property(fc.jsonValue(), isTheSame));
});

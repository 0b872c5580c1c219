import fc from "fast-check";
import { expect, test } from "vitest";
import { documentToText } from "../../../src/store/schema/parse-document.ts";

/** The same by the long way: every object is put in order anew. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const KEYS = ["b", "a", "10", "9", "__proto__", "A", "é", "toString", ""];
const documents = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, 0, "x", undefined),
    fc.array(tie("any"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie("any")), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).any;

test("the text of a document has the keys of every object in order, and leaves the document as it is", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const before = JSON.stringify(document);
      expect(documentToText(document)).toBe(`${JSON.stringify(document, inOrder, 2)}\n`);
      expect(JSON.stringify(document)).toBe(before);
    }),
    { numRuns: 2000 },
  );
});

test("what was read from a text gives that text", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = documentToText(document ?? null);
      expect(documentToText(JSON.parse(text))).toBe(text);
    }),
  );
});

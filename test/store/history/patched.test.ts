import fc from "fast-check";
import { applyPatch, createPatch, type Operation } from "rfc6902";
import { expect, test } from "vitest";
import { patched } from "../../../src/store/history/rebuild-states.ts";

const KEYS = ["a", "b", "a/b", "~", "0", "long"];
const documents = fc.letrec<{ readonly any: unknown; readonly record: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, 0, 1, "x"),
    fc.array(tie("any"), { maxLength: 4 }),
    tie("record"),
  ),
  record: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie("any")), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
})).record;

/** A frozen document throws where somebody writes into it. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object") for (const one of Object.values(Object.freeze(value))) frozen(one);
  return value;
}

/** By the long way: the whole document is copied first. */
function byCopy(before: unknown, redo: readonly Operation[]): unknown {
  const state = structuredClone(before);
  return applyPatch(state, [...redo]).every((error) => error === null) ? state : undefined;
}

test("a state is what the operations make of the one before, which stays as it is", () => {
  fc.assert(
    fc.property(documents, documents, (before, after) => {
      const redo = frozen(createPatch(before, after));
      expect(patched(frozen(before), redo)).toEqual(after);
    }),
    { numRuns: 2000 },
  );
});

const operations = fc.array(
  fc.record({
    op: fc.constantFrom("add", "remove", "replace", "move", "copy"),
    path: fc.constantFrom("/a", "/a/b", "/a~1b/0", "/b/-", "/b/0/a", "/~0/long", "/0"),
    from: fc.constantFrom("/a", "/b/0", "/a~1b", "/~0"),
    value: documents,
  }),
  { maxLength: 6 },
);

test("operations that come one upon the other give what they give to a whole copy", () => {
  fc.assert(
    fc.property(documents, operations, (before, given) => {
      const redo = given as unknown as readonly Operation[];
      // What does not fit gives nothing, whichever way it is said.
      const outcome = (work: () => unknown) => {
        try {
          return work();
        } catch {
          return undefined;
        }
      };
      const expected = outcome(() => byCopy(before, redo));
      expect(outcome(() => patched(frozen(before), redo))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

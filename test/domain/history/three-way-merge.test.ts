import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MergeRules, mergeThreeWays } from "../../../src/domain/history/three-way-merge.ts";
import { differencesBetween, type Json, same } from "../../../src/domain/model/json-value.ts";

const plain: MergeRules = { isWhole: () => false, onlyGrows: () => false };
const merge = (base: Json, ours: Json, theirs: Json, rules = plain) => mergeThreeWays({ base, ours, theirs }, rules);

describe("a three-way merge", () => {
  test("takes what each side changed, field by field", () => {
    const base = { lead: "Ana", deal: { value: 1, currency: "EUR" } };
    const ours = { lead: "Ben", deal: { value: 1, currency: "EUR" } };
    const theirs = { lead: "Ana", deal: { value: 2, currency: "EUR" }, note: "new" };
    const merged = { lead: "Ben", deal: { value: 2, currency: "EUR" }, note: "new" };
    expect(merge(base, ours, theirs)).toEqual({ value: merged, conflicts: [] });
  });

  test("takes a removal where the other side left the record alone, and asks where it did not", () => {
    const base = { a: { x: 1 }, b: { x: 1 } };
    expect(merge(base, { b: { x: 1 } }, base).value).toEqual({ b: { x: 1 } });
    const { conflicts } = merge(base, { b: { x: 1 } }, { a: { x: 2 }, b: { x: 1 } });
    expect(conflicts).toEqual([{ place: ["a"], base: { x: 1 }, ours: undefined, theirs: { x: 2 } }]);
  });

  test("merges lists of texts as sets, in our order", () => {
    expect(merge(["a", "b"], ["b", "a", "c"], ["b", "d"]).value).toEqual(["b", "c", "d"]);
  });

  test("never mixes what is one judgement", () => {
    const rules = { ...plain, isWhole: ([first]: readonly string[]) => first === "fit" };
    const sides = [{ fit: { value: "gap", why: null } }, { fit: { value: "fit", why: null } }] as const;
    const { value, conflicts } = merge(sides[0], sides[1], { fit: { value: "gap", why: "old" } }, rules);
    expect(conflicts.map(({ place }) => place)).toEqual([["fit"]]);
    expect(value).toEqual({ fit: { value: "fit", why: null } });
  });

  test("keeps the higher of numbers that only grow", () => {
    const rules = { ...plain, onlyGrows: () => true };
    expect(merge({ n: 1 }, { n: 3 }, { n: 2 }, rules)).toEqual({ value: { n: 3 }, conflicts: [] });
  });

  test("a key named __proto__ is a key", () => {
    const theirs = JSON.parse('{"__proto__":{"x":1}}');
    expect(JSON.stringify(merge({}, {}, theirs).value)).toBe('{"__proto__":{"x":1}}');
  });

  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, "x", "y", 1),
      fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }).map((list) => [...new Set(list)]),
      fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value")),
    ),
  })).value;

  test("a side that changed nothing leaves the other as it is", () => {
    fc.assert(
      fc.property(json, json, (base, changed) => {
        expect(same(merge(base, changed, base).value, changed)).toBe(true);
        expect(same(merge(base, base, changed).value, changed)).toBe(true);
        expect(merge(base, changed, base).conflicts).toEqual([]);
      }),
    );
  });

  test("whose side is whose does not matter where there is no conflict", () => {
    const record = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("x", "y", 1));
    fc.assert(
      fc.property(record, record, record, (base, one, other) => {
        const [forth, back] = [merge(base, one, other), merge(base, other, one)];
        expect(forth.conflicts.length).toBe(back.conflicts.length);
        if (forth.conflicts.length === 0) expect(same(forth.value, back.value)).toBe(true);
      }),
    );
  });

  test("there is no difference exactly where two values are the same", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(differencesBetween(one, other).length === 0).toBe(same(one, other));
      }),
    );
  });
});

import { expect, test } from "vitest";
import { headsOf, type RealEntry } from "../../../src/store/history/entry.ts";

const entry = (before: string | null, after: string | null, heads?: readonly string[]): RealEntry => {
  const shared = { op: `${before}${after}`, at: "2026-11-24T09:00:00.000Z", before, after };
  if (heads)
    return { ...shared, by: null, command: "merge", heads, redo: null, undo: null, sinceSnapshot: 0, snapshot: {} };
  return { ...shared, by: "ana", command: "promise add", redo: [], undo: [], sinceSnapshot: 1 };
};

test.each<readonly [string, readonly RealEntry[], readonly string[]]>([
  ["one line of changes has one end", [entry(null, "a"), entry("a", "b")], ["b"]],
  ["two lines have two", [entry(null, "a"), entry("a", "b"), entry("a", "c")], ["b", "c"]],
  [
    "an undo beside another change is an end, although its state was there before",
    [entry(null, "a"), entry("a", "b"), entry("b", "a"), entry("b", "c")],
    ["a", "c"],
  ],
  ["a change that was taken back is one line", [entry(null, "a"), entry("a", "b"), entry("b", "a")], ["a"]],
  [
    "who changed something and took it back left nothing for the other to take in",
    [entry(null, "a"), entry("a", "b"), entry("a", "c"), entry("c", "a")],
    ["b"],
  ],
  ["both ends at the same state are one", [entry(null, "a"), entry("a", "b"), entry("a", "b")], ["b"]],
  [
    "a merge brings two together",
    [entry(null, "a"), entry("a", "b"), entry("a", "c"), entry("c", "d", ["b", "c"])],
    ["d"],
  ],
  ["a removal ends in nothing", [entry(null, "a"), entry("a", null)], []],
])("%s", (_, entries, heads) => {
  expect(headsOf(entries)).toEqual(heads);
});

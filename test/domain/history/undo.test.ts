import { expect, test } from "vitest";
import type { Change } from "../../../src/domain/history/change.ts";
import { laterBySomebodyElse, redoable, undoable } from "../../../src/domain/history/undo.ts";

const change = (op: string, order: number, more: Partial<Change> = {}): Change => ({
  op,
  order,
  at: "2026-11-24T09:00:00.000Z",
  by: "ana",
  command: "gap add",
  isRecorded: true,
  undoes: [],
  redoes: [],
  touched: [{ shelf: "projects", name: "acme", before: null, after: op }],
  ...more,
});
const ops = (changes: readonly Change[]) => changes.map(({ op }) => op);

const one = change("one", 1);
const two = change("two", 2, { by: "ben" });
const three = change("three", 3);

test("one undoes the latest of one's own changes first, and others' only where asked", () => {
  expect(ops(undoable([one, two, three], "ana"))).toEqual(["three", "one"]);
  expect(ops(undoable([one, two, three], null))).toEqual(["three", "two", "one"]);
});

test("what was undone is not undone again, until it was redone", () => {
  const undo = change("undo", 4, { undoes: ["three"] });
  const redo = change("redo", 5, { redoes: ["three"] });
  expect(ops(undoable([one, three, undo], "ana"))).toEqual(["one"]);
  expect(ops(undoable([one, three, undo, redo], "ana"))).toEqual(["three", "one"]);
});

test("redo goes forward in the order of the changes, and ends at a new change of the same person", () => {
  const undo = change("undo", 4, { undoes: ["three"] });
  const again = change("again", 5, { undoes: ["one"] });
  expect(ops(redoable([one, three, undo, again], "ana"))).toEqual(["one", "three"]);
  expect(ops(redoable([one, three, undo, again, change("other", 6, { by: "ben" })], "ana"))).toEqual(["one", "three"]);
  expect(ops(redoable([one, three, undo, again, change("new", 6)], "ana"))).toEqual([]);
});

test("several undone at once come back in their order", () => {
  const undo = change("undo", 4, { undoes: ["three", "one"] });
  expect(ops(redoable([one, three, undo], "ana"))).toEqual(["one", "three"]);
});

test("a change from outside is neither undone nor does it end what can be redone", () => {
  const undo = change("undo", 4, { undoes: ["three"] });
  const edit = change("edit", 5, { by: null, command: "external" });
  expect(ops(undoable([one, edit], null))).toEqual(["one"]);
  expect(ops(redoable([three, undo, edit], null))).toEqual(["three"]);
});

test("later changes of others to the same documents are named, and nobody else's", () => {
  const elsewhere = change("four", 4, {
    by: "ben",
    touched: [{ shelf: "projects", name: "birch", before: null, after: "x" }],
  });
  expect(ops(laterBySomebodyElse(one, [one, two, three, elsewhere], "ana"))).toEqual(["two"]);
});

test("the order of changes counts and not the clock, which may have been set back", () => {
  const later = change("later", 9, { at: "2020-01-01T00:00:00.000Z" });
  expect(ops(undoable([later, one], "ana"))).toEqual(["later", "one"]);
});

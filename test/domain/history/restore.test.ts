import { expect, test } from "vitest";
import type { Change } from "../../../src/domain/history/change.ts";
import { isAsOf, versionAt } from "../../../src/domain/history/restore.ts";

const acme = { shelf: "projects", name: "acme" } as const;
const day = (number: number) => `2026-11-${number}T09:00:00.000Z`;

const change = (on: number, before: string | null, after: string | null, isRecorded = true): Change => ({
  op: `op${on}`,
  order: on,
  at: day(on),
  by: "ana",
  command: "project edit",
  isRecorded,
  undoes: [],
  redoes: [],
  touched: [{ ...acme, before, after }],
});

test("a document is of the last version that was recorded until then", () => {
  const changes = [change(10, null, "a"), change(12, "a", "b"), change(14, "b", null)];
  expect([11, 13, 15].map((on) => versionAt(acme, changes, day(on)))).toEqual(["a", "b", null]);
});

test("a document that was made later was not there, and of one that was there before nobody can tell", () => {
  expect(versionAt(acme, [change(12, null, "a")], day(11))).toBeNull();
  expect(versionAt(acme, [change(12, "a", "b")], day(11))).toBeUndefined();
  expect(versionAt(acme, [change(12, null, "a", false)], day(11))).toBeUndefined();
});

test("a document is as it was where nothing has happened to it since, recorded or not", () => {
  const changes = [change(10, null, "a"), change(12, "a", "b", false)];
  expect([11, 13].map((on) => isAsOf(acme, changes, day(on)))).toEqual([false, true]);
  expect(isAsOf({ ...acme, name: "birch" }, changes, day(11))).toBe(true);
});

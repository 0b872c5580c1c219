import { expect, test } from "vitest";
import type { RealEntry } from "../../../src/store/history/entry.ts";
import { versionOf } from "../../../src/store/history/new-entries.ts";
import { provenIn, statesOf } from "../../../src/store/history/rebuild-states.ts";
import { documentToText } from "../../../src/store/schema/parse-document.ts";

const version = (state: unknown) => versionOf(Buffer.from(documentToText(state)));

/** One whole document, and then nothing but patches. */
function counted(upTo: number): readonly RealEntry[] {
  return Array.from(
    { length: upTo },
    (_, n): RealEntry => ({
      op: `op${n}`,
      at: "2026-11-24T09:00:00.000Z",
      by: "ana",
      command: "project edit",
      before: n === 0 ? null : version({ n: n - 1 }),
      after: version({ n }),
      redo: n === 0 ? [] : [{ op: "replace", path: "/n", value: n }],
      undo: [],
      sinceSnapshot: n,
      ...(n === 0 ? { snapshot: { n } } : {}),
    }),
  );
}

test("a state a long way from a whole document is rebuilt", () => {
  expect(statesOf(counted(12_000)).at(version({ n: 11_999 }))).toEqual({ n: 11_999 });
});

test("where one patch was changed, what builds on it is not proven, and what came before is", () => {
  const entries = counted(6).map((entry, n) =>
    n === 3 ? { ...entry, redo: [{ op: "replace" as const, path: "/n", value: 99 }] } : entry,
  ) as readonly RealEntry[];
  expect([...provenIn(entries)]).toEqual([0, 1, 2].map((n) => version({ n })));
  expect(statesOf(entries).at(version({ n: 5 }))).toBeUndefined();
});

import type { Change, DocumentName, Shelf } from "./change.ts";
import { type Kept, revert } from "./kept.ts";

/** A change with the documents as they were on both sides of it. */
export interface LoadedChange {
  readonly change: Change;
  readonly touched: readonly LoadedTouch[];
}

export interface LoadedTouch extends DocumentName {
  readonly before: Kept | null;
  readonly after: Kept | null;
}

/** What becomes of one document. */
export interface Outcome extends DocumentName {
  readonly from: Kept | null;
  readonly to: Kept | null;
}

export type RevertPlan =
  | { readonly outcome: "possible"; readonly documents: readonly Outcome[] }
  /** A later change stands in the way of this one, in this document. */
  | { readonly outcome: "blocked"; readonly change: Change; readonly name: DocumentName };

/** Takes changes back, the latest first, or brings them back, the earliest first: `changes` comes in that order. */
export function planRevert(
  changes: readonly LoadedChange[],
  direction: "undo" | "redo",
  current: readonly (DocumentName & { readonly document: Kept | null })[],
): RevertPlan {
  const now = new Map(current.map((one) => [keyOf(one), one.document]));
  const later = new Map(now);
  for (const { change, touched } of changes) {
    for (const touch of touched) {
      const [away, back] = direction === "undo" ? [touch.after, touch.before] : [touch.before, touch.after];
      const reverted = revert(touch.shelf, away, back, later.get(keyOf(touch)) ?? null);
      if (reverted.isInTheWay) return { outcome: "blocked", change, name: { shelf: touch.shelf, name: touch.name } };
      later.set(keyOf(touch), reverted.document);
    }
  }
  const documents = [...later].map(([key, to]) => ({ ...nameOf(key), from: now.get(key) ?? null, to }));
  return { outcome: "possible", documents };
}

function keyOf({ shelf, name }: DocumentName): string {
  return `${shelf}/${name}`;
}

function nameOf(key: string): DocumentName {
  const [shelf = "", name = ""] = key.split("/");
  return { shelf: shelf as Shelf, name };
}

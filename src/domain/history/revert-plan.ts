import { asJson, differencesBetween, type JsonPath } from "../model/json-value.ts";
import type { Change, DocumentName, Shelf } from "./change.ts";
import { type Kept, revert } from "./versioned-document.ts";

/** A change with the documents as they were on both sides of it. */
export interface LoadedChange {
  readonly change: Change;
  readonly touched: readonly LoadedTouch[];
}

export interface LoadedTouch extends DocumentName {
  readonly before: Kept | null;
  readonly after: Kept | null;
  /** The document before this change was undone: a merge may have given its records other numbers until then. */
  readonly beforeUndo?: Kept | null;
}

/** What becomes of one document. */
export interface RevertOutcome extends DocumentName {
  readonly from: Kept | null;
  readonly to: Kept | null;
}

export type RevertPlan =
  | { readonly outcome: "possible"; readonly documents: readonly RevertOutcome[] }
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
    // One command may have written a document more than once, as a walk does that saves every answer.
    for (const touch of direction === "undo" ? touched.toReversed() : touched) {
      const [away, back] = direction === "undo" ? [touch.after, touch.before] : [touch.before, touch.after];
      const current = later.get(keyOf(touch)) ?? null;
      const reverted = revert(touch.shelf, away, back, current, touch.beforeUndo ?? null);
      if (reverted.isInTheWay) return { outcome: "blocked", change, name: { shelf: touch.shelf, name: touch.name } };
      later.set(keyOf(touch), reverted.document);
    }
  }
  const documents = [...later].map(([key, to]) => ({ ...nameOf(key), from: now.get(key) ?? null, to }));
  return { outcome: "possible", documents };
}

/**
 * Whether two changes touched the same field of the same document. Then the later one had the last word, also where it
 * said the same as was there before.
 */
export function haveTheSameSubject(loadedChange: LoadedChange, other: LoadedChange): boolean {
  return loadedChange.touched.some((touch) =>
    other.touched
      .filter((later) => keyOf(later) === keyOf(touch))
      .some((later) => {
        const mine = placesOf(touch);
        return placesOf(later).some((place) => mine.some((own) => isWithin(own, place) || isWithin(place, own)));
      }),
  );
}

function placesOf({ before, after }: LoadedTouch): readonly JsonPath[] {
  const places = differencesBetween(asJson(before), asJson(after)).map(({ place }) => place);
  return places.filter(([first]) => first !== "counters");
}

function isWithin(outer: JsonPath, inner: JsonPath): boolean {
  return outer.every((part, depth) => inner[depth] === part);
}

function keyOf({ shelf, name }: DocumentName): string {
  return `${shelf}/${name}`;
}

function nameOf(key: string): DocumentName {
  const [shelf = "", name = ""] = key.split("/");
  return { shelf: shelf as Shelf, name };
}

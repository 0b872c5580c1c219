import { compareTexts } from "../text/text.ts";
import { type Change, isFromOutside, sameDocument, type Touch } from "./change.ts";

/** Whose changes may be undone: one person's, or everybody's (null). */
export type Whose = string | null;

/** What `undo` would take back next, the latest first. Changes from outside are not among them. */
export function undoable(changes: readonly Change[], whose: Whose): readonly Change[] {
  const undone = undoneOps(changes);
  return changesInOrder(changes)
    .filter((change) => isOwnWork(change) && !undone.has(change.op) && isBy(change, whose))
    .reverse();
}

/** What `redo` would bring back next. A new change of the same person ends what they could redo. */
export function redoable(changes: readonly Change[], whose: Whose): readonly Change[] {
  let waiting: string[] = [];
  for (const change of changesInOrder(changes).filter((one) => isBy(one, whose) && !isFromOutside(one))) {
    if (change.undoes.length > 0) waiting = [...change.undoes.toReversed(), ...waiting];
    else if (change.redoes.length > 0) waiting = waiting.filter((op) => !change.redoes.includes(op));
    else waiting = [];
  }
  const byOp = new Map(changes.map((change) => [change.op, change]));
  return waiting.flatMap((op) => byOp.get(op) ?? []);
}

/**
 * Whether the latest changes are enough to tell what `redo` would bring back: they reach back to a new change, which
 * ends what could be redone before it, and hold all that was taken back since.
 */
export function reachesRedoable(latest: readonly Change[], whose: Whose): boolean {
  const own = changesInOrder(latest).filter((change) => isBy(change, whose) && !isFromOutside(change));
  const last = own.findLastIndex(isOwnWork);
  const known = new Set(latest.map(({ op }) => op));
  return (
    last >= 0 && own.slice(last).every(({ undoes, redoes }) => [...undoes, ...redoes].every((op) => known.has(op)))
  );
}

/**
 * Later changes that stay when one is taken back: those of others, and what came in by an edit or a merge. Whoever
 * undoes should know. What was itself taken back since is not among them.
 */
export function laterBySomebodyElse(change: Change, changes: readonly Change[], whose: Whose): readonly Change[] {
  const undone = undoneOps(changes);
  return laterOn(change.touched, change.order, changes).filter(
    (one) =>
      (isFromOutside(one) || (whose !== null && one.by !== whose)) && !undone.has(one.op) && one.undoes.length === 0,
  );
}

/** The changes to any of these documents after a moment in the order, the latest first. */
export function laterOn(
  touched: readonly Pick<Touch, "shelf" | "name">[],
  order: number,
  changes: readonly Change[],
): readonly Change[] {
  return changesInOrder(changes)
    .filter((change) => change.order > order && change.touched.some((t) => touched.some((own) => sameDocument(own, t))))
    .reverse();
}

/** The earliest first. Two machines can give the same number; then the clock decides, and then the op. */
export function changesInOrder(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => a.order - b.order || compareTexts(a.at, b.at) || compareTexts(a.op, b.op));
}

function undoneOps(changes: readonly Change[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { undoes, redoes } of changesInOrder(changes)) {
    for (const op of undoes) undone.add(op);
    for (const op of redoes) undone.delete(op);
  }
  return undone;
}

function isOwnWork(change: Change): boolean {
  return !isFromOutside(change) && change.undoes.length === 0 && change.redoes.length === 0;
}

function isBy({ by }: Change, whose: Whose): boolean {
  return whose === null || by === whose;
}

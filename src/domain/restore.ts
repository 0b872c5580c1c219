import type { Instant } from "./calendar.ts";
import { type Change, type DocumentName, sameDocument, type Version } from "./change.ts";
import { inOrder } from "./undo.ts";

/**
 * Whether a document, if it can be read, is as it was at that moment: then nothing has happened to it since. An edit or a merge
 * that no psvc has recorded yet is among what happened.
 */
export function isAsOf(name: DocumentName, changes: readonly Change[], at: Instant): boolean {
  return changes.every((change) => change.at <= at || !change.touched.some((touch) => sameDocument(touch, name)));
}

/** The version of a document at a moment; null where it was not there. What nobody recorded does not count. */
export function versionAt(name: DocumentName, changes: readonly Change[], at: Instant): Version | null {
  const until = inOrder(changes).filter((change) => change.isRecorded && change.at <= at);
  return until.flatMap(({ touched }) => touched.filter((touch) => sameDocument(touch, name))).at(-1)?.after ?? null;
}

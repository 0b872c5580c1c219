import type { Instant } from "./calendar.ts";
import { type Change, type DocumentName, sameDocument, type Version } from "./change.ts";
import { inOrder } from "./undo.ts";

/** The version of a document at a moment; null where it was not there. What nobody recorded does not count. */
export function versionAt(name: DocumentName, changes: readonly Change[], at: Instant): Version | null {
  const until = inOrder(changes).filter((change) => change.isRecorded && change.at <= at);
  return until.flatMap(({ touched }) => touched.filter((touch) => sameDocument(touch, name))).at(-1)?.after ?? null;
}

import type { App } from "../../app.ts";
import type { DocumentName } from "../../domain/history/change.ts";
import { changesInOrder } from "../../domain/history/undo.ts";
import type { LatestChanges } from "../../store/port/store.ts";

const FIRST = 64;
const MORE = 4;

/** Changes from the end of the history, as many as it takes: `isEnough` says so, or all. The earliest first. */
export async function latestChanges(
  app: App,
  isEnough: (changes: LatestChanges["changes"]) => boolean,
  of?: DocumentName,
): Promise<LatestChanges> {
  for (let count = FIRST; ; count *= MORE) {
    const { changes, isAll } = await app.store.past.latest(count, of);
    const ordered = changesInOrder(changes);
    if (isAll || isEnough(ordered)) return { changes: ordered, isAll };
  }
}

import { fitWord } from "../fit/fit.ts";
import type { Gap } from "../model/gap.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, type Key, sortedById } from "../model/record.ts";

/** What a change to many promises does to one of them; the values as people read them. */
export interface PromiseChange {
  readonly key: Key;
  readonly id: string;
  readonly statement: string;
  readonly isNew: boolean;
  readonly fields: readonly ChangedField[];
  /** The gap that it opens or reopens. */
  readonly opens: string | null;
  /** A gap that is open although the promise fits now. */
  readonly closable: string | null;
}

export interface ChangedField {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Every promise that differs, in the order of their numbers. */
export function changesOfPromises(before: Project, after: Project): readonly PromiseChange[] {
  const gaps = new Map(sortedById(after.gaps).map((entry) => [entry[1].promise, entry]));
  return sortedById(after.promises).flatMap(([key, promise]) => {
    const earlier = before.promises[key] ?? null;
    if (same(asJson(earlier), asJson(promise))) return [];
    const gap = gaps.get(key);
    return [
      {
        key,
        id: promise.id,
        statement: promise.statement,
        isNew: earlier === null,
        fields: changedFields(earlier, promise),
        opens: gap && isOpened(before, gap) ? gap[1].id : null,
        closable: gap && gap[1].state !== "closed" && promise.fit?.value === "fit" ? gap[1].id : null,
      },
    ];
  });
}

function isOpened(before: Project, [key, gap]: Entry<Gap>): boolean {
  const earlier = before.gaps[key];
  return gap.state === "open" && (earlier === undefined || earlier.state !== "open");
}

const SHOWN: Readonly<Record<string, (promise: CustomerPromise) => string | null>> = {
  statement: ({ statement }) => statement,
  importance: ({ importance }) => importance,
  kind: ({ kind }) => kind,
  source: ({ source }) => source,
  strength: ({ strength }) => strength,
  confirmed: ({ confirmed }) => (confirmed ? "yes" : "no"),
  heardBy: ({ heardBy }) => heardBy,
  madeOn: ({ madeOn }) => madeOn,
  neededBy: ({ neededBy }) => neededBy,
  evidence: ({ evidence }) => evidence,
  quote: ({ quote }) => quote,
  area: ({ area }) => area,
  restsOn: ({ capabilities }) => capabilities.join(", ") || null,
  fit: formatFit,
};

/** By what means is told only where it is not the usual way. */
function formatFit(promise: CustomerPromise): string {
  const { fit } = promise;
  return (
    `${fitWord(promise)}${fit?.means === "configuration" ? " by configuration" : ""}` +
    `${fit?.why ? `: ${fit.why}` : ""}`
  );
}

function changedFields(before: CustomerPromise | null, after: CustomerPromise): readonly ChangedField[] {
  return Object.entries(SHOWN).flatMap(([field, shown]) => {
    const [from, to] = [before && shown(before), shown(after)];
    if (from !== to) return [{ field, from, to }];
    const isJudgedAgain = field === "fit" && before !== null && !same(asJson(before.fit), asJson(after.fit));
    return isJudgedAgain ? [{ field, from, to: `${to}, judged again` }] : [];
  });
}

import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise, Fit } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import { compareTexts } from "../text/text.ts";
import type { MergedSides } from "./contested.ts";

export interface JudgedAlike {
  readonly sides: MergedSides;
  readonly found: readonly { readonly record: Key; readonly words: string | null }[];
}

/** Both sides with one judgement where both judged a promise alike and gave different reasons: the later one. */
export function withOneJudgement(sides: MergedSides): JudgedAlike {
  const found = Object.entries(sides.ours.promises).flatMap(([key, ours]) => {
    const pair = judgedAlike(sides.base?.promises[key], ours, sides.theirs.promises[key]);
    return pair ? [{ record: key, kept: pair[0], words: pair[1].why }] : [];
  });
  const withKept = (project: Project): Project => {
    const promises = found.map(({ record, kept }) => {
      const promise = project.promises[record] as CustomerPromise;
      return [record, { ...promise, fit: kept }] as const;
    });
    return { ...project, promises: { ...project.promises, ...Object.fromEntries(promises) } };
  };
  return { sides: { ...sides, ours: withKept(sides.ours), theirs: withKept(sides.theirs) }, found };
}

/** The judgement that stays, and the other one; null where there is nothing to choose. */
function judgedAlike(
  before: CustomerPromise | undefined,
  ours: CustomerPromise,
  theirs: CustomerPromise | undefined,
): readonly [Fit, Fit] | null {
  const [mine, their] = [ours.fit, theirs?.fit];
  if (!mine || !their || mine.value !== their.value || mine.overruled !== their.overruled) return null;
  const isNew = (fit: Fit) => !same(asJson(fit), asJson(before?.fit));
  if (same(asJson(mine), asJson(their)) || !isNew(mine) || !isNew(their)) return null;
  if (!same(asJson(mine.seen), asJson(their.seen)) || mine.release !== their.release) return null;
  const isOursLater = compareTexts(mine.asOf, their.asOf) || compareTexts(textOf(mine), textOf(their));
  return isOursLater >= 0 ? [mine, their] : [their, mine];
}

function textOf({ why, evidence, means }: Fit): string {
  return JSON.stringify([why, evidence, means]);
}

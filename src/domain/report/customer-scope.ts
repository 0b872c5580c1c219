import { isInForce } from "../fit/scope.ts";
import { planOn } from "../gap/confrontation-rounds.ts";
import { gapOf, isDecided, isReleasing, settlement } from "../gap/gap.ts";
import { conditionOn } from "../golive/golive-decision.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerDecision } from "../model/people.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, type Key, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { IMPORTANCES, RELEASING, type ResolutionKind } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";

/** One thing the customer asked for, and what becomes of it: all that they may read of a promise. */
export interface Ask {
  readonly id: string;
  readonly statement: string;
  readonly neededBy: Day | null;
  /** A date, a service or a term: no part of what works on day one. */
  readonly isTerm: boolean;
  readonly answer: RequirementHandling;
}

export type RequirementHandling =
  | { readonly how: "works" }
  | { readonly how: "another-way"; readonly way: Way; readonly inPlace: boolean; readonly by: Day | null }
  | { readonly how: "later"; readonly way: Way | null }
  | { readonly how: "left-out"; readonly way: Way }
  | { readonly how: "under-protest"; readonly said: CustomerWords; readonly reviewOn: Day | null }
  | { readonly how: "to-decide"; readonly by: Day | null }
  | { readonly how: "checking" };

/**
 * What was agreed. Nothing of it but its kind and day is there before the customer decided: until then it is a note of
 * ours.
 */
export interface Way {
  readonly kind: ResolutionKind;
  readonly text: string | null;
  readonly concession: string | null;
  readonly reviewOn: Day | null;
  readonly decided: CustomerWords | null;
  /** Users do something on day one in its place, and what it is was not written for the customer yet. */
  readonly isUndescribed: boolean;
}

export interface CustomerWords {
  readonly by: string;
  readonly on: Day;
  readonly document: string | null;
}

export type AnswerWord = RequirementHandling["how"];

/** Every promise in force as the customer may read of it, what matters most first. */
export function asksOf(standing: Standing): readonly Ask[] {
  const order = ([, { importance }]: Entry<CustomerPromise>) => IMPORTANCES.indexOf(importance);
  return sortedById(standing.project.promises)
    .filter(([, promise]) => isInForce(promise))
    .sort((a, b) => order(a) - order(b))
    .map(([key, promise]) => ({
      id: promise.id,
      statement: promise.statement,
      neededBy: promise.neededBy,
      isTerm: promise.kind === "timeline" || promise.kind === "service" || promise.kind === "commercial",
      answer: answerTo(standing, key, promise),
    }));
}

function answerTo(standing: Standing, key: Key, promise: CustomerPromise): RequirementHandling {
  const settled = settlement(standing, key);
  const found = gapOf(standing.project, key);
  const gap = found?.[1] ?? null;
  if (settled === "fits") return keptBy(gap) ?? { how: "works" };
  if (settled === "protest" && gap?.underProtest)
    return {
      how: "under-protest",
      said: customerWords(gap.underProtest),
      reviewOn: protestReview(standing.project, promise),
    };
  const agreed = gap && (gap.state === "agreed" || gap.state === "closed") && isDecided(promise, gap);
  if (agreed && gap.resolution) return answerOf(standing.project, gap, wayOf(gap.resolution));
  if (promise.importance === "wont") return { how: "later", way: null };
  if (!gap || gap.state === "closed" || !promise.fit) return { how: "checking" };
  return { how: "to-decide", by: found ? (planOn(standing.project, found[0])?.[1].by ?? null) : null };
}

/** What fits because of what was set up beside the product is kept in another way. */
function keptBy(gap: Gap | null): RequirementHandling | null {
  if (gap?.state !== "closed" || !gap.resolution || isReleasing(gap)) return null;
  return { how: "another-way", way: wayOf(gap.resolution), inPlace: true, by: null };
}

function answerOf(project: Project, gap: Gap, way: Way): RequirementHandling {
  if (way.kind === "descope" || way.kind === "concede") return { how: "left-out", way };
  if (way.kind === "defer") return { how: "later", way };
  const isInPlace = gap.state === "closed";
  const by = conditionOn(project, gap)?.due ?? gap.resolution?.inPlaceBy ?? null;
  return { how: "another-way", way, inPlace: isInPlace, by: isInPlace ? null : by };
}

/** The text for the customer is that of day one: the note is ours. */
function wayOf({ kind, dayOne, concession, reviewOn, decision }: NonNullable<Gap["resolution"]>): Way {
  const isUndescribed = !RELEASING.includes(kind) && !dayOne;
  if (!decision) return { kind, text: null, concession: null, reviewOn, decided: null, isUndescribed };
  return { kind, text: dayOne ?? null, concession, reviewOn, decided: customerWords(decision), isUndescribed };
}

/** The day on which a reservation is reviewed: that of the open action that follows from it. */
function protestReview({ actions }: Project, { id }: CustomerPromise): Day | null {
  const follow = Object.values(actions).filter(
    ({ for: purpose, text, doneOn }) => purpose === "happiness" && !doneOn && new RegExp(`\\b${id}\\b`).test(text),
  );
  return follow[0]?.due ?? null;
}

export function isUndescribed({ answer }: Ask): boolean {
  return answer.how === "another-way" && answer.way.isUndescribed;
}

/** What the customer cannot be told yet: how it works instead was not written for them. */
export function undescribed({ anotherWay }: Pick<Scope, "anotherWay">): readonly Ask[] {
  return anotherWay.filter(isUndescribed);
}

export function customerWords({ by, on, document }: CustomerDecision): CustomerWords {
  return { by, on, document };
}

/** The asks by what becomes of them. */
export type Scope = Readonly<Record<"works" | "anotherWay" | "later" | "leftOut" | "underProtest", readonly Ask[]>> & {
  /** Dates, services and terms that hold: they are not what works on day one. */
  readonly terms: readonly Ask[];
  /** Nothing is agreed yet: to be decided by them, or still looked at by us. */
  readonly open: readonly Ask[];
};

export function scopeOf(asks: readonly Ask[]): Scope {
  const those = (...words: readonly AnswerWord[]) => asks.filter(({ answer }) => words.includes(answer.how));
  return {
    works: those("works").filter(({ isTerm }) => !isTerm),
    terms: those("works").filter(({ isTerm }) => isTerm),
    anotherWay: those("another-way"),
    later: those("later"),
    leftOut: those("left-out"),
    underProtest: those("under-protest"),
    open: those("to-decide", "checking"),
  };
}

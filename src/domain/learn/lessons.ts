import { roundsOn } from "../gap/confrontation-rounds.ts";
import { gapOf } from "../gap/gap.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { RESOLUTIONS, type ResolutionKind } from "../model/vocabulary.ts";
import { type Accepted, acceptedIn } from "./accepted-examples.ts";
import { amongMany, binomialTail } from "./fisher-exact-test.ts";
import {
  byGroup,
  DIMENSIONS,
  type Dimension,
  FEWEST_CASES,
  FEWEST_PROJECTS,
  type Group,
  isIn,
  type Pattern,
  patternsIn,
  type Trait,
  votedRate,
} from "./pattern.ts";

/** One judged promise, as it is learnt from: no name is in it, and none of its words. */
export interface Learnt {
  readonly project: string;
  readonly groups: readonly Group[];
  readonly madeAfterClose: boolean;
  /** Without a day it counts as made before the close, which is when most are. */
  readonly hasDay: boolean;
  /** Today's product, or the plan, did not do what was promised: then or now. */
  readonly departed: boolean;
  /** How they went live with it, once agreed; null where it held, or nothing is agreed. */
  readonly resolution: ResolutionKind | null;
  /** Conversations that were held about it. */
  readonly conversations: number;
  /** In working days, as it was agreed. */
  readonly effort: { readonly services: number; readonly customer: number };
}

export interface Tally extends Group {
  readonly promises: number;
  readonly departed: number;
  readonly projects: number;
  /** Too few to go by. */
  readonly isFew: boolean;
}

/** Promises of one time: before the close, or after it. */
export interface Lesson {
  readonly promises: number;
  readonly departed: number;
  readonly projects: number;
  readonly withoutDay: number;
  /** Enough to look for patterns at all. */
  readonly isEnough: boolean;
  readonly patterns: readonly Pattern[];
  /** What held so often that it can be promised again. */
  readonly safe: readonly Tally[];
  readonly tallies: readonly Tally[];
}

/** What one part of the product costs in conversations. */
export interface Cost extends Tally {
  readonly gaps: number;
  readonly conversations: number;
  readonly effort: { readonly services: number; readonly customer: number };
}

export interface Lessons {
  readonly projects: number;
  readonly unjudged: number;
  readonly beforeClose: Lesson;
  readonly afterClose: Lesson;
  /** How customers went live with what departed. */
  readonly taken: readonly { readonly resolution: ResolutionKind; readonly count: number }[];
  readonly takenPatterns: readonly Pattern[];
  readonly accepted: readonly Accepted[];
  /** By area and capability, the most conversations first. */
  readonly costs: readonly Cost[];
}

/** Below this nothing is looked for: whatever stood out would be these few customers. */
export const PROMISES_FOR_A_PATTERN = 30;
export const PROJECTS_FOR_A_PATTERN = 5;
/** Safe to promise is what holds in more than four of five, beyond chance. */
export const SAFE_SHARE = 0.8;
const SAFE_CHANCE = 0.05;

export function lessonsFrom(standings: readonly Standing[]): Lessons {
  const counted = standings.flatMap((standing) => countedIn(standing).map((entry) => ({ standing, entry })));
  const judged = counted.filter(({ standing, entry }) => isJudged(standing, entry));
  const isOneProduct = new Set(standings.flatMap(({ project }) => project.deal.product ?? [])).size <= 1;
  const learnt = judged.map(({ standing, entry }) => learntFrom(standing, entry, isOneProduct));
  const settled = learnt.filter(({ departed, resolution }) => departed && resolution !== null);
  return {
    projects: new Set(learnt.map(({ project }) => project)).size,
    unjudged: counted.length - judged.length,
    beforeClose: lessonOf(learnt.filter((one) => !one.madeAfterClose)),
    afterClose: lessonOf(learnt.filter((one) => one.madeAfterClose)),
    taken: RESOLUTIONS.map((resolution) => ({
      resolution,
      count: settled.filter((one) => one.resolution === resolution).length,
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    takenPatterns: isEnough(settled) ? patternsIn(settled, RESOLUTIONS.map(takenAs)) : [],
    accepted: acceptedIn(standings.map(({ project }) => project)),
    costs: costsOf(learnt),
  };
}

const DEPARTED: Trait<Learnt> = { name: "departed", has: ({ departed }) => departed, isTwoSided: true };

function takenAs(kind: ResolutionKind): Trait<Learnt> {
  return { name: kind, has: ({ resolution }) => resolution === kind, isTwoSided: false };
}

function lessonOf(learnt: readonly Learnt[]): Lesson {
  const tallies = tally(learnt);
  return {
    promises: learnt.length,
    departed: learnt.filter(({ departed }) => departed).length,
    projects: projectsOf(learnt),
    withoutDay: learnt.filter(({ hasDay }) => !hasDay).length,
    isEnough: isEnough(learnt),
    patterns: isEnough(learnt) ? patternsIn(learnt, [DEPARTED]) : [],
    safe: isEnough(learnt) ? safeOf(learnt, tallies) : [],
    tallies,
  };
}

function isEnough(learnt: readonly Learnt[]): boolean {
  return learnt.length >= PROMISES_FOR_A_PATTERN && projectsOf(learnt) >= PROJECTS_FOR_A_PATTERN;
}

/**
 * One large project that kept everything makes nothing safe: it has to hold where every project has one vote as well.
 */
function safeOf(learnt: readonly Learnt[], tallies: readonly Tally[]): readonly Tally[] {
  const many = tallies.filter(({ isFew }) => !isFew);
  const chances = amongMany(
    many.map(({ promises, departed }) => binomialTail(promises - departed, promises, SAFE_SHARE)),
  );
  return many.filter((group, index) => {
    const own = learnt.filter((one) => isIn(one, group));
    return (chances[index] ?? 1) <= SAFE_CHANCE && votedRate(own, ({ departed }) => !departed) > SAFE_SHARE;
  });
}

/** Every group with its counts, by dimension, the largest first. */
function tally(learnt: readonly Learnt[]): readonly Tally[] {
  const rank = (by: Dimension) => DIMENSIONS.indexOf(by);
  return byGroup(learnt)
    .map(({ group, inside }) => tallyOf(group, inside))
    .sort((a, b) => rank(a.by) - rank(b.by) || b.promises - a.promises || (a.value < b.value ? -1 : 1));
}

function tallyOf(group: Group, own: readonly Learnt[]): Tally {
  const projects = projectsOf(own);
  return {
    ...group,
    promises: own.length,
    departed: own.filter(({ departed }) => departed).length,
    projects,
    isFew: own.length < FEWEST_CASES || projects < FEWEST_PROJECTS,
  };
}

function costsOf(learnt: readonly Learnt[]): readonly Cost[] {
  const sum = (of: readonly Learnt[], part: (one: Learnt) => number) => of.reduce((total, one) => total + part(one), 0);
  const isPart = ({ by }: Group) => by === "area" || by === "capability";
  const withoutPart = learnt.filter(({ groups }) => !groups.some(isPart));
  // What belongs to no part of the product that is known counts by its kind.
  const kinds = byGroup(withoutPart).filter(({ group: { by } }) => by === "kind");
  return [...byGroup(learnt).filter(({ group }) => isPart(group)), ...kinds]
    .map(({ group, inside }): Cost => {
      const own = inside.filter(({ departed }) => departed);
      return {
        ...tallyOf(group, inside),
        gaps: own.length,
        conversations: sum(own, ({ conversations }) => conversations),
        effort: {
          services: sum(own, ({ effort }) => effort.services),
          customer: sum(own, ({ effort }) => effort.customer),
        },
      };
    })
    .filter(({ gaps }) => gaps > 0)
    .sort((a, b) => b.conversations - a.conversations || b.gaps - a.gaps || (a.value < b.value ? -1 : 1));
}

function projectsOf(learnt: readonly Learnt[]): number {
  return new Set(learnt.map(({ project }) => project)).size;
}

/** As in coverage: rumours and duplicates are not counted. */
function countedIn({ project }: Standing): readonly Entry<CustomerPromise>[] {
  return sortedById(project.promises).filter(([, promise]) => promise.confirmed && !promise.dropped?.duplicateOf);
}

function isJudged({ project }: Standing, [key, { fit }]: Entry<CustomerPromise>): boolean {
  return fit !== null || gapOf(project, key) !== null;
}

function learntFrom(standing: Standing, [key, promise]: Entry<CustomerPromise>, isOneProduct: boolean): Learnt {
  const { project } = standing;
  const [gapKey, gap] = gapOf(project, key) ?? [null, null];
  const rounds = gapKey === null ? [] : roundsOn(project, gapKey).map(([, one]) => one);
  const taken = rounds.findLast(({ outcome }) => outcome?.option);
  const option = taken?.outcome?.option ? taken.options[taken.outcome.option] : undefined;
  return {
    project: project.slug,
    groups: groupsFor(standing, promise, isOneProduct),
    madeAfterClose: promise.madeOn !== null && promise.madeOn > project.deal.closedOn,
    hasDay: promise.madeOn !== null,
    departed: gap !== null || promise.fit?.value !== "fit",
    resolution: gap && isSettled(gap) ? (gap.resolution?.kind ?? null) : null,
    conversations: rounds.filter(({ outcome }) => outcome !== null).length,
    effort: option?.consequence.effort ?? { services: 0, customer: 0 },
  };
}

function isSettled({ state }: Gap): boolean {
  return state === "agreed" || state === "closed";
}

/** Areas and capabilities are those of a product; the area is the promise's own, else that of what it rests on. */
function groupsFor(
  { project, catalogue }: Standing,
  promise: CustomerPromise,
  isOneProduct: boolean,
): readonly Group[] {
  const plain = (text: string) => text.trim().toLowerCase();
  const ofCapabilities = promise.capabilities.flatMap((key) => catalogue?.capabilities[key]?.area ?? []);
  const areas = new Set((promise.area ? [promise.area] : ofCapabilities).map(plain).filter((area) => area !== ""));
  const product = isOneProduct || project.deal.product === null ? "" : `${project.deal.product.trim()} `;
  return [
    { by: "kind", value: promise.kind },
    { by: "source", value: promise.source },
    ...[...areas].map((value): Group => ({ by: "area", value: `${product}${value}` })),
    ...promise.capabilities.map((key): Group => {
      const name = catalogue?.capabilities[key]?.name;
      return {
        by: "capability",
        value: `${product}${key}`,
        ...(name === undefined || name === key ? {} : { name: `${product}${name}` }),
      };
    }),
  ];
}

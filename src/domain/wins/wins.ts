import { moodsOf } from "../aftercare/mood.ts";
import type { Project } from "../model/project.ts";
import type { Standing } from "../model/standing.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { type HalfCustomers, halfCustomersOver, median } from "./half-customers.ts";
import { type WinStory, winStory } from "./win-story.ts";

export interface WonGolive extends WinStory {
  readonly slug: string;
}

/** A step that is worth a word on the way, or after it. */
export interface SmallWin {
  readonly slug: string;
  readonly customer: string;
  readonly what: "aligned" | "restarted" | "happier" | "stable" | "closed";
  readonly on: Day;
  /** What is behind it, in the words on record; null where there are none. */
  readonly words: string | null;
}

export interface Wins {
  readonly since: Day;
  readonly until: Day;
  /** The latest first, as are the small ones. A go-live that was rolled back is none. */
  readonly golives: readonly WonGolive[];
  readonly small: readonly SmallWin[];
  readonly daysToLive: DaysToLive;
  readonly halfCustomers: readonly HalfCustomers[];
}

/** Calendar days from the close to the go-live. */
export interface DaysToLive {
  readonly count: number;
  readonly shortest: number | null;
  /** null with fewer than five: then every one is told, and no number stands for them. */
  readonly median: number | null;
  readonly longest: number | null;
}

/** With fewer go-lives than this no number stands for all of them. */
export const GOLIVES_FOR_A_MEDIAN = 5;
export const MONTHS_SHOWN = 12;

export function winsOf(standings: readonly Standing[], since: Day, today: Day): Wins {
  const isIn = (day: Day) => day >= since && day <= today;
  const golives = standings.flatMap(goliveOf).filter(({ liveOn }) => isIn(liveOn));
  const small = standings.flatMap(({ project }) => smallWinsOf(project)).filter(({ on }) => isIn(on));
  return {
    since,
    until: today,
    golives: golives.sort((a, b) => compareTexts(b.liveOn, a.liveOn)),
    small: small.sort((a, b) => compareTexts(b.on, a.on)),
    daysToLive: daysToLive(golives),
    halfCustomers: halfCustomersOver(
      standings.map(({ project }) => project),
      MONTHS_SHOWN,
      today,
    ),
  };
}

function goliveOf(standing: Standing): readonly WonGolive[] {
  return Object.values(standing.project.wins)
    .filter(({ rolledBackOn }) => rolledBackOn === null)
    .map((win) => ({ slug: standing.project.slug, ...winStory(standing, win) }));
}

/** A milestone that was done before psvc kept the project has no day, and is none. */
function smallWinsOf(project: Project): readonly SmallWin[] {
  const { slug, customer, route, stops, freezes, closures } = project;
  const win = (what: SmallWin["what"], on: Day | null, words: string | null): readonly SmallWin[] =>
    on === null ? [] : [{ slug, customer, what, on, words }];
  return [
    ...win("aligned", route.aligned.doneOn, route.aligned.note),
    ...win("stable", route.stable.doneOn, route.stable.note),
    ...restartsOf(Object.values(stops), Object.values(freezes)).flatMap(({ on, why }) => win("restarted", on, why)),
    ...happierOf(project).flatMap(({ on, words }) => win("happier", on, words)),
    ...Object.values(closures)
      .filter(({ ended }) => ended === null)
      .flatMap(({ on, why }) => win("closed", on, why)),
  ];
}

/** A stop and a freeze that one restart ended are one. */
function restartsOf(stops: readonly Project["stops"][string][], freezes: readonly Project["freezes"][string][]) {
  const all = [
    ...stops.map(({ restartedOn, restartedWhy }) => ({ on: restartedOn, why: restartedWhy })),
    ...freezes.map(({ ended }) => ({ on: ended?.on ?? null, why: ended?.why ?? null })),
  ].filter(({ on }) => on !== null);
  return all.filter(({ on }, index) => all.findIndex((other) => other.on === on) === index);
}

/** From unhappy to anything better. */
function happierOf(project: Project) {
  const moods = moodsOf(project);
  return moods.filter(({ mood }, index) => mood !== "unhappy" && moods[index - 1]?.mood === "unhappy");
}

function daysToLive(golives: readonly WonGolive[]): DaysToLive {
  const days = golives.map((golive) => golive.days).sort((a, b) => a - b);
  return {
    count: days.length,
    shortest: days[0] ?? null,
    median: days.length < GOLIVES_FOR_A_MEDIAN ? null : median(days),
    longest: days.at(-1) ?? null,
  };
}

import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import type { MilestoneName } from "../model/vocabulary.ts";
import { addDays, addWorkingDays, type Day, daysBetween } from "../time/calendar.ts";
import { type Random, randomFrom } from "./seeded-random.ts";
import { type Leg, legsLeft, legsOf, type TeamRecord } from "./team-record.ts";

/** The days by which half, and 85 of 100, of the simulated ways are live. */
export interface GoliveRange {
  readonly half: Day;
  readonly most: Day;
  /** Finished projects that it rests on. */
  readonly finished: number;
}

const RUNS = 2000;
/** Draws until one is found that the leg in progress has not outlived already. */
const TRIES = 40;
/** Beyond this a leg says only that something else happened to it. */
const LONGEST_LEG_DAYS = 3 * 365;

/**
 * The rest of the way walked many times over, each leg as long as the plan says times what such legs took this team,
 * each project with a pace of its own that what it walked already tells of. Repeats for the same project and day. null
 * without a record of ten finished projects, or for one that is not on its way.
 */
export function simulateGolive({ project, today, settings }: Standing, record: TeamRecord | null): GoliveRange | null {
  if (!record || statusOf(project) !== "active") return null;
  const { since, legs } = legsLeft(project);
  if (legs.length === 0) return null;
  const habits = habitsOf(record);
  const own = ownPace(habits, legsOf(project));
  const random = randomFrom(`${project.slug} ${today}`);
  const elapsed = Math.max(0, daysBetween(since, today));
  const runs = Array.from({ length: RUNS }, () => walk(habits, own, legs, elapsed, random)).sort((a, b) => a - b);
  const dayAt = (share: number) => {
    const days = Math.ceil(runs[Math.floor(share * (RUNS - 1))] ?? 0);
    // Nobody goes live on a day off.
    return addWorkingDays(addDays(since, Math.max(days, elapsed) - 1), 1, settings);
  };
  return { half: dayAt(0.5), most: dayAt(0.85), finished: record.length };
}

/** How a team's legs depart from their plan: as logarithms of what they took to what was planned. */
interface Habits {
  readonly mean: (to: MilestoneName) => number;
  /** Of such a leg around its own project's pace. */
  readonly spread: (to: MilestoneName) => number;
  /** Of any leg. */
  readonly legSpread: number;
  /** Of a project's pace around the team's. */
  readonly projectSpread: number;
  readonly finished: number;
}

function habitsOf(record: TeamRecord): Habits {
  const all = record.flat();
  const overall = meanOf(all.map(departure));
  const means = new Map<MilestoneName, number>();
  for (const to of new Set(all.map((leg) => leg.to))) {
    const own = all.filter((leg) => leg.to === to).map(departure);
    // A milestone that few have walked one by one leans on all the others.
    means.set(to, (own.length * meanOf(own) + 3 * overall) / (own.length + 3));
  }
  const mean = (to: MilestoneName) => means.get(to) ?? overall;
  const rests = record.map((legs) => legs.map((leg) => departure(leg) - mean(leg.to)));
  const within = rests.flatMap((rest) => rest.map((value) => value - meanOf(rest)));
  const freedom = Math.max(1, within.length - record.length);
  const spreads = new Map<MilestoneName, number>();
  const legVariance = sumOf(within.map((number) => number ** 2)) / freedom;
  for (const to of means.keys()) {
    const own = record.flatMap((legs, i) =>
      legs.flatMap((leg, at) => (leg.to === to ? [((rests[i]?.[at] ?? 0) - meanOf(rests[i] ?? [])) ** 2] : [])),
    );
    const grown = sumOf(own) * (within.length / freedom);
    spreads.set(to, Math.sqrt((grown + 3 * legVariance) / (own.length + 3)));
  }
  const spread = (to: MilestoneName) => spreads.get(to) ?? Math.sqrt(legVariance);
  const paces = rests.map(meanOf);
  const legsEach = all.length / record.length;
  const paceVariance = sumOf(paces.map((pace) => pace ** 2)) / Math.max(1, record.length - 1);
  const projectSpread = Math.sqrt(Math.max(0, paceVariance - legVariance / legsEach));
  return { mean, spread, legSpread: Math.sqrt(legVariance), projectSpread, finished: record.length };
}

interface Pace {
  readonly expected: number;
  readonly spread: number;
}

/**
 * What the legs that a project walked tell of its pace: the more of them, the less it is taken for one of the team's.
 */
function ownPace({ mean, legSpread, projectSpread }: Habits, walked: readonly Leg[]): Pace {
  const betweenProjects = projectSpread ** 2;
  const noise = walked.length === 0 ? Number.POSITIVE_INFINITY : legSpread ** 2 / walked.length;
  const trust = betweenProjects === 0 ? 0 : betweenProjects / (betweenProjects + noise);
  return {
    expected: trust * meanOf(walked.map((leg) => departure(leg) - mean(leg.to))),
    spread: projectSpread * Math.sqrt(1 - trust),
  };
}

/** Calendar days from the beginning of the leg in progress to the go-live. */
function walk(habits: Habits, own: Pace, legs: readonly Omit<Leg, "took">[], elapsed: number, random: Random): number {
  for (let tries = 0; ; tries++) {
    // The record is a sample: its spread and its middle are known only so well.
    const doubt = doubtIn(habits.finished, random);
    const pace = own.expected + doubt * Math.hypot(own.spread, spreadOfMean(habits)) * random.normal();
    const days = legs.map(({ to, planned }) => {
      const took = Math.exp(habits.mean(to) + pace + habits.spread(to) * random.normal());
      return Math.min(LONGEST_LEG_DAYS, Math.max(0, (planned + 1) * took - 1));
    });
    const [first = 0, ...later] = days;
    const rest = sumOf(later);
    if (first >= elapsed) return first + rest;
    if (tries >= TRIES) return elapsed + 1 + rest;
  }
}

function spreadOfMean({ projectSpread, legSpread, finished }: Habits): number {
  return Math.sqrt((projectSpread ** 2 + legSpread ** 2) / finished);
}

/**
 * Around 1: by how much a spread that was seen in so few projects may be off, as in Student's t (chi-squared by Wilson
 * and Hilferty).
 */
function doubtIn(finished: number, random: Random): number {
  const ninth = 2 / (9 * (finished - 1));
  const share = (1 - ninth + random.normal() * Math.sqrt(ninth)) ** 3;
  return Math.sqrt(1 / Math.max(share, 0.1));
}

/** A day is added to both, so that what was planned or done in no time can be compared. */
function departure({ planned, took }: Leg): number {
  return Math.log((took + 1) / (planned + 1));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : sumOf(values) / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

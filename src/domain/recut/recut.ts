import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Capacity, CapacitySide, Effort } from "../config/capacity.ts";
import { promisesInScope } from "../fit/scope.ts";
import { FORESEEABLE_DAYS } from "../forecast/slip-rate.ts";
import { gapOf, settlement } from "../gap/gap.ts";
import { statusOf } from "../model/project-status.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Entry } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { addDays, addWorkingDays, type Day, formatDay, workingDaysBetween } from "../time/calendar.ts";
import { workingDaysOf } from "../time/working-week.ts";
import { chooseOptions, type KnapsackChoice, leastEfforts } from "./knapsack.ts";
import type { RecutGap, RecutOption } from "./recut-option.ts";
import { holdsBy, recutGaps, TALK } from "./recut-options.ts";

export interface RecutGiven {
  /** The day by which the customer is to be live. */
  readonly by: Day;
  readonly capacity: Readonly<Record<CapacitySide, Capacity>>;
}

export interface ChosenGap extends RecutGap {
  readonly option: RecutOption;
}

/** The smallest change to the scope with which the customer can be live by a day. */
export interface Recut extends RecutGiven {
  readonly workingDays: number;
  /** What both sides can give until then, in working days. */
  readonly room: Effort;
  readonly gaps: readonly RecutGap[];
  /** One way for each gap; null where nothing fits. */
  readonly chosen: readonly ChosenGap[] | null;
  /** What the chosen ways take; of the least that there is where nothing fits. */
  readonly used: Effort;
  /** What everything takes with nothing released; null where a gap has no such way. */
  readonly whole: { readonly used: Effort; readonly by: Day | null } | null;
  /** The first day on which the smallest scope of all can be live; null where no day within two years is. */
  readonly earliest: Day | null;
  /** What is so today, what will be by moving the go-live to that day, and what nobody has looked at. */
  readonly holds: readonly Entry<CustomerPromise>[];
  readonly holdByDay: readonly Entry<CustomerPromise>[];
  readonly unassessed: readonly Entry<CustomerPromise>[];
  /** Working days in which effort was counted; more than a half only where the numbers are very large. */
  readonly unit: number;
}

/** So many combinations of both efforts are looked at in well under a second, and in little memory. */
const MOST_CELLS = 1_000_000;

/**
 * Chooses one way for each open gap so that the effort of both sides fits into the working days that are left and as
 * little as possible is released: first the fewest musts, then shoulds, then coulds, then the fewest conversations,
 * then the least effort. Exact, with effort counted in halves of a day. Throws `refused` for a project that is not on
 * its way, or a day that is not ahead.
 */
export function recut(standing: Standing, { by, capacity }: RecutGiven): Recut {
  requireAhead(standing, by);
  const { today, settings } = standing;
  const workingDays = workingDaysBetween(today, by, settings);
  const week = workingDaysOf(settings).length;
  const room = {
    services: roomOf(capacity.services, workingDays, week),
    customer: roomOf(capacity.customer, workingDays, week),
  };
  const gaps = recutGaps(standing, by);
  const unit = unitFor(gaps, room);
  const groups = gaps.map((gap) => gap.options.map((option) => choiceOf(gap, option, unit)));
  const units = { services: Math.floor(room.services / unit), customer: Math.floor(room.customer / unit) };
  const picks = chooseOptions(groups, units);
  const chosen = picks?.map((pick, index) => chosenGap(gaps[index] as RecutGap, pick)) ?? null;
  const day = (of: readonly (readonly KnapsackChoice[])[]) => firstDay(standing, of, unit, capacity);
  const remaining = groups.map((group, index) => group.filter((_, at) => !gaps[index]?.options[at]?.isReleasing));
  const isWhole = remaining.every((group) => group.length > 0);
  return {
    by,
    capacity,
    workingDays,
    room,
    gaps,
    chosen,
    used: chosen ? effortOf(chosen.map(({ option }) => option)) : day(groups).used,
    whole: isWhole ? { used: day(remaining).used, by: day(remaining).on } : null,
    earliest: day(groups).on,
    ...ledgerFor(standing, by),
    unit,
  };
}

function requireAhead({ project, today }: Standing, by: Day): void {
  const status = statusOf(project);
  if (status === "active" && by > today) return;
  throw new PsvcError({
    code: "refused",
    what: `the scope of ${project.slug} is not re-cut`,
    because:
      status === "active"
        ? `${formatDay(by)} is not ahead`
        : `it is ${status}, and only a half-customer waits for a go-live`,
    instead:
      status === "active" ? "give a later day with --by" : advice`see it: ${nextCommand("status", [project.slug])}`,
  });
}

/** `week`: on how many of its days people work. */
function roomOf({ perWeek }: Capacity, workingDays: number, week: number): number {
  return Math.floor(((perWeek * workingDays) / week) * 100) / 100;
}

function ledgerFor(standing: Standing, by: Day) {
  const inScope = promisesInScope(standing.project);
  const isSettled = (key: string) => settlement(standing, key) === "fits" || settlement(standing, key) === "settled";
  const isLater = ([key, promise]: Entry<CustomerPromise>) => !isSettled(key) && holdsBy(standing, key, promise, by);
  return {
    holds: inScope.filter(([key]) => isSettled(key)),
    holdByDay: inScope.filter((entry) => isLater(entry)),
    unassessed: inScope.filter(([key, promise]) => !promise.fit && !gapOf(standing.project, key)),
  };
}

/**
 * Halves of a day, or the smallest coarser unit with which the choice stays small. Effort is rounded up and room down,
 * so what fits, fits.
 */
function unitFor(gaps: readonly RecutGap[], room: Effort): number {
  const most = (side: CapacitySide) =>
    Math.min(
      room[side],
      gaps.reduce((sum, { options }) => sum + Math.max(0, ...options.map((option) => option.effort[side])), 0),
    );
  const [services, customer] = [most("services"), most("customer")];
  let unit = 0.5;
  while ((services / unit + 1) * (customer / unit + 1) > MOST_CELLS) unit *= 2;
  return unit;
}

function choiceOf(
  { promise }: RecutGap,
  { effort, isReleasing, needsTalk }: RecutOption,
  unit: number,
): KnapsackChoice {
  const released = (importance: string) => (isReleasing && promise.importance === importance ? 1 : 0);
  return {
    services: Math.ceil(effort.services / unit),
    customer: Math.ceil(effort.customer / unit),
    costs: [released("must"), released("should"), released("could"), needsTalk ? 1 : 0],
  };
}

function chosenGap(gap: RecutGap, pick: number): ChosenGap {
  return { ...gap, option: gap.options[pick] as RecutOption };
}

/** The chosen ways that take work and that nobody recorded: no answer may rest on them. */
export function unrecorded({ chosen }: Pick<Recut, "chosen">): readonly ChosenGap[] {
  return (chosen ?? []).filter(({ option }) => !option.isRecorded && !option.isReleasing);
}

/** Days of ours that the chosen ways take beside the conversations about them. */
export function workOf(gaps: readonly ChosenGap[]): number {
  return gaps.reduce((sum, { option }) => sum + option.effort.services - (option.needsTalk ? TALK.services : 0), 0);
}

export function effortOf(options: readonly { readonly effort: Effort }[]): Effort {
  const sum = (side: CapacitySide) => options.reduce((total, { effort }) => total + effort[side], 0);
  return { services: sum("services"), customer: sum("customer") };
}

/** The first day by which some combination of these fits, and what it takes. */
function firstDay(
  { today, settings }: Standing,
  groups: readonly (readonly KnapsackChoice[])[],
  unit: number,
  capacity: RecutGiven["capacity"],
): { readonly on: Day | null; readonly used: Effort } {
  const week = workingDaysOf(settings).length;
  const daysFor = (side: CapacitySide, units: number) =>
    units === 0 ? 0 : Math.ceil((units * unit * week) / capacity[side].perWeek - 1e-9);
  const ways = leastEfforts(groups).flatMap((customer, services) => {
    if (customer === Number.POSITIVE_INFINITY) return [];
    const days = Math.max(1, daysFor("services", services), daysFor("customer", customer));
    return [{ days, used: { services: services * unit, customer: customer * unit } }];
  });
  const first = ways.reduce((best, way) => (way.days < best.days ? way : best));
  const isForeseeable = first.days <= (FORESEEABLE_DAYS * week) / 7;
  return { on: isForeseeable ? addWorkingDays(today, first.days, settings) : null, used: first.used };
}

/**
 * Calendar days after the go-live on which a promise that was deferred is looked at again, where nobody says otherwise.
 */
const REVIEW_DAYS = 30;

/** After the go-live as it is planned now, and as it would be. */
export function reviewDay({ project, settings }: Standing, by: Day): Day {
  const { target } = project.route.live;
  return addWorkingDays(addDays(target > by ? target : by, REVIEW_DAYS - 1), 1, settings);
}

import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Moment, Project } from "../model/project.ts";
import { type Entry, withRecord } from "../model/record.ts";
import type { Blackout } from "../model/stall.ts";
import { compareTexts } from "../text/text.ts";
import { addDays, type Day, daysBetween, formatDay, isWorkingDay } from "../time/calendar.ts";
import { USUAL_WORKING_TIME, type WorkingTime } from "../time/working-week.ts";

/** A quarter: what lasts longer is no peak. */
const LONGEST = 92;

/**
 * Keeps days on which the customer changes nothing. Throws `needs` without a reason, `refused` for one that ends before
 * it begins, lasts longer than a quarter, or has the go-live in it: that is moved past it first.
 */
export function addBlackout(
  project: Project,
  given: { readonly from: Day; readonly to: Day; readonly why: string },
  moment: Moment,
): Project {
  const { from, to } = given;
  const why = given.why.trim();
  const period = `${formatDay(from)} to ${formatDay(to)}`;
  if (!why)
    throw new PsvcError({
      code: "needs",
      what: "a blackout",
      because: "the reason tells who can lift it",
      flags: ["--why"],
    });
  const refuse = (because: string, instead: ReturnType<typeof advice> | string) =>
    new PsvcError({ code: "refused", what: `${period} is no blackout`, because, instead });
  if (to < from) throw refuse("it ends before it begins", "write the first day, two dots and the last day");
  const days = daysBetween(from, to) + 1;
  if (days > LONGEST)
    throw refuse(`${days} days are more than a quarter`, "name the weeks in which nothing may change");
  const { target } = project.route.live;
  if (!project.golive && target >= from && target <= to)
    throw refuse(
      `the go-live is planned for ${formatDay(target)}`,
      advice`move it past the blackout first: ${nextCommand("route move", [project.slug, "live"], {
        to: "DAY",
        reason: "people-unavailable",
        side: "customer",
      })}`,
    );
  const known = blackoutsOf(project).some(([, one]) => one.from === from && one.to === to && one.why === why);
  if (known) return project;
  const blackout: Blackout = { from, to, why, addedOn: moment.today };
  return { ...project, blackouts: withRecord(project.blackouts ?? {}, moment.key(), blackout) };
}

/** Takes out every blackout of exactly these days. Throws `refused` where there is none. */
export function removeBlackout(project: Project, { from, to }: { readonly from: Day; readonly to: Day }): Project {
  const kept = blackoutsOf(project).filter(([, one]) => one.from !== from || one.to !== to);
  if (kept.length < blackoutsOf(project).length) return { ...project, blackouts: Object.fromEntries(kept) };
  throw new PsvcError({
    code: "refused",
    what: `no blackout is removed`,
    because: `none is on record for ${formatDay(from)} to ${formatDay(to)}`,
    instead: advice`see them: ${nextCommand("project blackout", [project.slug])}`,
  });
}

/** The earliest first. */
export function blackoutsOf({ blackouts = {} }: Project): readonly Entry<Blackout>[] {
  return Object.entries(blackouts).sort(([, a], [, b]) => compareTexts(a.from, b.from) || compareTexts(a.to, b.to));
}

export function blackoutOn(project: Project, day: Day): Blackout | null {
  return blackoutsOf(project).find(([, { from, to }]) => from <= day && day <= to)?.[1] ?? null;
}

/** When the customer works: days in a blackout count as days off, so that nobody is late for them. */
export function customerTime(project: Project, time: WorkingTime): WorkingTime {
  const off = blackoutsOf(project).flatMap(([, { from, to }]) => daysFrom(from, to));
  return off.length === 0 ? time : { ...time, holidays: [...new Set([...time.holidays, ...off])].sort() };
}

function daysFrom(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** Why a day is a bad one to ask something of the customer; null where it is not. */
export function customerDayConcern(project: Project, day: Day, time: WorkingTime = USUAL_WORKING_TIME): string | null {
  const blackout = blackoutOn(project, day);
  if (blackout) return `is in the customer's blackout until ${formatDay(blackout.to)} (${blackout.why})`;
  if (!isWorkingDay(day, { ...time, holidays: [] })) return "is not a working day";
  return isWorkingDay(day, time) ? null : "is a holiday";
}

/** Why a day is a bad one to go live; null where it is not. Somebody has to be there on the day after. */
export function goliveDayConcern(project: Project, day: Day, time: WorkingTime = USUAL_WORKING_TIME): string | null {
  const concern = customerDayConcern(project, day, time);
  if (concern) return concern;
  if (isFollowedByWork(day, time)) return null;
  return isWorkingDay(addDays(day, 1), { ...time, holidays: [] })
    ? "is the day before a holiday"
    : "is the last working day of the week";
}

/** The day itself, or the last one before it that is a working day and has a working day after it. */
export function goliveDayOnOrBefore(day: Day, time: WorkingTime = USUAL_WORKING_TIME): Day {
  const found = daysFrom(addDays(day, -LONGEST), day).findLast(
    (one) => isWorkingDay(one, time) && isFollowedByWork(one, time),
  );
  // A week with a single working day has no such day.
  return found ?? day;
}

function isFollowedByWork(day: Day, time: WorkingTime): boolean {
  return isWorkingDay(addDays(day, 1), time);
}

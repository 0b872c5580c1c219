import type { Project } from "../model/project.ts";
import { addDays, type Day, daysBetween } from "../time/calendar.ts";

/** How many had signed and were not live at the end of a day, and since how many calendar days. */
export interface HalfCustomers {
  readonly on: Day;
  readonly count: number;
  /** null where there were none. */
  readonly medianAge: number | null;
  readonly oldest: number | null;
}

/** At the end of each of so many months, the latest being today. */
export function halfCustomersOver(projects: readonly Project[], months: number, today: Day): readonly HalfCustomers[] {
  return monthEnds(today, months).map((on) => halfCustomersOn(projects, on));
}

/** Counted from what is on record: a project that was removed is not among them. */
export function halfCustomersOn(projects: readonly Project[], on: Day): HalfCustomers {
  const ages = projects
    .filter((project) => isHalfCustomerOn(project, on))
    .map(({ deal }) => daysBetween(deal.closedOn, on))
    .sort((a, b) => a - b);
  return { on, count: ages.length, medianAge: median(ages), oldest: ages.at(-1) ?? null };
}

function isHalfCustomerOn({ deal, wins, stops }: Project, on: Day): boolean {
  const isLive = Object.values(wins).some(
    ({ liveOn, rolledBackOn }) => liveOn <= on && (rolledBackOn === null || rolledBackOn > on),
  );
  const isStopped = Object.values(stops).some(
    (stop) => stop.on <= on && (stop.restartedOn === null || stop.restartedOn > on),
  );
  return deal.closedOn <= on && !isLive && !isStopped;
}

/** The earliest first; the last one is today. */
function monthEnds(today: Day, months: number): readonly Day[] {
  const ends = [today];
  while (ends.length < months) ends.unshift(addDays(`${(ends[0] ?? today).slice(0, 7)}-01`, -1));
  return ends;
}

/** Of numbers in order; the lower half and the upper half are equally many. null of none. */
export function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

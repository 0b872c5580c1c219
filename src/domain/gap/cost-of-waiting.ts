import type { Gap } from "../model/gap.ts";
import { getRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { type Day, daysBetween } from "../time/calendar.ts";
import { periodEnd } from "../time/period-end.ts";

/** What would lie idle if somebody waited for the product. */
export interface Idle {
  /** The last day of what the roadmap note names. */
  readonly until: Day;
  /** Calendar days from the planned go-live, or from today where that has passed. */
  readonly days: number;
  /** The value of the deal, all of it: nobody uses a product that is not live. */
  readonly value: number | null;
  readonly currency: string | null;
}

/** null for a gap that is closed, a customer who is live, or notes that name no day after the planned go-live. */
export function idleIfWaited({ project, catalogue, today }: Standing, gap: Gap): Idle | null {
  if (gap.state === "closed" || project.golive) return null;
  const { target } = project.route.live;
  const from = target > today ? target : today;
  const until = getRecord(project.promises, gap.promise)
    .capabilities.map((key) => periodEnd(catalogue?.capabilities[key]?.roadmapNote ?? ""))
    .reduce<Day | null>((last, day) => (day && (!last || day > last) ? day : last), null);
  if (!until || until <= from) return null;
  const { value, currency } = project.deal;
  return { until, days: daysBetween(from, until), value, currency };
}

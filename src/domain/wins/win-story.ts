import { gapOf } from "../gap/gap.ts";
import { type Coverage, coverageOf, hardestKept, outcomeOf } from "../golive/promise-coverage.ts";
import type { Win } from "../model/golive.ts";
import type { Standing } from "../model/standing.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";
import { type Day, daysBetween } from "../time/calendar.ts";

/** A go-live as it is told: the day of the close beside the day of the go-live, and what it took. */
export interface WinStory {
  readonly customer: string;
  readonly closedOn: Day;
  readonly liveOn: Day;
  /** Calendar days from the close to the go-live. */
  readonly days: number;
  readonly release: string | null;
  readonly confirmedBy: string;
  readonly firstValue: string | null;
  readonly hardestPromise: HardestPromise | null;
  readonly credit: {
    readonly sales: string | null;
    readonly services: string | null;
    readonly customer: string | null;
  };
  readonly coverage: Coverage;
  readonly rungOn: Day | null;
  readonly rolledBackOn: Day | null;
  readonly rolledBackWhy: string | null;
}

export interface HardestPromise {
  readonly id: string;
  readonly statement: string;
  /** How it was kept where the product alone did not. */
  readonly by: ResolutionKind | null;
}

export function winStory(standing: Standing, win: Win): WinStory {
  const { project } = standing;
  const hardest = hardestKept(standing);
  const anotherWay = hardest && outcomeOf(standing, hardest[0], hardest[1]) === "keptAnotherWay";
  return {
    customer: project.customer,
    closedOn: project.deal.closedOn,
    liveOn: win.liveOn,
    days: daysBetween(project.deal.closedOn, win.liveOn),
    release: project.golive?.release ?? null,
    confirmedBy: win.confirmedBy,
    firstValue: win.firstValue,
    hardestPromise: hardest
      ? {
          id: hardest[1].id,
          statement: hardest[1].statement,
          by: anotherWay ? (gapOf(project, hardest[0])?.[1].resolution?.kind ?? null) : null,
        }
      : null,
    credit: { sales: win.creditSales, services: win.creditServices, customer: win.creditCustomer },
    coverage: coverageOf(standing),
    rungOn: win.rungOn,
    rolledBackOn: win.rolledBackOn,
    rolledBackWhy: win.rolledBackWhy,
  };
}

import type { Standing } from "./fit.ts";
import { nextSteps } from "./next.ts";
import { compareTexts } from "./order.ts";
import type { Step } from "./step.ts";

/** A step of one project among those of all. */
export interface AgendaItem extends Step {
  readonly slug: string;
  readonly customer: string;
}

export interface Agenda {
  readonly items: readonly AgendaItem[];
  /** How many more there are. */
  readonly more: number;
}

export interface AgendaLimits {
  readonly most: number;
  /** So that one project in trouble does not hide the others. */
  readonly mostOfOne: number;
}

/** The few things that move customers forward today, most pressing first. */
export function agendaOf(standings: readonly Standing[], { most, mostOfOne }: AgendaLimits): Agenda {
  const all = standings.flatMap((standing) => {
    const { slug, customer } = standing.project;
    const steps = nextSteps(standing);
    // What a project puts first presses as much as anything that comes after it.
    return steps.map((step, rank) => ({
      ...step,
      slug,
      customer,
      rank,
      presses: Math.max(...steps.slice(rank).map(({ urgency }) => urgency.points)),
    }));
  });
  const items = all
    .filter(({ rank }) => rank < mostOfOne)
    .sort((a, b) => b.presses - a.presses || compareTexts(a.slug, b.slug) || a.rank - b.rank)
    .slice(0, most)
    .map(({ rank: _rank, presses: _presses, ...item }): AgendaItem => item);
  return { items, more: all.length - items.length };
}

import type { Standing } from "./fit.ts";
import { nextSteps } from "./next.ts";
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
    return nextSteps(standing).map((step, rank): AgendaItem & { readonly rank: number } => ({
      ...step,
      slug,
      customer,
      rank,
    }));
  });
  const items = all
    .filter(({ rank }) => rank < mostOfOne)
    .sort(
      (a, b) => b.urgency.points - a.urgency.points || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.rank - b.rank),
    )
    .slice(0, most)
    .map(({ rank: _, ...item }) => item);
  return { items, more: all.length - items.length };
}

import type { Standing } from "../model/standing.ts";
import { compareTexts } from "../text/text.ts";
import type { Step } from "../urgency/next-step.ts";
import { nextSteps } from "./next-steps.ts";

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

/** What one project puts on the agenda; it holds no records, so that it can be kept for a day. */
export interface AgendaShare {
  readonly slug: string;
  readonly lead: string;
  readonly items: readonly SharedItem[];
  /** How many there are, with those that are left out. */
  readonly count: number;
}

interface SharedItem extends AgendaItem {
  readonly rank: number;
  readonly presses: number;
}

export function agendaShareOf(standing: Standing, mostOfOne: number): AgendaShare {
  const { slug, customer, lead } = standing.project;
  const steps = nextSteps(standing);
  const items = steps.slice(0, mostOfOne).map((step, rank) => ({
    ...step,
    slug,
    customer,
    rank,
    // What a project puts first presses as much as anything that comes after it.
    presses: Math.max(...steps.slice(rank).map(({ urgency }) => urgency.points)),
  }));
  return { slug, lead, items, count: steps.length };
}

/** The few things that move customers forward today, most pressing first. */
export function agendaOf(shares: readonly AgendaShare[], most: number): Agenda {
  const all = shares.flatMap((share) => share.items);
  const items = belowBlockersOfAll(all)
    .sort((a, b) => b.presses - a.presses || compareTexts(a.slug, b.slug) || a.rank - b.rank)
    .slice(0, most)
    .map(({ rank: _rank, presses: _presses, ...item }): AgendaItem => item);
  return { items, more: shares.reduce((sum, { count }) => sum + count, 0) - items.length };
}

/** Asking again stands above no blocker, whoever's it is. */
function belowBlockersOfAll(items: readonly SharedItem[]): SharedItem[] {
  const most = Math.min(...items.filter(({ severity }) => severity === "blocker").map(({ presses }) => presses));
  return items.map((item) => (item.isChase && item.presses > most ? { ...item, presses: most - 0.1 } : item));
}

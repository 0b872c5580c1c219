import type { Settings } from "../model/settings.ts";

/** Who does the work of closing gaps: our people, and theirs. */
export const CAPACITY_SIDES = ["services", "customer"] as const;
export type CapacitySide = (typeof CAPACITY_SIDES)[number];

/** Working days, by who works them. */
export type Effort = Readonly<Record<CapacitySide, number>>;

export interface Capacity {
  /** Working days a week. */
  readonly perWeek: number;
  /** Nobody said so: it is what psvc takes for likely. */
  readonly isAssumed: boolean;
}

/** A lead with somebody beside them, and a customer's team that has a day job. Defaults, not science. */
export const ASSUMED_PER_WEEK: Effort = { services: 3, customer: 2 };

/** More than this is a slip of the keyboard: twenty people who do nothing else. */
const MOST_PER_WEEK = 100;

export const CAPACITY_FORM = "a capacity is working days a week, like 3 or 2.5/week";

/** `3`, `2.5/week`, `3 days a week`; null for anything else. */
export function readCapacity(text: string): number | null {
  const [, days] =
    /^(\d{1,3}(?:\.\d{1,2})?)\s*(?:d|days?)?\s*(?:(?:\/|a |per )\s*(?:w|wk|week))?$/i.exec(text.trim()) ?? [];
  return days === undefined || Number(days) > MOST_PER_WEEK ? null : Number(days);
}

export function formatCapacity(perWeek: number): string {
  return `${perWeek}/week`;
}

/** What was given, else what is set for the store, else what is assumed. */
export function capacityOf({ capacity }: Settings, given: Partial<Effort>): Readonly<Record<CapacitySide, Capacity>> {
  const of = (side: CapacitySide): Capacity => {
    const said = given[side] ?? capacity?.[side];
    return { perWeek: said ?? ASSUMED_PER_WEEK[side], isAssumed: said === undefined };
  };
  return { services: of("services"), customer: of("customer") };
}

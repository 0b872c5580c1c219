import type { Sentence } from "../history/story-sentences.ts";
import { HEALTHS, type HealthValue, STALL_STEPS, type StallStep } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";
import type { Overview } from "./overview.ts";

/** What somebody saw when they looked at the portfolio. */
export interface Look {
  readonly on: Day;
  /** Of the last change that was there. */
  readonly order: number;
  readonly seen: Readonly<Record<string, Seen>>;
}

export interface Seen {
  readonly health: HealthValue | null;
  readonly step: StallStep | null;
}

/** What is new about one project since a look. */
export interface NewsItem {
  readonly slug: string;
  readonly customer: string;
  readonly by: readonly string[];
  readonly sentences: readonly Sentence[];
  /** null where it was not seen then. */
  readonly was: Seen | null;
  /** null where it is not there any more. */
  readonly is: Overview | null;
}

export function lookAt(on: Day, order: number, overviews: readonly Overview[]): Look {
  const seen = overviews.map(({ standing, health, stall }): [string, Seen] => [
    standing.project.slug,
    { health: health.value, step: stall?.step ?? null },
  ]);
  return { on, order, seen: Object.fromEntries(seen) };
}

/** A note to oneself is no record: what cannot be understood was no look. */
export function readLook(value: unknown): Look | null {
  const { on, order, seen } = (value ?? {}) as Partial<Record<keyof Look, unknown>>;
  if (typeof on !== "string" || typeof order !== "number" || typeof seen !== "object" || seen === null) return null;
  const read = Object.entries(seen).map(([slug, one]): [string, Seen] => {
    const { health, step } = (one ?? {}) as Partial<Record<keyof Seen, unknown>>;
    return [
      slug,
      {
        health: HEALTHS.find((word) => word === health) ?? null,
        step: STALL_STEPS.find((word) => word === step) ?? null,
      },
    ];
  });
  return { on, order, seen: Object.fromEntries(read) };
}

import type { Project } from "../model/project.ts";
import { type Ladder, STALL_STEPS } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";
import type { Weekday } from "../time/working-week.ts";

export const SETTINGS_SCHEMA = 2;

/** What holds for every project of a store; null and empty is what nobody said. Never a command to run: a store may be somebody else's. */
export interface Settings {
  readonly schema: typeof SETTINGS_SCHEMA;
  /** Days on which nobody works, sorted. Those that are off every week need not be named. */
  readonly holidays: readonly Day[];
  /** The stall ladder by the name of a template, before the template's own. */
  readonly ladders: Readonly<Record<string, Ladder>>;
  /** Working days a week that each side has for closing gaps. Only there where somebody said so. */
  readonly capacity?: Readonly<{ services?: number; customer?: number }>;
  /** null: Monday to Friday. */
  readonly workingDays: readonly Weekday[] | null;
  /** null: Monday. */
  readonly weekStart: Weekday | null;
  /** For a new project where nothing says another. */
  readonly template: string | null;
  readonly product: string | null;
  readonly currency: string | null;
}

export const NO_SETTINGS: Settings = {
  schema: SETTINGS_SCHEMA,
  holidays: [],
  ladders: {},
  workingDays: null,
  weekStart: null,
  template: null,
  product: null,
  currency: null,
};

/** In working days: the project's own ladder, else the store's for its template, else the template's. */
export function ladderOf({ ownLadder, template, ladder }: Project, { ladders }: Settings): Ladder {
  return ownLadder ?? (Object.hasOwn(ladders, template) ? ladders[template] : undefined) ?? ladder;
}

/** What a ladder that cannot be read should have been. */
export const LADDER_FORM = "four numbers of working days, each higher than the one before, like 4/8/12/15";

/** `4/8/12/15`: working days until nudge, ask, sponsor and decide, each later than the one before. null for anything else. */
export function readLadder(text: string): Ladder | null {
  const days = text
    .trim()
    .split(/\s*[/,]\s*/)
    .map(Number);
  const rises = days.every((day, step) => Number.isInteger(day) && day > (days[step - 1] ?? 0) && day <= 999);
  if (days.length !== STALL_STEPS.length || !rises) return null;
  return Object.fromEntries(STALL_STEPS.map((step, index) => [step, days[index] ?? 0])) as Ladder;
}

export function sayLadder(ladder: Ladder): string {
  return STALL_STEPS.map((step) => ladder[step]).join("/");
}

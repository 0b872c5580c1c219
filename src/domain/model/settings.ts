import type { Day } from "../time/calendar.ts";
import type { Weekday } from "../time/working-week.ts";
import type { Ladder } from "./vocabulary.ts";

export const SETTINGS_SCHEMA = 2;

/**
 * What holds for every project of a store; null and empty is what nobody said. Never a command to run: a store may be
 * somebody else's.
 */
export interface Settings {
  readonly schema: typeof SETTINGS_SCHEMA;
  /** Days on which nobody works, sorted. Those that are off every week need not be named. */
  readonly holidays: readonly Day[];
  /** The stall ladder by the name of a template, before the template's own. */
  readonly ladders: Readonly<Record<string, Ladder>>;
  /** Working days a week that each side has for closing gaps. Only there where somebody said so. */
  readonly capacity?: Readonly<{ services?: number; customer?: number }>;
  /** Who the product team is, separated by commas. Only there where somebody said so. */
  readonly productTeam?: string;
  /** Groups of words that mean the same, as `readSynonyms` reads them. Only there where somebody said so. */
  readonly synonyms?: string;
  /** Our executive sponsor, who signs the letter to the customer's. Only there where somebody said so. */
  readonly ourSponsor?: string;
  /** The lead's manager. Only there where somebody said so. */
  readonly servicesManager?: string;
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

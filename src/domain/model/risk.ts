import type { Day } from "../time/calendar.ts";
import type { Numbered } from "./record.ts";
import type { RiskHealth } from "./vocabulary.ts";

/** What the lead sees and psvc cannot compute. */
export interface Risk extends Numbered {
  readonly text: string;
  readonly owner: string;
  readonly health: RiskHealth;
  readonly reviewOn: Day;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  /** Why it is none any more. */
  readonly closedWhy: string | null;
}

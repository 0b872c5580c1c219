import type { Day } from "../time/calendar.ts";
import type { CriterionGate, CriterionState } from "./vocabulary.ts";

export interface Criterion {
  readonly text: string;
  readonly critical: boolean;
  /** Before the go-live, or before hypercare ends. */
  readonly gate: CriterionGate;
  readonly order: number;
  readonly state: CriterionState;
  readonly on: Day | null;
  readonly evidence: string | null;
  readonly by: string | null;
  readonly why: string | null;
  readonly consequence: string | null;
}

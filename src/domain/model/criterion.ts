import type { Day } from "../time/calendar.ts";
import type { CriterionGate, CriterionRole, CriterionState } from "./vocabulary.ts";

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
  /** Who answers for it by their part in the project. Criteria of earlier versions do not say. */
  readonly role?: CriterionRole;
  /** Who answers for it, where the lead said somebody else. */
  readonly owner?: string;
  /** Working days before the go-live by which it is due. Criteria of earlier versions do not say. */
  readonly dueBefore?: number;
  /** The day by which it is due, where the lead said another one. */
  readonly due?: Day;
}

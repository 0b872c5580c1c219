import type { CriterionGate, CriterionRole, MilestoneName, StallStep } from "./vocabulary.ts";

/** A route and its go-live criteria, as data that a user can copy and edit. */
export interface Template {
  readonly schema: 1;
  readonly name: string;
  readonly description: string;
  /** From the close to the go-live, in calendar weeks. */
  readonly weeks: number;
  /** Days before the go-live at which each milestone is due; negative is after it. `live` is 0. */
  readonly daysBeforeLive: Readonly<Record<MilestoneName, number>>;
  /** Working days past its day at which each step of the ladder is reached for something that the customer owes. */
  readonly ladder: Readonly<Record<StallStep, number>>;
  readonly criteria: readonly TemplateCriterion[];
}

export interface TemplateCriterion {
  readonly name: string;
  readonly text: string;
  readonly critical: boolean;
  /** `stable` for what ends hypercare; the readiness review where it is left out. */
  readonly gate?: CriterionGate;
  /** Who answers for it. */
  readonly role?: CriterionRole;
  /** Working days before the go-live by which it is due. */
  readonly dueBefore?: number;
}

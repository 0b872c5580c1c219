import type { Standing } from "../model/standing.ts";
import type { HealthCode, HealthValue } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";

export interface HealthReason {
  readonly code: HealthCode;
  readonly value: HealthValue;
  readonly text: string;
  /** The day it began to be true; its age is counted from here. */
  readonly since: Day;
}

export type HealthFinding = Omit<HealthReason, "code"> | null;

export interface HealthRule {
  readonly code: HealthCode;
  /** What `--explain` prints. */
  readonly rule: string;
  readonly find: (standing: Standing) => HealthFinding;
}

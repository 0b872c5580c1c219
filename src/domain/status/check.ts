import type { Standing } from "../model/standing.ts";
import type { HealthCode } from "../model/vocabulary.ts";
import { healthOf } from "./health.ts";
import type { HealthReason } from "./health-rule.ts";

/** Codes of reasons that are about something late, whatever colour they are. */
const OVERDUE: readonly HealthCode[] = [
  "target-passed",
  "milestone-overdue",
  "action-overdue",
  "condition-overdue",
  "conversation-overdue",
];

export interface Checked {
  readonly slug: string;
  readonly customer: string;
  readonly lead: string;
  readonly reasons: readonly HealthReason[];
}

export function checkOf(standing: Standing): Checked {
  const { slug, customer, lead } = standing.project;
  return { slug, customer, lead, reasons: alarmsOf(standing) };
}

/** What a watchman would wake somebody for: what is red, and what is overdue. */
export function alarmsOf(standing: Standing): readonly HealthReason[] {
  return healthOf(standing).reasons.filter(({ code, value }) => value === "red" || OVERDUE.includes(code));
}

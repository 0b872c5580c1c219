import type { Standing } from "../model/standing.ts";
import { stallOf } from "../stall/stall.ts";
import { healthOf } from "./health.ts";
import type { HealthReason } from "./health-rule.ts";

/** Codes of reasons that are about something late, whatever colour they are. */
const OVERDUE = ["target-passed", "milestone-overdue", "action-overdue", "conversation-overdue"];

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

/** What a watchman would wake somebody for: what is red, what is overdue, and what has stalled past the ladder. */
export function alarmsOf(standing: Standing): readonly HealthReason[] {
  const atTop = stallOf(standing)?.step === "decide";
  return healthOf(standing).reasons.filter(
    ({ code, value }) => value === "red" || OVERDUE.includes(code) || (code === "stalled" && atTop),
  );
}

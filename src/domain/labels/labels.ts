import type {
  AVAILABILITIES,
  ChangeOrderState,
  CriterionState,
  DecisionWord,
  FitWord,
  GapState,
  HealthValue,
  Importance,
  Means,
  MilestoneName,
  MoodWord,
  OutcomeWord,
  Phase,
  PromiseKind,
  Push,
  Readiness,
  ResolutionKind,
  Severity,
  Side,
  SlipReason,
  Source,
  StallStep,
  Status,
  Strength,
  Verdict,
  WaitingOn,
} from "../model/vocabulary.ts";

type Labels<Slug extends string> = Readonly<Record<Slug, string>>;

/** What a person reads for each word of a closed set; the word itself is what they type and what JSON says. */
export const HEALTH_LABELS: Labels<HealthValue> = {
  green: "On track",
  amber: "At risk",
  red: "Off track",
  unexamined: "Not assessed",
};

export const STATUS_LABELS: Labels<Status> = { active: "Active", live: "Live", closed: "Closed", stopped: "Stopped" };

export const PHASE_LABELS: Labels<Phase> = {
  own: "Handover",
  align: "Scope",
  build: "Build",
  prove: "Acceptance",
  ready: "Go-live readiness",
  hypercare: "Hypercare",
};

export const MILESTONE_LABELS: Labels<MilestoneName> = {
  owned: "Lead assigned",
  "promises-captured": "Requirements captured",
  kickoff: "Kickoff",
  aligned: "Scope signed off",
  configured: "Build complete",
  accepted: "UAT signed off",
  ready: "Go/no-go decision",
  live: "Go-live",
  stable: "Hypercare complete",
};

/** The same to the customer, where it differs. */
export const CUSTOMER_MILESTONE_LABELS: Labels<MilestoneName> = {
  ...MILESTONE_LABELS,
  aligned: "Scope sign-off",
  configured: "Configuration complete",
  accepted: "Acceptance sign-off",
  stable: "End of hypercare",
};

/** Criteria of the built-in routes; a template may have others. */
export const CRITERION_LABELS: Readonly<Record<string, string>> = {
  "scope-signed": "Scope signed",
  "musts-settled": "Must-haves settled",
  "acceptance-signed": "UAT signed",
  "change-orders-signed": "Change orders signed",
  "defects-cleared": "Critical defects fixed",
  "peak-tested": "Peak load tested",
  "integrations-tested": "Integrations tested",
  "migration-rehearsed": "Migration rehearsed",
  "dependencies-confirmed": "Dependencies confirmed",
  "it-approved": "IT and security approved",
  "people-trained": "Users trained",
  "production-ready": "Production ready",
  "support-ready": "Support ready",
  "cutover-rehearsed": "Cutover rehearsed",
  "hypercare-staffed": "Hypercare staffed",
  "users-told": "Users informed",
  "first-value-named": "First value named",
  "work-undisturbed": "No blocking issues",
  "in-daily-use": "In daily use",
  "peak-passed": "First peak passed",
  "support-alone": "Handed over to support",
  "owner-named": "Customer owner named",
};

export const CRITERION_STATE_LABELS: Labels<CriterionState> = {
  met: "Met",
  "not-met": "Not met",
  waived: "Waived",
  "not-applicable": "Not applicable",
};

export const RESOLUTION_LABELS: Labels<ResolutionKind> = {
  "accept-standard": "Standard functionality",
  workaround: "Workaround",
  "process-change": "Process change",
  purchase: "Add-on (not in your subscription)",
  "third-party": "Third-party tool",
  extension: "Custom extension",
  descope: "Out of scope",
  defer: "After go-live",
  concede: "Commercial credit",
};

export const OUTCOME_LABELS: Labels<OutcomeWord> = {
  accepted: "Accepted",
  "accepted-with-condition": "Accepted with a condition",
  "under-protest": "Accepted with reservations",
  countered: "Counter-proposal",
  refused: "Refused",
  escalated: "Escalated",
  rescheduled: "Rescheduled",
};

export const GAP_STATE_LABELS: Labels<GapState> = {
  open: "Open",
  planned: "Meeting planned",
  confronted: "Discussed",
  agreed: "Agreed",
  closed: "Closed",
};

export const SEVERITY_LABELS: Labels<Severity> = { blocker: "Blocker", major: "Major", minor: "Minor" };

export const FIT_LABELS: Labels<FitWord> = {
  unassessed: "Not assessed",
  fit: "Fit",
  partial: "Partial",
  gap: "Gap",
};

export const MEANS_LABELS: Labels<Means> = { standard: "Standard", configuration: "Configuration" };

export const AVAILABILITY_LABELS: Labels<(typeof AVAILABILITIES)[number]> = {
  available: "Available",
  limited: "Limited",
  unavailable: "Not available",
};

export const KIND_LABELS: Labels<PromiseKind> = {
  capability: "Capability",
  integration: "Integration",
  data: "Data",
  timeline: "Timeline",
  service: "Service",
  commercial: "Commercial",
};

export const SOURCE_LABELS: Labels<Source> = {
  contract: "Contract",
  sow: "SOW",
  rfp: "RFP",
  proposal: "Proposal",
  demo: "Demo",
  email: "Email",
  meeting: "Meeting",
  call: "Call",
  other: "Other",
};

export const STRENGTH_LABELS: Labels<Strength> = {
  contracted: "Contracted",
  written: "In writing",
  spoken: "Verbal",
  assumed: "Assumed",
};

export const IMPORTANCE_LABELS: Labels<Importance> = { must: "Must", should: "Should", could: "Could", wont: "Won't" };

export const READINESS_LABELS: Labels<Readiness> = {
  prepared: "Prepared",
  partly: "Partly prepared",
  unprepared: "Unprepared",
};

export const SIDE_LABELS: Labels<Side> = { services: "Services", customer: "Customer", "third-party": "Third party" };

export const WAITING_ON_LABELS: Labels<WaitingOn> = { ...SIDE_LABELS, "internal-decision": "Internal decision" };

export const SLIP_REASON_LABELS: Labels<SlipReason> = {
  "prerequisite-missing": "Prerequisite missing",
  access: "Access",
  data: "Data",
  "decision-late": "Late decision",
  "people-unavailable": "People unavailable",
  "scope-change": "Scope change",
  "third-party": "Third party",
  "estimate-wrong": "Estimate too low",
  unforeseen: "Unforeseen",
};

export const VERDICT_LABELS: Labels<Verdict> = {
  ready: "Ready",
  "ready-with-conditions": "Ready with conditions",
  "not-ready": "Not ready",
};

export const DECISION_LABELS: Labels<DecisionWord> = {
  go: "Go",
  "go-with-conditions": "Go with conditions",
  "no-go": "No-go",
};

export const STALL_STEP_LABELS: Labels<StallStep> = {
  nudge: "Reminder",
  ask: "Follow-up",
  sponsor: "Sponsor letter",
  decide: "Steering meeting",
};

export const PUSH_LABELS: Labels<Push> = { guide: "Offer options", steer: "Recommend", insist: "Hold firm" };

export const CHANGE_ORDER_STATE_LABELS: Labels<ChangeOrderState> = {
  drafted: "Drafted",
  sent: "Sent",
  signed: "Signed",
  rejected: "Rejected",
};

export const MOOD_LABELS: Labels<MoodWord> = { happy: "Happy", content: "Content", unhappy: "Unhappy" };

/** The label of a milestone; one of the lead's own is called as the lead called it. */
export function formatMilestoneName(name: string): string {
  return labelIn(MILESTONE_LABELS, name);
}

/** The label of a criterion; one of a template of the user's is called as it is there. */
export function formatCriterionName(name: string): string {
  return labelIn(CRITERION_LABELS, name);
}

const TABLES: readonly Readonly<Record<string, string>>[] = [
  HEALTH_LABELS,
  STATUS_LABELS,
  PHASE_LABELS,
  MILESTONE_LABELS,
  CUSTOMER_MILESTONE_LABELS,
  CRITERION_LABELS,
  CRITERION_STATE_LABELS,
  RESOLUTION_LABELS,
  OUTCOME_LABELS,
  GAP_STATE_LABELS,
  SEVERITY_LABELS,
  FIT_LABELS,
  MEANS_LABELS,
  AVAILABILITY_LABELS,
  KIND_LABELS,
  SOURCE_LABELS,
  STRENGTH_LABELS,
  IMPORTANCE_LABELS,
  READINESS_LABELS,
  WAITING_ON_LABELS,
  SLIP_REASON_LABELS,
  VERDICT_LABELS,
  DECISION_LABELS,
  STALL_STEP_LABELS,
  PUSH_LABELS,
  MOOD_LABELS,
  CHANGE_ORDER_STATE_LABELS,
];

/**
 * The word meant by what was typed: `accept-standard`, `Accept standard` or its label, `Standard functionality`.
 * A word itself goes before the label of another; null where it is neither, or the label of two.
 */
export function wordNamed<Word extends string>(typed: string, allowed: readonly Word[]): Word | null {
  const said = plain(typed);
  const word = allowed.find((one) => plain(one) === said);
  if (word !== undefined) return word;
  const labelled = allowed.filter((one) =>
    TABLES.some((labels) => own(labels, one) && plain(own(labels, one)) === said),
  );
  return labelled.length === 1 ? (labelled[0] ?? null) : null;
}

function labelIn(labels: Readonly<Record<string, string>>, name: string): string {
  return own(labels, name) || name;
}

function own(labels: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? "") : "";
}

/** Case, spaces and hyphens do not tell two words apart. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
}

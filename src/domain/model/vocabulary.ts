/** Every closed set of words that psvc stores, prints and accepts. One list a word; types follow from the lists. */

export const KINDS = ["capability", "integration", "data", "timeline", "service", "commercial"] as const;
export type PromiseKind = (typeof KINDS)[number];

export const SOURCES = ["contract", "sow", "rfp", "proposal", "demo", "email", "meeting", "call", "other"] as const;
export type Source = (typeof SOURCES)[number];

export const STRENGTHS = ["contracted", "written", "spoken", "assumed"] as const;
export type Strength = (typeof STRENGTHS)[number];

export const IMPORTANCES = ["must", "should", "could", "wont"] as const;
export type Importance = (typeof IMPORTANCES)[number];

/** What a lead can judge a promise to be; a promise nobody judged is `unassessed`. */
export const JUDGED_FITS = ["fit", "partial", "gap"] as const;
export type JudgedFit = (typeof JUDGED_FITS)[number];
export type FitWord = JudgedFit | "unassessed";

export const MEANS = ["standard", "configuration"] as const;
export type Means = (typeof MEANS)[number];

export const AVAILABILITIES = ["available", "limited", "unavailable"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export const GAP_STATES = ["open", "planned", "confronted", "agreed", "closed"] as const;
export type GapState = (typeof GAP_STATES)[number];

/** Worst first. */
export const SEVERITIES = ["blocker", "major", "minor"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How they go live without new product. Waiting for product is deliberately not among them. */
export const RESOLUTIONS = [
  "accept-standard",
  "workaround",
  "process-change",
  "purchase",
  "third-party",
  "extension",
  "descope",
  "defer",
  "concede",
] as const;
export type ResolutionKind = (typeof RESOLUTIONS)[number];

/** Resolutions by which the customer lets go of the promise as it was made; each needs a customer decision. */
export const RELEASING: readonly ResolutionKind[] = ["accept-standard", "descope", "defer", "concede"];

export const MILESTONES = [
  "owned",
  "promises-captured",
  "kickoff",
  "aligned",
  "configured",
  "accepted",
  "ready",
  "live",
  "stable",
] as const;
export type MilestoneName = (typeof MILESTONES)[number];

export const PHASES = ["own", "align", "build", "prove", "ready", "hypercare"] as const;
export type Phase = (typeof PHASES)[number];

export const STATUSES = ["active", "live", "closed", "stopped"] as const;
export type Status = (typeof STATUSES)[number];

export const READINESSES = ["prepared", "partly", "unprepared"] as const;
export type Readiness = (typeof READINESSES)[number];

/** Ours first: the side that a lead can move today. */
export const SIDES = ["services", "customer", "third-party"] as const;
export type Side = (typeof SIDES)[number];

/** Who made an action: the lead typed it, or a rule of psvc added it. */
export const ACTION_MAKERS = ["lead", "psvc"] as const;
export type ActionMaker = (typeof ACTION_MAKERS)[number];

export const SLIP_REASONS = [
  "prerequisite-missing",
  "access",
  "data",
  "decision-late",
  "people-unavailable",
  "scope-change",
  "third-party",
  "estimate-wrong",
  "unforeseen",
] as const;
export type SlipReason = (typeof SLIP_REASONS)[number];

export const CRITERION_STATES = ["met", "not-met", "waived", "not-applicable"] as const;
export type CriterionState = (typeof CRITERION_STATES)[number];

/** The milestone that a criterion stands before: the readiness review, or the end of hypercare. */
export const CRITERION_GATES = ["ready", "stable"] as const;
export type CriterionGate = (typeof CRITERION_GATES)[number];

/** Who answers for a criterion, by the part they have: our lead, or the customer's project lead or sponsor. */
export const CRITERION_ROLES = ["lead", "project-lead", "sponsor"] as const;
export type CriterionRole = (typeof CRITERION_ROLES)[number];

export const DECISIONS = ["go", "go-with-conditions", "no-go"] as const;
export type DecisionWord = (typeof DECISIONS)[number];

export const VERDICTS = ["ready", "ready-with-conditions", "not-ready"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Worst first: the order of the portfolio. */
export const HEALTHS = ["red", "amber", "unexamined", "green"] as const;
export type HealthValue = (typeof HEALTHS)[number];

/** What a lead can confirm to a customer; what is not assessed has no status. */
export const CONFIRMED_STATUSES = ["green", "amber", "red"] as const;
export type ConfirmedStatusWord = (typeof CONFIRMED_STATUSES)[number];

/** Why a project has the health it has: what `status --explain` explains and JSON names. */
export const HEALTH_CODES = [
  "target-passed",
  "contract-missed",
  "forecast-late",
  "stalled",
  "owed",
  "blocker",
  "words-alone",
  "conversation-overdue",
  "refused",
  "risk",
  "person-left",
  "milestone-overdue",
  "criterion-overdue",
  "no-decision",
  "funding-passed",
  "stale-must",
  "condition-overdue",
  "action-overdue",
  "unhappy",
  "under-protest",
  "no-promises",
  "unassessed",
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];

export const STALL_STEPS = ["nudge", "ask", "sponsor", "decide"] as const;
export type StallStep = (typeof STALL_STEPS)[number];
export type Ladder = Readonly<Record<StallStep, number>>;

/** What came of a conversation that was held. */
export const HELD_OUTCOMES = [
  "accepted",
  "accepted-with-condition",
  "under-protest",
  "countered",
  "refused",
  "escalated",
] as const;
export type HeldOutcome = (typeof HELD_OUTCOMES)[number];

/** `rescheduled` was not held, and moves nothing forward. */
export const OUTCOMES = [...HELD_OUTCOMES, "rescheduled"] as const;
export type OutcomeWord = (typeof OUTCOMES)[number];

/** How hard to push in a conversation, gentlest first. */
export const PUSHES = ["guide", "steer", "insist"] as const;
export type Push = (typeof PUSHES)[number];

/** What each asks of the lead. */
export const PUSH_MEANS: Readonly<Record<Push, string>> = {
  guide: "lay out the options and let them choose",
  steer: "say what you recommend, and why",
  insist: "name what follows from each option, and ask for the decision",
};

/** Whom a milestone can wait for. Never product: they go live without what is not there. */
export const WAITING_ON = ["customer", "services", "third-party", "internal-decision"] as const;
export type WaitingOn = (typeof WAITING_ON)[number];

/** How bad a risk makes the health of a project; it never makes it better. */
export const RISK_HEALTHS = ["amber", "red"] as const;
export type RiskHealth = (typeof RISK_HEALTHS)[number];

export const CHANGE_ORDER_STATES = ["drafted", "sent", "signed", "rejected"] as const;
export type ChangeOrderState = (typeof CHANGE_ORDER_STATES)[number];

/** What a change order changes in the contract. */
export const CHANGED_PARTS = ["scope", "cost", "date"] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** How a customer who is live says they are. */
export const MOODS = ["happy", "content", "unhappy"] as const;
export type MoodWord = (typeof MOODS)[number];

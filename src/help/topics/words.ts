import {
  ACTION_MAKERS,
  AVAILABILITIES,
  CHANGE_ORDER_STATES,
  CHANGED_PARTS,
  CONFIRMED_STATUSES,
  CRITERION_GATES,
  CRITERION_ROLES,
  CRITERION_STATES,
  DECISIONS,
  GAP_STATES,
  type GapState,
  HEALTH_CODES,
  HEALTHS,
  IMPORTANCES,
  JUDGED_FITS,
  KINDS,
  MEANS,
  MILESTONES,
  type MilestoneName,
  MOODS,
  OUTCOMES,
  PHASES,
  PUSH_MEANS,
  PUSHES,
  READINESSES,
  RELEASING,
  RESOLUTIONS,
  type ResolutionKind,
  RISK_HEALTHS,
  SEVERITIES,
  SIDES,
  SLIP_REASONS,
  SOURCES,
  STALL_STEPS,
  STATUSES,
  STRENGTHS,
  VERDICTS,
  WAITING_ON,
} from "../../domain/model/vocabulary.ts";
import type { Style } from "../../render/layout/style.ts";
import type { Topic } from "../facts/topic.ts";
import { type HelpBlock, type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../pages/layout.ts";

interface Word {
  readonly word: string;
  readonly means: string;
  /** What it can be, by the name of the field. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** One word per idea, in the order in which a lead meets them. */
export const WORDS: readonly Word[] = [
  {
    word: "project",
    means: "one customer's implementation, from the close of the deal",
    values: { status: STATUSES, phase: PHASES, readiness: READINESSES },
  },
  { word: "half-customer", means: "an active project: signed, and not live" },
  {
    word: "promise, P1",
    means: "one thing that the customer believes they bought, in their words",
    values: { kind: KINDS, source: SOURCES, strength: STRENGTHS, importance: IMPORTANCES },
  },
  {
    word: "fit",
    means: "what the product does today for a promise: judged against a release, on a day",
    values: { fit: ["unassessed", ...JUDGED_FITS], means: MEANS },
  },
  {
    word: "capability",
    means: "one thing in the product's catalogue",
    values: { availability: AVAILABILITIES },
  },
  { word: "catalogue", means: "the capabilities of one product at one release" },
  {
    word: "gap, G1",
    means: "a promise that today's product meets in part or not at all",
    values: { severity: SEVERITIES, state: GAP_STATES },
  },
  {
    word: "resolution",
    means: "how the customer goes live without new product; waiting for the roadmap is not one",
    values: { resolution: RESOLUTIONS, "lets go of the promise": RELEASING },
  },
  {
    word: "confrontation",
    means: "the scope conversation: the customer is told, and decides",
    values: { outcome: OUTCOMES, push: PUSHES },
  },
  { word: "action, A1", means: "what one person delivers by a day", values: { side: SIDES, "made by": ACTION_MAKERS } },
  { word: "risk, R1", means: "what you see and psvc cannot compute", values: { health: RISK_HEALTHS } },
  {
    word: "milestone",
    means: "a point in the plan that is reached or not",
    values: { milestone: MILESTONES, "waits for": WAITING_ON },
  },
  {
    word: "target",
    means: "today's plan for a milestone; baseline is the plan as agreed, forecast what psvc computes",
    values: { "slip reason": SLIP_REASONS },
  },
  {
    word: "health",
    means: "computed, always with its reasons; not assessed is not on track",
    values: { health: HEALTHS, confirmed: CONFIRMED_STATUSES, reason: HEALTH_CODES },
  },
  {
    word: "stall",
    means: "what the customer owes, past its day; movement is another clock",
    values: { step: STALL_STEPS },
  },
  {
    word: "criterion",
    means: "a line of the readiness review, or of the end of hypercare",
    values: { state: CRITERION_STATES, "stands before": CRITERION_GATES, owner: CRITERION_ROLES },
  },
  {
    word: "decision",
    means: "what was decided after the readiness review; not yet the go-live",
    values: { verdict: VERDICTS, decision: DECISIONS },
  },
  {
    word: "change order",
    means: "what changes in contract, cost or contractual date; the go-live waits for the signature",
    values: { state: CHANGE_ORDER_STATES, changes: CHANGED_PARTS },
  },
  { word: "coverage", means: "at the go-live: promises kept as made, kept in another way, deferred, released, open" },
  { word: "win", means: "the record of a go-live, with credit to sales, services and the customer" },
  { word: "mood", means: "customer satisfaction after go-live, in their own words", values: { mood: MOODS } },
];

export const DONE_WHEN: Readonly<Record<MilestoneName, string>> = {
  owned: "a named lead owns it",
  "promises-captured": "every source is read, and the people on both sides are known",
  kickoff: "it was held, with sales present",
  aligned: "every promise is assessed, every gap agreed or closed, and the scope is signed",
  configured: "the agreed scope is built, with data and integrations",
  accepted: "the customer signed the acceptance",
  ready: "the readiness review was held, and the decision is go",
  live: "real users do real work",
  stable: "the criteria that end hypercare are met",
};

export const STATE_MEANS: Readonly<Record<GapState, string>> = {
  open: "found; nothing is agreed yet",
  planned: "the conversation is planned",
  confronted: "the conversation was held and did not settle it",
  agreed: "the resolution is decided",
  closed: "it is in place, with evidence",
};

export const RESOLUTION_MEANS: Readonly<Record<ResolutionKind, string>> = {
  "accept-standard": "they use standard functionality",
  workaround: "another way to the same result, today",
  "process-change": "they work differently",
  purchase: "an edition or add-on that is not in their subscription",
  "third-party": "a third-party tool does it",
  extension: "a custom extension, with an owner and a date by which it is funded",
  descope: "out of scope",
  defer: "after the go-live, with a date for its review",
  concede: "a commercial credit",
};

export const WORDS_TOPIC: Topic = {
  about: "what each word means",
  page: (given) => {
    const style = pageStyle(given);
    const recorded = (means: Readonly<Record<string, string>>) => pairs(Object.entries(means), style);
    return pageOf([
      title("psvc help words", "one word per idea, in commands, flags, JSON and screens", style),
      under("Words, and what each can be", wordLines(style), style),
      under("A gap is", recorded(STATE_MEANS), style),
      under("A resolution is", recorded(RESOLUTION_MEANS), style),
      under("A milestone is done when", recorded(DONE_WHEN), style),
      under("How hard to push", recorded(PUSH_MEANS), style),
    ]);
  },
};

/** Each word with its meaning, and below it what it can be. */
function wordLines(style: Style): HelpBlock {
  const meanings = pairs(
    WORDS.map(({ word, means }): Pair => [word, means]),
    style,
  );
  const indent = style.layout === "labels" ? "" : "      ";
  return WORDS.flatMap(({ values = {} }, at) => [
    meanings[at] ?? "",
    ...Object.entries(values).map(([name, list]) => style.dim(paragraph(`${name}: ${list.join(", ")}`, style, indent))),
  ]);
}

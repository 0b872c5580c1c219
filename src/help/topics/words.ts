import {
  AVAILABILITIES,
  CRITERION_GATES,
  CRITERION_STATES,
  DECISIONS,
  GAP_STATES,
  type GapState,
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
    means: "a promise that today's product keeps in part or not at all",
    values: { severity: SEVERITIES, state: GAP_STATES },
  },
  {
    word: "resolution",
    means: "how they go live without new product; waiting for the roadmap is none",
    values: { resolution: RESOLUTIONS, "lets go of the promise": RELEASING },
  },
  {
    word: "confrontation",
    means: "the conversation in which the customer is told, and decides",
    values: { outcome: OUTCOMES, push: PUSHES },
  },
  { word: "action, A1", means: "what one person delivers by a day", values: { side: SIDES } },
  { word: "risk, R1", means: "what you see and psvc cannot compute", values: { health: RISK_HEALTHS } },
  {
    word: "milestone",
    means: "a point on the route that is true or false",
    values: { milestone: MILESTONES, "waits for": WAITING_ON },
  },
  {
    word: "target",
    means: "today's plan for a milestone; baseline is the plan as agreed, forecast what psvc computes",
    values: { "slip reason": SLIP_REASONS },
  },
  { word: "health", means: "computed, always with its reasons; unexamined is not green", values: { health: HEALTHS } },
  {
    word: "stall",
    means: "what the customer owes, past its day; movement is another clock",
    values: { step: STALL_STEPS },
  },
  {
    word: "criterion",
    means: "a line of the readiness review, or of the end of hypercare",
    values: { state: CRITERION_STATES, "stands before": CRITERION_GATES },
  },
  {
    word: "decision",
    means: "what was decided on the verdict of the review; not yet the go-live",
    values: { verdict: VERDICTS, decision: DECISIONS },
  },
  { word: "coverage", means: "at the go-live: promises kept as made, in another way, deferred, let go, open" },
  { word: "win", means: "the record of a go-live, with credit to sales, services and the customer" },
  { word: "mood", means: "how a customer who is live says they are", values: { mood: MOODS } },
];

export const DONE_WHEN: Readonly<Record<MilestoneName, string>> = {
  owned: "a named lead owns it",
  "promises-captured": "every source was read, and both sides' people are known",
  kickoff: "it was held, with sales there",
  aligned: "every promise is assessed, every gap settled or agreed, the scope signed",
  configured: "the agreed scope is built, with data and integrations",
  accepted: "the customer signed the acceptance",
  ready: "readiness was reviewed, and the decision is go",
  live: "real users do real work",
  stable: "what ends hypercare is met",
};

export const STATE_MEANS: Readonly<Record<GapState, string>> = {
  open: "found, and nothing is done about it yet",
  planned: "the conversation is planned",
  confronted: "it was held, and did not settle it",
  agreed: "the resolution is decided",
  closed: "it is in place, with evidence",
};

export const RESOLUTION_MEANS: Readonly<Record<ResolutionKind, string>> = {
  "accept-standard": "they take what the product does",
  workaround: "another way to the same end, now",
  "process-change": "they work differently",
  purchase: "an edition or module that they did not buy",
  "third-party": "somebody else's product does it",
  extension: "built outside the product, with an owner and a day by which it is funded",
  descope: "left out",
  defer: "after the go-live, with a day on which it is looked at again",
  concede: "they get something for it",
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

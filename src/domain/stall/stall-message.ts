import { openActions } from "../action/action.ts";
import type { Action } from "../model/action.ts";
import type { SentMessage } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { sameName } from "../people/customer-decision.ts";
import { findPerson } from "../people/person-records.ts";
import { addWorkingDays, type Day } from "../time/calendar.ts";
import type { Step } from "../urgency/next-step.ts";
import type { StepCode } from "../urgency/urgency.ts";
import { type InsideItem, insideItems, type OwedItem } from "./owed.ts";
import { lastSent } from "./sent-message.ts";
import { type Stall, stallOf } from "./stall.ts";

/** What the letter of a step says, and to whom. */
export interface StallMessage {
  readonly step: StallStep;
  /** The notice before the letter to the sponsor, to their project lead and inside. */
  readonly isHeadsUp: boolean;
  /** null where nobody is known who could be asked. */
  readonly to: string | null;
  /** What the letter calls them. */
  readonly salutation: string | null;
  readonly role: "project lead" | "sponsor";
  /** Whom the letter after the notice goes to; null where nobody is known. */
  readonly sponsor: string | null;
  /** Who inside hears of it first; empty for any letter but the notice. */
  readonly inside: readonly string[];
  /** What the customer owes, most working days first. Empty after a freeze, when nobody is late with anything. */
  readonly owed: readonly OwedItem[];
  /** The day by which an answer is asked for. */
  readonly replyBy: Day;
  /** What of ours is late and comes first. */
  readonly ours: readonly Action[];
  /** The day that psvc proposes for what of ours is late. */
  readonly oursBy: Day;
  /** The next step, where it is ours and not the customer's; null otherwise. */
  readonly oursNext: Step | null;
  /** Who signs it. */
  readonly from: string;
  /** The day on which an agreed freeze ended; null where there was none. */
  readonly freezeEnded: Day | null;
  /** The last letter that was sent, and on which step; null where none was. */
  readonly sent: SentMessage | null;
}

/** Steps that wait for nobody but us. */
const OURS: readonly StepCode[] = [
  "record-promises",
  "assess",
  "stale",
  "plan-conversation",
  "resolve-gap",
  "put-in-place",
  "close-gap",
  "action-ours",
];

/** Working days for an answer: a sponsor and a meeting take longer than a reminder. */
const REPLY_DAYS: Readonly<Record<StallStep, number>> = { nudge: 2, ask: 2, sponsor: 3, decide: 5 };

/** Working days in which psvc proposes that we do what is late, where the lead has given no other day. */
const OURS_DAYS = 2;

/**
 * The letter that is to be sent now. `steps` are the next steps of this standing. null where none is, or an agreed
 * freeze lasts.
 */
export function stallMessage(standing: Standing, steps: readonly Step[]): StallMessage | null {
  const stall = stallOf(standing);
  if (!stall || (stall.frozen && !stall.frozen.isOver)) return null;
  const first = stall.owed.find(({ offered }) => offered !== null) ?? null;
  const step = stall.frozen ? "decide" : (first?.offered ?? null);
  if (step === null) return null;
  const owed = stall.frozen ? [] : sameLetter(stall, first);
  const isHeadsUp = !stall.frozen && Boolean(first?.isHeadsUp);
  return { ...addressed(standing, step, isHeadsUp), ...about(standing, step, isHeadsUp, stall, owed, steps) };
}

/** What is due for the same letter goes into it. */
function sameLetter({ owed }: Stall, first: OwedItem | null): readonly OwedItem[] {
  return owed.filter(({ offered, isHeadsUp }) => offered === first?.offered && isHeadsUp === first?.isHeadsUp);
}

function about(
  { project, today, settings }: Standing,
  step: StallStep,
  isHeadsUp: boolean,
  stall: Stall,
  owed: readonly OwedItem[],
  steps: readonly Step[],
) {
  const late = openActions(project)
    .map(([, action]) => action)
    .filter(({ side, due }) => side === "services" && due < today);
  return {
    owed,
    ours: stall.frozen ? late : late.filter(({ id }) => owed.some(({ ours }) => ours.some((one) => one.id === id))),
    oursBy: addWorkingDays(today, OURS_DAYS, settings),
    oursNext: steps.find(({ code }) => OURS.includes(code)) ?? null,
    replyBy: addWorkingDays(today, isHeadsUp ? REPLY_DAYS.ask : REPLY_DAYS[step], settings),
    freezeEnded: stall.frozen?.until ?? null,
    sent: lastSent(project),
  };
}

/** Who it goes to and who signs it: never to the person whom it goes over. */
function addressed({ project, settings }: Standing, step: StallStep, isHeadsUp: boolean) {
  const { sponsor, projectLead, deciders } = project.people;
  const isAbove = (name: string | null) => name !== null && (projectLead === null || !sameName(name, projectLead));
  const above = [sponsor, ...deciders].find(isAbove) ?? null;
  const isHigh = !isHeadsUp && (step === "sponsor" || step === "decide");
  const usual = isHeadsUp
    ? (projectLead ?? project.deal.owner ?? project.lead)
    : (projectLead ?? deciders[0] ?? sponsor);
  // Without somebody above there is nothing to give notice of.
  const recipient = isHigh || (isHeadsUp && above === null) ? above : usual;
  const inside = [project.deal.owner, settings.servicesManager ?? null].filter((name) => name !== null);
  return {
    step,
    isHeadsUp,
    to: recipient,
    salutation: recipient && (findPerson(project.persons, recipient)?.[1].addressedAs ?? recipient),
    role: isHigh ? ("sponsor" as const) : ("project lead" as const),
    sponsor: above,
    inside: isHeadsUp ? inside : [],
    from: isHigh ? (settings.ourSponsor ?? project.lead) : project.lead,
  };
}

/** A draft to somebody inside about what of ours is late. */
export interface InsideMessage {
  readonly step: "ask" | "sponsor";
  readonly to: string | null;
  readonly role: "services manager" | "executive sponsor";
  readonly items: readonly InsideItem[];
  readonly replyBy: Day;
}

/** The draft that is due now; null where none is. */
export function insideMessage(standing: Standing): InsideMessage | null {
  const { today, settings } = standing;
  if (stallOf(standing) === null) return null;
  const items = insideItems(standing);
  const step = items.find(({ offered }) => offered !== null)?.offered ?? null;
  if (step === null) return null;
  return {
    step,
    to: (step === "ask" ? settings.servicesManager : settings.ourSponsor) ?? null,
    role: step === "ask" ? "services manager" : "executive sponsor",
    items: items.filter(({ offered }) => offered === step),
    replyBy: addWorkingDays(today, REPLY_DAYS[step], settings),
  };
}

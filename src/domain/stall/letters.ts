import { lastChase } from "../action/action.ts";
import type { Action } from "../model/action.ts";
import type { SentMessage } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import { type Ladder, STALL_STEPS, type StallStep } from "../model/vocabulary.ts";
import { addDays, addWorkingDays, type Day, latest } from "../time/calendar.ts";

/** Where the letters about one thing stand. */
export interface Letters {
  /** The step that it stands on: what is to be sent now, else what was sent last; null before the first. */
  readonly step: StallStep | null;
  readonly stepSince: Day | null;
  /** The letter that is to be sent now; null where none is. */
  readonly offered: StallStep | null;
  /** What is to be sent now is the notice before the letter to the sponsor. */
  readonly isHeadsUp: boolean;
  /** The step that waits until something of ours is done; null where none does. */
  readonly withheld: StallStep | null;
  /** The day by which the last letter asks for an answer, while that day has not passed. */
  readonly waitsUntil: Day | null;
}

interface LateThing {
  readonly key: string;
  readonly due: Day;
  /** Working days past its day. */
  readonly days: number;
  readonly chased: Action["chased"];
  /** Something of ours that it depends on is late. */
  readonly isHeld: boolean;
}

interface Sent {
  readonly step: StallStep;
  readonly replyBy: Day;
  readonly isHeadsUp: boolean;
}

/**
 * One step after the other: a step is offered when as many working days have passed as the ladder says, the step
 * before it was sent, and the day by which an answer was asked for has passed. A new day that was agreed begins anew.
 */
export function lettersFor(standing: Standing, thing: LateThing, ladder: Ladder): Letters {
  const { today, settings } = standing;
  const sent = sentAbout(standing, thing);
  const last = sent.at(-1) ?? null;
  const next = nextOf(last);
  const answerBy = latest(sent.map(({ replyBy }) => replyBy));
  const isWaiting = answerBy !== null && answerBy >= today;
  const isReached = next !== null && thing.days >= ladder[next.step];
  const isOffered = isReached && !isWaiting;
  const isHeld = thing.isHeld && next !== null && (next.step === "sponsor" || next.step === "decide");
  const step = isOffered && !isHeld ? next.step : (last?.step ?? null);
  const reachedOn = next && addWorkingDays(thing.due, ladder[next.step], settings);
  return {
    step,
    stepSince:
      isOffered && !isHeld
        ? latest([reachedOn, answerBy && addDays(answerBy, 1)])
        : step && addWorkingDays(thing.due, ladder[step], settings),
    offered: isOffered && !isHeld ? next.step : null,
    isHeadsUp: isOffered && !isHeld && next.isHeadsUp,
    withheld: isOffered && isHeld ? next.step : null,
    waitsUntil: isWaiting ? answerBy : null,
  };
}

function nextOf(last: Sent | null): { readonly step: StallStep; readonly isHeadsUp: boolean } | null {
  if (last === null) return { step: "nudge", isHeadsUp: false };
  if (last.isHeadsUp) return { step: "sponsor", isHeadsUp: false };
  const step = STALL_STEPS[STALL_STEPS.indexOf(last.step) + 1];
  return step === undefined ? null : { step, isHeadsUp: step === "sponsor" };
}

/**
 * What was sent about it since its day passed, in the order of the ladder, up to the first step that was not sent. A
 * chase is a reminder. A message of an earlier version says nothing of what it was about: it was about whatever was
 * late then.
 */
function sentAbout({ project }: Standing, { key, due, chased }: LateThing): readonly Sent[] {
  const messages = Object.values(project.messages)
    .filter((message) => !message.inside && message.on > due && (message.item === undefined || message.item === key))
    .sort((a, b) => a.order - b.order);
  const chase = lastChase({ chased });
  const reminder = lastOf(messages, "nudge");
  const chaser = chase && chase.on > due ? { step: "nudge" as const, replyBy: chase.replyBy, isHeadsUp: false } : null;
  const nudge = chaser && (!reminder || chaser.replyBy > reminder.replyBy) ? chaser : reminder;
  const [ask, sponsor] = [lastOf(messages, "ask"), lastOf(messages, "sponsor")];
  // Before there was a notice, the letter to the sponsor went without.
  const headsUp = lastOf(messages, "sponsor", true) ?? (sponsor && { ...sponsor, isHeadsUp: true });
  const steps = [nudge, ask, headsUp, sponsor, lastOf(messages, "decide")];
  const missing = steps.indexOf(null);
  return steps.slice(0, missing < 0 ? steps.length : missing).filter((step) => step !== null);
}

function lastOf(messages: readonly SentMessage[], step: StallStep, isHeadsUp = false): Sent | null {
  const found = messages.findLast((message) => message.step === step && (message.headsUp ?? false) === isHeadsUp);
  return found ? { step, replyBy: found.replyBy, isHeadsUp } : null;
}

import type { Standing } from "../model/standing.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { phaseOf } from "../route/route.ts";
import type { OwedItem } from "../stall/owed.ts";
import { movementLimit, type Stall } from "../stall/stall.ts";
import { insideMessage, stallMessage } from "../stall/stall-message.ts";
import { addWorkingDays, formatDay } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** What the two clocks ask of the lead; nothing while an agreed freeze lasts. */
export function stallSteps(standing: Standing, stall: Stall | null): readonly StepCandidate[] {
  if (!stall || (stall.frozen && !stall.frozen.isOver)) return [];
  if (stall.frozen) return [afterFreeze(standing, stall.frozen.until)];
  return [...letterSteps(standing, stall), ...insideSteps(standing), ...movementSteps(standing, stall)];
}

function afterFreeze({ project }: Standing, until: string): StepCandidate {
  return {
    code: "freeze-over",
    text: `the agreed freeze ended on ${formatDay(until)}: agree how to go on, and restart`,
    why: "both sponsors decide: as planned, a smaller scope, or a new date",
    since: until,
    command: `psvc restart ${project.slug}`,
  };
}

const STEP_TEXT: Readonly<Record<StallStep, string>> = {
  nudge: "remind",
  ask: "ask",
  sponsor: "write to",
  decide: "propose a steering meeting to",
};

/** The letter that is due; at the top of the ladder the meeting stays a step until something is decided. */
function letterSteps(standing: Standing, stall: Stall): readonly StepCandidate[] {
  const { slug, people } = standing.project;
  const message = stallMessage(standing, []);
  if (message && !isSaidElsewhere(message.step, message.owed)) {
    const [first] = message.owed;
    const to = message.to ?? (message.role === "sponsor" ? "their sponsor" : "their project lead");
    const verb = message.isHeadsUp ? "give a heads-up to" : STEP_TEXT[message.step];
    return [
      {
        code: message.step === "decide" ? "decide" : "stall",
        text: `${verb} ${to}: ${message.owed.map(({ id }) => id).join(", ")} ${formatLate(message.owed)}`,
        why: first?.text ?? "",
        since: first?.stepSince ?? first?.due ?? standing.today,
        command: `psvc stall ${slug}`,
        causes: message.owed.map(({ id }) => id),
        ...(message.step === "decide" ? {} : { isChase: true }),
        partner: to,
      },
    ];
  }
  const atTop = stall.owed.find(({ step, offered }) => step === "decide" && offered === null);
  if (!atTop) return [];
  return [
    {
      code: "decide",
      text: `hold the steering meeting with ${people.sponsor ?? "both sponsors"}: reduce the scope, or re-plan`,
      why: `${atTop.id} is ${atTop.days} working days past due: ${atTop.text}`,
      since: atTop.stepSince ?? atTop.due,
      command: `psvc recut ${slug}`,
      causes: [atTop.id],
    },
  ];
}

/** Reminders of actions are chases, and what is to be decided is asked for in the conversation. */
function isSaidElsewhere(step: StallStep, owed: readonly OwedItem[]): boolean {
  const isAction = ({ kind }: OwedItem) => kind === "action" || kind === "condition";
  if (step === "nudge") return owed.every((item) => isAction(item) || item.kind === "decision");
  return step === "ask" && owed.every(({ kind }) => kind === "decision");
}

function formatLate(owed: readonly OwedItem[]): string {
  const days = owed[0]?.days ?? 0;
  const most = `${days} working day${days === 1 ? "" : "s"}`;
  return owed.length > 1 ? `are up to ${most} past due` : `is ${most} past due`;
}

function insideSteps(standing: Standing): readonly StepCandidate[] {
  const message = insideMessage(standing);
  const first = message?.items[0];
  if (!message || !first) return [];
  const ids = message.items.map(({ id }) => id);
  return [
    {
      code: "inside",
      text:
        `tell ${message.to ?? `our ${message.role}`}: ${ids.join(", ")} of ours ` +
        `${ids.length > 1 ? "are" : "is"} late`,
      why: `${first.days} working days: ${first.text}`,
      since: first.due,
      command: `psvc stall ${standing.project.slug}`,
    },
  ];
}

/** While it is built, proved or made ready nobody else asks whether anything moved. */
function movementSteps(standing: Standing, { movement, lastForwardOn }: Stall): readonly StepCandidate[] {
  const { project, settings } = standing;
  const limit = movementLimit(standing);
  const phase = phaseOf(project);
  if (movement < limit || phase === "own" || phase === "align") return [];
  return [
    {
      code: "movement",
      text: "record the work that was shown, or what holds it up",
      why: `no step forward on record for ${movement} working days`,
      since: addWorkingDays(lastForwardOn, limit, settings),
      command: `psvc progress ${project.slug} TEXT`,
    },
  ];
}

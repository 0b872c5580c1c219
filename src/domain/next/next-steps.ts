import { gapSteps } from "../gap/gap-steps.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { waitsForAnswer } from "../stall/sent-message.ts";
import { type Stall, stallOf } from "../stall/stall.ts";
import { formatDay } from "../time/calendar.ts";
import type { Step, StepCandidate } from "../urgency/next-step.ts";
import { urgencyOf } from "../urgency/urgency.ts";
import { actionSteps } from "./action-steps.ts";
import { handoverSteps, liveSteps, watchSteps } from "./aftercare-steps.ts";
import { mergeSteps } from "./merge-steps.ts";
import { promiseSteps } from "./promise-steps.ts";
import { factSteps, waySteps } from "./route-steps.ts";

/** What to do next on a project, most pressing first. */
export function nextSteps(standing: Standing): readonly Step[] {
  const stall = stallOf(standing);
  return candidates(standing, stall)
    .map((candidate) => ({ ...candidate, urgency: urgencyOf(standing, candidate, stall?.step ?? null) }))
    .sort((a, b) => rank(a) - rank(b) || b.urgency.points - a.urgency.points)
    .filter(({ command }, index, all) => all.findIndex((step) => step.command === command) === index);
}

/** At the top of the ladder a project has one question, whatever else there is to do. */
function rank({ code }: Step): number {
  return code === "decide" || code === "freeze-over" ? 0 : 1;
}

function candidates(standing: Standing, stall: Stall | null): readonly StepCandidate[] {
  return [...mergeSteps(standing), ...stepsByStatus(standing, stall)];
}

function stepsByStatus(standing: Standing, stall: Stall | null): readonly StepCandidate[] {
  const { project } = standing;
  switch (statusOf(project)) {
    case "stopped":
      return [];
    case "closed":
      return watchSteps(standing);
    case "live":
      return [...handoverSteps(standing), ...liveSteps(standing), ...gapSteps(standing), ...actionSteps(standing)];
    case "active":
      return [
        ...stallSteps(standing, stall),
        ...handoverSteps(standing),
        ...promiseSteps(standing),
        ...gapSteps(standing),
        ...actionSteps(standing),
        ...waySteps(standing),
        ...factSteps(project),
      ];
  }
}

const STEP_TEXT: Readonly<Record<Exclude<StallStep, "decide">, string>> = {
  nudge: "send a nudge",
  ask: "ask straight out",
  sponsor: "go to the sponsor",
};

/**
 * The step of the ladder that was reached, unless the customer agreed to a freeze. The last one asks for a decision,
 * never for a pause.
 */
function stallSteps(standing: Standing, stall: Stall | null): readonly StepCandidate[] {
  if (!stall?.step || (stall.frozen && !stall.frozen.isOver)) return [];
  const { slug } = standing.project;
  // At the top of the ladder there is a decision to take, whoever was written to.
  const isAsked = waitsForAnswer(standing.project, stall.step, stall.lastForwardOn, standing.today);
  if (isAsked && stall.step !== "decide") return [];
  const since = stall.stepSince ?? stall.lastForwardOn;
  const why = `no forward step for ${stall.days} working days, since ${formatDay(stall.lastForwardOn)}`;
  if (stall.frozen)
    return [
      {
        code: "freeze-over",
        text: `the agreed freeze ended on ${formatDay(stall.frozen.until)}: restart, or stop on record`,
        why,
        since,
        command: `psvc restart ${slug}`,
      },
    ];
  if (stall.step === "decide")
    return [
      {
        code: "decide",
        text: "re-cut the scope with both sponsors, or stop on purpose",
        why,
        since,
        command: `psvc recut ${slug}`,
      },
    ];
  return [{ code: "stall", text: STEP_TEXT[stall.step], why, since, command: `psvc stall ${slug}` }];
}

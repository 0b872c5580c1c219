import { nextCommand } from "../../next-command.ts";
import { isChased, lastChase, openActions } from "../action/action.ts";
import type { Action } from "../model/action.ts";
import type { Standing } from "../model/standing.ts";
import { openRisks } from "../risk/risk.ts";
import { formatDay, workingDaysBetween } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** Working days before its day on which something of ours is a step for today; a condition of a go-live earlier. */
const OURS_AHEAD = 2;
const CONDITION_AHEAD = 5;

/** Ours as they come due, theirs once they are late and nobody waits for an answer; risks whose day came. */
export function actionSteps(standing: Standing): readonly StepCandidate[] {
  const { project, today } = standing;
  return [
    ...openActions(project)
      .filter(([, action]) => !isChased(action, today))
      .flatMap(([, action]) =>
        action.side === "services" ? oursStep(standing, action) : theirsStep(standing, action),
      ),
    ...riskSteps(standing),
  ];
}

function oursStep({ project, today, settings }: Standing, action: Action): readonly StepCandidate[] {
  const isCondition = action.for === "condition";
  const left = workingDaysBetween(today, action.due, settings);
  if (left > (isCondition ? CONDITION_AHEAD : OURS_AHEAD)) return [];
  const isLate = action.due < today;
  return [
    {
      code: isCondition ? "condition" : "action-ours",
      text: `${action.id}, ours (${action.owner}): ${action.text}`,
      why:
        `${isLate ? "it was due" : "due"} ` +
        `${formatDay(action.due)}${isCondition ? ", a condition of the go-live" : ""}`,
      since: isLate ? action.due : action.openedOn,
      dueOn: action.due,
      command: nextCommand("action done", [project.slug, action.id]),
    },
  ];
}

function theirsStep({ project, today }: Standing, action: Action): readonly StepCandidate[] {
  const chase = lastChase(action);
  if (action.due >= today) return [];
  const asked = chase
    ? `, last asked ${formatDay(chase.on)}, answer due ${formatDay(chase.replyBy)}`
    : ", not asked since";
  return [
    {
      code: action.for === "condition" ? "condition" : "action-theirs",
      text: `ask ${action.owner} for ${action.id}: ${action.text}`,
      why: `it was due ${formatDay(action.due)}${asked}`,
      since: action.due,
      dueOn: action.due,
      command: nextCommand("action chase", [project.slug, action.id]),
    },
  ];
}

function riskSteps({ project, today }: Standing): readonly StepCandidate[] {
  return openRisks(project)
    .filter(([, { reviewOn }]) => reviewOn <= today)
    .map(([, risk]) => ({
      code: "risk-review",
      text: `look again at ${risk.id} (${risk.owner}): ${risk.text}`,
      why: `${risk.health}, to be looked at on ${formatDay(risk.reviewOn)}`,
      since: risk.reviewOn,
      dueOn: risk.reviewOn,
      command: nextCommand("risk edit", [project.slug, risk.id], { "review-on": "DAY" }),
    }));
}

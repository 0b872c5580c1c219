import { nextCommand } from "../../next-command.ts";
import { isChased, lastChase, openActions } from "../action/action.ts";
import type { Action } from "../model/action.ts";
import type { Standing } from "../model/standing.ts";
import { openRisks } from "../risk/risk.ts";
import { compareTexts } from "../text/text.ts";
import { formatDay, workingDaysBetween } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** Working days before its day on which something of ours is a step for today; a condition of a go-live earlier. */
const OURS_AHEAD = 2;
const CONDITION_AHEAD = 5;

/**
 * Ours as they come due, theirs once they are late and nobody waits for an answer; risks whose day came. What
 * somebody writes about is left out.
 */
export function actionSteps(standing: Standing, writtenAbout: readonly string[] = []): readonly StepCandidate[] {
  const { project, today } = standing;
  const open = openActions(project)
    .map(([, action]) => action)
    .filter((action) => !isChased(action, today));
  const theirs = open.filter(({ id, side, due }) => side !== "services" && due < today && !writtenAbout.includes(id));
  const owners = [...new Set(theirs.map(({ owner }) => owner))];
  return [
    ...open.filter(({ side }) => side === "services").flatMap((action) => oursStep(standing, action)),
    ...owners.map((owner) =>
      theirsStep(
        standing,
        theirs.filter((action) => action.owner === owner),
      ),
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
      causes: [action.id],
    },
  ];
}

/** One line for each person, whatever they owe: they are asked once for all of it. */
function theirsStep({ project }: Standing, actions: readonly Action[]): StepCandidate {
  const [action, ...others] = actions.toSorted((a, b) => compareTexts(a.due, b.due)) as [Action, ...Action[]];
  const chase = lastChase(action);
  const asked = chase
    ? `, last asked ${formatDay(chase.on)}, answer due ${formatDay(chase.replyBy)}`
    : ", not asked since";
  const ids = [action, ...others].map(({ id }) => id);
  const isCondition = actions.some((one) => one.for === "condition");
  return {
    code: isCondition ? "condition" : "action-theirs",
    text: `ask ${action.owner} for ${ids.join(", ")}: ${action.text}`,
    why: `it was due ${formatDay(action.due)}${asked}`,
    since: action.due,
    dueOn: action.due,
    command: nextCommand("action chase", [project.slug, ...ids]),
    causes: ids,
    isChase: true,
    partner: action.owner,
  };
}

function riskSteps({ project, today }: Standing): readonly StepCandidate[] {
  return openRisks(project)
    .filter(([, { reviewOn }]) => reviewOn <= today)
    .map(([, risk]) => ({
      code: "risk-review",
      text: `review ${risk.id} (${risk.owner}): ${risk.text}`,
      why: `${risk.health}, review due ${formatDay(risk.reviewOn)}`,
      since: risk.reviewOn,
      dueOn: risk.reviewOn,
      command: nextCommand("risk edit", [project.slug, risk.id], { "review-on": "DAY" }),
    }));
}

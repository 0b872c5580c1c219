import { isSameCommand } from "../../next-command.ts";
import { gapSteps } from "../gap/gap-steps.ts";
import { isPassed } from "../model/milestone.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { sameName } from "../people/customer-decision.ts";
import { type Stall, stallOf } from "../stall/stall.ts";
import type { Step, StepCandidate } from "../urgency/next-step.ts";
import { urgencyOf } from "../urgency/urgency.ts";
import { actionSteps } from "./action-steps.ts";
import { handoverSteps, liveSteps, watchSteps } from "./aftercare-steps.ts";
import { changeOrderSteps } from "./change-order-steps.ts";
import { mergeSteps } from "./merge-steps.ts";
import { promiseSteps } from "./promise-steps.ts";
import { factSteps, waySteps } from "./route-steps.ts";
import { stallSteps } from "./stall-steps.ts";

/** What to do next on a project, most pressing first. */
export function nextSteps(standing: Standing): readonly Step[] {
  const stall = stallOf(standing);
  const steps = candidates(standing, stall).map((candidate) => ({
    ...candidate,
    urgency: urgencyOf(standing, candidate, stall?.step ?? null),
  }));
  const sorted = belowBlockers(steps).sort(
    (a, b) => rank(standing, a) - rank(standing, b) || b.urgency.points - a.urgency.points,
  );
  return onePerPartner(
    onePerCause(
      sorted.filter(
        ({ command }, index, all) => all.findIndex((step) => isSameCommand(step.command, command)) === index,
      ),
    ),
  );
}

/** The most pressing one, where it is known how the project stands. */
export function firstStep(standing: Standing | null): Step | null {
  return (standing && nextSteps(standing)[0]) ?? null;
}

/**
 * A meeting of today comes first; then a must that is not settled on the day on which the scope was to be agreed; then
 * the one question that a project has at the top of the ladder.
 */
function rank({ project, today }: Standing, { code, severity, dueOn }: Step): number {
  if (code === "hold-conversation" && dueOn === today) return 0;
  const { aligned } = project.route;
  if (severity === "blocker" && !project.golive && (aligned.target <= today || isPassed(aligned))) return 1;
  return code === "decide" || code === "freeze-over" ? 2 : 3;
}

/** Asking again never stands above a blocker, however late it is. */
function belowBlockers(steps: readonly Step[]): Step[] {
  const blockers = steps.filter(({ severity }) => severity === "blocker").map(({ urgency }) => urgency.points);
  const most = Math.min(...blockers) - 0.1;
  return steps.map((step) => {
    if (!step.isChase || step.urgency.points <= most) return step;
    const off = Math.round((most - step.urgency.points) * 10) / 10;
    const terms = [...step.urgency.terms, { name: "a blocker comes first", points: off }];
    return { ...step, urgency: { points: Math.round(most * 10) / 10, terms } };
  });
}

/** What stands above it already says what it is about. */
function onePerCause(steps: readonly Step[]): readonly Step[] {
  const said = new Set<string>();
  return steps.filter(({ causes = [] }) => {
    const isSaid = causes.length > 0 && causes.every((cause) => said.has(cause));
    for (const cause of causes) said.add(cause);
    return !isSaid;
  });
}

/** Who is written to about one thing is asked for the others in the same letter or call: one line a person and day. */
function onePerPartner(steps: readonly Step[]): readonly Step[] {
  const isSame = (a: Step, b: Step) =>
    a.partner !== undefined && b.partner !== undefined && sameName(a.partner, b.partner);
  return steps.flatMap((step, index) => {
    if (steps.slice(0, index).some((before) => isSame(before, step))) return [];
    const others = steps.slice(index + 1).filter((after) => isSame(step, after));
    const more = others.flatMap(({ causes = [] }) => causes);
    return [more.length > 0 ? { ...step, text: `${step.text}; also ${more.join(", ")}` } : step];
  });
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
        ...actionSteps(standing, writtenAbout(stall)),
        ...changeOrderSteps(standing),
        ...waySteps(standing),
        ...factSteps(project),
      ];
  }
}

/** What a letter is about to be sent for, or waits for an answer to: nobody is asked for it a second time. */
function writtenAbout(stall: Stall | null): readonly string[] {
  const isWritten = ({ offered, waitsUntil, step }: Stall["owed"][number]) =>
    waitsUntil !== null || (offered !== null && offered !== "nudge") || step === "decide";
  return (stall?.owed ?? []).filter(isWritten).map(({ id }) => id);
}

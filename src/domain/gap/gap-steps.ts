import { nextCommand } from "../../next-command.ts";
import { RESOLUTION_LABELS } from "../labels/labels.ts";
import type { Gap } from "../model/gap.ts";
import { isPassed } from "../model/milestone.ts";
import { getRecord, type Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { SEVERITIES, type Severity } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";
import { daysUnheld, planOn, pressureOn, roundsOn } from "./confrontation-rounds.ts";
import { computedSeverity, isDecided, openGaps, settlement } from "./gap.ts";
import { isProposed } from "./resolve-gap.ts";

/** What moves each open gap on. */
export function gapSteps(standing: Standing): readonly StepCandidate[] {
  const steps = openGaps(standing.project).flatMap(([key, { id }]): GapStep[] => {
    const step = stepForGap(standing, key);
    const causes = step?.severity === "blocker" ? [id, "musts-settled"] : [id];
    return step ? [{ id, key, step: { ...step, causes } }] : [];
  });
  const isToPlan = ({ step }: GapStep) => step.code === "plan-conversation";
  const isToHold = ({ step }: GapStep) => step.code === "hold-conversation";
  const others = steps.filter((gapStep) => !isToPlan(gapStep) && !isToHold(gapStep)).map(({ step }) => step);
  return [
    ...heldTogether(standing, steps.filter(isToHold)),
    ...others,
    ...together(steps.filter(isToPlan), standing.project.slug),
  ];
}

/** One line for each partner and day: what is told in one meeting is one step, begun with the worst. */
function heldTogether({ project }: Standing, steps: readonly GapStep[]): readonly StepCandidate[] {
  const meetings = new Map<string, GapStep[]>();
  for (const gapStep of steps) {
    const plan = planOn(project, gapStep.key)?.[1];
    const meeting = `${plan?.by} ${plan?.with.trim().toLowerCase()}`;
    meetings.set(meeting, [...(meetings.get(meeting) ?? []), gapStep]);
  }
  return [...meetings.values()].flatMap((all): StepCandidate[] => {
    const [first, ...rest] = worstFirst(all);
    if (!first || rest.length === 0) return all.map(({ step }) => step);
    const ids = [first, ...rest].map(({ id }) => id);
    const { with: partner = "" } = planOn(project, first.key)?.[1] ?? {};
    return [
      {
        ...first.step,
        text: `hold the conversation on ${ids.join(", ")} with ${partner}`,
        why: `${first.step.why}, and ${rest.length} more`,
        causes: [...ids, ...(first.step.severity === "blocker" ? ["musts-settled"] : [])],
      },
    ];
  });
}

function worstFirst(steps: readonly GapStep[]): readonly GapStep[] {
  const rank = ({ step }: GapStep) => SEVERITIES.indexOf(step.severity ?? "minor");
  return steps.toSorted((a, b) => rank(a) - rank(b));
}

interface GapStep {
  readonly id: string;
  readonly key: Key;
  readonly step: StepCandidate;
}

/** One talk can be about several gaps: the worst of them says how pressing it is. */
function together(steps: readonly GapStep[], slug: string): readonly StepCandidate[] {
  const sorted = worstFirst(steps);
  const first = sorted[0]?.step;
  if (!first || sorted.length === 1) return steps.map(({ step }) => step);
  const ids = sorted.map(({ id }) => id);
  return [
    {
      ...first,
      text: `plan the conversation on ${ids.join(", ")} (${first.severity})`,
      why: `${first.why}, and ${sorted.length - 1} more`,
      command: nextCommand("confront plan", [slug, ...ids]),
      causes: [...ids, ...(first.severity === "blocker" ? ["musts-settled"] : [])],
    },
  ];
}

/** The one thing that moves a gap on; null where it only has to be waited for, or is not worth a step by itself. */
export function stepForGap(standing: Standing, key: Key): StepCandidate | null {
  const gap = getRecord(standing.project.gaps, key);
  const { severity } = computedSeverity(standing, gap);
  // Of a rumour nothing is told: first somebody asks whether it was promised.
  if (gap.state === "closed" || !getRecord(standing.project.promises, gap.promise).confirmed) return null;
  return (
    closingStep(standing, gap) ??
    conversationStep(standing, key, gap, severity) ??
    reviewStep(standing, gap) ??
    pressureStep(standing, key, gap, severity) ??
    settlingStep(standing, gap, severity)
  );
}

/** What fits now needs no talk and no resolution any more. */
function closingStep(standing: Standing, gap: Gap): StepCandidate | null {
  const { project } = standing;
  const promise = getRecord(project.promises, gap.promise);
  if (gap.state === "agreed" || settlement(standing, gap.promise) !== "fits") return null;
  return {
    code: "close-gap",
    text: `close ${gap.id}: ${promise.id} fits now`,
    why: promise.statement,
    since: promise.fit?.asOf ?? gap.openedOn,
    command: nextCommand("gap close", [project.slug, gap.id], { evidence: "TEXT" }),
  };
}

/** A conversation that is planned: prepared until its day, then to be held, then late. */
function conversationStep(standing: Standing, key: Key, gap: Gap, severity: Severity): StepCandidate | null {
  const found = planOn(standing.project, key);
  if (!found) return null;
  const { slug } = standing.project;
  const [, plan] = found;
  const late = daysUnheld(standing, plan);
  const promise = getRecord(standing.project.promises, gap.promise);
  return {
    code: "hold-conversation",
    text: `hold the conversation on ${gap.id} with ${plan.with}`,
    why: `${late > 0 ? "was due by" : "by"} ${formatDay(plan.by)}: ${promise.statement}`,
    since: late > 0 ? plan.by : plan.plannedOn,
    dueOn: plan.by,
    severity,
    command: nextCommand("confront outcome", [slug, gap.id]),
  };
}

/** What was put off or agreed until a day on which somebody looks again. */
function reviewStep({ project, today }: Standing, gap: Gap): StepCandidate | null {
  const { resolution } = gap;
  if (gap.state !== "agreed" || !resolution?.reviewOn) return null;
  const { slug } = project;
  const isDeferred = resolution.kind === "defer";
  if (resolution.reviewOn > today) return null;
  return {
    code: "review",
    text: isDeferred
      ? `review ${gap.id}, which was deferred`
      : `review ${gap.id} (${RESOLUTION_LABELS[resolution.kind]})`,
    why: `its review day was ${formatDay(resolution.reviewOn)}: ${getRecord(project.promises, gap.promise).statement}`,
    since: resolution.reviewOn,
    dueOn: resolution.reviewOn,
    command: nextCommand("gap show", [slug, gap.id]),
  };
}

/** The customer said no, or took it upstairs: the gap has its own ladder, whatever else the project does. */
function pressureStep(standing: Standing, key: Key, gap: Gap, severity: Severity): StepCandidate | null {
  const { project } = standing;
  const pressure = gap.state === "agreed" ? null : pressureOn(project, key);
  if (!pressure) return null;
  const last = roundsOn(project, key).findLast(([, { outcome }]) => outcome)?.[1].outcome;
  const sponsor = project.people.sponsor ?? "the sponsor";
  const said = last ? `${last.outcome} by ${last.decidedBy} on ${formatDay(last.on)}: "${last.words}"` : "";
  const { slug } = project;
  if (pressure === "decide")
    return {
      code: "pressure",
      text: `${gap.id}: re-cut the scope with both sponsors, or stop`,
      why: said,
      since: last?.on ?? gap.openedOn,
      severity,
      ...lateForScope(standing),
      command: nextCommand("recut", [slug]),
    };
  return {
    code: "pressure",
    text:
      !last?.escalatedTo && last?.decidedBy === sponsor
        ? `bring ${sponsor} another proposal for ${gap.id}`
        : `take ${gap.id} to ${last?.escalatedTo ?? sponsor}`,
    why: said,
    since: last?.on ?? gap.openedOn,
    severity,
    ...lateForScope(standing),
    command: nextCommand("confront plan", [slug, gap.id]),
  };
}

function settlingStep(standing: Standing, gap: Gap, severity: Severity): StepCandidate | null {
  const { project } = standing;
  const { slug } = project;
  const promise = getRecord(project.promises, gap.promise);
  const step = { severity, why: promise.statement, ...lateForScope(standing) };
  if (severity === "minor" || (gap.resolution?.kind === "defer" && gap.state === "agreed")) return null;
  if (gap.state === "agreed" && gap.resolution && !isDecided(promise, gap))
    return {
      ...step,
      code: "resolve-gap",
      text: `get the customer's decision on ${gap.id}: ${promise.id} is a must`,
      since: gap.reached.agreed ?? gap.openedOn,
      command: nextCommand("gap resolve", [slug, gap.id], { "decided-by": "NAME", words: "TEXT" }),
    };
  if (gap.state === "agreed" && gap.resolution)
    return {
      ...step,
      code: "put-in-place",
      text: `set up the ${RESOLUTION_LABELS[gap.resolution.kind].toLowerCase()} for ${gap.id}`,
      since: gap.reached.agreed ?? gap.openedOn,
      command: nextCommand("gap close", [slug, gap.id], { evidence: "TEXT" }),
    };
  if (gap.underProtest)
    return {
      ...step,
      code: "resolve-gap",
      text: `find a way for ${gap.id}, accepted under protest`,
      since: gap.underProtest.on,
      command: nextCommand("gap resolve", [slug, gap.id]),
    };
  const since = lastOpened(gap);
  if (isProposed(project, gap) || promise.importance === "must")
    return {
      ...step,
      code: "plan-conversation",
      text: `plan the conversation on ${gap.id} (${severity})`,
      since,
      command: nextCommand("confront plan", [slug, gap.id]),
    };
  return {
    ...step,
    code: "resolve-gap",
    text: `agree a resolution for ${gap.id} (${severity})`,
    since,
    command: nextCommand("gap resolve", [slug, gap.id]),
  };
}

function lastOpened({ openedOn, reopened }: Gap): Day {
  return Object.values(reopened).reduce((last, { on }) => (on > last ? on : last), openedOn);
}

/** Where the scope should be agreed by now, what keeps it from that is as late as the scope is. */
export function lateForScope({ project, today }: Standing): { readonly dueOn?: Day } {
  const { aligned } = project.route;
  return !isPassed(aligned) && aligned.target < today ? { dueOn: aligned.target } : {};
}

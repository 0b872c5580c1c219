import { PsvcError } from "../../errors.ts";
import { addAction } from "../action/action.ts";
import type { CriterionStanding } from "../criterion/criterion.ts";
import type { Action } from "../model/action.ts";
import type { Gap } from "../model/gap.ts";
import type { GoliveDecision } from "../model/golive.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { getRecord, type Key, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { DecisionWord, Side } from "../model/vocabulary.ts";
import { requirePast } from "../people/customer-decision.ts";
import { sideOf } from "../people/people.ts";
import { finishMilestone, undoMilestone } from "../route/route.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { happinessActions, isOpen, type Review, reviewReadiness } from "./readiness-review.ts";
import { agreedNotInPlace } from "./review-caveats.ts";

export interface ConditionInput {
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
  readonly side: Side;
}

export interface GoliveDecisionInput {
  readonly decision: DecisionWord;
  readonly by: string;
  readonly why: string | null;
  readonly on: Day;
  readonly conditions: readonly ConditionInput[];
}

export type Decided =
  | { readonly taken: true; readonly project: Project; readonly review: Review }
  /** The review does not allow it: an answer, not an error. */
  | { readonly taken: false; readonly review: Review; readonly because: readonly string[] };

/**
 * Records the readiness decision. `go` needs the verdict `ready`; `go-with-conditions` needs every critical criterion
 * and a condition for each open line; `no-go` undoes `ready`. There is no force. Throws `needs` without who decided (or
 * why, for `no-go`), `refused` for a day in the future or a customer who is live.
 */
export function decideGolive(standing: Standing, given: GoliveDecisionInput, moment: Moment): Decided {
  const { project } = standing;
  const flags = [
    ...(given.by.trim() ? [] : ["--decided-by"]),
    ...(given.decision === "no-go" && !given.why?.trim() ? ["--why"] : []),
  ];
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `the decision ${given.decision}`,
      because: "somebody decides it, and a no-go says why",
      flags,
    });
  if (project.golive)
    throw new PsvcError({
      code: "refused",
      what: "nothing is left to decide",
      because: `${project.slug} is live since ${formatDay(project.golive.on)}`,
      instead: `if it had to be taken back: psvc golive ${project.slug} --rolled-back --why TEXT`,
    });
  requireNotStopped(project, "no go-live is decided");
  requirePast(project, given.on, moment, "a decision");
  const review = reviewReadiness(standing);
  const because = objections(review, given);
  if (because.length > 0) return { taken: false, review, because };
  return { taken: true, review, project: recordDecision(standing, given, moment) };
}

function objections(review: Review, given: GoliveDecisionInput): readonly string[] {
  if (given.decision === "no-go") return [];
  const open = review.criteria.filter(isOpen);
  const critical = [
    ...review.milestones.map(formatMilestone),
    ...open.filter(({ critical }) => critical).map(formatOpen),
  ];
  if (critical.length > 0) return critical;
  if (given.decision === "go")
    return [
      ...open.map(formatOpen),
      ...review.underProtest.map(([, promise]) => `${promise.id} is under protest: that is a go-with-conditions`),
      ...review.notInPlace.map(([, { id }]) => `${id} is agreed and not in place: that is a go-with-conditions`),
    ];
  const without = open.filter((criterion) => !given.conditions.some((condition) => names(condition, criterion)));
  const missing = without.map(
    (criterion) =>
      `${criterion.name} is open and no condition names it: --condition '${criterion.name}: WHAT; OWNER; DAY'`,
  );
  const nothing =
    open.length === 0 && review.underProtest.length + review.notInPlace.length + given.conditions.length === 0;
  return nothing ? ["there is no condition: decide go, or name one with --condition 'TEXT; OWNER; DAY'"] : missing;
}

/** A milestone of the lead's own that stands in the way. */
export function formatMilestone(name: string): string {
  return `${name} stands before it and is open: do it, or skip it with psvc route skip`;
}

export function formatOpen(criterion: CriterionStanding): string {
  return `${criterion.name}: ${criterion.missing}`;
}

function names(condition: ConditionInput, criterion: CriterionStanding): boolean {
  return condition.text.toLowerCase().startsWith(criterion.name);
}

function recordDecision(standing: Standing, given: GoliveDecisionInput, moment: Moment): Project {
  const happiness = given.decision === "go-with-conditions" ? happinessActions(standing) : [];
  const conditions = [...given.conditions, ...impliedConditions(standing, given.conditions, moment)];
  const { project: withConditions, keys } = addConditions(standing.project, { ...given, conditions }, moment);
  const decision: GoliveDecision = {
    decision: given.decision,
    on: given.on,
    recordedOn: moment.today,
    order: Object.keys(withConditions.decisions).length + 1,
    by: given.by.trim(),
    why: given.why?.trim() || null,
    conditions: [...keys, ...happiness],
    voidedOn: null,
  };
  const recorded = { ...withConditions, decisions: withRecord(withConditions.decisions, moment.key(), decision) };
  if (given.decision === "no-go") return undoMilestone(recorded, "ready", `no-go: ${decision.why}`, moment);
  return recorded.route.ready.doneOn ? recorded : finishMilestone(recorded, "ready", given.on, null, moment);
}

const SET_UP = "set up";

/** The condition of the decision in force that a gap be in place; null where there is none. */
export function conditionOn(project: Project, gap: Gap): Action | null {
  const conditions = (decisionInForce(project)?.conditions ?? []).flatMap((key) => project.actions[key] ?? []);
  return conditions.find((action) => gapOfCondition(action.text) === gap.id) ?? null;
}

/** The gap that a condition has in place: it is called `set up G1: what was promised`. */
export function gapOfCondition(text: string): string | null {
  return new RegExp(`^${SET_UP} (G\\d+):`).exec(text)?.[1] ?? null;
}

/** Whether a condition is to be done before a day of the go-live, or on it; the others are done in hypercare. */
export function isBefore({ due }: Pick<Action, "due">, goLive: Day): boolean {
  return due <= goLive;
}

/** The open conditions of the decision in force that were to be done before a go-live on this day. */
export function conditionsBefore(project: Project, goLive: Day): readonly Action[] {
  const conditions = (decisionInForce(project)?.conditions ?? []).flatMap((key) => project.actions[key] ?? []);
  return conditions.filter((action) => action.for === "condition" && !action.doneOn && isBefore(action, goLive));
}

/** One for each gap that is agreed, not in place and named by no condition: its owner, by the day it was to be. */
function impliedConditions(
  { project, ...around }: Standing,
  given: readonly ConditionInput[],
  { today }: Moment,
): readonly ConditionInput[] {
  const target = project.route.live.target;
  const isNamed = (id: string) => given.some(({ text }) => new RegExp(`\\b${id}\\b`, "i").test(text));
  return agreedNotInPlace({ project, ...around })
    .filter(([, { id }]) => !isNamed(id))
    .map(([, { id, owner, promise, resolution }]) => {
      const due = resolution?.inPlaceBy ?? target;
      const doer = resolution?.owner ?? owner ?? project.lead;
      return {
        text: `${SET_UP} ${id}: ${getRecord(project.promises, promise).statement.slice(0, 80)}`,
        owner: doer,
        due: due > today ? due : today,
        side: sideOf(project, doer) ?? "services",
      };
    });
}

function addConditions(
  project: Project,
  given: GoliveDecisionInput,
  moment: Moment,
): { project: Project; keys: Key[] } {
  if (given.decision !== "go-with-conditions") return { project, keys: [] };
  return given.conditions.reduce(
    (total, condition) => {
      const added = addAction(total.project, { ...condition, for: "condition" }, moment);
      return { project: added.project, keys: [...total.keys, added.key] };
    },
    { project, keys: [] as Key[] },
  );
}

/** The decision in force: the latest one that no roll-back voided. */
export function decisionInForce(project: Project): GoliveDecision | null {
  return (
    Object.values(project.decisions)
      .filter((decision) => !decision.voidedOn)
      .sort((a, b) => b.order - a.order)[0] ?? null
  );
}

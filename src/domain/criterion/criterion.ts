import { PsvcError } from "../../errors.ts";
import { advice, type NextCommand, nextCommand } from "../../next-command.ts";
import { changeOrderState, changeOrdersOf, unsignedChangeOrders } from "../change-order/change-order.ts";
import { promisesInScope } from "../fit/scope.ts";
import { gapOf, settlement } from "../gap/gap.ts";
import type { Criterion } from "../model/criterion.ts";
import { isDone } from "../model/milestone.ts";
import { type Moment, type Project, watchedSince } from "../model/project.ts";
import type { Standing } from "../model/standing.ts";
import type { CriterionGate, CriterionState } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";
import { addWorkingDays, type Day, formatDay, takeWorkingDays } from "../time/calendar.ts";
import { isComputed } from "./computed-criteria.ts";

/** A criterion as it stands today: the computed ones are decided here, the others are as they were set. */
export interface CriterionStanding {
  readonly name: string;
  readonly text: string;
  readonly critical: boolean;
  readonly computed: boolean;
  readonly state: CriterionState;
  readonly on: Day | null;
  readonly evidence: string | null;
  readonly by: string | null;
  readonly why: string | null;
  readonly consequence: string | null;
  /** Who answers for it; null where nobody is named. */
  readonly owner: string | null;
  /** The day by which it is due; null where it has none. */
  readonly due: Day | null;
  /** What is missing, where it is open. */
  readonly missing: string | null;
  /** The command that fixes it, where it is open. */
  readonly command: NextCommand | null;
}

/** The lines of the readiness review. */
export function criteriaStandings(standing: Standing): readonly CriterionStanding[] {
  return standingsBefore("ready", standing);
}

/** What has to be true before hypercare ends. */
export function exitStandings(standing: Standing): readonly CriterionStanding[] {
  return standingsBefore("stable", standing);
}

function standingsBefore(wanted: CriterionGate, standing: Standing): readonly CriterionStanding[] {
  const { criteria, changeOrders = {} } = standing.project;
  const set = Object.entries(criteria)
    .filter(([name, { gate }]) => gate === wanted && name !== CHANGE_ORDERS)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, criterion]) => criterionStanding(standing, name, criterion));
  const isAsked = wanted === "ready" && Object.keys(changeOrders).length > 0;
  return isAsked ? [...set, criterionStanding(standing, CHANGE_ORDERS, CHANGE_ORDERS_SIGNED)] : set;
}

/** A line of every review once the contract had to change, whatever the template. */
const CHANGE_ORDERS = "change-orders-signed";
const CHANGE_ORDERS_SIGNED: Criterion = {
  text: "change orders are signed",
  critical: true,
  gate: "ready",
  order: Number.MAX_SAFE_INTEGER,
  state: "not-met",
  on: null,
  evidence: null,
  by: null,
  why: null,
  consequence: null,
  role: "lead",
};

function criterionStanding(standing: Standing, name: string, criterion: Criterion): CriterionStanding {
  const { text, critical, state, on, evidence, by, why, consequence } = criterion;
  const { owner, due } = { owner: criterionOwner(standing.project, criterion), due: criterionDue(standing, name) };
  const set = { name, text, critical, computed: false, state, on, evidence, by, why, consequence, owner, due };
  if (!isComputed(name)) {
    const open = state === "not-met";
    const command = nextCommand("criterion set", [standing.project.slug, name, "met"], { evidence: "TEXT" });
    return { ...set, missing: open ? (why ?? "no evidence yet") : null, command: open ? command : null };
  }
  const { missing, command, on: since, evidence: proof } = computed(standing, name);
  return {
    ...set,
    critical: true,
    computed: true,
    state: missing ? "not-met" : "met",
    on: since,
    evidence: proof,
    missing,
    command,
  };
}

/** What stands for the evidence of what was met before evidence was asked for. */
const NO_EVIDENCE = "no evidence on record";

function criterionOwner({ people, lead }: Project, { owner, role }: Criterion): string | null {
  if (owner !== undefined) return owner;
  if (role === undefined) return null;
  return role === "lead" ? lead : role === "sponsor" ? people.sponsor : people.projectLead;
}

/** Working days that a project has at least before a criterion is due, also where it is near its go-live. */
const LEAST_DAYS = 5;

/**
 * Counted back from the go-live in working days, and moving along with it; the scope on its own milestone. A project
 * that begins late has some days, up to the decision on the go-live. null where none is known.
 */
export function criterionDue({ project, settings }: Pick<Standing, "project" | "settings">, name: string): Day | null {
  const { due, dueBefore } = project.criteria[name] ?? {};
  const { aligned, ready, live } = project.route;
  if (due !== undefined) return due;
  if (name === "scope-signed") return project.clocks === "two" && !aligned.doneBefore ? aligned.target : null;
  if (dueBefore === undefined) return null;
  const counted = takeWorkingDays(live.target, dueBefore, settings);
  const least = addWorkingDays(watchedSince(project), LEAST_DAYS, settings);
  const late = least < ready.target ? least : ready.target;
  return counted < late ? late : counted;
}

interface Computed {
  readonly missing: string | null;
  readonly command: NextCommand | null;
  readonly on: string | null;
  readonly evidence: string | null;
}

function computed(standing: Standing, name: string): Computed {
  const { project } = standing;
  if (name === "musts-settled") return mustsSettled(standing);
  if (name === CHANGE_ORDERS) return changeOrdersSigned(project);
  const milestone = name === "scope-signed" ? "aligned" : "accepted";
  const { doneOn, note, signed } = project.route[milestone];
  if (isDone(project.route[milestone])) {
    const shown = signed ? `signed by ${signed.by} on ${formatDay(signed.on)}: ${signed.document}` : note;
    const evidence = doneOn ? (shown ?? NO_EVIDENCE) : "done before psvc kept this project";
    return { missing: null, command: null, on: doneOn, evidence };
  }
  return {
    missing: `the milestone ${milestone} is not done`,
    command: nextCommand("route done", [project.slug, milestone], {
      "signed-by": "NAME",
      "signed-on": "DAY",
      document: "TEXT",
    }),
    on: null,
    evidence: null,
  };
}

function changeOrdersSigned(project: Project): Computed {
  const [first, ...more] = unsignedChangeOrders(project);
  if (first) {
    const ids = [first, ...more].map(([, order]) => `${order.id} ${changeOrderState(order)}`);
    const command = nextCommand("change-order edit", [project.slug, first[1].id], {
      state: "signed",
      "signed-by": "NAME",
      link: "WHERE",
    });
    return { missing: ids.join(", "), command, on: null, evidence: null };
  }
  const signed = changeOrdersOf(project).filter(([, order]) => changeOrderState(order) === "signed");
  const days = signed.flatMap(([, order]) => (order.signed ? [order.signed.on] : [])).sort();
  const ids = signed.map(([, { id }]) => id).join(", ");
  return { missing: null, command: null, on: days.at(-1) ?? null, evidence: ids ? `${ids} signed` : "none needed" };
}

function mustsSettled(standing: Standing): Computed {
  const { project } = standing;
  const open = { on: null, evidence: null };
  const inScope = promisesInScope(project);
  if (inScope.length === 0)
    return { ...open, missing: "no promises recorded", command: nextCommand("intake", [project.slug]) };
  const unsettled = unsettledMusts(standing);
  if (unsettled.length > 0)
    return {
      ...open,
      missing: `${unsettled.map(({ id }) => id).join(", ")} not settled`,
      command: unsettled[0]?.command ?? null,
    };
  const musts = inScope.filter(([, promise]) => promise.importance === "must").length;
  return { missing: null, command: null, on: null, evidence: `${musts} of ${musts} musts settled` };
}

/** Musts in force that neither work today nor were settled with the customer, with the command that moves each. */
export function unsettledMusts(standing: Standing): readonly { readonly id: string; readonly command: NextCommand }[] {
  const { project } = standing;
  return promisesInScope(project)
    .filter(([key, promise]) => promise.importance === "must" && settlement(standing, key) === "unsettled")
    .map(([key, promise]) => {
      const gap = gapOf(project, key)?.[1];
      if (gap?.state === "closed" && promise.fit?.value !== "fit")
        return { id: promise.id, command: nextCommand("gap reopen", [project.slug, gap.id], { why: "TEXT" }) };
      if (!promise.fit || !gap || gap.state === "closed")
        return { id: promise.id, command: nextCommand("promise assess", [project.slug, promise.id]) };
      return {
        id: promise.id,
        command:
          gap.state === "agreed"
            ? nextCommand("gap close", [project.slug, gap.id], { evidence: "TEXT" })
            : nextCommand("gap resolve", [project.slug, gap.id]),
      };
    });
}

export interface CriterionInput {
  readonly state: CriterionState;
  readonly evidence?: string;
  readonly by?: string;
  readonly why?: string;
  readonly consequence?: string;
}

/**
 * Throws `not-found`, `refused` for a computed one, `needs` where evidence, a reason or a waiver's parts are missing.
 */
export function setCriterion(project: Project, name: string, given: CriterionInput, moment: Moment): Project {
  if (isComputed(name))
    throw new PsvcError({
      code: "refused",
      what: `${name} is neither set nor waived`,
      because: "psvc computes it from the project",
      instead: advice`see what it takes: ${nextCommand("golive", [project.slug], { check: true })}`,
    });
  const criterion = findCriterion(project, name);
  const parts: Record<CriterionState, readonly (keyof CriterionInput)[]> = {
    met: ["evidence"],
    "not-met": [],
    waived: ["by", "why", "consequence"],
    "not-applicable": ["why"],
  };
  if (given.state === "met" && criterion.gate === "stable" && !project.golive)
    throw new PsvcError({
      code: "refused",
      what: `${name} is not met yet`,
      because: "it is about the weeks after the go-live, and they are not live",
      instead: advice`see what the go-live takes: ${nextCommand("golive", [project.slug], { check: true })}`,
    });
  const flags = parts[given.state].filter((part) => !given[part]?.trim()).map((part) => `--${part}`);
  if (flags.length > 0)
    throw new PsvcError({ code: "needs", what: `${name} as ${given.state}`, because: WHY_PARTS[given.state], flags });
  const trimmed = (text: string | undefined) => text?.trim() || null;
  return {
    ...project,
    criteria: {
      ...project.criteria,
      [name]: {
        ...criterion,
        state: given.state,
        // Saying it again is no news.
        on: criterion.state === given.state ? criterion.on : moment.today,
        evidence: trimmed(given.evidence),
        by: trimmed(given.by),
        why: trimmed(given.why),
        consequence: trimmed(given.consequence),
      },
    },
  };
}

/** Who answers for a criterion, and by when. Throws `not-found`. */
export function planCriterion(
  project: Project,
  name: string,
  given: { readonly owner?: string; readonly due?: Day },
): Project {
  const criterion = findCriterion(project, name);
  return { ...project, criteria: { ...project.criteria, [name]: { ...criterion, ...given } } };
}

function findCriterion(project: Project, name: string): Criterion {
  const criterion = Object.hasOwn(project.criteria, name) ? project.criteria[name] : undefined;
  if (criterion) return criterion;
  throw new PsvcError({
    code: "not-found",
    what: "criterion",
    name,
    near: nearest(name, Object.keys(project.criteria)),
    known: Object.keys(project.criteria),
    command: nextCommand("criterion list", [project.slug]),
  });
}

/** What was seen after a go-live that was taken back has to be seen again after the next. */
export function withExitAfresh(project: Project): Project {
  const afresh = Object.entries(project.criteria).map(([name, criterion]): [string, Criterion] => {
    const isSeen = criterion.gate === "stable" && criterion.state === "met";
    return [name, isSeen ? { ...criterion, state: "not-met", on: null, evidence: null } : criterion];
  });
  return { ...project, criteria: Object.fromEntries(afresh) };
}

const WHY_PARTS: Record<CriterionState, string> = {
  met: "met is what somebody can look at",
  "not-met": "",
  waived: "a waiver says who, why, and what follows from it",
  "not-applicable": "what does not apply has a reason",
};

import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { withPromiseChangeOrder } from "../change-order/change-order.ts";
import { isJudgedByPlan } from "../fit/fit.ts";
import { endPlans } from "../gap/confrontation-rounds.ts";
import { closeForDrop, gapOf } from "../gap/gap.ts";
import { isPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import type { AskedFact, CustomerPromise, Listed, PromiseSource, Release } from "../model/promise.ts";
import { type Entry, getRecord, type Key, type Keyed, sortedById, withRecord } from "../model/record.ts";
import { IMPORTANCES, type Importance, type PromiseKind, type Source, type Strength } from "../model/vocabulary.ts";
import { customerDecision, type DecisionInput, missingOfDecision } from "../people/customer-decision.ts";
import type { Day } from "../time/calendar.ts";
import { formatDay } from "../time/calendar.ts";
import { judgeByPlan } from "./assess-promise.ts";

export interface PromiseFacts {
  readonly statement: string;
  readonly kind: PromiseKind;
  readonly source: Source;
  readonly strength: Strength;
  readonly importance: Importance;
  readonly confirmed: boolean;
  readonly heardBy: string | null;
  readonly madeOn: Day | null;
  readonly neededBy: Day | null;
  readonly evidence: string | null;
  readonly quote: string | null;
  readonly area: string | null;
  readonly listed: Listed | null;
  readonly sources?: Keyed<PromiseSource>;
  /** What nobody was asked for yet. */
  readonly notAsked?: readonly AskedFact[];
}

/** What a promise is taken for where nobody said: spoken in a meeting, about what the product does. */
export const PROMISE_DEFAULTS: Omit<PromiseFacts, "statement"> = {
  kind: "capability",
  source: "meeting",
  strength: "spoken",
  importance: "should",
  confirmed: true,
  heardBy: null,
  madeOn: null,
  neededBy: null,
  evidence: null,
  quote: null,
  area: null,
  listed: null,
};

export interface PromiseAdded {
  readonly project: Project;
  readonly key: Key;
}

/** Gives the next number. A timeline with a day is judged against the plan at once. */
export function addPromise(project: Project, facts: PromiseFacts, moment: Moment): PromiseAdded {
  const { project: added, keys } = addPromises(project, [facts], moment);
  return { project: added, key: keys[0] as Key };
}

/** The same for many, in their order. */
export function addPromises(project: Project, all: readonly PromiseFacts[], moment: Moment) {
  const first = project.counters.promise + 1;
  const entries = all.map(
    (facts, index): Entry<CustomerPromise> => [moment.key(), newPromise(facts, `P${first + index}`, moment)],
  );
  const added: Project = {
    ...project,
    promises: { ...project.promises, ...Object.fromEntries(entries) },
    counters: { ...project.counters, promise: project.counters.promise + all.length },
  };
  const keys = entries.map(([key]) => key);
  return { project: keys.reduce((changed, key) => judgeByPlan(changed, key, moment).project, added), keys };
}

/** Field by field: with a spread in front V8 takes seventy times as long, which counts in a list of ten thousand. */
function newPromise(facts: PromiseFacts, id: string, { today }: Moment): CustomerPromise {
  const promise = {
    kind: facts.kind,
    source: facts.source,
    strength: facts.strength,
    importance: facts.importance,
    confirmed: facts.confirmed,
    heardBy: facts.heardBy,
    madeOn: facts.madeOn,
    neededBy: facts.neededBy,
    evidence: facts.evidence,
    quote: facts.quote,
    area: facts.area,
    listed: facts.listed,
    statement: statementOf(facts.statement),
    id,
    addedOn: today,
    carriedFrom: null,
    capabilities: [],
    fit: null,
    dropped: null,
    releases: {},
  };
  const { sources, notAsked } = facts;
  if (sources === undefined && notAsked === undefined) return promise;
  return { ...promise, ...(sources ? { sources } : {}), ...(notAsked ? { notAsked } : {}) };
}

/**
 * Changes what was recorded of a promise. Lowering a `must`, unconfirming it or giving a timeline more time after
 * `aligned` is a release and needs the customer's decision: throws `needs-decision` or `not-a-decider` without one.
 * Throws `refused` for a dropped promise.
 */
export function editPromise(
  project: Project,
  key: Key,
  changes: Partial<PromiseFacts>,
  given: DecisionInput,
  moment: Moment,
): Project {
  const promise = getRecord(project.promises, key);
  requireInLedger(promise);
  const released = [
    ...(changes.importance && isLower(changes.importance, promise.importance)
      ? [{ what: "importance" as const, from: promise.importance, to: changes.importance }]
      : []),
    ...(changes.confirmed === false && promise.confirmed
      ? [{ what: "confirmed" as const, from: "confirmed", to: "unconfirmed" }]
      : []),
    ...planReleases(promise, changes),
  ];
  const releases = { ...promise.releases };
  if (released.length > 0 && isMustAfterAligned(project, promise)) {
    const decision = customerDecision(project, given, moment, releaseRule(promise, "lowering it"));
    for (const release of released)
      releases[moment.key()] = { on: moment.today, ...release, decision } satisfies Release;
  }
  const statement = changes.statement === undefined ? promise.statement : statementOf(changes.statement);
  const plain = withoutAnswered({ ...promise, ...changes, statement, releases }, changes);
  const edited = isJudgedByPlan(plain) === isJudgedByPlan(promise) ? plain : { ...plain, capabilities: [], fit: null };
  const gap = changes.confirmed === false ? gapOf(project, key)?.[0] : undefined;
  const told = gap ? endPlans(project, gap, moment.today) : project;
  const changed = { ...told, promises: withRecord(project.promises, key, edited) };
  return judgeByPlan(changed, key, moment).project;
}

/** What was said now is known from now on. */
function withoutAnswered(promise: CustomerPromise, changes: Partial<PromiseFacts>): CustomerPromise {
  const { notAsked = [], ...known } = promise;
  const left = notAsked.filter((fact) => changes[fact] === undefined);
  return left.length > 0 ? { ...known, notAsked: left } : known;
}

/** Whether nobody said yet how important it is. */
export function isImportanceUnknown({ notAsked }: Pick<CustomerPromise, "notAsked">): boolean {
  return notAsked?.includes("importance") ?? false;
}

/** Promises of which something was not asked yet, the earliest first. */
export function promisesToAsk({ promises }: Project): readonly Entry<CustomerPromise>[] {
  return sortedById(promises).filter(([, { dropped, notAsked }]) => !dropped && (notAsked?.length ?? 0) > 0);
}

/** What the plan can be made to keep: another kind, or a later day. */
function planReleases(
  promise: CustomerPromise,
  changes: Partial<PromiseFacts>,
): readonly Pick<Release, "what" | "from" | "to">[] {
  const { kind = promise.kind, neededBy = promise.neededBy } = changes;
  const asked = kind !== promise.kind && (kind === "timeline" || promise.kind === "timeline");
  const later =
    promise.kind === "timeline" && promise.neededBy !== null && (neededBy === null || neededBy > promise.neededBy);
  return [
    ...(asked ? [{ what: "kind" as const, from: promise.kind, to: kind }] : []),
    ...(later ? [{ what: "neededBy" as const, from: promise.neededBy ?? "", to: neededBy ?? "no day" }] : []),
  ];
}

export interface DropInput extends DecisionInput {
  readonly why: string;
  readonly duplicateOf: Key | null;
}

/**
 * Takes a promise out of the ledger and keeps it on record with its reason; its gap closes. Dropping a `must` after
 * `aligned` releases it: throws `needs-decision` without the customer's decision, also for one that says the same as
 * another.
 */
export function dropPromise(project: Project, key: Key, given: DropInput, moment: Moment): Project {
  const promise = getRecord(project.promises, key);
  requireInLedger(promise);
  const needed = isMustAfterAligned(project, promise);
  const rule = releaseRule(promise, "dropping it");
  if (!given.why.trim())
    throw new PsvcError({
      code: "needs",
      what: `dropping ${promise.id}`,
      because: needed ? rule.because : "a dropped promise stays on record with its reason",
      flags: ["--why", ...(needed ? missingOfDecision(given, rule.document) : [])],
    });
  requireNoDuplicates(project, key, promise);
  const duplicate = given.duplicateOf ? getRecord(project.promises, given.duplicateOf) : null;
  if (
    duplicate &&
    (duplicate.dropped ||
      given.duplicateOf === key ||
      isLower(duplicate.importance, promise.importance) ||
      (promise.confirmed && !duplicate.confirmed))
  )
    throw new PsvcError({
      code: "refused",
      what: `${promise.id} is not dropped`,
      because:
        "a duplicate gives way to another promise in force of the same importance or higher, and " +
        `${duplicate.id} is not`,
      instead: "name the promise that stays, raise its importance first, or drop this one without --duplicate-of",
    });
  const decision = needed || given.decidedBy ? customerDecision(project, given, moment, rule) : null;
  const dropped = { on: moment.today, why: given.why.trim(), duplicateOf: given.duplicateOf, decision };
  const changed = { ...project, promises: withRecord(project.promises, key, { ...promise, dropped }) };
  return closeForDrop(decision ? withPromiseChangeOrder(changed, key, moment) : changed, key, moment);
}

/** Others were dropped because this one says the same: with it they would all be gone. Throws `refused`. */
function requireNoDuplicates(project: Project, key: Key, { id }: CustomerPromise): void {
  const duplicates = sortedById(project.promises).filter(([, { dropped }]) => dropped?.duplicateOf === key);
  if (duplicates.length === 0) return;
  const ids = duplicates.map((entry) => entry[1].id);
  const lower = nextCommand("promise edit", [project.slug, id], { importance: "wont" });
  const [be, they] = ids.length === 1 ? ["is a duplicate", "it"] : ["are duplicates", "they"];
  throw new PsvcError({
    code: "refused",
    what: `${id} is not dropped`,
    because: `${ids.join(", ")} ${be} of it, and ${they} would be gone with it`,
    instead: advice`if it is not for this go-live: ${lower}`,
  });
}

/** Whether `aligned` was ever done: from then on the scope is agreed, also after the milestone is reopened. */
export function wasAligned(project: Project): boolean {
  const { aligned } = project.route;
  return isPassed(aligned) || Object.keys(aligned.reopened).length > 0;
}

function isMustAfterAligned(project: Project, promise: CustomerPromise): boolean {
  return promise.importance === "must" && promise.confirmed && wasAligned(project);
}

function releaseRule(promise: CustomerPromise, doing: string) {
  return {
    what: promise.id,
    because: `the scope is agreed and it is a must, so ${doing} is for the customer to decide`,
    document: promise.strength === "contracted",
  };
}

function isLower(a: Importance, b: Importance): boolean {
  return IMPORTANCES.indexOf(a) > IMPORTANCES.indexOf(b);
}

function requireInLedger(promise: CustomerPromise): void {
  if (!promise.dropped) return;
  throw new PsvcError({
    code: "refused",
    what: `${promise.id} was dropped on ${formatDay(promise.dropped.on)}`,
    because: "a dropped promise stays as it was",
    instead: advice`record it again with ${nextCommand("promise add")}`,
  });
}

/** In characters. A longer one is a document, and its place is `evidence`. */
export const LONGEST_STATEMENT = 10_000;

/** Throws `needs` for an empty statement, `bad-value` for one that is no line any more. */
function statementOf(text: string): string {
  const statement = text.trim();
  if (statement.length > LONGEST_STATEMENT)
    throw new PsvcError({
      code: "bad-value",
      what: "a promise",
      value: statement,
      allowed: null,
      why: `it has ${statement.length} characters; keep the line and name the document with --evidence`,
    });
  if (statement) return statement;
  throw new PsvcError({
    code: "needs",
    what: "a promise",
    because: "it is one line in the customer's words",
    flags: ["--statement"],
  });
}

import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { fitFromCapabilities, isBetter, isJudgedByPlan, seen } from "../fit/fit.ts";
import { gapOf, openGap } from "../gap/gap.ts";
import type { Capability, Catalogue } from "../model/catalogue.ts";
import type { Gap } from "../model/gap.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Moment, Project } from "../model/project.ts";
import type { CustomerPromise, Fit } from "../model/promise.ts";
import { type Entry, getRecord, type Key, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { JudgedFit, Means } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";

export interface Judgement {
  /** Replaces the capabilities the promise rests on; an empty list unlinks them. */
  readonly capabilities?: readonly string[];
  readonly fit?: JudgedFit;
  readonly means?: Means;
  readonly why?: string;
  readonly evidence?: string;
}

export interface Assessed {
  readonly project: Project;
  /** The gap that this judgement opened or reopened. */
  readonly opened: Key | null;
  /** A gap that is still open although the promise fits now: the lead closes it, psvc does not by itself. */
  readonly closable: Key | null;
}

/** What the lead has yet to say of a judgement: the flags by which it is said. */
export interface MissingReasons {
  readonly because: string;
  readonly flags: readonly ("--why" | "--evidence")[];
}

/**
 * Judges a promise against today's product. Linked capabilities decide; the lead may overrule them with a reason, and
 * upwards only with evidence. Anything less than a fit opens the promise's gap. Throws `not-found` for an unknown
 * capability, `needs` for a missing reason or evidence, `refused` for a promise that the plan judges.
 */
export function assessPromise(standing: Standing, key: Key, judgement: Judgement, moment: Moment): Assessed {
  const { promise, missing } = withJudgement(standing, key, judgement);
  if (missing)
    throw new PsvcError({ code: "needs", what: `judging ${promise.id} as ${promise.fit?.value}`, ...missing });
  return applyFit(standing.project, key, promise, moment);
}

/** What a judgement needs beside itself; null where it stands. Throws like `assessPromise` for all else. */
export function missingReasons(standing: Standing, key: Key, judgement: Judgement): MissingReasons | null {
  return withJudgement(standing, key, judgement).missing;
}

/** A promise and its gap, as they stood at one moment. */
export interface JudgedRecords {
  readonly promise: CustomerPromise;
  readonly gap: Entry<Gap> | null;
}

export function judgedRecords(project: Project, key: Key): JudgedRecords {
  return { promise: getRecord(project.promises, key), gap: gapOf(project, key) };
}

/** A judgement of this sitting: how things stood before it, and as it left them. */
export interface EarlierJudgement {
  readonly was: JudgedRecords;
  readonly left: JudgedRecords;
}

/**
 * The project to judge a promise in once more in one sitting, as if the judgement of a moment ago had not been: a slip
 * needs no evidence. What anybody did to the promise or its gap since then stands, and then the usual rules hold.
 */
export function asBeforeSlip(project: Project, key: Key, { was, left }: EarlierJudgement): Project {
  const now = judgedRecords(project, key);
  if (!same(asJson(now), asJson(left))) return project;
  const { fit, capabilities } = was.promise;
  return { ...project, promises: withRecord(project.promises, key, { ...now.promise, fit, capabilities }) };
}

/** Judges once more in one sitting; the gap that only the slip opened goes again. */
export function judgeAnew(
  standing: Standing,
  key: Key,
  earlier: EarlierJudgement,
  judgement: Judgement,
  moment: Moment,
): Assessed {
  const project = asBeforeSlip(standing.project, key, earlier);
  const assessed = assessPromise({ ...standing, project }, key, judgement, moment);
  const { was, left } = earlier;
  const [gap] = left.gap ?? [];
  if (project === standing.project || gap === undefined || assessed.closable !== gap) return assessed;
  if (same(asJson(was.gap), asJson(left.gap))) return assessed;
  const { [gap]: _slip, ...gaps } = assessed.project.gaps;
  const before = was.gap ? { [gap]: was.gap[1] } : {};
  return { project: { ...assessed.project, gaps: { ...gaps, ...before } }, opened: null, closable: null };
}

/** The promise as the judgement would leave it. */
function withJudgement(
  { project, catalogue, today }: Standing,
  key: Key,
  judgement: Judgement,
): { readonly promise: CustomerPromise; readonly missing: MissingReasons | null } {
  const promise = getRecord(project.promises, key);
  if (promise.dropped || isJudgedByPlan(promise)) throw notJudged(promise);
  const keys = judgement.capabilities ?? promise.capabilities;
  const linked = keys.map((name) => capability(catalogue, name));
  const said = linked.length > 0 ? fitFromCapabilities(linked) : null;
  const value = judgement.fit ?? said;
  if (!value)
    throw new PsvcError({
      code: "needs",
      what: `judging ${promise.id}`,
      because: "what today's product does for it comes from a capability or from you",
      flags: ["--capability or --fit"],
    });
  const overruled = overruling(promise, linked, said, value);
  const remaining = promise.fit?.value === value && promise.fit.overruled === overruled ? promise.fit : null;
  const fit: Fit = {
    value,
    means: value === "fit" ? (judgement.means ?? "standard") : null,
    asOf: today,
    release: catalogue?.release ?? null,
    seen: Object.fromEntries(linked.map((one) => [one.key, seen(one)])),
    why: judgement.why?.trim() || (overruled ? (remaining?.why ?? null) : null),
    evidence: judgement.evidence?.trim() || (overruled ? (remaining?.evidence ?? null) : null),
    overruled,
  };
  return {
    promise: { ...promise, capabilities: linked.map((one) => one.key), fit },
    missing: reasonsOf(promise, fit, said),
  };
}

/** Judges a timeline against the plan: it fits where the go-live target is not after the day it is needed by. */
export function judgeByPlan(project: Project, key: Key, moment: Moment): Assessed {
  const promise = getRecord(project.promises, key);
  if (promise.dropped || !isJudgedByPlan(promise) || promise.neededBy === null)
    return { project, opened: null, closable: null };
  const goLive = project.route.live.doneOn ?? project.route.live.target;
  const value = goLive <= promise.neededBy ? "fit" : "gap";
  if (promise.fit?.value === value) return { project, opened: null, closable: null };
  const fit: Fit = {
    value,
    means: null,
    asOf: moment.today,
    release: null,
    seen: {},
    why: `go-live target ${goLive}`,
    evidence: null,
    overruled: null,
  };
  return applyFit(project, key, { ...promise, fit }, moment);
}

function applyFit(project: Project, key: Key, judged: CustomerPromise, moment: Moment): Assessed {
  const changed = { ...project, promises: withRecord(project.promises, key, judged) };
  const gap = gapOf(changed, key);
  const open = gap && gap[1].state !== "closed" ? gap[0] : null;
  if (judged.fit?.value === "fit") return { project: changed, opened: null, closable: open };
  const before = getRecord(project.promises, key).fit;
  const holds = gap?.[1].resolution && before && judged.fit && !isBetter(before.value, judged.fit.value);
  if (open || holds) return { project: changed, opened: null, closable: null };
  const opened = openGap(changed, key, `judged ${judged.fit?.value} on ${moment.today}`, moment);
  return { project: opened.project, opened: opened.key, closable: null };
}

/**
 * `up` is better than what the catalogue says of the linked capabilities; or better than what was judged before, unless
 * the same capabilities moved. Resting a promise on others that are available is a way up too.
 */
function overruling(
  promise: CustomerPromise,
  linked: readonly Capability[],
  said: JudgedFit | null,
  value: JudgedFit,
): Fit["overruled"] {
  const before = promise.fit;
  const same = before !== null && said !== null && sameKeys(Object.keys(before.seen), linked);
  if (said && isBetter(value, said)) return "up";
  if (before && !same && isBetter(value, before.value)) return "up";
  if (said && value !== said) return "down";
  return before?.overruled === "up" && before.value === value && !same ? "up" : null;
}

function sameKeys(keys: readonly string[], linked: readonly Capability[]): boolean {
  return keys.length === linked.length && linked.every(({ key }) => keys.includes(key));
}

/**
 * A way up needs a reason and evidence, a way down a reason. What was given when it was judged like this before still
 * stands.
 */
function reasonsOf(promise: CustomerPromise, fit: Fit, said: JudgedFit | null): MissingReasons | null {
  const flags: MissingReasons["flags"] = [
    ...(fit.why ? [] : ["--why" as const]),
    ...(fit.overruled === "up" && !fit.evidence ? ["--evidence" as const] : []),
  ];
  if (!fit.overruled || flags.length === 0) return null;
  const because =
    said && said !== fit.value ? `the catalogue says ${said}` : `it was judged ${promise.fit?.value} before`;
  return { because, flags };
}

function capability(catalogue: Catalogue | null, name: string): Capability {
  const all = Object.values(catalogue?.capabilities ?? {});
  const found =
    all.find(({ key }) => key === name) ?? all.find(({ key }) => key.toLowerCase() === name.trim().toLowerCase());
  if (found) return found;
  throw new PsvcError({
    code: "not-found",
    what: "capability",
    name,
    near: nearest(name, Object.keys(catalogue?.capabilities ?? {})),
    command: catalogue ? nextCommand("capability list") : nextCommand("capability import", ["FILE"]),
  });
}

function notJudged(promise: CustomerPromise): PsvcError {
  const [edit, move] = [nextCommand("promise edit"), nextCommand("route move")];
  return new PsvcError({
    code: "refused",
    what: `${promise.id} is not judged by hand`,
    because: promise.dropped ? "it was dropped" : "a timeline with a day is judged against the go-live target",
    instead: promise.dropped
      ? advice`record it again with ${nextCommand("promise add")}`
      : advice`move the day with ${edit} --needed-by, or the plan with ${move}`,
  });
}

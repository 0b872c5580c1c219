import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { isJudgedByPlan } from "../fit/fit.ts";
import { gapOf, openGap, raiseSeverity } from "../gap/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import { getRecord, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { JudgedFit, Severity } from "../model/vocabulary.ts";
import { type Assessed, assessPromise } from "./assess-promise.ts";
import { addPromise, type PromiseFacts } from "./promise.ts";

export interface GapInput {
  readonly fit: JudgedFit | null;
  readonly why: string;
  readonly owner: string | null;
  readonly severity: Severity | null;
  readonly severityReason: string;
}

/**
 * Flags that a promise and today's product part. An unassessed promise is judged by it; one that fits needs a reason; a
 * closed gap is opened again. Throws `already-there` naming an open gap, `needs` without a reason, `refused` for `fit`
 * as the judgement.
 */
export function flagGap(
  standing: Standing,
  promise: Key,
  given: GapInput,
  moment: Moment,
): { readonly project: Project; readonly gap: Key } {
  const { project } = standing;
  const record = getRecord(project.promises, promise);
  const before = gapOf(project, promise);
  if (before && before[1].state !== "closed")
    throw new PsvcError({
      code: "already-there",
      what: `gap for ${record.id},`,
      name: before[1].id,
      command: nextCommand("gap show", [project.slug, before[1].id]),
    });
  if (given.fit === "fit")
    throw new PsvcError({
      code: "bad-value",
      what: "--fit",
      value: "fit",
      allowed: ["partial", "gap"],
      why: "what fits is no gap",
    });
  if (record.fit?.value === "fit" && !given.why.trim())
    throw new PsvcError({
      code: "needs",
      what: `a gap on ${record.id}`,
      because: "it was judged to fit today's product",
      flags: ["--why"],
    });
  const flagged = openOn(standing, promise, given, moment);
  const [gap] = gapOf(flagged, promise) ?? [];
  if (!gap) throw new Error(`no gap was opened for ${record.id}`);
  return withGiven(standing, flagged, gap, given);
}

/**
 * The same for a promise that is recorded with it. A timeline with a day is judged by the plan at once: its gap is
 * there already, or there is none, and then it throws `refused`.
 */
export function flagNewGap(
  standing: Standing,
  facts: PromiseFacts,
  given: GapInput,
  moment: Moment,
): { readonly project: Project; readonly gap: Key } {
  const { project, key } = addPromise(standing.project, facts, moment);
  if (!isJudgedByPlan(getRecord(project.promises, key))) return flagGap({ ...standing, project }, key, given, moment);
  const [gap] = gapOf(project, key) ?? [];
  if (gap) return withGiven(standing, project, gap, given);
  const recording = nextCommand("promise add", [project.slug, "TEXT"], { kind: "timeline", "needed-by": "DAY" });
  throw new PsvcError({
    code: "refused",
    what: "no gap is opened",
    because: "the go-live is planned in time for that day",
    instead: advice`record what was promised: ${recording}`,
  });
}

function withGiven(standing: Standing, flagged: Project, gap: Key, given: GapInput) {
  const owned = {
    ...flagged,
    gaps: withRecord(flagged.gaps, gap, {
      ...getRecord(flagged.gaps, gap),
      owner: given.owner,
      note: given.why.trim() || null,
    }),
  };
  return {
    project: given.severity
      ? raiseSeverity({ ...standing, project: owned }, gap, given.severity, given.severityReason)
      : owned,
    gap,
  };
}

function openOn(standing: Standing, promise: Key, given: GapInput, moment: Moment): Project {
  const { project } = standing;
  const record = getRecord(project.promises, promise);
  const already = record.fit && record.fit.value !== "fit" && (given.fit === null || given.fit === record.fit.value);
  if (already) return openGap(project, promise, given.why || "flagged again", moment).project;
  if (isJudgedByPlan(record))
    throw new PsvcError({
      code: "refused",
      what: `${record.id} opens no gap`,
      because: "the plan judges it, and the go-live target is in time",
      instead: advice`if the plan is wrong: ${nextCommand("route move", [project.slug, "live"], { to: "DAY" })}`,
    });
  return judged(standing, promise, given, moment).project;
}

function judged(standing: Standing, promise: Key, given: GapInput, moment: Moment): Assessed {
  const why = given.why.trim() || undefined;
  return assessPromise(standing, promise, { fit: given.fit ?? defaultFit(standing, promise), why }, moment);
}

/** What the linked capabilities say, if that is less than a fit; else `gap`. */
function defaultFit(standing: Standing, promise: Key): JudgedFit {
  const { capabilities } = getRecord(standing.project.promises, promise);
  const limited = capabilities.some((key) => standing.catalogue?.capabilities[key]?.availability === "limited");
  const missing = capabilities.some((key) => standing.catalogue?.capabilities[key]?.availability === "unavailable");
  return limited && !missing ? "partial" : "gap";
}

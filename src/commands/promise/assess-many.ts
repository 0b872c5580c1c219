import type { App } from "../../app.ts";
import { isJudgedByPlan } from "../../domain/fit/fit.ts";
import { promisesInScope } from "../../domain/fit/scope.ts";
import type { Project } from "../../domain/model/project.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import type { Entry } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import {
  assessPromises,
  type JudgementInput,
  judgementOf,
  promisesLike,
  promisesToAssess,
} from "../../domain/promise/assess-many.ts";
import type { Judgement } from "../../domain/promise/assess-promise.ts";
import { type ChangedPromises, requireAll } from "../../domain/promise/change-promises.ts";
import { type Condition, promisesWhere } from "../../domain/promise/filter-promises.ts";
import { PsvcError } from "../../errors.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { likeliestIn } from "../capture/assess-walk.ts";
import { findPromise } from "../find/find-project.ts";
import { type PromiseAssessFlags, reasonsOfFlags } from "./assess-flags.ts";
import { changeManyPromises } from "./change-many.ts";
import { judgementsFromFile, judgementsFromFlags } from "./given-judgements.ts";

type Entries = readonly Entry<CustomerPromise>[];

/** What the flags choose of what is to be judged; whoever asks for a fit by --where means those that have it. */
export function candidatesOf(standing: Standing, conditions: readonly Condition[], flags: PromiseAssessFlags): Entries {
  const isByFit = conditions.some(({ key }) => key === "fit");
  const toAssess = isByFit
    ? promisesInScope(standing.project).filter(([, promise]) => !isJudgedByPlan(promise))
    : promisesToAssess(standing, flags.stale ? "stale" : "unassessed");
  if (conditions.length === 0) return toAssess;
  const chosen = new Set(promisesWhere(standing, conditions).map(([key]) => key));
  return toAssess.filter(([key]) => chosen.has(key));
}

/** The first of them. Throws `refused` where there is none. */
export function requireSome(
  standing: Standing,
  candidates: Entries,
  flags: PromiseAssessFlags,
): Entry<CustomerPromise> {
  const [first] = candidates;
  if (first) return first;
  const { slug } = standing.project;
  const stale = promisesToAssess(standing, "stale").length;
  const isNarrowed = [flags.where, flags.area, flags.source, flags.importance].some((texts) => texts !== undefined);
  if (!flags.stale && !isNarrowed && stale > 0)
    throw nothingLeft(`${stale} of the judgements went stale`, `judge them again: psvc promise assess ${slug} --stale`);
  const judged = flags.stale ? "no judgement is stale" : "every promise was judged against today's product";
  throw nothingLeft(
    isNarrowed ? "no promise of that choice is to be judged" : judged,
    `see them: psvc promise list ${slug}`,
  );
}

/** The same judgement for all of them. */
export async function assessMany(
  app: App,
  standing: Standing,
  candidates: Entries,
  judgement: Judgement,
  flags: PromiseAssessFlags,
): Promise<void> {
  requireSome(standing, candidates, flags);
  await assessAll(
    app,
    standing,
    candidates.map(([key]) => ({ key, judgement })),
    flags,
    null,
  );
}

/** The judgement of one promise for those that are like it. */
export async function assessLike(
  app: App,
  standing: Standing,
  id: string,
  candidates: Entries,
  flags: PromiseAssessFlags,
): Promise<void> {
  const [key, model] = findPromise(standing.project, id);
  const alike = promisesLike(standing, key, candidates, await likeliestIn(app, standing));
  if (alike.length === 0)
    throw nothingLeft(
      `no promise that is to be judged rests on the same as ${model.id}, or is of its area`,
      `choose them yourself: psvc promise assess ${standing.project.slug} --where KEY=VALUE --fit FIT`,
    );
  const judgement = { ...judgementOf(model), ...reasonsOfFlags(flags) };
  await assessAll(
    app,
    standing,
    alike.map((other) => ({ key: other, judgement })),
    flags,
    null,
  );
}

/** What was said of each, by flags or in a file. */
export async function assessSaid(app: App, standing: Standing, flags: PromiseAssessFlags): Promise<void> {
  const usual = reasonsOfFlags(flags);
  const said =
    flags.decisions === undefined
      ? judgementsFromFlags(standing, flags.set ?? [], usual)
      : await judgementsFromFile(app, standing, flags.decisions, flags.map ?? [], usual);
  const { refusals } = assessPromises(standing, said.given, app.moment);
  const all = [...said.refusals, ...refusals];
  if (said.isBroken || all.length > 0) said.refuse(all);
  await assessAll(app, standing, said.given, flags, said.refuse);
}

async function assessAll(
  app: App,
  standing: Standing,
  given: readonly JudgementInput[],
  { dryRun }: PromiseAssessFlags,
  refuse: ((refusals: ChangedPromises["refusals"]) => never) | null,
): Promise<void> {
  const count = `${given.length} promise${given.length === 1 ? "" : "s"}`;
  const change = (project: Project) => {
    const changed = assessPromises({ ...standing, project }, given, app.moment);
    if (refuse && changed.refusals.length > 0) refuse(changed.refusals);
    return requireAll(changed, "judgements", given.length);
  };
  await changeManyPromises(app, standing, {
    doing: `Judging ${count}`,
    question: `Judge ${count} like this?`,
    keys: given.map(({ key }) => key),
    change,
    isDryRun: dryRun === true,
  });
}

/** The same walk once more. */
export function resumeOf(slug: string, flags: PromiseAssessFlags): string {
  const repeated = (["where", "area", "source", "importance"] as const).flatMap((name) =>
    (flags[name] ?? []).map((value) => ` --${name} ${shellWord(value)}`),
  );
  return `psvc promise assess ${slug}${flags.stale ? " --stale" : ""}${repeated.join("")}`;
}

function nothingLeft(because: string, instead: string): PsvcError {
  return new PsvcError({ code: "refused", what: "nothing is left to assess", because, instead });
}

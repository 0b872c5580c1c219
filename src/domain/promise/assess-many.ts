import { PsvcError } from "../../errors.ts";
import { type Advice, advice, nextCommand } from "../../next-command.ts";
import { fitStanding, isJudgedByPlan } from "../fit/fit.ts";
import type { Likeliest, LikelyMatch } from "../fit/likely-capability.ts";
import { promisesInScope } from "../fit/scope.ts";
import type { Moment } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, getRecord, type Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { IMPORTANCES } from "../model/vocabulary.ts";
import { assessPromise, type Judgement } from "./assess-promise.ts";
import { type ChangedPromises, changePromises } from "./change-promises.ts";

/** Never judged, or judged so long ago or so differently that it has to be judged again. */
export type ToAssess = "unassessed" | "stale";

/** Musts first, then by number. A timeline with a day is the plan's to judge, and not among them. */
export function promisesToAssess(standing: Standing, state: ToAssess): readonly Entry<CustomerPromise>[] {
  return promisesInScope(standing.project)
    .filter(([, promise]) => !isJudgedByPlan(promise) && fitStanding(standing, promise).state === state)
    .sort(([, a], [, b]) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance));
}

export interface JudgementInput {
  readonly key: Key;
  readonly judgement: Judgement;
}

/** Each judged by the rules of `assessPromise`. */
export function assessPromises(standing: Standing, given: readonly JudgementInput[], moment: Moment): ChangedPromises {
  const judgements = new Map(given.map(({ key, judgement }) => [key, judgement]));
  return changePromises(standing.project, [...judgements.keys()], (own, key) => {
    const judgement = judgements.get(key) ?? {};
    return assessPromise({ ...standing, project: own }, key, judgement, moment).project;
  });
}

/**
 * Those of `among` that are to be judged the way `key` was. Where that rests on capabilities: the ones linked to one of
 * them, or else likeliest to mean one. Where it was judged by hand: the ones of the same kind and area. Throws
 * `refused` where it was not judged, or nothing tells which are like it.
 */
export function promisesLike(
  { project }: Standing,
  key: Key,
  among: readonly Entry<CustomerPromise>[],
  likeliest: Likeliest,
): readonly Key[] {
  const model = getRecord(project.promises, key);
  const others = among.filter(([other]) => other !== key);
  if (!model.fit)
    throw noModel(
      model,
      "nobody has judged it yet",
      advice`judge it first: ${nextCommand("promise assess", [project.slug, model.id])}`,
    );
  if (model.capabilities.length > 0) {
    const restsAlike = ({ capabilities, statement }: CustomerPromise) =>
      capabilities.length > 0
        ? capabilities.some((text) => model.capabilities.includes(text))
        : isLikelyOn(likeliest(statement, 1), model.capabilities);
    return others.filter(([, other]) => restsAlike(other)).map(([other]) => other);
  }
  if (model.area === null)
    throw noModel(
      model,
      "it rests on no capability and belongs to no area, so nothing tells which are like it",
      "choose them with --where or --area, and judge them with --fit or --capability",
    );
  return others.filter(([, { area, kind }]) => area === model.area && kind === model.kind).map(([other]) => other);
}

/** What was judged of a promise, to be said of another. */
export function judgementOf({ fit, capabilities }: CustomerPromise): Judgement {
  const isByCatalogue = capabilities.length > 0 && fit?.overruled === null;
  return {
    capabilities,
    ...(isByCatalogue ? {} : { fit: fit?.value }),
    means: fit?.means ?? undefined,
    why: fit?.why ?? undefined,
    evidence: fit?.evidence ?? undefined,
  };
}

function noModel({ id }: CustomerPromise, because: string, instead: Advice): PsvcError {
  return new PsvcError({ code: "refused", what: `no promise is judged like ${id}`, because, instead });
}

/** Whether the best candidate is one of these, and more than the nearest of what is probably nothing. */
function isLikelyOn({ band, found }: LikelyMatch, keys: readonly string[]): boolean {
  return band !== "nothing" && found.some(({ capability }) => keys.includes(capability.key));
}

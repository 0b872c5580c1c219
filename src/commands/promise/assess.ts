import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import { type Entry, getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type Assessed, assessPromise, type Judgement } from "../../domain/promise/assess-promise.ts";
import { PsvcError } from "../../errors.ts";
import { renderTriage } from "../../render/promise/assess-walk.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderAssessed } from "../../render/promise/promises.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { judgeOne, walkPromises } from "../capture/assess-walk.ts";
import { findPromise, findStanding } from "../find/find-project.ts";
import { judgementOfFlags, type PromiseAssessFlags, refuseTogether, withAssessFlags } from "./assess-flags.ts";
import { assessLike, assessMany, assessSaid, candidatesOf, requireSome, resumeOf } from "./assess-many.ts";
import { conditionsOf } from "./selection-flags.ts";

export function registerPromiseAssess(promise: Command, app: App): void {
  withAssessFlags(
    promise
      .command("assess <project> [promise]")
      .description(
        "judge one promise, or walk through those that nobody judged; what today's product does not fully keep " +
          "becomes a gap",
      ),
  ).action((project: string, id: string | undefined, flags: PromiseAssessFlags) =>
    promiseAssess(app, project, id, flags),
  );
}

export async function promiseAssess(
  app: App,
  slug: string,
  id: string | undefined,
  flags: PromiseAssessFlags,
): Promise<void> {
  refuseTogether(id, flags);
  const standing = await findStanding(app, slug);
  if (id !== undefined) return assessOne(app, standing, findPromise(standing.project, id), flags);
  if (flags.set !== undefined || flags.decisions !== undefined) return assessSaid(app, standing, flags);
  const conditions = conditionsOf(flags);
  const candidates = candidatesOf(standing, conditions, flags);
  if (flags.allLike !== undefined) return assessLike(app, standing, flags.allLike, candidates, flags);
  const isChoice = conditions.length > 0 || flags.stale === true;
  const isJudged = flags.capability !== undefined || flags.fit !== undefined;
  if (!isJudged && app.prompter) return walk(app, app.prompter, standing, candidates, flags);
  const first = requireSome(standing, candidates, flags);
  if (!isChoice) return assessOne(app, standing, first, flags);
  if (!isJudged) throw missing();
  await assessMany(app, standing, candidates, judgementOfFlags(flags), flags);
}

async function walk(
  app: App,
  prompter: Prompter,
  standing: Standing,
  candidates: readonly Entry<CustomerPromise>[],
  flags: PromiseAssessFlags,
): Promise<void> {
  requireSome(standing, candidates, flags);
  const resume = resumeOf(standing.project.slug, flags);
  const keys = candidates.map(([key]) => key);
  const sitting = await walkPromises(app, prompter, standing, keys, resume);
  const after = sitting.standing;
  const judged = new Set(sitting.judged);
  const left = keys.filter((key) => !judged.has(key)).map((key) => getRecord(after.project.promises, key));
  app.answer({
    text: (style) => renderTriage(after, { judged: sitting.judged, left, resume }, style),
    json: {
      kind: "promises",
      project: standing.project.slug,
      promises: sitting.judged.map((key) => promiseJson(after, [key, getRecord(after.project.promises, key)])),
    },
  });
}

async function assessOne(
  app: App,
  standing: Standing,
  [key, promise]: Entry<CustomerPromise>,
  flags: PromiseAssessFlags,
): Promise<void> {
  if (flags.dryRun) return assessMany(app, standing, [[key, promise]], judgementOfFlags(flags), flags);
  const isLinked = promise.capabilities.length > 0 && promise.fit === null;
  const isSaid = flags.capability !== undefined || flags.fit !== undefined || isLinked;
  if (!isSaid && !app.prompter) throw missing();
  const assessed =
    isSaid || !app.prompter
      ? await save(app, standing, key, judgementOfFlags(flags))
      : (await judgeOne(app, app.prompter, standing, key, `psvc promise assess ${standing.project.slug} ${promise.id}`))
          .last;
  if (!assessed) return app.remark(`${promise.id} is left for later.`);
  const after = { ...standing, project: assessed.project };
  app.answer({
    text: (style) => renderAssessed(after, assessed, key, style),
    json: { kind: "promise", promise: promiseJson(after, [key, getRecord(assessed.project.promises, key)]) },
  });
}

async function save(app: App, standing: Standing, key: Key, judgement: Judgement): Promise<Assessed> {
  let assessed: Assessed = { project: standing.project, opened: null, closable: null };
  const project = await app.store.change(standing.project.slug, (before) => {
    assessed = assessPromise({ ...standing, project: before }, key, judgement, app.moment);
    return assessed.project;
  });
  return { ...assessed, project };
}

function missing(): PsvcError {
  return new PsvcError({
    code: "missing-flags",
    flags: ["--capability or --fit", "or of many at once --set or --decisions"],
    command: "psvc promise assess",
  });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type Assessed, assessPromise, type Judgement } from "../../domain/assessment.ts";
import type { Standing } from "../../domain/fit.ts";
import type { CustomerPromise } from "../../domain/ledger.ts";
import { at, type Entry, type Key } from "../../domain/record.ts";
import { JUDGED_FITS, MEANS } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { promiseJson } from "../../render/project-json.ts";
import { renderAssessed } from "../../render/promise.ts";
import { renderTriage } from "../../render/triage.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findPromise, findStanding } from "../find-project.ts";
import { collect, optionalWord } from "../flags.ts";
import { conditionsOf, withSelectionFlags } from "../promise-selection.ts";
import { judgeOne, walkPromises } from "../triage.ts";
import {
  assessLike,
  assessMany,
  assessSaid,
  candidatesOf,
  type ManyFlags,
  requireSome,
  resumeOf,
} from "./assess-many.ts";

interface PromiseAssessFlags extends ManyFlags {
  readonly capability?: readonly string[];
  readonly fit?: string;
  readonly means?: string;
  readonly why?: string;
  readonly evidence?: string;
}

export function registerPromiseAssess(promise: Command, app: App): void {
  withSelectionFlags(
    promise
      .command("assess <project> [promise]")
      .description(
        "judge one promise, or walk through those that nobody judged; what today's product does not fully keep becomes a gap",
      )
      .option("--capability <key>", "the capability it rests on; sets the fit (repeatable)", collect)
      .option("--fit <fit>", `${JUDGED_FITS.join(", ")}: by hand, or to overrule the capability`)
      .option("--means <means>", `with fit: ${MEANS.join(", ")}`)
      .option("--why <text>", "the reason, when you overrule")
      .option("--evidence <where>", "what shows it, when you overrule upwards")
      .option("--stale", "those whose judgement went stale, instead of those that nobody judged"),
  )
    .option("--all-like <promise>", "judge all that rest on the same, or are of its area, the way this one was")
    .option(
      "--set <P1=fit,...>",
      "P1=fit, P2=gap:why, P3=partial, P4=configuration, P5=@capability (repeatable)",
      collect,
    )
    .option("--decisions <file>", "a CSV with the columns id, fit, capability, means, why, evidence; - reads stdin")
    .option("--map <field=Column>", "which column of --decisions fills which field (repeatable)", collect)
    .option("--dry-run", "of many: show what would change, and write nothing")
    .action((project: string, id: string | undefined, flags: PromiseAssessFlags) =>
      promiseAssess(app, project, id, flags),
    );
}

export async function promiseAssess(
  app: App,
  slug: string,
  id: string | undefined,
  flags: PromiseAssessFlags,
): Promise<void> {
  const standing = await findStanding(app, slug);
  const conditions = conditionsOf(flags);
  const isSaidOfEach = flags.set !== undefined || flags.decisions !== undefined;
  const isChoice = conditions.length > 0 || flags.stale === true || flags.allLike !== undefined;
  if (id !== undefined) {
    if (isChoice || isSaidOfEach) throw namedTwice(id);
    return assessOne(app, standing, findPromise(standing.project, id), flags);
  }
  const judgement = judgementOfFlags(flags);
  const isJudged = flags.capability !== undefined || flags.fit !== undefined;
  if (isSaidOfEach) return assessSaid(app, standing, judgement, flags);
  const candidates = candidatesOf(standing, conditions, flags);
  if (flags.allLike !== undefined) return assessLike(app, standing, flags.allLike, candidates, flags);
  if (isChoice && isJudged) return assessMany(app, standing, candidates, judgement, flags);
  if (isJudged || !app.prompter) {
    const first = requireSome(standing, candidates, flags);
    if (isChoice) throw missing();
    return assessOne(app, standing, first, flags);
  }
  await walk(app, app.prompter, standing, candidates, flags);
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
  const left = keys.filter((key) => !judged.has(key)).map((key) => at(after.project.promises, key));
  app.answer({
    text: (style) => renderTriage(after, { judged: sitting.judged, left, resume }, style),
    json: {
      kind: "promises",
      project: standing.project.slug,
      promises: sitting.judged.map((key) => promiseJson(after, [key, at(after.project.promises, key)])),
    },
  });
}

async function assessOne(
  app: App,
  standing: Standing,
  [key, promise]: Entry<CustomerPromise>,
  flags: PromiseAssessFlags,
): Promise<void> {
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
    json: { kind: "promise", promise: promiseJson(after, [key, at(assessed.project.promises, key)]) },
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

function judgementOfFlags(flags: PromiseAssessFlags): Judgement {
  return {
    capabilities: flags.capability,
    fit: optionalWord("--fit", flags.fit, JUDGED_FITS),
    means: optionalWord("--means", flags.means, MEANS),
    why: flags.why,
    evidence: flags.evidence,
  };
}

function missing(): PsvcError {
  return new PsvcError({
    code: "missing-flags",
    flags: ["--capability or --fit", "or of many at once --set or --decisions"],
    command: "psvc promise assess",
  });
}

function namedTwice(id: string): PsvcError {
  return new PsvcError({
    code: "usage",
    text: `${id} is one promise, and the other flags name many.`,
    suggestion: "Leave out one of the two.",
  });
}

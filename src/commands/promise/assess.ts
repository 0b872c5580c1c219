import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type Assessed, assessPromise, type Judgement } from "../../domain/assessment.ts";
import { fitStanding, type Standing } from "../../domain/fit.ts";
import type { CustomerPromise } from "../../domain/ledger.ts";
import { at, type Entry } from "../../domain/record.ts";
import { promisesInScope } from "../../domain/route.ts";
import { JUDGED_FITS, MEANS } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { askJudgement } from "../../intake/judge.ts";
import { promiseJson } from "../../render/project-json.ts";
import { renderAssessed } from "../../render/promise.ts";
import { findPromise, findStanding } from "../find-project.ts";
import { collect, optionalWord } from "../flags.ts";

interface PromiseAssessFlags {
  readonly capability?: readonly string[];
  readonly fit?: string;
  readonly means?: string;
  readonly why?: string;
  readonly evidence?: string;
}

export function registerPromiseAssess(promise: Command, app: App): void {
  promise
    .command("assess <project> [promise]")
    .description("judge a promise against today's product; what it does not fully keep becomes a gap")
    .option("--capability <key>", "the capability it rests on; sets the fit (repeatable)", collect)
    .option("--fit <fit>", `${JUDGED_FITS.join(", ")}: by hand, or to overrule the capability`)
    .option("--means <means>", `with fit: ${MEANS.join(", ")}`)
    .option("--why <text>", "the reason, when you overrule")
    .option("--evidence <where>", "what shows it, when you overrule upwards")
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
  const [key, promise] = id ? findPromise(standing.project, id) : nextToAssess(standing);
  const judgement = (await judgementOf(app, standing, promise, flags)) ?? null;
  if (!judgement) return app.remark(`${promise.id} is left for later.`);
  let assessed: Assessed = { project: standing.project, opened: null, closable: null };
  const project = await app.store.change(standing.project.slug, (before) => {
    assessed = assessPromise({ ...standing, project: before }, key, judgement, app.moment);
    return assessed.project;
  });
  const after = { ...standing, project };
  app.answer({
    text: (style) => renderAssessed(after, { ...assessed, project }, key, style),
    json: { kind: "promise", promise: promiseJson(after, [key, at(project.promises, key)]) },
  });
}

async function judgementOf(
  app: App,
  standing: Standing,
  promise: CustomerPromise,
  flags: PromiseAssessFlags,
): Promise<Judgement | null> {
  const given = {
    ...flags,
    capabilities: flags.capability,
    fit: optionalWord("--fit", flags.fit, JUDGED_FITS),
    means: optionalWord("--means", flags.means, MEANS),
  };
  const linked = promise.capabilities.length > 0 && promise.fit === null;
  if (flags.capability || flags.fit || linked) return given;
  if (!app.prompter)
    throw new PsvcError({ code: "missing-flags", flags: ["--capability or --fit"], command: "psvc promise assess" });
  const { capabilitySearch } = await import("../../search/capability-search.ts");
  const likeliest = standing.catalogue ? capabilitySearch(standing.catalogue) : () => [];
  return askJudgement(app.prompter, promise, likeliest);
}

/** The first that is unassessed or stale, musts first. */
function nextToAssess(standing: Standing): Entry<CustomerPromise> {
  const open = promisesInScope(standing.project).filter(([, promise]) =>
    ["unassessed", "stale"].includes(fitStanding(standing, promise).state),
  );
  const next = open.find(([, promise]) => promise.importance === "must") ?? open[0];
  if (next) return next;
  throw new PsvcError({
    code: "refused",
    what: "nothing is left to assess",
    because: "every promise was judged against today's product",
    instead: `see them: psvc promise list ${standing.project.slug}`,
  });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Key } from "../../domain/model/record.ts";
import { getRecord, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { JUDGED_FITS, SEVERITIES } from "../../domain/model/vocabulary.ts";
import { flagGap, flagNewGap, type GapInput } from "../../domain/promise/flag-gap.ts";
import { PROMISE_DEFAULTS, type PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { askWhichPromise } from "../../prompts/ask-gap.ts";
import { gapJson } from "../../render/gap/gap-json.ts";
import { renderGap } from "../../render/gap/gaps.ts";
import { findPromise, findStanding } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { optionalWord } from "../flags/flags.ts";
import { type PromiseFlags, promiseFacts, withPromiseFlags } from "../flags/promise-flags.ts";

interface GapAddFlags extends PromiseFlags {
  readonly promise?: string;
  readonly fit?: string;
  readonly why?: string;
  readonly owner?: string;
  readonly severity?: string;
  readonly severityReason?: string;
}

export function registerGapAdd(gap: Command, app: App): void {
  withPromiseFlags(
    gap
      .command("add <project>")
      .description("flag something that was promised and that today's product does not do")
      .option("--promise <id>", "the promise it departs from")
      .option("--statement <text>", "or the promise itself, which is recorded with it"),
  )
    .option("--fit <fit>", "partial or gap: what today's product does for it (gap)")
    .option("--why <text>", "what is missing; needed where the promise was judged to fit")
    .option("--owner <person>", "who in services owns it (the lead)")
    .option("--severity <severity>", `raise it: ${SEVERITIES.join(", ")}`)
    .option("--severity-reason <text>", "why it is worse than computed")
    .action((project: string, flags: GapAddFlags) => gapAdd(app, project, flags));
}

export async function gapAdd(app: App, slug: string, flags: GapAddFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const given: GapInput = {
    fit: optionalWord("--fit", flags.fit, JUDGED_FITS) ?? null,
    why: flags.why ?? "",
    owner: (await optionalName(app, standing.project, flags.owner))?.trim() || null,
    severity: optionalWord("--severity", flags.severity, SEVERITIES) ?? null,
    severityReason: flags.severityReason ?? "",
  };
  const heardBy = await optionalName(app, standing.project, flags.heardBy);
  const source = await departsFrom(app, standing, { ...flags, ...(heardBy === undefined ? {} : { heardBy }) });
  let key = "";
  const project = await app.store.change(standing.project.slug, (before) => {
    const now = { ...standing, project: before };
    const flagged =
      "facts" in source
        ? flagNewGap(now, source.facts, given, app.moment)
        : flagGap(now, source.key, given, app.moment);
    key = flagged.gap;
    return flagged.project;
  });
  const after = { ...standing, project };
  app.answer({
    text: (style) => renderGap(after, [key, getRecord(project.gaps, key)], style),
    json: { kind: "gap", gap: gapJson(after, [key, getRecord(project.gaps, key)]) },
  });
}

/** An existing promise, or the facts of one that is recorded with the gap. */
async function departsFrom(
  app: App,
  standing: Standing,
  flags: GapAddFlags,
): Promise<{ key: Key } | { facts: PromiseFacts }> {
  const { project } = standing;
  if (flags.promise && flags.statement)
    throw new PsvcError({
      code: "usage",
      text: "A gap departs from --promise or from --statement, not from both.",
      suggestion: null,
    });
  if (flags.promise) return { key: findPromise(project, flags.promise)[0] };
  if (flags.statement)
    return { facts: { ...PROMISE_DEFAULTS, ...promiseFacts(app, flags), statement: flags.statement } };
  if (!app.prompter)
    throw new PsvcError({ code: "missing-flags", flags: ["--promise or --statement"], command: "psvc gap add" });
  const candidates = sortedById(project.promises).filter(
    ([, promise]) => !promise.dropped && !hasOpenGap(standing, promise.id),
  );
  const answer = await askWhichPromise(
    app.prompter,
    candidates.map(([, promise]) => promise),
  );
  if (answer.promise !== null) return { key: findPromise(project, answer.promise)[0] };
  return {
    facts: {
      ...PROMISE_DEFAULTS,
      ...promiseFacts(app, flags),
      statement: answer.statement,
      importance: answer.importance,
    },
  };
}

function hasOpenGap({ project }: Standing, id: string): boolean {
  const [key] = findPromise(project, id);
  return Object.values(project.gaps).some((gap) => gap.promise === key && gap.state !== "closed");
}

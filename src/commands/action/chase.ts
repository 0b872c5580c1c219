import type { Command } from "commander";
import type { App } from "../../app.ts";
import { chaseAction } from "../../domain/action/action.ts";
import { getRecord } from "../../domain/model/record.ts";
import { PsvcError } from "../../errors.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderChased } from "../../render/action/actions.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { findStanding, found } from "../find/find-project.ts";
import { optionalDay } from "../flags/flags.ts";

interface ActionChaseFlags {
  readonly replyBy?: string;
  readonly note?: string;
}

export function registerActionChase(action: Command, app: App): void {
  action
    .command("chase <project> <actions...>")
    .description("you asked again: next leaves it alone until the answer is due. It moves nothing forward")
    .option("--reply-by <day>", "when the answer is due (in two working days)")
    .option("--note <text>", "how, and what they said")
    .action((project: string, ids: readonly string[], flags: ActionChaseFlags) =>
      actionChase(app, project, ids, flags),
    );
}

export async function actionChase(
  app: App,
  slug: string,
  ids: readonly string[],
  flags: ActionChaseFlags,
): Promise<void> {
  const standing = await findStanding(app, slug);
  const { project, settings } = standing;
  const keys = [...new Set(ids.map((id) => found(project.actions, id, "action", `psvc action list ${slug}`)[0]))];
  const given = { replyBy: optionalDay(app, "--reply-by", flags.replyBy) ?? null, note: flags.note ?? null };
  await requireSent(app, [...new Set(keys.map((key) => getRecord(project.actions, key).owner))]);
  const changed = await app.store.change(project.slug, (before) =>
    keys.reduce((so, key) => chaseAction(so, key, given, settings, app.moment), before),
  );
  const entries = keys.map((key) => [key, getRecord(changed.actions, key)] as const);
  app.answer({
    text: (style) => renderChased({ ...standing, project: changed }, entries, style),
    json: { kind: "actions", project: changed.slug, actions: entries.map((entry) => actionJson(changed, entry)) },
  });
}

/** It only records that somebody was asked: it sends nothing. Throws `cancelled`. */
async function requireSent(app: App, people: readonly string[]): Promise<void> {
  if (!app.prompter || app.flags.yes) return;
  const message = `Have you asked ${people.map(visible).join(" and ")}?`;
  if (await app.prompter.confirm({ message, initial: true })) return;
  throw new PsvcError({ code: "cancelled", saved: null, resume: null });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type ActionFacts, editAction } from "../../domain/action/action.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { findProjectWithStanding, found } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { optionalDay, optionalWord } from "../flags/flags.ts";
import { answerAction, subject } from "./answer.ts";

interface ActionEditFlags {
  readonly text?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly side?: string;
  readonly for?: string;
  readonly why?: string;
}

export function registerActionEdit(action: Command, app: App): void {
  action
    .command("edit <project> <action>")
    .description("change what was agreed; a day that is put off is kept with the old one")
    .option("--text <text>", "what is delivered")
    .option("--owner <person>", "who delivers it")
    .option("--due <day>", "by when")
    .option("--side <side>", SIDES.join(", "))
    .option("--for <what>", "a promise, gap, milestone or criterion; condition or happiness; empty: nothing")
    .option("--why <text>", "why the day changed")
    .action((project: string, id: string, flags: ActionEditFlags) => actionEdit(app, project, id, flags));
}

export async function actionEdit(app: App, slug: string, id: string, flags: ActionEditFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const [key] = found(project.actions, id, "action", `psvc action list ${project.slug}`);
  const side = optionalWord("--side", flags.side, SIDES);
  const due = optionalDay(app, "--due", flags.due);
  const owner = await optionalName(app, project, flags.owner);
  const changes: Partial<ActionFacts> = {
    ...(flags.text === undefined ? {} : { text: flags.text }),
    ...(owner === undefined ? {} : { owner }),
    ...(due ? { due } : {}),
    ...(side ? { side } : {}),
    ...(flags.for === undefined ? {} : { for: flags.for.trim() ? subject(project, flags.for) : null }),
  };
  if (Object.keys(changes).length === 0)
    throw new PsvcError({
      code: "missing-flags",
      flags: ["--text, --owner, --due, --side or --for"],
      command: "psvc action edit",
    });
  const changed = await app.store.change(project.slug, (before) =>
    editAction(before, key, changes, flags.why ?? null, app.moment),
  );
  await answerAction(app, changed, key);
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type ActionFacts, editAction } from "../../domain/action/action.ts";
import type { Action } from "../../domain/model/action.ts";
import { getRecord } from "../../domain/model/record.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { fullName } from "../../domain/people/people.ts";
import { agreedDay } from "../../domain/stall/owed.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { findProjectWithStanding, found } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { subject } from "../find/subject.ts";
import { optionalDay, optionalWord } from "../flags/flags.ts";
import { answerAction } from "./answer.ts";

interface ActionEditFlags {
  readonly text?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly side?: string;
  readonly for?: string;
  readonly why?: string;
  readonly agreedWith?: string;
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
    .option("--agreed-with <person>", "who at the customer agreed to the new day: only then it counts anew")
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
  const agreedWith = flags.agreedWith?.trim() ? fullName(project, flags.agreedWith) : null;
  const changed = await app.store.change(project.slug, (before) =>
    editAction(before, key, changes, flags.why ?? null, app.moment, agreedWith),
  );
  remarkNotAgreed(app, getRecord(changed.actions, key));
  await answerAction(app, changed, key);
}

/** A day that only we changed does not change what the customer owes. */
function remarkNotAgreed(app: App, { id, side, due, moves }: Action): void {
  const agreed = agreedDay(due, moves);
  if (side !== "customer" || agreed >= due) return;
  app.remark(
    `${id} still counts from ${formatDay(agreed)}: nobody at the customer agreed to the new day. If somebody did, ` +
      "say who with --agreed-with.",
  );
}

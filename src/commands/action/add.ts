import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type ActionFacts, addAction } from "../../domain/action.ts";
import { sideOf } from "../../domain/people.ts";
import type { Project } from "../../domain/project.ts";
import { at, type Key } from "../../domain/record.ts";
import { SIDES } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { type PastedAction, readAction, readActions } from "../../intake/actions-from-text.ts";
import { renderAction, renderPasted } from "../../render/action.ts";
import { actionJson } from "../../render/project-json.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { requireYes } from "../confirm.ts";
import { findProject, standingOf } from "../find-project.ts";
import { dayFlag, optionalWord } from "../flags.ts";
import { answerAction, subject } from "./answer.ts";

interface ActionAddFlags {
  readonly text?: string;
  readonly side?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly for?: string;
  readonly from?: string;
}

export function registerActionAdd(action: Command, app: App): void {
  action
    .command("add <project> [text]")
    .description("one thing that one person delivers by a day; or many, pasted as 'who: what by when'")
    .option("--text <text>", "the same, as a flag")
    .option("--owner <person>", "who delivers it")
    .option("--due <day>", "by when")
    .option("--side <side>", `${SIDES.join(", ")} (follows from who it is, else services)`)
    .option("--for <what>", "a promise, gap, milestone or criterion; condition or happiness")
    .option("--from <file>", "lines such as 'Raj Patel: send the van list by fri'; - for stdin")
    .action((project: string, text: string | undefined, flags: ActionAddFlags) => actionAdd(app, project, text, flags));
}

export async function actionAdd(
  app: App,
  slug: string,
  said: string | undefined,
  flags: ActionAddFlags,
): Promise<void> {
  const project = await findProject(app, slug);
  if (flags.from !== undefined) return addPasted(app, project, await pastedFrom(app, flags.from), flags);
  const text = said ?? flags.text;
  const saysNothing = text === undefined && flags.owner === undefined && flags.due === undefined;
  if (saysNothing && app.prompter) return addPasted(app, project, await askLines(app.prompter, app.today), flags);
  // One line in the form of a list is taken as it is.
  if (text !== undefined && flags.owner === undefined && flags.due === undefined) {
    const read = readAction(text, app.today);
    if (typeof read !== "string") return addPasted(app, project, [read], flags);
  }
  const missing = [
    ...(text?.trim() ? [] : ["--text"]),
    ...(flags.owner?.trim() ? [] : ["--owner"]),
    ...(flags.due ? [] : ["--due"]),
  ];
  if (!text || !flags.owner || !flags.due || missing.length > 0)
    throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc action add" });
  const facts = {
    text,
    owner: flags.owner,
    due: dayFlag(app, "--due", flags.due),
    side: optionalWord("--side", flags.side, SIDES) ?? sideOf(project, flags.owner) ?? "services",
    for: flags.for === undefined ? null : subject(project, flags.for),
  };
  let key = "";
  const changed = await app.store.change(project.slug, (before) => {
    const added = addAction(before, facts, app.moment);
    key = added.key;
    return added.project;
  });
  await answerAction(app, changed, key);
}

/** Throws `bad-rows` naming every line that cannot be taken; nothing is written then. */
async function pastedFrom(app: App, file: string): Promise<readonly PastedAction[]> {
  const { actions, bad } = readActions((await app.read(file)).toString("utf8"), app.today);
  if (bad.length > 0)
    throw new PsvcError({
      code: "bad-rows",
      file: file === "-" ? "the text" : file,
      rows: bad,
      good: actions.length,
      instead: "Write each line like 'Raj Patel: send the van list by fri'.",
    });
  if (actions.length > 0) return actions;
  throw new PsvcError({
    code: "unreadable-file",
    file: file === "-" ? "the text" : file,
    why: "there is no line in it",
    instead: "Write each line like 'Raj Patel: send the van list by fri'.",
  });
}

async function askLines(prompter: Prompter, today: string): Promise<readonly PastedAction[]> {
  const actions: PastedAction[] = [];
  for (;;) {
    const line = await prompter.text({
      message: `${actions.length === 0 ? "Who: what by when?" : "The next one?"} (Enter ends)`,
      validate: (answer) => {
        const read = answer.trim() ? readAction(answer, today) : null;
        return typeof read === "string" ? read : null;
      },
    });
    const read = line.trim() ? readAction(line, today) : null;
    if (read === null || typeof read === "string") return actions;
    actions.push(read);
  }
}

async function addPasted(
  app: App,
  project: Project,
  pasted: readonly PastedAction[],
  flags: ActionAddFlags,
): Promise<void> {
  if (pasted.length === 0) return app.remark("Nothing was added.");
  const side = optionalWord("--side", flags.side, SIDES);
  const about = flags.for === undefined ? null : subject(project, flags.for);
  const facts = pasted.map(
    (one): ActionFacts => ({
      ...one,
      side: one.side ?? side ?? sideOf(project, one.owner) ?? "services",
      for: about,
    }),
  );
  if (flags.from !== undefined && app.prompter)
    await requireYes(
      app,
      "psvc action add",
      renderPasted(facts, app.today, app.screen.style),
      `Add ${facts.length === 1 ? "it" : `these ${facts.length}`}?`,
    );
  let keys: Key[] = [];
  const changed = await app.store.change(project.slug, (before) => {
    keys = [];
    return facts.reduce((so, one) => {
      const added = addAction(so, one, app.moment);
      keys.push(added.key);
      return added.project;
    }, before);
  });
  const [only] = keys;
  if (only && keys.length === 1) return answerAction(app, changed, only);
  const standing = await standingOf(app, changed);
  const entries = keys.map((key) => [key, at(changed.actions, key)] as const);
  app.answer({
    text: (style) => entries.map((entry) => renderAction(standing, entry, style)).join("\n"),
    json: { kind: "actions", project: changed.slug, actions: entries.map((entry) => actionJson(changed, entry)) },
  });
}

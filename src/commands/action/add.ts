import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type ActionFacts, addAction } from "../../domain/action/action.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { type PastedAction, readAction, readActions } from "../../prompts/actions-from-text.ts";
import { actionFileJson, renderActionFile } from "../../render/action/action-file.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderAction, renderPasted } from "../../render/action/actions.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Style } from "../../render/layout/style.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { personNamed, sideNamed } from "../find/known-person.ts";
import { subject } from "../find/subject.ts";
import { readUserText } from "../find/user-text.ts";
import { requireYes } from "../flags/confirm.ts";
import { dayFlag, optionalWord } from "../flags/flags.ts";
import { type ActionFileFlags, type ActionTable, readActionTable, withActionFileFlags } from "./action-file.ts";
import { answerAction } from "./answer.ts";

interface ActionAddFlags extends ActionFileFlags {
  readonly text?: string;
  readonly side?: string;
  readonly for?: string;
  readonly dryRun?: boolean;
}

export function registerActionAdd(action: Command, app: App): void {
  const command = action
    .command("add <project> [text]")
    .description("one thing that one person delivers by a day; or many, pasted as 'who: what by when'")
    .option("--text <text>", "the same, as a flag")
    .option("--owner <person>", "who delivers it")
    .option("--due <day>", "by when")
    .option("--side <side>", `${SIDES.join(", ")} (follows from who it is, else services)`)
    .option("--for <what>", "a promise, gap, milestone or criterion; condition or happiness")
    .option(
      "--from <file>",
      "lines such as 'Raj Patel: send the van list by fri', or a table (CSV, XLSX); - for stdin",
    );
  withActionFileFlags(command)
    .option("--dry-run", "show what --from would add, and write nothing")
    .option("--skip-bad", "take the good lines of a file that has others too")
    .action((project: string, text: string | undefined, flags: ActionAddFlags) => actionAdd(app, project, text, flags));
}

export async function actionAdd(
  app: App,
  slug: string,
  said: string | undefined,
  flags: ActionAddFlags,
): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  if (flags.dryRun && flags.from === undefined)
    throw new PsvcError({ code: "usage", text: "--dry-run needs --from.", suggestion: "See psvc help action add." });
  if (flags.from !== undefined) {
    const table = await readActionTable(app, flags.from, flags);
    if (table !== null) return addPasted(app, project, table.actions, flags, table);
    return addPasted(app, project, await pastedFrom(app, flags.from, flags.skipBad ?? false), flags);
  }
  const text = said ?? flags.text;
  const saysNothing = text === undefined && flags.owner === undefined && flags.due === undefined;
  if (saysNothing && app.prompter) return addPasted(app, project, await askLines(app.prompter, app), flags);
  // One line in the form of a list is taken as it is.
  if (text !== undefined && flags.owner === undefined && flags.due === undefined) {
    const read = readAction(text, app.today, app.week);
    if (typeof read !== "string") return addPasted(app, project, [read], flags);
  }
  const missing = [
    ...(text?.trim() ? [] : ["--text"]),
    ...(flags.owner?.trim() ? [] : ["--owner"]),
    ...(flags.due ? [] : ["--due"]),
  ];
  if (!text || !flags.owner || !flags.due || missing.length > 0)
    throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc action add" });
  const owner = await personNamed(app, project, flags.owner);
  const facts = {
    text,
    owner,
    due: dayFlag(app, "--due", flags.due),
    side: await sideNamed(app, project, owner, optionalWord("--side", flags.side, SIDES)),
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
async function pastedFrom(app: App, file: string, skipBad: boolean): Promise<readonly PastedAction[]> {
  const { actions, bad } = readActions(await readUserText(app, file), app.today, app.week);
  for (const { line, text } of skipBad ? bad : []) app.remark(`left out, line ${line}: ${visible(text)}`);
  if (bad.length > 0 && !skipBad)
    throw new PsvcError({
      code: "bad-rows",
      file: file === "-" ? "the text" : file,
      rows: bad,
      good: actions.length,
      instead: "Write each line like 'Raj Patel: send the van list by fri', or take the good ones with --skip-bad.",
    });
  if (actions.length > 0) return actions;
  throw new PsvcError({
    code: "unreadable-file",
    file: file === "-" ? "the text" : file,
    why: "there is no line in it",
    instead: "Write each line like 'Raj Patel: send the van list by fri'.",
  });
}

/** Typed or pasted; a line that cannot be taken is named, and asked for again alone. */
async function askLines(prompter: Prompter, { today, week }: App): Promise<readonly PastedAction[]> {
  const lines = await prompter.lines("Who: what by when? One a line, typed or pasted; an empty line ends.");
  const { actions, bad } = readActions(lines.join("\n"), today, week);
  const mended: PastedAction[] = [];
  for (const { text, why } of bad) {
    prompter.tell(`  ${visible(text)}: ${why}`);
    const again = await prompter.text({
      message: "Again? (Enter leaves it out)",
      validate: (answer) => {
        const read = answer.trim() ? readAction(answer, today, week) : null;
        return typeof read === "string" ? read : null;
      },
    });
    const read = again.trim() ? readAction(again, today, week) : null;
    if (read !== null && typeof read !== "string") mended.push(read);
  }
  return [...actions, ...mended];
}

/** The actions as they would be, in a project that is not stored. */
async function answerPlanned(
  app: App,
  project: Project,
  facts: readonly ActionFacts[],
  table: ActionTable | null,
): Promise<void> {
  const keys: Key[] = [];
  const planned = facts.reduce((before, fact) => {
    const added = addAction(before, fact, app.moment);
    keys.push(added.key);
    return added.project;
  }, project);
  const entries = keys.map((key) => [key, getRecord(planned.actions, key)] as const);
  app.answer({
    text: (style) => `${style.warn("Dry run, nothing was written.")}\n${preview(app, facts, table, style)}`,
    json: {
      kind: "actions",
      project: project.slug,
      actions: entries.map((entry) => actionJson(planned, entry)),
      import: table && actionFileJson(table.file),
    },
  });
}

function preview(app: App, facts: readonly ActionFacts[], table: ActionTable | null, style: Style): string {
  const rows = renderPasted(facts, app.today, style);
  return table === null ? rows : `${renderActionFile(table.file, style)}\n${rows}`;
}

async function addPasted(
  app: App,
  project: Project,
  pasted: readonly PastedAction[],
  flags: ActionAddFlags,
  table: ActionTable | null = null,
): Promise<void> {
  if (pasted.length === 0) return app.remark("Nothing was added.");
  const side = optionalWord("--side", flags.side, SIDES);
  const about = flags.for === undefined ? null : subject(project, flags.for);
  const facts: ActionFacts[] = [];
  for (const pastedAction of pasted) {
    const owner = await personNamed(app, project, pastedAction.owner);
    const known = pastedAction.side ?? side ?? facts.find((fact) => fact.owner === owner)?.side;
    facts.push({ ...pastedAction, owner, side: await sideNamed(app, project, owner, known), for: about });
  }
  if (flags.dryRun) return answerPlanned(app, project, facts, table);
  if (app.prompter && (flags.from !== undefined || facts.length > 1))
    await requireYes(
      app,
      "psvc action add",
      preview(app, facts, table, app.screen.style),
      `Add ${facts.length === 1 ? "it" : `these ${facts.length}`}?`,
    );
  let keys: Key[] = [];
  const changed = await app.store.change(project.slug, (before) => {
    keys = [];
    return facts.reduce((so, fact) => {
      const added = addAction(so, fact, app.moment);
      keys.push(added.key);
      return added.project;
    }, before);
  });
  await table?.keep();
  const [only] = keys;
  if (only && keys.length === 1) return answerAction(app, changed, only);
  const standing = await standingOf(app, changed);
  const entries = keys.map((key) => [key, getRecord(changed.actions, key)] as const);
  app.answer({
    text: (style) => entries.map((entry) => renderAction(standing, entry, style)).join("\n"),
    json: {
      kind: "actions",
      project: changed.slug,
      actions: entries.map((entry) => actionJson(changed, entry)),
      import: table && actionFileJson(table.file),
    },
  });
}

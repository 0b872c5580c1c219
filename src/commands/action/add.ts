import type { Command } from "commander";
import type { App } from "../../app.ts";
import { addAction } from "../../domain/action.ts";
import type { Project } from "../../domain/project.ts";
import { at, findById } from "../../domain/record.ts";
import { MILESTONES, SIDES } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { renderAction } from "../../render/action.ts";
import { actionJson } from "../../render/project-json.ts";
import { findProject, standingOf } from "../find-project.ts";
import { dayFlag, optionalWord } from "../flags.ts";

interface ActionAddFlags {
  readonly text?: string;
  readonly side?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly for?: string;
}

export function registerActionAdd(action: Command, app: App): void {
  action
    .command("add <project> [text]")
    .description("one thing that one person delivers by a day")
    .option("--text <text>", "the same, as a flag")
    .option("--owner <person>", "who delivers it")
    .option("--due <day>", "by when")
    .option("--side <side>", `${SIDES.join(", ")} (services)`)
    .option("--for <what>", "a promise, gap, milestone or criterion; condition or happiness")
    .action((project: string, text: string | undefined, flags: ActionAddFlags) => actionAdd(app, project, text, flags));
}

export async function actionAdd(
  app: App,
  slug: string,
  said: string | undefined,
  flags: ActionAddFlags,
): Promise<void> {
  const project = await findProject(app, slug);
  const text = said ?? flags.text;
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
    side: optionalWord("--side", flags.side, SIDES) ?? "services",
    for: flags.for === undefined ? null : subject(project, flags.for),
  };
  let key = "";
  const changed = await app.store.change(project.slug, (before) => {
    const added = addAction(before, facts, app.moment);
    key = added.key;
    return added.project;
  });
  const standing = await standingOf(app, changed);
  const entry = [key, at(changed.actions, key)] as const;
  app.answer({
    text: (style) => renderAction(standing, entry, style),
    json: { kind: "action", action: actionJson(changed, entry) },
  });
}

/** The key of a promise or gap, or the name of a milestone, criterion or purpose. */
function subject(project: Project, name: string): string {
  const record = findById(project.promises, name) ?? findById(project.gaps, name);
  if (record) return record[0];
  const words = [...MILESTONES, ...Object.keys(project.criteria), "condition", "happiness"];
  const found = words.find((word) => word === name.trim().toLowerCase());
  if (found) return found;
  throw new PsvcError({
    code: "not-found",
    what: "promise, gap, milestone or criterion",
    name,
    near: [],
    command: `psvc status ${project.slug}`,
  });
}

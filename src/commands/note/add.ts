import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { addNote } from "../../domain/note/note.ts";
import { PsvcError } from "../../errors.ts";
import { findProject } from "../find/find-project.ts";
import { readUserText } from "../find/user-text.ts";
import { collect, optionalDay } from "../flags/flags.ts";
import { answerNote, namesOf, noteSubject } from "./answer.ts";

interface NoteAddFlags {
  readonly text?: string;
  readonly from?: string;
  readonly on?: string;
  readonly with?: readonly string[];
  readonly about?: string;
  readonly internal?: boolean;
  readonly shareable?: boolean;
}

export function registerNoteAdd(note: Command, app: App): void {
  note
    .command("add <project> [text]", { isDefault: true })
    .description("what was heard or seen, in Markdown; without a text your editor opens. It is no step forward")
    .option("--text <text>", "the same, as a flag")
    .option("--from <file>", "the text of a file; - for stdin")
    .option("--on <day>", "the day it is about (today)")
    .option("--with <person>", "with whom (repeatable)", collect)
    .option("--about <what>", "a promise, gap, action, risk, milestone or criterion, like G3")
    .option("--internal", "never on a customer's page; so it is unless you say otherwise")
    .option("--shareable", "may go on the weekly page")
    .action((project: string, text: string | undefined, flags: NoteAddFlags) => noteAdd(app, project, text, flags));
}

export async function noteAdd(app: App, slug: string, said: string | undefined, flags: NoteAddFlags): Promise<void> {
  const project = await findProject(app, slug);
  requireOneAudience(flags);
  const about = flags.about === undefined ? null : noteSubject(project, flags.about);
  const on = optionalDay(app, "--on", flags.on) ?? app.today;
  const people = await namesOf(app, project, flags.with ?? []);
  const text = said ?? flags.text ?? (flags.from === undefined ? undefined : await readUserText(app, flags.from));
  const input = {
    text: text ?? (await written(app, project)),
    on,
    with: people,
    about,
    shareable: flags.shareable ?? false,
  };
  let key = "";
  const changed = await app.store.change(project.slug, (before) => {
    const added = addNote(before, input, app.moment);
    key = added.key;
    return added.project;
  });
  await app.store.dropDraft(`note-${project.slug}`);
  answerNote(app, changed, key);
}

/** Throws `usage` for both at once. */
export function requireOneAudience({ internal, shareable }: Pick<NoteAddFlags, "internal" | "shareable">): void {
  if (internal && shareable)
    throw new PsvcError({
      code: "usage",
      text: "A note is internal or shareable.",
      suggestion: "Leave out --internal, or --shareable",
    });
}

/**
 * Asks for the text in the editor, where one that could not be stored is still there. Throws `missing-flags` without a
 * terminal, `cancelled` for an empty text.
 */
async function written(app: App, { slug }: Project): Promise<string> {
  if (!app.prompter) throw new PsvcError({ code: "missing-flags", flags: ["--text"], command: "psvc note add" });
  const draft = `note-${slug}`;
  const kept = await app.store.draft(draft);
  const text = await app.edit({
    text: typeof kept === "string" ? kept : "",
    name: `note-${slug}.md`,
    keep: (edited) => app.store.saveDraft(draft, edited),
  });
  if (text.trim()) return text;
  await app.store.dropDraft(draft);
  throw new PsvcError({ code: "cancelled", saved: null, resume: `psvc note add ${slug}` });
}

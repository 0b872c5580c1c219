import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Note } from "../../domain/model/people.ts";
import { editNote, type NoteInput } from "../../domain/note/note.ts";
import { PsvcError } from "../../errors.ts";
import { findProject } from "../find/find-project.ts";
import { collect, dayFlag } from "../flags/flags.ts";
import { requireOneAudience } from "./add.ts";
import { answerNote, findNote, namesOf, noteSubject } from "./answer.ts";

interface NoteEditFlags {
  readonly text?: string;
  readonly on?: string;
  readonly with?: readonly string[];
  readonly about?: string;
  readonly internal?: boolean;
  readonly shareable?: boolean;
}

export function registerNoteEdit(note: Command, app: App): void {
  note
    .command("edit <project> <note>")
    .description("change a note; without a flag your editor opens with its text")
    .option("--text <text>", "another text")
    .option("--on <day>", "the day it is about")
    .option("--with <person>", "with whom (repeatable); empty: nobody", collect)
    .option("--about <what>", "what it is about; empty: nothing")
    .option("--internal", "never on a customer's page")
    .option("--shareable", "may go on the weekly page")
    .action((project: string, id: string, flags: NoteEditFlags) => noteEdit(app, project, id, flags));
}

export async function noteEdit(app: App, slug: string, id: string, flags: NoteEditFlags): Promise<void> {
  const project = await findProject(app, slug);
  const [key, note] = findNote(project, id);
  requireOneAudience(flags);
  const given: Partial<NoteInput> = {
    ...(flags.text === undefined ? {} : { text: flags.text }),
    ...(flags.on === undefined ? {} : { on: dayFlag(app, "--on", flags.on) }),
    ...(flags.with === undefined ? {} : { with: await namesOf(app, project, flags.with) }),
    ...(flags.about === undefined ? {} : { about: flags.about.trim() ? noteSubject(project, flags.about) : null }),
    ...(flags.internal || flags.shareable ? { shareable: flags.shareable ?? false } : {}),
  };
  const isBare = Object.keys(given).length === 0;
  if (isBare && !app.prompter)
    throw new PsvcError({ code: "missing-flags", flags: ["what to change"], command: "psvc note edit" });
  const changes = isBare ? { text: await edited(app, project.slug, note) } : given;
  const changed = await app.store.change(project.slug, (before) => editNote(before, key, changes, app.moment));
  answerNote(app, changed, key);
}

/** What was saved is kept until it is stored. */
async function edited(app: App, slug: string, { id, text }: Note): Promise<string> {
  const draft = `note-${slug}-${id}`;
  const kept = await app.store.draft(draft);
  const saved = await app.edit({
    text: typeof kept === "string" ? kept : text,
    name: `${slug}-${id}.md`,
    keep: (current) => app.store.saveDraft(draft, current),
  });
  await app.store.dropDraft(draft);
  return saved;
}

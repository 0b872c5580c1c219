import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { notesAbout, notesOf } from "../../domain/note/note.ts";
import { type NoteView, noteView } from "../../domain/note/view.ts";
import { foldName } from "../../domain/people/read-person.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { renderNotes } from "../../render/note/notes.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { findProject } from "../find/find-project.ts";
import { optionalDay } from "../flags/flags.ts";
import { noteSubject } from "./answer.ts";

interface NoteListFlags {
  readonly since?: string;
  readonly about?: string;
  readonly with?: string;
}

export function registerNoteList(note: Command, app: App): void {
  note
    .command("list [project]")
    .description("the notes of a project, or of all, newest first")
    .option("--since <day>", "about that day or later")
    .option("--about <what>", "on a promise, gap, action, risk, milestone or criterion of the project")
    .option("--with <person>", "with this person")
    .action((project: string | undefined, flags: NoteListFlags) => noteList(app, project, flags));
}

export async function noteList(app: App, slug: string | undefined, flags: NoteListFlags): Promise<void> {
  const since = optionalDay(app, "--since", flags.since);
  const one = slug === undefined ? null : await findProject(app, slug);
  const { projects, damaged } = one ? { projects: [one], damaged: [] } : await app.store.portfolio();
  const wanted = foldName(flags.with ?? "");
  const isWanted = ({ on, with: people }: NoteView) =>
    (!since || on >= since) && (!wanted || people.some((name) => foldName(name).includes(wanted)));
  const notes = projects
    .flatMap((project) => viewsOf(project, flags.about))
    .filter(isWanted)
    .sort((a, b) => compareTexts(b.on, a.on));
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderNotes(notes, one?.slug ?? null, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: { kind: "notes", project: one?.slug ?? null, notes, damaged: damagedJson(damaged) },
  });
}

function viewsOf(project: Project, about: string | undefined): readonly NoteView[] {
  const entries = about === undefined ? notesOf(project) : notesAbout(project, noteSubject(project, about));
  return entries.map((entry) => noteView(project, entry));
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { removeNote } from "../../domain/note/note.ts";
import { findProject } from "../find/find-project.ts";
import { findNote } from "./answer.ts";

export function registerNoteRemove(note: Command, app: App): void {
  note
    .command("remove <project> <note>")
    .description("take a note away; undo brings it back")
    .action((project: string, id: string) => noteRemove(app, project, id));
}

export async function noteRemove(app: App, slug: string, typed: string): Promise<void> {
  const project = await findProject(app, slug);
  const [key, { id }] = findNote(project, typed);
  await app.store.change(project.slug, (before) => removeNote(before, key));
  app.answer({
    text: (style) => `${id} is removed. Back again: ${style.command("psvc undo")}`,
    json: { kind: "removed", removed: { what: "note", name: id } },
  });
}

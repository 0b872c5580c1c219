import type { App } from "../../app.ts";
import type { Note } from "../../domain/model/people.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, findById, getRecord, type Key } from "../../domain/model/record.ts";
import { noteView } from "../../domain/note/view.ts";
import { renderNote } from "../../render/note/notes.ts";
import { found } from "../find/find-project.ts";
import { personNamed } from "../find/known-person.ts";
import { subject } from "../find/subject.ts";

export function findNote(project: Project, id: string): Entry<Note> {
  return found(project.notes, id, "note", `psvc note list ${project.slug}`);
}

/** A promise, gap, action, risk, milestone or criterion. Throws `not-found`. */
export function noteSubject(project: Project, name: string): Key {
  const record = findById(project.actions, name) ?? findById(project.risks, name);
  return record ? record[0] : subject(project, name);
}

export async function namesOf(app: App, project: Project, typed: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of typed.flatMap((text) => text.split(",")).filter((text) => text.trim()))
    names.push(await personNamed(app, project, name));
  return names;
}

export function answerNote(app: App, project: Project, key: Key): void {
  const view = noteView(project, [key, getRecord(project.notes, key)]);
  app.answer({ text: (style) => renderNote(view, style), json: { kind: "note", note: view } });
}

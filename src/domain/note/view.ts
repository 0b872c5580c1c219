import type { Note } from "../model/people.ts";
import type { Project } from "../model/project.ts";
import type { Entry, Key } from "../model/record.ts";

/** What screens and JSON say of a note. */
export interface NoteView extends Omit<Note, "formerly" | "about"> {
  readonly formerly: string | null;
  readonly project: string;
  readonly customer: string;
  /** `G3`, `P7`, `A2`, `R1`, or the name of a milestone or criterion. */
  readonly about: string | null;
}

export function noteView(project: Project, [, note]: Entry<Note>): NoteView {
  const { slug, customer } = project;
  const about = note.about === null ? null : numberOf(project, note.about);
  return { ...note, formerly: note.formerly ?? null, project: slug, customer, about };
}

function numberOf({ promises, gaps, actions, risks }: Project, about: Key): string {
  const record = promises[about] ?? gaps[about] ?? actions[about] ?? risks[about];
  return record?.id ?? about;
}

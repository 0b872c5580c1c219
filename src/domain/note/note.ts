import { PsvcError } from "../../errors.ts";
import type { Note } from "../model/people.ts";
import type { Moment, Project } from "../model/project.ts";
import { getRecord, type Key, withRecord } from "../model/record.ts";
import { compareTexts } from "../text/text.ts";
import { type Day, formatDay } from "../time/calendar.ts";

/** A note is what was heard or seen. It moves nothing forward, and answers for nothing. */
export interface NoteInput {
  readonly text: string;
  /** The day it is about. */
  readonly on: Day;
  /** With whom, by name. */
  readonly with: readonly string[];
  /** The key of a promise, gap, action or risk, or the name of a milestone or criterion. */
  readonly about: Key | null;
  /** May go on the customer's weekly page. */
  readonly shareable: boolean;
}

/** Throws `needs` for an empty text and `refused` for a day ahead. */
export function addNote(
  project: Project,
  input: NoteInput,
  moment: Moment,
): { readonly project: Project; readonly key: Key } {
  const key = moment.key();
  const number = project.counters.note + 1;
  const note: Note = { id: `N${number}`, recordedOn: moment.today, ...checked(input, moment) };
  return {
    project: {
      ...project,
      notes: withRecord(project.notes, key, note),
      counters: { ...project.counters, note: number },
    },
    key,
  };
}

/** Throws like `addNote`. */
export function editNote(project: Project, key: Key, changes: Partial<NoteInput>, moment: Moment): Project {
  const note = getRecord(project.notes, key);
  return {
    ...project,
    notes: withRecord(project.notes, key, { ...note, ...checked({ ...note, ...changes }, moment) }),
  };
}

export function removeNote(project: Project, key: Key): Project {
  const { [key]: _, ...others } = project.notes;
  return { ...project, notes: others };
}

/** The newest first: by the day they are about, then by the day they were written, then by number. */
export function notesOf(project: Project): readonly (readonly [Key, Note])[] {
  return Object.entries(project.notes).sort(
    ([, a], [, b]) =>
      compareTexts(b.on, a.on) ||
      compareTexts(b.recordedOn, a.recordedOn) ||
      Number(b.id.slice(1)) - Number(a.id.slice(1)),
  );
}

/** Notes about a promise are about its gap, too, and the other way round. */
export function notesAbout(project: Project, about: Key): readonly (readonly [Key, Note])[] {
  const gap = Object.entries(project.gaps).find(([key, { promise }]) => key === about || promise === about);
  const subjects = gap ? [gap[0], gap[1].promise] : [about];
  return notesOf(project).filter(([, note]) => note.about !== null && subjects.includes(note.about));
}

/** The web addresses in a text, in their order. */
export function linksIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/https?:\/\/[^\s<>"'`]+/g)].map(([link]) => link.replace(/[.,;:!?)\]]+$/, "")))];
}

type Checked = Pick<Note, "text" | "on" | "with" | "about" | "shareable" | "links">;

function checked({ text, on, with: people, about, shareable }: NoteInput, { today }: Moment): Checked {
  const said = text.replace(/\r\n?/g, "\n").trim();
  if (!said) throw new PsvcError({ code: "needs", what: "a note", because: "it says something", flags: ["--text"] });
  if (on > today)
    throw new PsvcError({
      code: "refused",
      what: "a note",
      because: `${formatDay(on)} is ahead, and a note tells what was`,
      instead: "give the day it is about with --on, or make it an action with a due day",
    });
  return { text: said, on, with: [...new Set(people)], about, shareable, links: linksIn(said) };
}

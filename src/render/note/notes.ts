import type { NoteView } from "../../domain/note/view.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

/** So many stand on a screen that is about something else. */
export const NEWEST_NOTES = 3;

/** One note in full, its lines as they were typed. */
export function renderNote(note: NoteView, style: Style): string {
  const facts = [formatDay(note.on), ...aboutWhat(note), note.shareable ? "shareable" : "internal"];
  return [
    `${style.strong(note.id)}${formatFormerly(note)} ${facts.map(visible).join(", ")}`,
    ...note.text.split("\n").map((line) => `  ${visible(line)}`),
  ].join("\n");
}

/** `project` is the one that was asked for; null where notes of all are listed. */
export function renderNotes(notes: readonly NoteView[], project: string | null, style: Style): string {
  if (style.layout === "tabs") return table(notes, project === null ? [WHOSE, ...COLUMNS] : COLUMNS, style);
  if (notes.length === 0) return `No notes. Write one: ${style.command(`psvc note add ${project ?? "PROJECT"} TEXT`)}`;
  return notes
    .map((note) => {
      const said = renderNote(note, style);
      return project === null ? `${visible(note.customer)}\n${said}` : said;
    })
    .join("\n");
}

/** A line a note, as a project's own screen shows the newest. */
export function renderNoteLine(note: NoteView): string {
  const [line = "", ...more] = note.text.split("\n").filter((text) => text.trim() !== "");
  const about = note.about === null ? "" : ` on ${note.about}`;
  return visible(`${note.id} ${formatDay(note.on)}${about}: ${line}${more.length > 0 ? " …" : ""}`);
}

function aboutWhat({ about, with: people }: NoteView): readonly string[] {
  return [...(about === null ? [] : [`on ${about}`]), ...(people.length > 0 ? [`with ${people.join(", ")}`] : [])];
}

const WHOSE: Column<NoteView> = { title: "PROJECT", value: ({ project }) => project };
const COLUMNS: readonly Column<NoteView>[] = [
  { title: "ID", value: ({ id }) => id },
  { title: "ON", value: ({ on }) => on },
  { title: "ABOUT", value: ({ about }) => about ?? "" },
  { title: "WITH", value: ({ with: people }) => people.join(", ") },
  { title: "SHAREABLE", value: ({ shareable }) => (shareable ? "yes" : "no") },
  { title: "TEXT", value: ({ text }) => text },
];

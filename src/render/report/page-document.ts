import type { Day } from "../../domain/time/calendar.ts";

/** A page before it is Markdown or HTML. Texts from people stand in it as they are: both make them safe. */
export interface PageDocument {
  readonly title: string;
  /** The day of this version, for whom, prepared by whom. */
  readonly head: Words;
  readonly lead: readonly Words[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** On paper it stays on one page where it can. */
  readonly isOne?: boolean;
}

export type Block =
  | { readonly kind: "text"; readonly words: Words }
  | { readonly kind: "fact"; readonly term: string; readonly words: Words }
  | { readonly kind: "list"; readonly lines: readonly Words[] }
  /** The first cell of a row names it. */
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly Words[])[] }
  /** Drawn in HTML; what it shows stands in a table too. */
  | { readonly kind: "timeline"; readonly points: readonly TimelinePoint[]; readonly today: Day }
  /** Boxes to tick. */
  | { readonly kind: "boxes"; readonly labels: readonly string[] }
  | { readonly kind: "signatures"; readonly parties: readonly Party[] };

export interface TimelinePoint {
  readonly label: string;
  /** null where it is done and nobody recorded the day. */
  readonly day: Day | null;
  readonly state: "done" | "next" | "planned";
}

/** `name` is null where it is to be written by hand. */
export interface Party {
  readonly side: string;
  readonly name: string | null;
}

export type Words = readonly Word[];
export type Word = string | DayWord | { readonly strong: string };

/** A deadline is written with its weekday. */
export interface DayWord {
  readonly day: Day;
  readonly strong?: true;
  readonly isDeadline?: true;
}

/** When a page was made, for whom and by whom. */
export function headOf(on: Day, lead: string, people: readonly (string | null)[] = []): Words {
  const known = [...new Set(people.filter((name) => name !== null))].join(", ");
  return ["Version of ", { day: on }, known ? ` · For ${known}` : "", ` · Prepared by ${lead}`];
}

export function textBlock(...words: Words): Block {
  return { kind: "text", words };
}

/** A section, or none where it would be empty. */
export function sectionOf(title: string, blocks: readonly Block[], isOne = false): readonly Section[] {
  return blocks.length > 0 ? [{ title, blocks, isOne }] : [];
}

/** A table, or none where it would be empty. */
export function tableBlock(columns: readonly string[], rows: readonly (readonly Words[])[]): readonly Block[] {
  return rows.length > 0 ? [{ kind: "table", columns, rows }] : [];
}

export function listOf(lines: readonly Words[]): readonly Block[] {
  return lines.length > 0 ? [{ kind: "list", lines }] : [];
}

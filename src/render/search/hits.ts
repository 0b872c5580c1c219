import type { OpenableHit, Searched, SearchHit, TextMark } from "../../domain/search/hit.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

/** So many are shown unless all are asked for. */
export const SHOWN_HITS = 20;

/** `more` were found beside those shown. */
export function renderHits(hits: readonly OpenableHit[], more: number, style: Style): string {
  if (style.layout === "tabs") return table(hits, COLUMNS, style);
  return [
    ...hits.flatMap((hit) => [
      `${style.strong(visible(nameOf(hit)))}  ${style.command(formatCommand(hit.open))}`,
      `  ${excerptOf(hit, style)}`,
    ]),
    ...(more > 0 ? [style.dim(`and ${more} more: --all`)] : []),
  ].join("\n");
}

export function renderNoHits(words: readonly string[], style: Style): string {
  const phrase = words.find((word) => /\s/.test(word));
  const apart = phrase === undefined ? "" : ` As single words: ${style.command(`psvc search ${plainWords(words)}`)}`;
  return `Nothing found for ${visible(words.join(" "))}.${apart}`;
}

export function hitJson({ open, ...hit }: OpenableHit) {
  return { ...hit, command: formatCommand(open) };
}

export type HitJson = ReturnType<typeof hitJson>;

/** `Acme Water, gap G3`. */
function nameOf({ customer, where, record, isEnded }: SearchHit): string {
  const what = [KIND[where], ...(record === null ? [] : [record])].filter(Boolean).join(" ");
  return [customer, ...(what ? [what] : []), ...(isEnded ? ["done"] : [])].join(", ");
}

const KIND: Readonly<Record<Searched, string>> = {
  promises: "promise",
  gaps: "gap",
  notes: "note",
  actions: "action",
  risks: "risk",
  conversations: "conversation on",
  people: "person",
  projects: "",
  history: "history",
};

/** The words found, with as much around them as the line holds. */
function excerptOf({ place, text, marks }: SearchHit, style: Style): string {
  const room = Math.max(30, style.width - place.length - 6);
  const [first = { start: 0, length: 0 }] = marks;
  const isLong = text.length > room;
  const from = isLong && first.start > room / 2 ? beginningOfWord(text, first.start - Math.floor(room / 3)) : 0;
  const shown = text.slice(from, from + room);
  const until = from + shown.length;
  const parts = marks.filter(({ start, length }) => start >= from && start + length <= until);
  const body = highlighted(
    shown,
    parts.map(({ start, length }) => ({ start: start - from, length })),
    style,
  );
  return `${place}: ${from > 0 ? "…" : ""}${body}${until < text.length ? "…" : ""}`;
}

function beginningOfWord(text: string, near: number): number {
  const at = text.indexOf(" ", near);
  return at < 0 ? near : at + 1;
}

function highlighted(text: string, marks: readonly TextMark[], style: Style): string {
  const line = (part: string) => visible(part.replace(/\s+/g, " "));
  let done = 0;
  let out = "";
  for (const { start, length } of marks) {
    out += line(text.slice(done, start)) + style.warn(line(text.slice(start, start + length)));
    done = start + length;
  }
  return out + line(text.slice(done));
}

function plainWords(words: readonly string[]): string {
  return words.join(" ").replace(/["“”„]/g, "");
}

const COLUMNS: readonly Column<OpenableHit>[] = [
  { title: "PROJECT", value: ({ project }) => project },
  { title: "IN", value: ({ where }) => where },
  { title: "RECORD", value: ({ record }) => record ?? "" },
  { title: "FIELD", value: ({ place }) => place },
  { title: "TEXT", value: ({ text }) => text },
  { title: "COMMAND", value: ({ open }) => formatCommand(open) },
];

import type { RestoredDocument } from "../../domain/history/view.ts";
import type { Instant } from "../../domain/time/calendar.ts";
import { formatMoment, formatSentence, formatShelf } from "../history/history.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table, tableLines, textWidth, wrap } from "../layout/table.ts";

/** One copy that is there. */
export interface CopyJson {
  readonly name: string;
  readonly path: string;
  readonly at: Instant;
  readonly kind: "automatic" | "by-hand";
  readonly why: string;
  readonly bytes: number;
}

/** A copy that was just made; in a file that the user named it has no name, and nobody keeps the moment. */
export interface BackupJson extends Omit<CopyJson, "name" | "at"> {
  readonly name: string | null;
  readonly at: Instant | null;
  /** Files that went along as they are, and are damaged. */
  readonly damaged: readonly string[];
  /** Files that cannot be opened, and are not in the copy. */
  readonly leftOut: readonly string[];
}

export function renderBackups(backups: readonly CopyJson[], style: Style): string {
  if (style.layout === "tabs") return table(backups, [...columns(), nameColumn], style);
  if (backups.length === 0) return `No backup yet. Make one: ${style.command("psvc backup")}`;
  const wide = table(backups, [...columns(), nameColumn], style);
  const isTooWide = style.layout === "aligned" && wide.split("\n").some((line) => textWidth(line) > style.width);
  // A name is there to be copied, so it has a line of its own before it is cut.
  const { header, body } = tableLines(backups, columns(), style);
  const narrow = [header, ...body.flatMap((row, nth) => [row, `  ${backups[nth]?.name}`])].join("\n");
  const last = ["The newest 10 of each kind are kept.", `Back to one: ${style.command("psvc restore --backup NAME")}`];
  return `${isTooWide ? narrow : wide}\n\n${last.join(isTooWide ? "\n" : " ")}`;
}

const nameColumn: Column<CopyJson> = { title: "name", value: ({ name }) => name };

function columns(): readonly Column<CopyJson>[] {
  return [
    { title: "made", value: ({ at }) => formatMoment(at) },
    {
      title: "why",
      value: ({ kind, why }) => (kind === "automatic" ? `before ${why.replaceAll("-", " ")}` : why),
      drop: 2,
    },
    { title: "size", value: ({ bytes }) => formatBytes(bytes), right: true, drop: 3 },
  ];
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const MOST_SENTENCES = 8;

/** What would change, each document with its story. */
export function renderRestored(documents: readonly RestoredDocument[], style: Style): string {
  return documents
    .flatMap(({ shelf, name, becomes, sentences }) => [
      style.strong(
        wrap(`${shelf === "projects" ? "" : "catalogue "}${name}  ${BECOMES_LABELS[becomes]}`, style.width, "    "),
      ),
      ...shortened(sentences.map(formatSentence))
        .flatMap((line) => wrap(visible(line), style.width - 4, "  ").split("\n"))
        .map((line) => `    ${line}`),
    ])
    .join("\n");
}

const BECOMES_LABELS: Readonly<Record<RestoredDocument["becomes"], string>> = {
  repaired: "damaged: the broken file is set aside and the good state put in its place",
  "brought back": "comes back",
  removed: "goes out of the store",
  changed: "changes",
};

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_SENTENCES) return lines;
  return [...lines.slice(0, MOST_SENTENCES), `and ${lines.length - MOST_SENTENCES} more`];
}

export function restoredJson(documents: readonly RestoredDocument[]) {
  return documents.map(({ shelf, name, becomes, sentences }) => ({
    what: formatShelf(shelf),
    name,
    outcome: becomes,
    sentences,
  }));
}

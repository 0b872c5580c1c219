import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { formatBytes } from "./backups.ts";

export interface Exported {
  readonly what: string;
  readonly path: string;
  readonly rows: number | null;
  readonly bytes: number;
}

/** `content` is there where nothing was written to a file. */
export interface ExportJson {
  readonly what: string;
  readonly format: string;
  /** null for what has no rows. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly path: string | null;
  readonly content?: string;
}

/** What stands in the file now, and for whom it is. */
export function renderExported({ what, path, rows, bytes }: Exported, style: Style): string {
  const size = rows === null ? formatBytes(bytes) : `${rows} ${rows === 1 ? "row" : "rows"}, ${formatBytes(bytes)}`;
  return [
    `${style.good("Wrote")} ${visible(what)} to ${visible(path)} (${size}).`,
    "It is for the inside: for a customer, psvc report makes the page.",
  ].join("\n");
}

import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import type { OutgoingSheet } from "../../exchange/write/outgoing.ts";
import type { KindDocument } from "../../render/json/kinds.ts";
import { visibleLines } from "../../render/layout/escape-control-characters.ts";
import { markdownTable } from "../../render/layout/markdown.ts";
import { renderExported } from "../../render/store/export.ts";
import { wordFlag } from "../flags/flags.ts";

export const EXPORT_FORMATS = ["csv", "xlsx", "json", "md"] as const;
export type OutFormat = (typeof EXPORT_FORMATS)[number];

export interface OutFlags {
  readonly to?: string;
  readonly format?: string;
}

export interface Outgoing {
  readonly what: string;
  /** Above a table of Markdown. */
  readonly title: string;
  readonly sheet: OutgoingSheet;
  /** The same as the command that lists them prints with --json. */
  readonly json: KindDocument;
}

/**
 * `--format`, else what the file's ending says, else CSV for stdout. Throws `bad-value`, and `usage` where neither
 * tells.
 */
export function formatFrom<Format extends string>(flags: OutFlags, allowed: readonly Format[]): Format {
  if (flags.format !== undefined) return wordFlag("--format", flags.format, allowed);
  const [first] = allowed;
  if (flags.to === undefined || flags.to === "-") return first as Format;
  const ending = /\.([a-z]+)$/i.exec(flags.to)?.[1]?.toLowerCase();
  const found = allowed.find((format) => format === (ending === "markdown" ? "md" : ending));
  if (found) return found;
  throw new PsvcError({
    code: "usage",
    text: `What ${flags.to} is to hold cannot be told from its name.`,
    suggestion: `Say it with --format ${allowed.join("|")}`,
  });
}

/** Writes a list in one of its formats, into a file or on stdout. */
export async function writeList(app: App, outgoing: Outgoing, format: OutFormat, flags: OutFlags): Promise<void> {
  const toFile = flags.to !== undefined && flags.to !== "-";
  if (format === "xlsx" && !toFile)
    throw new PsvcError({ code: "missing-flags", flags: ["--to FILE.xlsx"], command: "psvc export" });
  const content = await contentOf(outgoing, format, toFile);
  await writeOut(app, { what: outgoing.what, format, rows: outgoing.sheet.rows.length, content }, flags);
}

export interface Written {
  readonly what: string;
  readonly format: string;
  /** null for what has no rows. */
  readonly rows: number | null;
  readonly content: string | Uint8Array;
}

/** A file is readable by its owner alone, never in the store, and never takes another one's place unasked. */
export async function writeOut(app: App, written: Written, flags: OutFlags): Promise<void> {
  const { what, format, rows, content } = written;
  const about = { what, format, rows, bytes: Buffer.byteLength(content) };
  if (flags.to !== undefined && flags.to !== "-") {
    const path = await app.write(flags.to, content, { asCopy: true });
    app.answer({
      text: (style) => renderExported({ ...about, path }, style),
      json: { kind: "export", export: { ...about, path } },
    });
    return;
  }
  const text = content.toString();
  // Into a pipe go the bytes as they are; a terminal would obey what people wrote.
  const shown = app.screen.stdoutIsTerminal ? visibleLines(text.replaceAll("\r\n", "\n")) : text;
  app.answer({
    text: () => shown.replace(/\r?\n$/, ""),
    isDocument: true,
    json: { kind: "export", export: { ...about, path: null, content: text } },
  });
}

async function contentOf({ title, sheet, json }: Outgoing, format: OutFormat, toFile: boolean) {
  switch (format) {
    case "csv":
      return (await import("../../exchange/write/write-csv.ts")).sheetToCsv(sheet, { isMarked: toFile });
    case "xlsx":
      return (await import("../../exchange/write/write-xlsx.ts")).sheetToXlsx(sheet);
    case "json":
      return jsonText(json);
    case "md":
      return markdownTable(
        title,
        sheet.columns.map((column) => column.title),
        sheet.rows.map((cells) => cells.map(String)),
      );
  }
}

export function jsonText({ kind, ...rest }: Outgoing["json"]): string {
  return `${JSON.stringify({ schemaVersion: 1, kind, ...rest }, null, 2)}\n`;
}

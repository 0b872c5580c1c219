/** One record of a CSV text. */
export interface CsvRecord {
  /** The line on which it starts. */
  readonly line: number;
  /** That line as it stands in the file. */
  readonly text: string;
  readonly cells: readonly string[];
  /** A cell begins with a quote that is not closed, and was read up to the next delimiter instead. */
  readonly hasStrayQuote: boolean;
}

interface Dialect {
  readonly delimiter: string;
  /** Whether `\"` is a quote within a cell, as database exports write it. */
  readonly isBackslashed: boolean;
}

/**
 * The records of a text with plain line ends, blank lines left out. Tolerates what people's tools write: quotes inside
 * bare and quoted cells, and a quote that opens a cell and is never closed, which then costs its own row only.
 */
export function readRecords(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): readonly CsvRecord[] {
  const dialect = { delimiter, isBackslashed: /\\"[^,;\t|\n]/.test(text) && !/[^,;\t|\n]""/.test(text) };
  const records: CsvRecord[] = [];
  for (let at = 0, line = 1; at < text.length && records.length < most; ) {
    const { cells, end, hasStrayQuote } = readRecord(text, at, dialect);
    const own = text.slice(at, end);
    if (own.trim() !== "") records.push({ line, text: own.split("\n", 1)[0] ?? "", cells, hasStrayQuote });
    line += newlines(own) + 1;
    at = end + 1;
  }
  return records;
}

/** `end` is at the line break after the record, or at the end of the text. */
function readRecord(text: string, start: number, dialect: Dialect) {
  const cells: string[] = [];
  let hasStrayQuote = false;
  for (let at = start; ; ) {
    const opened = openingQuote(text, at, dialect.delimiter);
    const quoted = opened === null ? null : readQuoted(text, opened, dialect);
    if (opened !== null && quoted === null) hasStrayQuote = true;
    const end = quoted?.end ?? endOfBare(text, at, dialect.delimiter);
    cells.push(quoted?.value ?? bareCell(text.slice(at, end), opened !== null));
    if (end >= text.length || text[end] === "\n") return { cells, end, hasStrayQuote };
    at = end + dialect.delimiter.length;
  }
}

/** A single quote at the head of a bare cell is a slip; several are the writer's own. */
function bareCell(cell: string, hasOpeningQuote: boolean): string {
  if (cell.trim() === "\\N") return "";
  return hasOpeningQuote && cell.indexOf('"') === cell.lastIndexOf('"') ? cell.replace('"', "") : cell;
}

function openingQuote(text: string, start: number, delimiter: string): number | null {
  let at = start;
  while (text[at] === " " && delimiter !== " ") at++;
  return text[at] === '"' ? at : null;
}

/** null where the quote is not closed: at the end of the text, or where another cell opens before it. */
function readQuoted(text: string, opened: number, { delimiter, isBackslashed }: Dialect) {
  for (let from = opened + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    from = quote + 1;
    if (isBackslashed && text[quote - 1] === "\\") continue;
    if (text[from] === '"') {
      from += 1;
      continue;
    }
    let end = from;
    while (text[end] === " ") end++;
    if (end >= text.length || text[end] === "\n" || text.startsWith(delimiter, end))
      return { value: unescaped(text.slice(opened + 1, quote), isBackslashed), end };
    const opensCell = text[quote - 1] === "\n" || text.startsWith(delimiter, quote - delimiter.length);
    if (opensCell && text.slice(opened, quote).includes("\n")) return null;
  }
}

function unescaped(cell: string, isBackslashed: boolean): string {
  return (isBackslashed ? cell.replaceAll('\\"', '"') : cell).replaceAll('""', '"');
}

function endOfBare(text: string, start: number, delimiter: string): number {
  for (let at = start; at < text.length; at++) if (text[at] === "\n" || text.startsWith(delimiter, at)) return at;
  return text.length;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

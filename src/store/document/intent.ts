import { join, relative, resolve } from "node:path";
import { SHELVES } from "../../domain/history/change.ts";
import { bytesOf } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { type FileSystem, syncFolder } from "../disk/file-system.ts";
import { cachesIn, INTENT, type StorePlaces } from "../disk/store-paths.ts";
import { intentNames } from "../disk/walk-store.ts";
import { entryToLine, type HistoryEntry, lineToEntry, type Version } from "../history/entry.ts";
import type { Writer } from "../history/new-entries.ts";
import type { KeptName } from "../schema/stored-document.ts";

const INTENDED: readonly KeptName["shelf"][] = [...SHELVES, "templates", "settings"];

/** What one command is about to do to one document. */
export interface IntendedStep extends KeptName {
  /** The version that has to be there; null for no file. */
  readonly before: Version | null;
  /** The same as `before` where only the history grows; null removes the document. */
  readonly after: Version | null;
  /** The synced file that takes the document's place; null where there is none to put. */
  readonly temporary: string | null;
  /** Bytes of the history that were there: what lies beyond them is ours. */
  readonly historyEnd: number;
  readonly lines: readonly HistoryEntry[];
}

/** A command over several documents that will happen: it is finished by this psvc, or else by the next writer. */
export interface Intent {
  readonly path: string;
  readonly writer: Writer;
  readonly steps: readonly IntendedStep[];
}

/**
 * Writes it down, durable when this returns. One line for the command, and one for each document, so that a history
 * line stands in it as it will stand in its file.
 */
export async function writeIntent(
  places: StorePlaces,
  files: FileSystem,
  writer: Writer,
  steps: readonly IntendedStep[],
): Promise<Intent> {
  const path = intentPath(places, writer);
  const head = JSON.stringify({ ...writer, of: steps.length });
  const lines = steps.map(({ temporary, lines, ...step }) =>
    JSON.stringify({
      ...step,
      temporary: temporary === null ? null : relative(places.folder, temporary),
      lines: lines.map((entry) => entryToLine(entry)),
    }),
  );
  await writeDurably(files, path, Buffer.from([head, ...lines, ""].join("\n")));
  return { path, writer, steps };
}

/** One command has one op, and so one intent. */
export function intentPath(places: StorePlaces, { op }: Pick<Writer, "op">): string {
  return join(cachesIn(places), `${INTENT}${op}`);
}

export function removeIntent({ path }: Intent, places: StorePlaces, files: FileSystem): void {
  files.unlink(path);
  syncFolder(files, cachesIn(places));
}

/** Every command that was interrupted, the earliest first. What psvc did not write is left out. */
export function readIntents(places: StorePlaces, files: FileSystem): readonly Intent[] {
  return intentNames(places, files)
    .map((name) => parseIntent(join(cachesIn(places), name), places, files))
    .filter((intent) => intent !== null)
    .sort((a, b) => (a.writer.at < b.writer.at ? -1 : 1));
}

function parseIntent(path: string, places: StorePlaces, files: FileSystem): Intent | null {
  try {
    const lines = (bytesOf(path, files)?.toString("utf8") ?? "").split("\n");
    const { of, ...writer } = JSON.parse(lines[0] ?? "") as Writer & { readonly of: number };
    const steps = lines.slice(1, -1).map((line) => stepFrom(JSON.parse(line), places));
    return steps.length === of ? { path, writer, steps } : null;
  } catch {
    return null;
  }
}

interface WrittenStep extends Omit<IntendedStep, "lines"> {
  readonly lines: readonly string[];
}

function stepFrom(step: WrittenStep, places: StorePlaces): IntendedStep {
  if (!INTENDED.includes(step.shelf)) throw new Error(`no shelf ${step.shelf}`);
  return {
    ...step,
    temporary: step.temporary === null ? null : resolve(places.folder, step.temporary),
    lines: step.lines.map((line) => {
      const entry = lineToEntry(line.trimEnd());
      if (entry === null) throw new Error("no history line");
      return entry;
    }),
  };
}

import { dirname } from "node:path";
import { cannotRead, cannotWrite } from "../disk/disk-errors.ts";
import { ensureFolder, type FileSystem, ifThere, ignoreErrors, syncFolder, writeAll } from "../disk/file-system.ts";
import {
  type AbortedEntry,
  entryToLine,
  type HistoryEntry,
  lineToEntry,
  type RealEntry,
  realEntries,
} from "./entry.ts";

/** One document's history, open for one change. */
export interface HistoryFile {
  /** The last entry that happened, or null. */
  readonly last: RealEntry | null;
  /** All of them, oldest first: for the rare cases where the last does not tell enough. */
  readonly all: () => readonly RealEntry[];
  /** Durable when it returns; after an error the file is as it was. */
  readonly append: (entries: readonly HistoryEntry[]) => void;
  /** Takes back what was appended. Only with the lock held: another writer's lines may follow otherwise. */
  readonly withdraw: () => void;
  /** For when the lock was lost: says at the end that an entry is not to be believed. */
  readonly disown: (entry: AbortedEntry) => void;
  readonly close: () => void;
}

interface Tail {
  readonly last: RealEntry | null;
  /** Where the whole lines end; what follows was torn by a crash. */
  readonly end: number;
  /** The last line is whole but for its newline, as some editors leave it. */
  readonly lacksNewline: boolean;
}

const FIRST_WINDOW = 64 * 1024;
const NEWLINE = 10;

/** Opens it with the lock held, and reads only its end: a history may be large. Throws `cannot-write`. */
export function openHistory(path: string, files: FileSystem): HistoryFile {
  try {
    ensureFolder(files, dirname(path));
    const fd = files.open(path, "a+");
    try {
      return historyFile(path, fd, files);
    } catch (err) {
      ignoreErrors(() => files.close(fd));
      throw err;
    }
  } catch (err) {
    throw cannotWrite(path, err);
  }
}

/**
 * Makes a history end with these entries after its first `end` bytes: what was appended of them before, whole or in
 * part, is not there twice. A history that another tool has changed since keeps what it has. Durable when it returns.
 */
export function appendAfter(path: string, end: number, entries: readonly HistoryEntry[], files: FileSystem): void {
  const fd = files.open(path, "a+");
  try {
    files.protect(fd);
    const size = files.size(fd);
    const there = size > end ? readRange(fd, end, size - end, files) : Buffer.alloc(0);
    const isOpen = end > 0 && size >= end && readRange(fd, end - 1, 1, files)[0] !== NEWLINE;
    const wanted = Buffer.from(`${isOpen ? "\n" : ""}${entries.map(entryToLine).join("")}`);
    const isTorn = !there.includes(NEWLINE) && lineToEntry(there.toString("utf8")) === null;
    const isOurs = size >= end && (isTorn || wanted.subarray(0, there.length).equals(there));
    if (isOurs && !wanted.equals(there)) {
      if (there.length > 0) files.truncate(fd, end);
      writeAll(files, fd, wanted);
    } else if (!isOurs) appendMissing(path, fd, entries, files);
    files.sync(fd);
    syncFolder(files, dirname(path));
    if (end === 0) syncFolder(files, dirname(dirname(path)));
  } finally {
    ignoreErrors(() => files.close(fd));
  }
}

/** The last entry of a history, and the bytes of its whole lines: 0 where there is none. Makes no file. */
export function endOfHistory(
  path: string,
  files: FileSystem,
): { readonly last: RealEntry | null; readonly end: number } {
  try {
    const fd = ifThere(() => files.open(path, "r"));
    if (fd === null) return { last: null, end: 0 };
    try {
      const { last, end } = readTail(fd, files.size(fd), files);
      return { last, end };
    } finally {
      ignoreErrors(() => files.close(fd));
    }
  } catch (err) {
    throw cannotRead(path, err);
  }
}

function appendMissing(path: string, fd: number, entries: readonly HistoryEntry[], files: FileSystem): void {
  const known = new Set(readLines(path, files));
  const missing = entries.map(entryToLine).filter((line) => !known.has(line.trimEnd()));
  const text = files.readFile(path).toString("utf8");
  const newline = text === "" || text.endsWith("\n") ? "" : "\n";
  writeAll(files, fd, Buffer.from(`${newline}${missing.join("")}`));
}

function historyFile(path: string, fd: number, files: FileSystem): HistoryFile {
  files.protect(fd);
  const size = files.size(fd);
  const tail = readTail(fd, size, files);
  const withdraw = () => {
    ignoreErrors(() => {
      files.truncate(fd, tail.end);
      files.sync(fd);
    });
  };
  return {
    last: tail.last,
    all: () => readHistory(path, files),
    append(entries) {
      const lines = `${tail.lacksNewline ? "\n" : ""}${entries.map(entryToLine).join("")}`;
      try {
        if (tail.end < size) files.truncate(fd, tail.end);
        writeAll(files, fd, Buffer.from(lines));
        files.sync(fd);
        // More than the change itself: its writer may have been killed before the name of a new file was durable.
        if (tail.end === 0 || entries.length > 1) syncFolder(files, dirname(path));
        if (tail.end === 0) syncFolder(files, dirname(dirname(path)));
      } catch (err) {
        withdraw();
        throw cannotWrite(path, err);
      }
    },
    withdraw,
    disown(entry) {
      ignoreErrors(() => {
        writeAll(files, fd, Buffer.from(entryToLine(entry)));
        files.sync(fd);
      });
    },
    close: () => ignoreErrors(() => files.close(fd)),
  };
}

function readTail(fd: number, size: number, files: FileSystem): Tail {
  for (let window = FIRST_WINDOW; ; window *= 4) {
    const start = Math.max(0, size - window);
    const tail = parseTail(readRange(fd, start, size - start, files), start, size);
    if (tail !== null && (tail.last !== null || start === 0)) return tail;
  }
}

/** null where the window is too small to hold the beginning of the last line. */
function parseTail(bytes: Buffer, start: number, size: number): Tail | null {
  const firstLine = start === 0 ? 0 : bytes.indexOf(NEWLINE) + 1;
  const afterLines = bytes.lastIndexOf(NEWLINE) + 1;
  if (start > 0 && afterLines === 0) return null;
  const rest = bytes.subarray(afterLines).toString("utf8");
  const lacksNewline = lineToEntry(rest) !== null;
  const lines = bytes.subarray(firstLine, afterLines).toString("utf8").split("\n");
  const entries = (lacksNewline ? [...lines, rest] : lines).map(lineToEntry).filter((entry) => entry !== null);
  return { last: realEntries(entries).at(-1) ?? null, end: lacksNewline ? size : start + afterLines, lacksNewline };
}

function readRange(fd: number, start: number, length: number, files: FileSystem): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const count = files.read(fd, bytes.subarray(done), start + done);
    if (count === 0) return bytes.subarray(0, done);
    done += count;
  }
  return bytes;
}

/**
 * All that happened to a document, oldest first; nothing where there is no history. Needs no lock. Throws `damaged`.
 */
export function readHistory(path: string, files: FileSystem): readonly RealEntry[] {
  const entries = readLines(path, files).map(lineToEntry);
  return realEntries(entries.filter((entry) => entry !== null));
}

/** The last entry of a history that may be large: only its end is read. */
export function lastEntry(path: string, files: FileSystem): RealEntry | null {
  return endOfHistory(path, files).last;
}

function readLines(path: string, files: FileSystem): readonly string[] {
  try {
    const bytes = ifThere(() => files.readFile(path));
    return bytes === null ? [] : bytes.toString("utf8").split("\n");
  } catch (err) {
    throw cannotRead(path, err);
  }
}

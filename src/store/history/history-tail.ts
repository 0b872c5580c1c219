import { cannotRead } from "../disk/disk-errors.ts";
import { type FileSystem, ifThere, ignoreErrors } from "../disk/file-system.ts";
import { lineToEntry, type RealEntry, realEntries } from "./entry.ts";

/** The end of a history. */
export interface HistoryTail {
  /** The oldest first. */
  readonly entries: readonly RealEntry[];
  /** These are all that there are. */
  readonly isWhole: boolean;
}

const FIRST_PIECE = 64 * 1024;
const NEWLINE = 10;

/**
 * The last entries of a history, `count` of them or some more: what lies before is not read. A line that takes back an
 * earlier one stands after it, so what happened is told the same from the end. Throws `damaged`.
 */
export function tailOf(path: string, files: FileSystem, count: number): HistoryTail {
  try {
    const fd = ifThere(() => files.open(path, "r"));
    if (fd === null) return { entries: [], isWhole: true };
    try {
      return readTail(fd, files.size(fd), files, count);
    } finally {
      ignoreErrors(() => files.close(fd));
    }
  } catch (err) {
    throw cannotRead(path, err);
  }
}

function readTail(fd: number, size: number, files: FileSystem, count: number): HistoryTail {
  let pieces: readonly Buffer[] = [];
  let start = size;
  for (let length = FIRST_PIECE; ; length *= 2) {
    const from = Math.max(0, start - length);
    pieces = [pieceOf(fd, from, start - from, files), ...pieces];
    start = from;
    const lines = pieces.reduce((sum, piece) => sum + newlinesIn(piece), 0);
    if (start > 0 && lines <= count) continue;
    const entries = entriesIn(Buffer.concat(pieces), start === 0);
    if (start === 0 || entries.length >= count) return { entries, isWhole: start === 0 };
  }
}

/** What lies before the first newline belongs to a line that began earlier. */
function entriesIn(bytes: Buffer, isWhole: boolean): readonly RealEntry[] {
  const lines = bytes.subarray(isWhole ? 0 : bytes.indexOf(NEWLINE) + 1).toString("utf8");
  return realEntries(
    lines
      .split("\n")
      .map(lineToEntry)
      .filter((entry) => entry !== null),
  );
}

function pieceOf(fd: number, start: number, length: number, files: FileSystem): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = files.read(fd, bytes.subarray(done), start + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

import { dirname } from "node:path";
import { bytesOf } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import type { FileSystem } from "../disk/file-system.ts";
import { type HistoryEntry, headsOf, lineToEntry, orderOf, type RealEntry, realEntries } from "../history/entry.ts";
import { versionOf } from "../history/new-entries.ts";
import { provenIn } from "../history/rebuild-states.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import { restoring } from "./check-documents.ts";
import { damage, type RepairableFinding, warning } from "./finding.ts";

const MARKS = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;
const DAY_MS = 24 * 60 * 60 * 1000;
const SLACK_MS = 60_000;

/**
 * One document's history: whether its lines are whole, whether it leads to the file, and whether its clock was right.
 */
export function examineHistory(
  stored: StoredDocument<unknown>,
  files: FileSystem,
  now: string,
): readonly RepairableFinding[] {
  const file = stored.history;
  if (file === null) return [];
  const bytes = bytesOf(file, files);
  const document = readable(stored.path, files);
  if (bytes === null) {
    const text = "there is no history of what is in the file; it begins with the next change";
    return document === null ? [] : [warning("history-missing", { file, text })];
  }
  if (bytes.length === 0 && document === null)
    return [
      warning("history-missing", {
        file,
        text: "it is empty, and so is its place: a beginning that was interrupted",
        mend: { says: "remove it", now: () => files.unlink(file) },
      }),
    ];
  if (bytes.length === 0)
    return [damage("history-missing", { file, text: "it is empty", instead: "a backup may hold it" })];
  const content = bytes.toString("utf8");
  const lines = content.split("\n");
  const parsed = lines.map(lineToEntry);
  const entries = realEntries(parsed.filter((entry) => entry !== null));
  return [
    ...brokenLines(stored, { lines, parsed, content, entries, document }, files),
    ...gaps(file, { parsed, content, entries }),
    ...unrecorded(stored, entries, document),
    ...clock(file, entries, now),
  ];
}

/** What cannot be read is told where the document itself is examined. */
function readable(path: string, files: FileSystem): Buffer | null {
  try {
    return bytesOf(path, files);
  } catch {
    return null;
  }
}

interface ReadLines {
  readonly lines: readonly string[];
  /** For each line its entry; null for a line that is none. */
  readonly parsed: readonly (HistoryEntry | null)[];
  readonly content: string;
  readonly entries: readonly RealEntry[];
  readonly document: Buffer | null;
}

function brokenLines(
  stored: StoredDocument<unknown>,
  read: ReadLines,
  files: FileSystem,
): readonly RepairableFinding[] {
  const file = stored.history as string;
  const { lines, parsed, content } = read;
  const broken = lines.flatMap((line, index) =>
    line === "" || parsed[index] !== null ? [] : [{ index, what: whatIs(line, index, read) }],
  );
  // A line that is no entry says nothing to anybody; one that was never acknowledged may go, and marks are git's.
  const isClear = broken.every(({ what }) => what === "mark" || what === "torn");
  const mend = {
    says: "remove the lines that no psvc wrote whole",
    now: () => {
      const whole = lines.filter((line, index) => line !== "" && parsed[index] !== null);
      if (whole.length === 0) return files.unlink(file);
      return writeDurably(files, file, Buffer.from(whole.map((line) => `${line}\n`).join("")));
    },
  };
  const weigh = (what: BrokenLine) => (what === "torn" ? warning : damage);
  return broken.map(({ index, what }) =>
    weigh(what)(what === "mark" ? "conflict-marks" : "history-line", {
      file,
      at: { line: index + 1, column: 1, content },
      text: SAY_BROKEN[what],
      ...(isClear ? { mend } : { instead: "look at the line; a backup may hold what it recorded" }),
    }),
  );
}

type BrokenLine = "mark" | "torn" | "lost" | "zeros" | "foreign";

const SAY_BROKEN: Readonly<Record<BrokenLine, string>> = {
  mark: "a mark of a merge that was left unresolved",
  torn: "a line that was cut off while it was written",
  lost: "a line that was cut off, and the file holds what it recorded",
  zeros: "zero bytes where changes were recorded",
  foreign: "a line that is no record of a change",
};

/**
 * A change is acknowledged after its document is in place: where the document is still the one before, its line never
 * counted.
 */
function whatIs(line: string, index: number, { lines, entries, document }: ReadLines): BrokenLine {
  if (MARKS.test(line)) return "mark";
  if (index < lines.length - 1) return "foreign";
  const isOfBefore = (entries.at(-1)?.after ?? null) === (document && versionOf(document));
  const isAll = lines.length === 1;
  if (/^\0+$/.test(line)) return isOfBefore && !isAll ? "torn" : "zeros";
  return isOfBefore ? "torn" : "lost";
}

/** Where a state cannot be rebuilt, undo and restore end. */
function gaps(
  file: string,
  { parsed, content, entries }: Pick<ReadLines, "parsed" | "content" | "entries">,
): readonly RepairableFinding[] {
  const proven = provenIn(entries);
  const unproven = entries.filter(({ after }) => after !== null && !proven.has(after));
  const first = unproven[0];
  if (!first) return [];
  const line = parsed.indexOf(first) + 1 || 1;
  return [
    damage("history-gap", {
      file,
      at: { line, column: 1, content },
      text:
        `from here on ${unproven.length} of ${entries.length} states cannot be rebuilt: lines are missing or ` +
        "were changed",
      instead: "undo and restore reach the others; a backup may hold these",
    }),
  ];
}

function unrecorded(
  { path, name, history }: StoredDocument<unknown>,
  entries: readonly RealEntry[],
  document: Buffer | null,
): readonly RepairableFinding[] {
  const last = entries.at(-1);
  const version = document && versionOf(document);
  const isTakenBack = last !== undefined && last.before === version;
  // A merge that git or an import made is on record with the next change.
  if ((last?.after ?? null) === version || isTakenBack || (document !== null && headsOf(entries).length > 1)) return [];
  if (document === null) {
    const text = `the file is gone, and no psvc removed it (${history})`;
    return [damage("unrecorded", { file: path, text, instead: `bring it back: ${restoring({ name, path })}` })];
  }
  const isProject = dirname(path).endsWith("projects");
  const text = "changed by something other than psvc; the next change records it";
  return [
    warning("unrecorded", {
      file: path,
      text,
      instead: `see what differs: psvc history ${isProject ? name : `--product ${name}`}`,
    }),
  ];
}

function clock(file: string, entries: readonly RealEntry[], now: string): readonly RepairableFinding[] {
  const ahead = entries.find(({ at }) => Date.parse(at) > Date.parse(now) + DAY_MS);
  const back = entries.find((entry, index) => {
    const previous = entries[index - 1];
    // Lines that came in from another machine are in their own order.
    const isAfter = previous !== undefined && orderOf(entry) > orderOf(previous);
    return isAfter && Date.parse(entry.at) < Date.parse(previous.at) - SLACK_MS;
  });
  const instead = "nothing to mend: changes are kept in their true order; check the clock of the machine";
  return [
    ...(ahead
      ? [warning("clock", { file, text: `a change is dated ${ahead.at}, which has not come yet`, instead })]
      : []),
    ...(back ? [warning("clock", { file, text: `the clock went back before the change of ${back.at}`, instead })] : []),
  ];
}

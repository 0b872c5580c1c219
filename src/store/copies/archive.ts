import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { PsvcError } from "../../errors.ts";
import { bytesOf, listFolder } from "../disk/disk-errors.ts";
import type { FileSystem } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import { STORE_SCHEMA } from "../schema/store-marker.ts";

/** One file of a store, byte for byte. */
export interface ArchivedFile {
  /** Within the store, with `/` on every system. */
  readonly path: string;
  readonly bytes: Buffer;
}

export interface ArchiveHeader {
  readonly at: string;
  readonly by: string;
}

export interface ReadArchive extends ArchiveHeader {
  readonly files: readonly ArchivedFile[];
}

const FORMAT = "psvc-archive";
const SCHEMA = 1;
/** More than any store seen, and little enough to be one text in memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Nothing else of a folder is copied, and nothing else of an archive is believed: a path in it may be anybody's. */
const NAME = "[a-z0-9][a-z0-9-]{0,63}";
const OURS = new RegExp(
  `^(?:(?:psvc|config)\\.json|(?:templates|projects|catalogue)/${NAME}\\.json|history/(?:projects|catalogue)/` +
    `${NAME}\\.ndjson)$`,
);

/**
 * What a copy of a store holds, and the files that nobody can open: those must not keep the others from being copied.
 */
export interface Copied {
  readonly files: readonly ArchivedFile[];
  readonly leftOut: readonly string[];
}

/** All that a store remembers, read as it lies there; damaged files too. With the lock held it is one moment. */
export function filesOfStore(
  places: StorePlaces,
  files: FileSystem,
  isWanted: (path: string) => boolean = () => true,
): Copied {
  const folders = ["", "templates", "projects", "catalogue", "history/projects", "history/catalogue"];
  const leftOut: string[] = [];
  const copied = folders.flatMap((folder) => {
    const names = listFolder(join(places.folder, folder), files);
    const paths = names
      .map((name) => (folder === "" ? name : `${folder}/${name}`))
      .filter((path) => OURS.test(path) && isWanted(path));
    return paths.sort().flatMap((path) => {
      try {
        const bytes = bytesOf(join(places.folder, path), files);
        return bytes === null ? [] : [{ path, bytes }];
      } catch (err) {
        if (!(err instanceof PsvcError)) throw err;
        leftOut.push(path);
        return [];
      }
    });
  });
  return { files: copied, leftOut };
}

/** One line a file, so that it can be looked at with common tools; UTF-8 as text, anything else as base64. */
export function archiveToBytes(header: ArchiveHeader, archived: readonly ArchivedFile[]): Buffer {
  const lines = [
    JSON.stringify({ format: FORMAT, schema: SCHEMA, ...header, files: archived.length }),
    ...archived.map(({ path, bytes }) => JSON.stringify({ path, sha256: sha256(bytes), ...contentOf(bytes) })),
  ];
  return Buffer.from(`${lines.join("\n")}\n`);
}

function contentOf(bytes: Buffer): { readonly text: string } | { readonly base64: string } {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString("base64") };
}

export async function compressed(bytes: Uint8Array): Promise<Buffer> {
  return promisify(gzip)(bytes);
}

/** Throws `unreadable-file` unless every file is there and whole. */
export async function bytesToArchive(bytes: Uint8Array, file: string): Promise<ReadArchive> {
  const plain = isCompressed(bytes) ? await expanded(bytes, file) : Buffer.from(bytes);
  const [first = "", ...lines] = recordsIn(plain.toString("utf8").replace(/^\ufeff/, ""));
  const header = parseLine(first);
  if (header?.format !== FORMAT) throw unreadable(file, "it is no archive of a psvc store");
  if (header.schema !== SCHEMA) throw unreadable(file, "it was made by a newer psvc", "use the newer psvc");
  const archived = lines.filter((line) => line !== "").map((line, index) => fileOf(parseLine(line), index + 2, file));
  if (archived.length !== header.files)
    throw unreadable(file, `it holds ${archived.length} of ${String(header.files)} files: it is not whole`);
  if (archived.every(({ path }) => path === "psvc.json")) throw unreadable(file, "no project or catalogue is in it");
  refuseNewerStore(archived, file);
  const { at, by } = header;
  if (typeof at !== "string" || typeof by !== "string" || Number.isNaN(Date.parse(at)))
    throw unreadable(file, "it does not say when and by whom it was made");
  return { at, by, files: archived };
}

/** One record a line as psvc writes them; or wherever each begins and ends, as another tool has laid them out. */
function recordsIn(text: string): readonly string[] {
  const lines = text.split("\n");
  if (parseLine(lines[0] ?? "") !== null) return lines;
  const records: string[] = [];
  let start = 0;
  let depth = 0;
  // Braces within texts are none: a text is matched as a whole.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/gs)) {
    if (token === "{" && depth++ === 0) start = index;
    if (token === "}" && --depth === 0) records.push(text.slice(start, index + 1));
  }
  return records;
}

function fileOf(line: Readonly<Record<string, unknown>> | null, number: number, file: string): ArchivedFile {
  const { path, sha256: expected, text, base64 } = line ?? {};
  if (typeof path !== "string" || !(typeof text === "string" || typeof base64 === "string"))
    throw unreadable(file, `line ${number} is not whole`);
  if (!OURS.test(path)) throw unreadable(file, `line ${number} names a file that no store has`);
  const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(String(base64), "base64");
  if (sha256(bytes) !== expected) throw unreadable(file, `line ${number} does not match its checksum`);
  return { path, bytes };
}

function refuseNewerStore(archived: readonly ArchivedFile[], file: string): void {
  const mark = parseLine(archived.find(({ path }) => path === "psvc.json")?.bytes.toString("utf8") ?? "{}");
  if (typeof mark?.schema === "number" && mark.schema > STORE_SCHEMA)
    throw unreadable(file, "it was made by a newer psvc", "use the newer psvc");
}

function isCompressed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function expanded(bytes: Uint8Array, file: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
  } catch (err) {
    const isTooLarge = (err as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    throw unreadable(file, isTooLarge ? "it holds more than 256 MB" : "its compression is broken");
  }
}

function parseLine(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function unreadable(
  file: string,
  why: string,
  instead = "make it again where it came from: psvc handover PROJECT --bundle FILE, or psvc export --all --to FILE",
): PsvcError {
  return new PsvcError({ code: "unreadable-file", file, why, instead });
}

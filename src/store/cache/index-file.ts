import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { FileSystem, Stamp } from "../disk/file-system.ts";
import { cachesIn, type StorePlaces } from "../disk/store-paths.ts";

export interface KeptDigest<T> {
  readonly slug: string;
  /** Of the file that it was made of. */
  readonly stamp: Stamp;
  readonly digest: T;
}

type Row<T> = readonly [slug: string, inode: number, bytes: number, writtenAt: number, changedAt: number, digest: T];

const SUM_LENGTH = 9;

export function indexIn(places: Pick<StorePlaces, "folder">, name: string): string {
  return join(cachesIn(places), `index-${name}.json`);
}

export interface KeptIndex<T> {
  readonly basis: string;
  readonly kept: ReadonlyMap<string, KeptDigest<T>>;
}

/** null where the index is missing or damaged. */
export function readIndex<T>(places: StorePlaces, files: FileSystem, name: string): KeptIndex<T> | null {
  try {
    const bytes = files.readFile(indexIn(places, name));
    const content = bytes.subarray(SUM_LENGTH);
    if (bytes.toString("latin1", 0, SUM_LENGTH) !== sumLine(content)) return null;
    const [basis, rows] = JSON.parse(content.toString("utf8")) as [string, readonly Row<T>[]];
    return { basis, kept: new Map(rows.map((row) => [row[0], keptOf(row)])) };
  } catch {
    return null;
  }
}

export function indexBytes(basis: string, remaining: readonly KeptDigest<unknown>[]): Buffer {
  const rows = remaining.map(({ slug, stamp, digest }): Row<unknown> => {
    return [slug, stamp.inode, stamp.bytes, stamp.writtenAt, stamp.changedAt, digest];
  });
  const content = Buffer.from(JSON.stringify([basis, rows]));
  return Buffer.concat([Buffer.from(sumLine(content)), content]);
}

function keptOf<T>([slug, inode, bytes, writtenAt, changedAt, digest]: Row<T>): KeptDigest<T> {
  return { slug, stamp: { inode, bytes, writtenAt, changedAt }, digest };
}

/** It finds damage, and guards against nobody. */
function sumLine(content: Uint8Array): string {
  return `${crc32(content).toString(16).padStart(8, "0")}\n`;
}

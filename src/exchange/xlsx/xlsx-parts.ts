import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { refuseOtherThanXlsx, unreadable } from "../sheet/text.ts";

/** Of all parts together, unpacked. A sheet of 50,000 rows has some 20 MB. */
const LARGEST = 256 * 1024 * 1024;
const MOST_PARTS = 10_000;

export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The XML parts of a workbook. What a file claims of its sizes is checked before anything is unpacked and held against
 * what comes out, so that a small file cannot grow without end; nothing is written anywhere. Throws `unreadable-file`.
 */
export async function unpackWorkbook(bytes: Buffer, file: string): Promise<Parts> {
  try {
    return await unpack(bytes, file);
  } catch (err) {
    if (err instanceof Error && err.name === "PsvcError") throw err;
    refuseOtherThanXlsx(bytes, file, err, true);
    throw unreadable(file, "it is a spreadsheet that is broken", "Open it, save it again, and try that.", err);
  }
}

function unpack(bytes: Buffer, file: string): Promise<Parts> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (err, zip) => {
      if (err) return reject(err);
      collect(zip, file).then(resolve, reject);
    });
  });
}

function collect(zip: ZipFile, file: string): Promise<Parts> {
  const parts: Record<string, Uint8Array> = {};
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    const take = async (entry: Entry) => {
      if (zip.entryCount > MOST_PARTS) throw tooLarge(file, `it has ${zip.entryCount} parts`);
      if (!/\.(xml|rels)$/i.test(entry.fileName) || /^(?:customXml|docProps)\//i.test(entry.fileName)) return;
      if (entry.isEncrypted()) throw unreadable(file, "it is locked with a password", "Save it without one.");
      unpacked += entry.uncompressedSize;
      if (unpacked > LARGEST) throw tooLarge(file, `it says that it has ${megabytes(unpacked)} MB when unpacked`);
      parts[entry.fileName] = await contentOf(zip, entry, file);
    };
    zip.on("entry", (entry: Entry) => {
      take(entry).then(() => zip.readEntry(), reject);
    });
    zip.on("end", () => resolve(parts));
    zip.on("error", reject);
    zip.readEntry();
  });
}

/**
 * yauzl ends the stream with an error where more or less comes out than the file says. What could only fill the memory
 * is refused while it comes out: a text without end, or tags without number.
 */
function contentOf(zip: ZipFile, entry: Entry, file: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (err, stream: Readable) => {
      if (err) return reject(err);
      const chunks: Buffer[] = [];
      const why = refusing();
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        const refused = why(chunk);
        if (refused === null) return;
        chunks.length = 0;
        stream.destroy(unreadable(file, refused, "Shorten it, or save the sheet as CSV UTF-8."));
      });
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.on("error", reject);
    });
  });
}

/** Says of one piece of XML after the other what is wrong with all so far; null where nothing is. */
function refusing(): (chunk: Buffer) => string | null {
  let sinceTag = 0;
  let rows = 0;
  return (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(TAG); at >= 0; at = chunk.indexOf(TAG, at + 1)) {
      sinceTag += at - from;
      if (sinceTag > LONGEST_TEXT) return "a text in it is longer than a cell can hold";
      sinceTag = 0;
      from = at;
      if (isRow(chunk, at)) rows += 1;
    }
    sinceTag += chunk.length - from;
    if (sinceTag > LONGEST_TEXT) return "a text in it is longer than a cell can hold";
    return rows > MOST_TAGGED_ROWS ? `a sheet of it has more than ${MOST_TAGGED_ROWS.toLocaleString("en")} rows` : null;
  };
}

const TAG = 0x3c;
/** In bytes; a cell holds 32,767 characters, each of which may be written out as an entity. */
const LONGEST_TEXT = 1024 * 1024;
/** As many as a spreadsheet has at most would be a million; rows that are only formatted are counted too. */
const MOST_TAGGED_ROWS = 1_100_000;

function isRow(chunk: Buffer, at: number): boolean {
  return chunk[at + 1] === 0x72 && chunk[at + 2] === 0x6f && chunk[at + 3] === 0x77;
}

function tooLarge(file: string, what: string) {
  return unreadable(file, `${what}, and psvc reads up to ${megabytes(LARGEST)} MB`, "Split it.");
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

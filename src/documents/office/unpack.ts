import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { unreadableDocument } from "../unreadable-document.ts";

/** Of all parts of text together, unpacked. A contract of 500 pages has some 10 MB. */
const LARGEST = 100 * 1024 * 1024;
const MOST_PARTS = 5_000;
/** XML packs to a tenth or a thirtieth; only repetition without end packs tighter than this. */
const TIGHTEST = 200;
const SMALL = 1024 * 1024;

/** The XML parts of a document that is a zip, by name. Throws `unreadable-file`. */
export async function unpackDocument(bytes: Buffer, file: string): Promise<ReadonlyMap<string, string>> {
  try {
    return await new Promise((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: true }, (err, zip) => {
        if (err) reject(err);
        else collect(zip, file).then(resolve, reject);
      });
    });
  } catch (err) {
    if (err instanceof Error && err.name === "PsvcError") throw err;
    throw unreadableDocument(file, "it is damaged or cut short", "Ask for it again, or open it and save it anew.", err);
  }
}

function collect(zip: ZipFile, file: string): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    const take = async (entry: Entry): Promise<void> => {
      if (zip.entryCount > MOST_PARTS) throw tooLarge(file, `has ${zip.entryCount} parts`);
      if (!/\.(xml|rels)$/i.test(entry.fileName)) return;
      if (entry.isEncrypted())
        throw unreadableDocument(file, "it is locked with a password", "Save it without one, and read that.");
      const { uncompressedSize, compressedSize } = entry;
      unpacked += uncompressedSize;
      if (unpacked > LARGEST) throw tooLarge(file, "has more than 100 MB of text when it is unpacked");
      if (uncompressedSize > SMALL && uncompressedSize > compressedSize * TIGHTEST)
        throw tooLarge(file, `grows ${Math.round(uncompressedSize / compressedSize)} times when it is unpacked`);
      parts.set(entry.fileName, (await contentOf(zip, entry)).toString("utf8"));
    };
    zip.on("entry", (entry: Entry) => {
      take(entry).then(() => zip.readEntry(), reject);
    });
    zip.on("end", () => resolve(parts));
    zip.on("error", reject);
    zip.readEntry();
  });
}

/** yauzl ends the stream with an error where more or less comes out than the file says. */
function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (err, stream: Readable) => {
      if (err) return reject(err);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.on("error", reject);
    });
  });
}

function tooLarge(file: string, what: string) {
  return unreadableDocument(file, `it ${what}, as files do that were made to fill a memory`, "Ask for another copy.");
}

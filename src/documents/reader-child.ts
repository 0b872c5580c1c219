import { setFlagsFromString } from "node:v8";
import { PsvcError } from "../errors.ts";
import type { ReadingOptions } from "./document.ts";
import { readAnyDocument } from "./read-document.ts";

/** What the reading process is told in front of the bytes of a document, on a line of its own. */
export interface ReadingOrder extends ReadingOptions {
  readonly file: string;
}

/** Of what V8 keeps for the program's own data, so that a hostile document ends the reader and not the machine. */
const MOST_MEGABYTES = 400;

/** Reads the document on standard input and answers with its blocks, or with why not, as JSON on standard output. */
export async function serveReader(): Promise<void> {
  setFlagsFromString(`--max-old-space-size=${MOST_MEGABYTES}`);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const given = Buffer.concat(chunks);
  const end = given.indexOf("\n");
  const order = JSON.parse(given.subarray(0, end).toString("utf8")) as ReadingOrder;
  const answer = await answerTo(order, given.subarray(end + 1));
  await new Promise<void>((done, failed) => {
    process.stdout.write(JSON.stringify(answer), (error) => (error ? failed(error) : done()));
  });
}

async function answerTo(order: ReadingOrder, bytes: Buffer) {
  try {
    return { document: await readAnyDocument(bytes, order.file, order) };
  } catch (error) {
    if (error instanceof PsvcError) return { problem: error.problem };
    throw error;
  }
}

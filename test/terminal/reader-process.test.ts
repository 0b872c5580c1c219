import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readInOwnProcess } from "../../src/terminal/reader-process.ts";
import { pdfOf } from "../documents/made-files.ts";

const script = resolve(import.meta.dirname, "../../bin/psvc.js");
const PLAIN = { password: null, asOriginal: false };
const TEXT = "The supplier shall migrate the depots.";
const pdf = pdfOf([{ x: 60, y: 700, text: TEXT }]);

/** A program that does this in place of reading. */
function programThat(does: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "psvc-reader-")), "reader.cjs");
  writeFileSync(file, does);
  return file;
}

test.each([
  ["a.pdf", pdf],
  ["a.html", Buffer.from(`<p>${TEXT}</p>`)],
  ["a.eml", Buffer.from(`From: a@b.example\nSubject: x\n\n${TEXT}\n`)],
  ["a.md", Buffer.from(TEXT)],
])("the built program reads %s in a process of its own", async (file, bytes) => {
  const { blocks } = await readInOwnProcess(bytes, file, PLAIN, { script });
  expect(blocks.map(({ text }) => text)).toEqual([TEXT]);
});

test("what it refuses is refused here, in the same words", async () => {
  const read = readInOwnProcess(Buffer.from("no PDF"), "a.pdf", PLAIN, { script });
  await expect(read).rejects.toMatchObject({
    problem: { code: "unreadable-file", why: "its name says a PDF, and it is none" },
  });
});

test.each([
  ["does not end", "setInterval(() => {}, 1000)", { patienceMs: 300 }, "reading it took longer than 0 seconds"],
  [
    "fills the memory",
    "const all = []; setInterval(() => all.push(Buffer.alloc(20e6, 1)), 5)",
    { mostBytes: 150 * 1024 * 1024 },
    "reading it took more than 150 MB of memory",
  ],
  ["crashes", "process.abort()", {}, "its reader ended in the middle of it"],
  ["says something else", "process.stdout.write('hello')", {}, "its reader ended in the middle of it"],
] as const)("a reader that %s is ended, and said", async (_, does, limits, why) => {
  const read = readInOwnProcess(pdf, "a.pdf", PLAIN, { ...limits, script: programThat(does) });
  await expect(read).rejects.toMatchObject({ problem: { code: "unreadable-file", why: expect.stringContaining(why) } });
});

import { describe, expect, test } from "vitest";
import type { DocumentBlock, ReadingOptions } from "../../src/documents/document.ts";
import { isDocument, readAnyDocument } from "../../src/documents/read-document.ts";
import { PsvcError } from "../../src/errors.ts";
import { docxOf, odtOf, pdfOf, wordItem, wordParagraph, zipOf } from "./made-files.ts";

const PLAIN: ReadingOptions = { password: null, asOriginal: false };

const read = async (file: string, bytes: string | Buffer, options: Partial<ReadingOptions> = {}) =>
  readAnyDocument(Buffer.from(bytes), file, { ...PLAIN, ...options });

const shown = (blocks: readonly DocumentBlock[]) => blocks.map(({ kind, text }) => `${kind}: ${text}`);

async function refusal(file: string, bytes: string | Buffer): Promise<string> {
  try {
    await read(file, bytes);
  } catch (error) {
    if (error instanceof PsvcError && error.problem.code === "unreadable-file")
      return `${error.problem.why}. ${error.problem.instead}`;
    throw error;
  }
  return "it was read";
}

const RTF =
  String.raw`{\rtf1\ansi{\stylesheet{\s1 heading 1;}}\pard\s1 Scope\par\pard The supplier shall:\par` +
  String.raw`\pard{\listtext\'95\tab}provide an import\par\pard{\listtext\'95\tab}keep r\'e9sum\'e9s \u8211? safe\par}`;

/** The same small contract in every format. */
const CONTRACT: readonly (readonly [string, string | Buffer])[] = [
  ["a.md", "# Scope\n\nThe supplier shall:\n\n- provide an import\n- keep résumés – safe\n"],
  ["a.html", "<h1>Scope</h1><p>The supplier shall:</p><ul><li>provide an import<li>keep résumés – safe</ul>"],
  ["a.rtf", RTF],
  [
    "a.docx",
    docxOf(
      wordParagraph("Scope", '<w:outlineLvl w:val="0"/>') +
        wordParagraph("The supplier shall:") +
        wordItem("provide an import") +
        wordItem("keep résumés – safe"),
    ),
  ],
  [
    "a.odt",
    odtOf(
      '<text:h text:outline-level="1">Scope</text:h><text:p>The supplier shall:</text:p><text:list>' +
        "<text:list-item><text:p>provide an import</text:p></text:list-item>" +
        "<text:list-item><text:p>keep résumés – safe</text:p></text:list-item></text:list>",
    ),
  ],
];

describe("the same contract makes the same blocks", () => {
  test.each(CONTRACT)("%s", async (file, bytes) => {
    const { blocks } = await read(file, bytes);
    expect(shown(blocks)).toEqual([
      "heading: Scope",
      "paragraph: The supplier shall:",
      "item: provide an import",
      "item: keep résumés – safe",
    ]);
  });
});

describe("a PDF", () => {
  test("has its lines joined, its hyphens mended, its heads and feet dropped, and its pages kept", async () => {
    const page = (number: number, ...lines: readonly string[]) => [
      { x: 60, y: 810, text: "Acme confidential" },
      ...lines.map((text, nth) => ({ x: 60, y: 700 - nth * 12, text })),
      { x: 280, y: 30, text: `Page ${number}` },
    ];
    const pdf = pdfOf(
      page(1, "The supplier shall provide a report of all depots that the plan-", "ners have chosen for the month."),
      page(2, "The supplier shall keep every sheet for ten years in the archive of"),
      page(3, "the customer, and delete it then."),
    );
    const { blocks, pages } = await read("a.pdf", pdf);
    expect(pages).toBe(3);
    expect(blocks.map(({ page: at, text }) => `${at}: ${text}`)).toEqual([
      "1: The supplier shall provide a report of all depots that the planners have chosen for the month.",
      "2: The supplier shall keep every sheet for ten years in the archive of the customer, and delete it then.",
    ]);
  });

  test("has headings by size, list items with their depth, and table rows under their heads", async () => {
    const body = Array.from({ length: 6 }, (_, nth) => ({
      x: 60,
      y: 660 - nth * 12,
      text: `A line of plain text ${nth} that goes`,
    }));
    const pdf = pdfOf([
      { x: 60, y: 700, text: "4.0 Requirements", size: 16 },
      ...body,
      { x: 70, y: 560, text: "•" },
      { x: 82, y: 560, text: "Provide an import." },
      { x: 70, y: 500, text: "Id" },
      { x: 200, y: 500, text: "The system shall" },
      { x: 70, y: 470, text: "R1" },
      { x: 200, y: 470, text: "export every report" },
    ]);
    const { blocks } = await read("a.pdf", pdf);
    expect(shown(blocks).filter((line) => !line.includes("plain text"))).toEqual([
      "heading: 4.0 Requirements",
      "item: Provide an import.",
      "row: R1 export every report",
    ]);
    expect(blocks.at(-1)?.cells).toEqual([
      { head: "Id", text: "R1" },
      { head: "The system shall", text: "export every report" },
    ]);
  });
});

describe("tracked changes", () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const changed = docxOf(
    `<w:p>${run("Answer within ")}<w:del><w:r><w:delText>four</w:delText></w:r></w:del><w:ins>${run("eight")}</w:ins>${run(" hours.")}</w:p>`,
  );

  test.each([
    [false, "Answer within eight hours.", "Answer within four hours.", "read as if accepted"],
    [true, "Answer within four hours.", "Answer within eight hours.", "read as it was before"],
  ])("with --as-original %s", async (asOriginal, text, before, note) => {
    const { blocks, notes } = await read("a.docx", changed, { asOriginal });
    expect(blocks).toMatchObject([{ text, before }]);
    expect(notes.join()).toContain("1 insertion and 1 deletion");
    expect(notes.join()).toContain(note);
  });

  test("comments and footnotes are read and marked, heads and feet are set apart", async () => {
    const part = (name: string, text: string) => `<w:${name} xmlns:w="w"><w:p>${run(text)}</w:p></w:${name}>`;
    const bytes = docxOf(wordParagraph("The supplier shall host it."), {
      "word/comments.xml": part("comments", "Really?"),
      "word/footnotes.xml": part("footnotes", "In Lisbon."),
      "word/header1.xml": part("hdr", "Draft 3"),
    });
    const { blocks, notes } = await read("a.docx", bytes);
    expect(blocks.map(({ mark, text }) => [mark, text])).toEqual([
      [null, "The supplier shall host it."],
      ["comment", "Really?"],
      ["footnote", "In Lisbon."],
      ["header", "Draft 3"],
    ]);
    expect(notes).toEqual(["1 comment: read, and marked as such.", "1 footnote: read, and marked as such."]);
  });
});

describe("a mail", () => {
  const mail = (body: string) =>
    `From: Mara <mara@vendor.example>\r\nTo: Raj <raj@customer.example>\r\nSubject: Re: Open points\r\nDate: Tue, 3 Nov 2026 16:42:11 +0100\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`;

  test("is decoded, and what it quotes and its signature are left out", async () => {
    const body =
      "We=E2=80=99ll migrate the orders.\r\n\r\nBest,\r\nMara\r\n\r\nOn Mon, 2 Nov 2026, Raj wrote:\r\n> You must host it.\r\n";
    const { blocks, mail: head, notes } = await read("a.eml", mail(body));
    expect(shown(blocks)).toEqual(["paragraph: We’ll migrate the orders."]);
    expect(head).toEqual({ from: "Mara", to: "Raj", subject: "Re: Open points", day: "2026-11-03" });
    expect(notes).toEqual(["1 line quoted from an earlier mail: left out."]);
  });
});

describe("what cannot be read is said, with what to do next", () => {
  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(stream, "utf16le")]);
  const deep = `${"<w:sdt>".repeat(600)}${"</w:sdt>".repeat(600)}`;
  test.each([
    ["a.pdf", "%PDF-1.7\nthis is not one", /holds nothing of one\. Ask for it again/],
    ["a.pdf", "not a PDF at all", /its name says a PDF, and it is none\. Download it again/],
    ["a.pdf", pdfOf([{ x: 60, y: 700, text: "Text" }]).subarray(0, 300), /cut short.*Download it again/],
    ["a.pdf", pdfOf([]), /there is no text in it/],
    ["a.docx", "PK\u0003\u0004 nothing more", /cut short.*Download it again/],
    ["a.docx", docxOf("").subarray(0, 200), /damaged or cut short|cut short/],
    ["a.docx", zipOf({ "word/document.xml": `${doctype}<w:p/>` }), /entities of its own/],
    ["a.docx", docxOf(deep), /nested more than 500 deep/],
    ["a.doc", ole("WordDocument"), /old Word document \(\.doc\)\. .*save it as \.docx/],
    ["a.docx", ole("EncryptedPackage"), /encrypted\. .*take the password off/],
    ["a.xls", ole("Workbook"), /old spreadsheet/],
    ["a.rtf", "{\\rtf1 The supplier shall", /cut short/],
    ["a.odt", zipOf({ "content.xml": "<x/>", mimetype: "application/vnd.oasis.opendocument.text" }), /no text in it/],
    ["a.html", "<script>alert(1)</script>", /there is no text in it/],
  ])("%s: %s", async (file, bytes, said) => {
    expect(await refusal(file, bytes)).toMatch(said);
  });

  test("a zip that grows without end is refused before it is unpacked", async () => {
    const { zipSync } = await import("fflate");
    const bomb = zipSync({ "word/document.xml": Buffer.alloc(20 * 1024 * 1024, 32) });
    expect(await refusal("a.docx", Buffer.from(bomb))).toMatch(/grows \d+ times when it is unpacked/);
  });

  test("what turns the direction of a text, colours a terminal or ends a string is left out", async () => {
    const { blocks } = await read("a.md", "The supplier\u202e shall\u001b[31m host\u0007 it.\u200b\n");
    expect(shown(blocks)).toEqual(["paragraph: The supplier shall host it."]);
  });
});

describe("a file is a document or a list", () => {
  test.each([
    ["sow.pdf", "%PDF-1.4", true],
    ["notes", "%PDF-1.4", true],
    ["list.csv", "%PDF-1.4", false],
    ["-", "%PDF-1.4", false],
    ["list.txt", "They sign in\nThey sign out\n", false],
    ["list.md", "- They sign in\n- They sign out\n", false],
    ["sow.md", "# Scope\n\nThe supplier shall host it.\n", true],
    ["list.txt", "# from the call\n[must] Data in the UK,\n", false],
    ["call.txt", "Acme, call of 3 May\n\n- Dana: they want it by June\n- Tom said we do offline mode\n", true],
    ["list.txt", "Must: sign in\nShould: sign out\nCould: a portal\nMust - reports\n", false],
    ["list.txt", "High: sign in\nLow: sign out\nMedium: a portal\n", false],
    ["list.txt", "M: sign in\nS: sign out\nC: a portal\n", false],
    ["call.txt", "Maria: sign in\nSam: sign out\nCoulson: a portal\n", true],
    ["list.txt", '["They sign in"]', false],
  ])("%s", (file, text, is) => {
    expect(isDocument(Buffer.from(text), file)).toBe(is);
  });
});

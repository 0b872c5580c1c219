import type { ReadDocument, ReadingOptions } from "../document.ts";
import { unreadableDocument } from "../unreadable-document.ts";
import { formatMarks, type OpenParagraph, openParagraph, paragraphCollector, withPages } from "./paragraphs.ts";
import { unpackDocument } from "./unpack.ts";
import { readXml } from "./xml-events.ts";

/** An OpenDocument text. What was deleted stands in a list of changes at its head, and is put back where it was. */
export async function readOdt(bytes: Buffer, file: string, { asOriginal }: ReadingOptions): Promise<ReadDocument> {
  const parts = await unpackDocument(bytes, file);
  const content = parts.get("content.xml");
  if (/encryption-data/.test(parts.get("META-INF/manifest.xml") ?? ""))
    throw unreadableDocument(file, "it is locked with a password", "Save it without one, and read that.");
  if (content === undefined)
    throw unreadableDocument(file, "there is no text of an OpenDocument in it", "Open it and save it as .odt again.");
  const collector = paragraphCollector(file, asOriginal);
  const counts = { insertions: 0, deletions: 0, comments: 0, footnotes: 0 };
  const removed = new Map<string, string>();
  const paragraphs: OpenParagraph[] = [];
  const notes: ("footnote" | "comment")[] = [];
  let page = 1;
  let lists = 0;
  let region: string | null = null;
  let isInDeletion = false;
  let isInserted = false;
  let skips = 0;
  const add = (text: string): void => {
    if (isInDeletion && region !== null) removed.set(region, `${removed.get(region) ?? ""}${text}`);
    const open = paragraphs.at(-1);
    if (!open || isInDeletion || skips > 0) return;
    open.text += text;
    if (!isInserted) open.before += text;
  };
  readXml(content, file, {
    open(name, attribute) {
      if (SKIPPED.has(name)) skips++;
      const open = paragraphs.at(-1);
      if (name === "changed-region") region = attribute("id");
      else if (name === "deletion") {
        isInDeletion = true;
        counts.deletions++;
      } else if (name === "insertion") counts.insertions++;
      else if (name === "change-start") isInserted = true;
      else if (name === "change-end") isInserted = false;
      else if (name === "change" && open) {
        open.before += removed.get(attribute("change-id") ?? "") ?? "";
        open.isChanged = true;
      } else if ((name === "p" || name === "h") && !isInDeletion) {
        const started = openParagraph(notes.at(-1) ?? null);
        if (name === "h") started.headingLevel = Number(attribute("outline-level") ?? 1) || 1;
        else started.listLevel = lists;
        paragraphs.push(started);
      } else if (name === "list") lists++;
      else if (name === "note" || name === "annotation") {
        notes.push(name === "note" ? "footnote" : "comment");
        counts[name === "note" ? "footnotes" : "comments"]++;
      } else if (name === "s" || name === "tab" || name === "line-break") add(" ");
      else if (name === "soft-page-break") page++;
      else if (name === "table") collector.openTable();
      if (isInserted && paragraphs.at(-1)) (paragraphs.at(-1) as OpenParagraph).isChanged = true;
    },
    close(name) {
      if (SKIPPED.has(name)) skips--;
      if (name === "changed-region") region = null;
      else if (name === "deletion") isInDeletion = false;
      else if ((name === "p" || name === "h") && !isInDeletion) {
        const open = paragraphs.pop();
        if (open) collector.paragraph(open, page);
      } else if (name === "list") lists--;
      else if (name === "note" || name === "annotation") notes.pop();
      else if (name === "table-cell") collector.closeCell();
      else if (name === "table-row") collector.closeRow(page);
      else if (name === "table") collector.closeTable();
    },
    text: add,
  });
  return {
    format: "odt",
    ...withPages(collector.blocks, page > 1 ? page : null),
    notes: formatMarks(counts, asOriginal),
    mail: null,
  };
}

/** Who wrote a comment and when, and the number of a footnote. */
const SKIPPED = new Set([
  "note-citation",
  "creator",
  "date",
  "date-string",
  "creator-initials",
  "forms",
  "sender-initials",
]);

import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { sortedById } from "../../domain/model/record.ts";
import { PsvcError } from "../../errors.ts";
import { givenProposals } from "../../prompts/documents/read-proposals.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import type { DocumentFolders } from "../../terminal/assistant.ts";
import { keepProposals } from "../capture/assistant-proposals.ts";
import { hasDocument, type OpenedDocument, openBytes, planDocument } from "../capture/read-documents.ts";
import { pageOfRows, startOf, textOf } from "./given.ts";

type Given = Readonly<Record<string, unknown>>;

/** About what an assistant reads at once. */
const LETTERS_A_PAGE = 8000;

/** The blocks of a document from one on; without a file, the documents that are there. */
export async function readPage(app: App, slug: string, folders: DocumentFolders, given: Given): Promise<object> {
  const project = await app.store.project(slug);
  if (given.file === undefined) {
    const { rows, ...place } = pageOfRows(await folders.list(), given);
    return { documents: rows, ...place };
  }
  const { document } = await openedIn(app, project, folders, textOf(given, "file"));
  const start = startOf(given);
  let letters = 0;
  const blocks = document.blocks.slice(start).filter(({ text }) => {
    const fits = letters === 0 || letters + text.length <= LETTERS_A_PAGE;
    letters = fits ? letters + text.length : Number.POSITIVE_INFINITY;
    return fits;
  });
  const end = start + blocks.length;
  return {
    format: document.format,
    pages: document.pages,
    notes: document.notes,
    blocks: blocks.map(({ kind, text, label, page, line }, nth) => ({
      id: `b${start + nth}`,
      kind,
      text: text.slice(0, LETTERS_A_PAGE),
      ...(label === null ? {} : { label }),
      ...(page === null ? {} : { page }),
      ...(line === null ? {} : { line }),
    })),
    all: document.blocks.length,
    next: end < document.blocks.length ? end : null,
    ...(start === 0 ? { promises: recorded(project) } : {}),
  };
}

/** Long ledgers are read with `status`. */
const MOST_RECORDED = 100;

function recorded({ promises }: Project) {
  const all = sortedById(promises).filter(([, { dropped }]) => !dropped);
  return all.slice(0, MOST_RECORDED).map(([, { id, statement }]) => ({ id, statement }));
}

/** More are handed in one part after the other. */
export const MOST_AT_ONCE = 50;

/** Keeps what stands in the document for the lead's review; says of the others why not. */
export async function proposePromises(app: App, slug: string, folders: DocumentFolders, given: Given): Promise<object> {
  const { promises } = given;
  if (!Array.isArray(promises) || promises.length > MOST_AT_ONCE)
    throw new PsvcError({
      code: "bad-value",
      what: "promises",
      value: Array.isArray(promises) ? `a list of ${promises.length}` : String(promises ?? ""),
      allowed: null,
      why: `it is a list of at most ${MOST_AT_ONCE}`,
    });
  const project = await app.store.project(slug);
  const opened = await openedIn(app, project, folders, textOf(given, "file"));
  const proposals = givenProposals(promises, "propose_promises");
  const { checkProposals } = await import("../../documents/find/check-quotes.ts");
  const { found, refused } = checkProposals(proposals, opened.document, opened.found);
  const { sorted } = await planDocument(app, project, { ...opened, found });
  const taken = new Set(sorted.open.map(({ statement, quote }) => `${statement}\n${quote}`));
  const kept = proposals.filter(({ statement, quote }) => taken.has(`${statement}\n${quote}`));
  const waiting = await keepProposals(app, slug, opened, kept);
  return {
    proposed: kept.length,
    waiting,
    known: sorted.known.length + sorted.repeated.length,
    leftOutBefore: sorted.left.length,
    outOfScope: found.exclusions.map(({ text }) => text),
    refused: refused.map(({ statement, why }) => ({ statement, why })),
    review: `psvc intake ${slug} ${shellWord(opened.path)}`,
  };
}

async function openedIn(app: App, project: Project, folders: DocumentFolders, file: string): Promise<OpenedDocument> {
  const { path, bytes } = await folders.open(file);
  if (!(await hasDocument(bytes, path)))
    throw new PsvcError({
      code: "unreadable-file",
      file,
      why: "it is a list and no document",
      instead: `The lead imports it: psvc promise import ${project.slug} ${shellWord(path)}`,
    });
  return openBytes(app, project, path, bytes, {});
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { SOURCES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { withKeptProposals } from "../capture/assistant-proposals.ts";
import { captureAndJudge, formatIntake } from "../capture/capture-and-assess.ts";
import { unfinishedReview } from "../capture/document-draft.ts";
import { confirmMany, readyPromiseFiles, takePromiseFile } from "../capture/promise-files.ts";
import { answerSheet, requireOneSheet, withGivenProposals } from "../capture/proposal-sheet.ts";
import {
  type DocumentFlags,
  isDocumentFile,
  type OpenedDocument,
  openDocument,
  planDocument,
} from "../capture/read-documents.ts";
import { reviewDocument } from "../capture/review-document.ts";
import { ACCEPTS, acceptProposals, answerProposals, refuseWithoutTerminal } from "../capture/take-documents.ts";
import { findProjectWithStanding } from "../find/find-project.ts";
import { userFileName } from "../find/user-text.ts";
import { collect, optionalWord } from "../flags/flags.ts";

interface IntakeFlags extends DocumentFlags {
  readonly promises?: string;
  readonly judge?: boolean;
  readonly resume?: boolean;
}

export function registerIntake(program: Command, app: App): void {
  program
    .command("intake <project> [files...]")
    .summary("more promises, by file")
    .description(
      "more promises: by prompt; from lists: CSV, XLSX, JSON, or text with one a line; or read out of documents and " +
        "mail: PDF, DOCX, ODT, RTF, HTML, Markdown, text, EML, MSG",
    )
    .option("--promises <file>", "the same as a file; - reads stdin")
    .option("--dry-run", "show the promises found in documents, and write nothing")
    .option("--accept <which>", `add those found in documents: ${ACCEPTS.join(", ")}`)
    .option("--source <source>", `what a document is, where psvc cannot tell: ${SOURCES.join(", ")}`)
    .option("--ours <name>", "what a document calls us, as Northwind (repeatable)", collect)
    .option("--theirs <name>", "what a document calls the customer (repeatable)", collect)
    .option("--as-original", "read a document with tracked changes as it was before them")
    .option("--password-file <file>", "the password of an encrypted document, on the first line of a file")
    .option("--propose", "what an assistant needs to find the promises of one document, as JSON")
    .option("--from <file>", "an assistant's proposals for one document; each quote is checked against it")
    .option("--resume", "go on with the document that was not finished")
    .option("--no-judge", "do not ask to judge them now")
    .action((project: string, files: readonly string[], flags: IntakeFlags) => intake(app, project, files, flags));
}

export async function intake(app: App, slug: string, files: readonly string[], flags: IntakeFlags): Promise<void> {
  optionalWord("--source", flags.source, SOURCES);
  optionalWord("--accept", flags.accept, ACCEPTS);
  let project = await findProjectWithStanding(app, slug);
  const resumed = flags.resume ? [await unfinishedDocument(app, project)] : [];
  const all = [...resumed, ...files, ...(flags.promises === undefined ? [] : [flags.promises])];
  const documents: string[] = [];
  for (const path of all) if (await isDocumentFile(app, path)) documents.push(path);
  const lists = all.filter((path) => !documents.includes(path));
  requireDocuments(documents, flags);
  requireOneSheet(documents, flags);
  const ready = await readyPromiseFiles(app, project, lists);
  const opened: OpenedDocument[] = [];
  for (const path of documents) {
    const one = await openDocument(app, project, path, flags);
    if (flags.propose) return answerSheet(app, project, one);
    if (flags.from !== undefined) opened.push(await withGivenProposals(app, one, flags.from));
    // What an assistant proposes is decided one by one.
    else opened.push(flags.accept === undefined ? await withKeptProposals(app, project.slug, one) : one);
  }
  const isShown = flags.dryRun || (app.flags.json && flags.accept === undefined);
  const [first] = documents;
  if (first !== undefined && !isShown && flags.accept === undefined && !app.prompter)
    refuseWithoutTerminal(project, first, flags);
  if (documents.length > 0 && isShown)
    return answerProposals(app, project, await planAll(app, project, opened), flags.from);
  for (const { path, promises } of ready) await confirmMany(app, "psvc intake", userFileName(path), promises ?? []);
  for (const file of ready) project = await takePromiseFile(app, project, file);
  for (const one of opened) project = await takeDocument(app, project, one, flags);
  if (all.length > 0) return formatIntake(app, project);
  if (!app.prompter)
    throw new PsvcError({
      code: "no-terminal",
      what: "psvc intake",
      flags: ["--promises FILE", "or psvc promise add"],
    });
  await formatIntake(app, await captureAndJudge(app, app.prompter, project, flags.judge !== false));
}

/** The file of the review that was not finished. Throws `not-found` where there is none for this project. */
async function unfinishedDocument(app: App, { slug }: Project): Promise<string> {
  const kept = await unfinishedReview(app);
  if (kept?.slug === slug) return kept.path;
  throw new PsvcError({
    code: "not-found",
    what: "document that was not finished",
    name: slug,
    near: [],
    command: `psvc intake ${slug} FILE`,
  });
}

async function planAll(app: App, project: Project, opened: readonly OpenedDocument[]) {
  const planned = [];
  for (const one of opened) planned.push(await planDocument(app, project, one));
  return planned;
}

async function takeDocument(app: App, project: Project, one: OpenedDocument, flags: IntakeFlags): Promise<Project> {
  const planned = await planDocument(app, project, one);
  if (flags.accept !== undefined || !app.prompter)
    return acceptProposals(app, project, [planned], flags.accept ?? "all");
  return reviewDocument(app, app.prompter, project, planned);
}

/** Throws `usage` for a flag that only a document takes, where there is none. */
function requireDocuments(documents: readonly string[], { dryRun, accept }: IntakeFlags): void {
  const flag = dryRun ? "--dry-run" : accept === undefined ? null : "--accept";
  if (flag === null || documents.length > 0) return;
  throw new PsvcError({
    code: "usage",
    text: `${flag} is for documents, such as a PDF, a Word file or a mail.`,
    suggestion: "For a list of promises: psvc promise import PROJECT FILE --dry-run",
  });
}

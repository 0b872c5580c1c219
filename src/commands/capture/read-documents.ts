import type { App } from "../../app.ts";
import type { ReadDocument } from "../../documents/document.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import { SOURCES } from "../../domain/model/vocabulary.ts";
import type { FoundPromises, Proposal } from "../../domain/promise/proposal.ts";
import { type ReadFrom, type SortedProposals, sortProposals } from "../../domain/promise/proposals.ts";
import { isDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import type { DocumentView, MatchView, ProposalView } from "../../render/promise/proposals.ts";
import { standingOf } from "../find/find-project.ts";
import { optionalWord } from "../flags/flags.ts";
import { likeliestIn } from "./assess-walk.ts";
import { leftOut } from "./document-draft.ts";

export interface DocumentFlags {
  readonly source?: string;
  readonly asOriginal?: boolean;
  readonly passwordFile?: string;
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
  readonly dryRun?: boolean;
  readonly accept?: string;
  readonly propose?: boolean;
  readonly from?: string;
}

/** A document with the promises that were found in it. */
export interface OpenedDocument {
  readonly path: string;
  readonly bytes: Buffer;
  readonly document: ReadDocument;
  readonly found: FoundPromises;
  /** Of an assistant's proposals. */
  readonly refused?: DocumentView["refused"];
}

/** Whether a file is read as a document, and not as a list with a promise a line. */
export async function isDocumentFile(app: App, path: string): Promise<boolean> {
  return !isNamedAsList(path) && hasDocument(await app.read(path), path);
}

/** The same of a file that was read already. */
export async function hasDocument(bytes: Buffer, path: string): Promise<boolean> {
  if (isNamedAsList(path)) return false;
  const { isDocument } = await import("../../documents/read-document.ts");
  return isDocument(bytes, path);
}

function isNamedAsList(path: string): boolean {
  return path === "-" || /\.(?:csv|tsv|xlsx|json|ya?ml)$/i.test(path);
}

/** Reads a document in a process of its own; asks for a password where one is needed. Throws `unreadable-file`. */
export async function openDocument(
  app: App,
  project: Project,
  path: string,
  flags: DocumentFlags,
): Promise<OpenedDocument> {
  return openBytes(app, project, path, await app.read(path), flags);
}

/** The same for a file that was read already. */
export async function openBytes(
  app: App,
  project: Project,
  path: string,
  bytes: Buffer,
  flags: DocumentFlags,
): Promise<OpenedDocument> {
  const asOriginal = flags.asOriginal ?? false;
  const password = flags.passwordFile === undefined ? null : passwordIn(await app.read(flags.passwordFile));
  const document = await read(app, bytes, path, { asOriginal, password });
  const { findPromises } = await import("../../documents/find/find-promises.ts");
  const parties = {
    ours: flags.ours ?? [],
    theirs: [project.customer, ...(flags.theirs ?? [])],
  };
  const source = optionalWord("--source", flags.source, SOURCES) ?? null;
  return { path, bytes, document, found: findPromises(document, { file: path, source, parties }) };
}

async function read(
  app: App,
  bytes: Buffer,
  path: string,
  options: { readonly asOriginal: boolean; readonly password: string | null },
): Promise<ReadDocument> {
  try {
    return await app.readDocument(bytes, path, options);
  } catch (error) {
    if (!isLocked(error) || !app.prompter || options.password !== null) throw error;
    const password = await app.prompter.secret(`Password of ${path}?`);
    if (password === "") throw error;
    return app.readDocument(bytes, path, { ...options, password });
  }
}

function isLocked(error: unknown): boolean {
  return (
    error instanceof PsvcError &&
    error.problem.code === "unreadable-file" &&
    (error.problem.instead ?? "").includes("--password-file")
  );
}

/** The first line: editors end a file with one. */
function passwordIn(bytes: Buffer): string {
  return bytes.toString("utf8").split(/\r?\n/)[0] ?? "";
}

/** What is new in a document, beside the ledger, what was left out before and the catalogue. */
export interface PlannedDocument extends OpenedDocument {
  readonly sorted: SortedProposals;
  readonly view: DocumentView;
}

export async function planDocument(app: App, project: Project, opened: OpenedDocument): Promise<PlannedDocument> {
  const { path, document, found } = opened;
  const left = new Set(await leftOut(app, project.slug));
  const sorted = sortProposals(project, found.proposals, left);
  const matchOf = await matching(app, project);
  const state = new Map<Proposal, ProposalView["state"]>([
    ...sorted.known.map((one) => [one, "known"] as const),
    ...sorted.repeated.map((one) => [one, "repeated"] as const),
    ...sorted.left.map((one) => [one, "left"] as const),
  ]);
  const proposals = found.proposals.map((proposal): ProposalView => {
    const close = sorted.close.get(proposal.number);
    const promise = close?.promise ? getRecord(project.promises, close.promise).id : null;
    return {
      proposal,
      state: state.get(proposal) ?? "open",
      closeTo: close ? { promise, proposal: close.proposal } : null,
      match: state.has(proposal) ? null : matchOf(proposal),
    };
  });
  const { format, pages, notes } = document;
  const { source, exclusions, asks } = found;
  return {
    ...opened,
    sorted,
    view: { file: path, format, pages, source, notes, proposals, exclusions, asks, refused: opened.refused ?? [] },
  };
}

async function matching(app: App, project: Project): Promise<(proposal: Proposal) => MatchView | null> {
  const standing = await standingOf(app, project);
  if (standing.catalogue === null) return () => null;
  const likeliest = await likeliestIn(app, standing);
  return ({ statement, kind }) => {
    if (kind !== "capability" && kind !== "integration" && kind !== "data") return null;
    const { band, found } = likeliest(statement, 1);
    const first = found[0];
    return first ? { band, key: first.capability.key, name: first.capability.name } : null;
  };
}

/** What a promise of this document is recorded with. */
export function readFrom({ path, document }: OpenedDocument): ReadFrom {
  const { mail } = document;
  return {
    file: path.split(/[\\/]/).at(-1) ?? path,
    day: mail?.day && isDay(mail.day) ? mail.day : null,
    to: mail?.to || null,
  };
}

import type { App } from "../../app.ts";
import type { AssistantProposal } from "../../documents/find/check-quotes.ts";
import type { Proposal } from "../../domain/promise/proposal.ts";
import { lettersAndDigits } from "../../domain/text/similar-texts.ts";
import type { OpenedDocument } from "./read-documents.ts";

/** What assistants proposed for a document and the lead has not decided, by project; kept beside the store. */
interface KeptProposals {
  readonly [slug: string]: readonly AssistantProposal[];
}

/** The same document under another name, or in another folder, has the same proposals. */
async function draftOf(bytes: Uint8Array): Promise<string> {
  const { fingerprintOf } = await import("../../documents/document.ts");
  return `proposed-${fingerprintOf(bytes)}`;
}

async function keptFor(app: App, bytes: Uint8Array): Promise<KeptProposals> {
  const draft = await app.store.draft(await draftOf(bytes));
  return typeof draft === "object" && draft !== null ? (draft as KeptProposals) : {};
}

/** Adds to what waits for the review of a document, each quote once; returns how many wait. */
export async function keepProposals(
  app: App,
  slug: string,
  { bytes }: Pick<OpenedDocument, "bytes">,
  given: readonly AssistantProposal[],
): Promise<number> {
  const all = await keptFor(app, bytes);
  const before = all[slug] ?? [];
  const known = new Set(before.map(({ quote }) => lettersAndDigits(quote)));
  const kept = [...before, ...given.filter(({ quote }) => !known.has(lettersAndDigits(quote)))];
  if (kept.length > before.length) await app.store.saveDraft(await draftOf(bytes), { ...all, [slug]: kept });
  return kept.length;
}

/** A document with what an assistant proposed for it beside what psvc found; the quotes are checked again. */
export async function withKeptProposals(app: App, slug: string, opened: OpenedDocument): Promise<OpenedDocument> {
  const kept = (await keptFor(app, opened.bytes))[slug] ?? [];
  if (kept.length === 0) return opened;
  const { checkProposals } = await import("../../documents/find/check-quotes.ts");
  const { found } = checkProposals(kept, opened.document, opened.found);
  const known = new Set(opened.found.proposals.map(({ quote }) => lettersAndDigits(quote)));
  const added = found.proposals.filter(({ quote }) => !known.has(lettersAndDigits(quote)));
  const proposals = [...opened.found.proposals, ...added].sort((one, other) => one.block - other.block).map(numbered);
  return { ...opened, found: { ...opened.found, proposals } };
}

function numbered(proposal: Proposal, place: number): Proposal {
  return { ...proposal, number: place + 1 };
}

/** After the review of a document. */
export async function forgetProposals(app: App, slug: string, { bytes }: Pick<OpenedDocument, "bytes">): Promise<void> {
  const { [slug]: mine, ...others } = await keptFor(app, bytes);
  if (mine === undefined) return;
  if (Object.keys(others).length === 0) await app.store.dropDraft(await draftOf(bytes));
  else await app.store.saveDraft(await draftOf(bytes), others);
}

import type { App } from "../../app.ts";
import type { ProposalDecision } from "../../prompts/documents/review-proposals.ts";

/** Which sentences the lead left out as no promise, by project; kept beside the store and not in it. */
const DRAFT = "not-promises";

/** The keys of the sentences that were left out before. */
export async function leftOut(app: App, slug: string): Promise<readonly string[]> {
  return (await allLeftOut(app))[slug] ?? [];
}

/** Remembers that sentences are no promise: reading the document again does not offer them. */
export async function leaveOut(app: App, slug: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const all = await allLeftOut(app);
  await app.store.saveDraft(DRAFT, { ...all, [slug]: [...new Set([...(all[slug] ?? []), ...keys])] });
}

async function allLeftOut(app: App): Promise<Readonly<Record<string, readonly string[]>>> {
  const draft = await app.store.draft(DRAFT);
  if (typeof draft !== "object" || draft === null) return {};
  return Object.fromEntries(
    Object.entries(draft).map(([slug, keys]) => [
      slug,
      Array.isArray(keys) ? keys.filter((key): key is string => typeof key === "string") : [],
    ]),
  );
}

/** A review that was not finished, with what was decided so far by the key of each sentence. */
export interface OpenReview {
  readonly slug: string;
  readonly path: string;
  readonly decisions: Readonly<Record<string, ProposalDecision>>;
}

const REVIEW = "document-review";

/** The review of this document, as far as it went; an empty one where it was not begun. */
export async function openReview(app: App, slug: string, path: string): Promise<OpenReview> {
  const kept = await unfinishedReview(app);
  return kept?.slug === slug && kept.path === path ? kept : { slug, path, decisions: {} };
}

/** null where none is open. */
export async function unfinishedReview(app: App): Promise<OpenReview | null> {
  const draft = (await app.store.draft(REVIEW)) as Partial<OpenReview> | null;
  const isWhole =
    typeof draft?.slug === "string" && typeof draft.path === "string" && typeof draft.decisions === "object";
  return isWhole ? (draft as OpenReview) : null;
}

/** Keeps a review while it lasts; null ends it. */
export async function keepReview(app: App, review: OpenReview | null): Promise<void> {
  if (review === null) await app.store.dropDraft(REVIEW);
  else await app.store.saveDraft(REVIEW, review);
}

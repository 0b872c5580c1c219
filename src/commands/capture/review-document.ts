import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import { editPromise } from "../../domain/promise/promise.ts";
import type { Proposal } from "../../domain/promise/proposal.ts";
import { addProposals, addSource } from "../../domain/promise/proposals.ts";
import { textKey } from "../../domain/text/similar-texts.ts";
import { PsvcError } from "../../errors.ts";
import { type ProposalDecision, reviewProposals } from "../../prompts/documents/review-proposals.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { count } from "../../render/layout/section.ts";
import { wrap } from "../../render/layout/table.ts";
import {
  formatDocument,
  formatSection,
  inReadingOrder,
  renderContext,
  renderProposal,
} from "../../render/promise/proposals.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { forgetProposals } from "./assistant-proposals.ts";
import { keepReview, leaveOut, type OpenReview, openReview } from "./document-draft.ts";
import { type PlannedDocument, readFrom } from "./read-documents.ts";
import { askAboutAsks } from "./review-asks.ts";

/** Asks about each proposal; every answer is kept at once, and those of a section are written together. */
export async function reviewDocument(
  app: App,
  prompter: Prompter,
  start: Project,
  planned: PlannedDocument,
): Promise<Project> {
  const { view, sorted } = planned;
  const { slug } = start;
  for (const note of view.notes) prompter.tell(wrap(`  ${visible(note)}`, app.screen.style.width, "  "));
  const kept = await openReview(app, slug, planned.path);
  const session = reviewSession(app, start, planned, kept);
  await session.write();
  const open = inReadingOrder(view.proposals.filter(({ state }) => state === "open"));
  const undecided = open.filter(({ proposal }) => kept.decisions[textKey(proposal.quote)] === undefined);
  prompter.tell(wrap(formatDocument(view), app.screen.style.width, "  "));
  const { blocks } = planned.document;
  try {
    const ended = await reviewProposals({
      prompter,
      proposals: undecided.map(({ proposal }) => proposal),
      duplicateOf: ({ number }) => {
        const promise = sorted.close.get(number)?.promise ?? null;
        return promise === null ? null : (start.promises[promise]?.id ?? null);
      },
      sectionOf: formatSection,
      show: (place, as) =>
        renderProposal(
          {
            view: undecided[place] as (typeof undecided)[number],
            as,
            place: open.length - undecided.length + place + 1,
            of: open.length,
            like: likeOf(session.project(), planned, undecided[place]?.proposal),
            file: view.file,
          },
          app.screen.style,
        ),
      context: ({ block }) =>
        renderContext(
          blocks.slice(Math.max(0, block - 1), block + 2).map(({ text }) => text),
          app.screen.style,
        ),
      keep: session.keep,
      write: session.write,
    });
    if (ended === "done") {
      await askTheRest(app, prompter, session, planned);
      await forgetProposals(app, slug, planned);
    } else prompter.tell(`  Go on: psvc intake ${slug} --resume`);
  } catch (error) {
    if (!(error instanceof PsvcError) || error.problem.code !== "cancelled") throw error;
    const answers = count(Object.keys(session.decisions()).length, "answer");
    throw new PsvcError(
      { code: "cancelled", saved: `${answers} kept.`, resume: `psvc intake ${slug} --resume` },
      { cause: error },
    );
  }
  return session.project();
}

/** What the one that is nearly the same says. */
function likeOf(project: Project, { sorted, view }: PlannedDocument, proposal: Proposal | undefined) {
  const close = proposal && sorted.close.get(proposal.number);
  if (!close) return null;
  const promise = close.promise === null ? null : project.promises[close.promise];
  if (promise) return { id: promise.id, statement: promise.statement };
  const other = view.proposals.find((one) => one.proposal.number === close.proposal);
  return other ? { id: "another place of it", statement: other.proposal.quote } : null;
}

interface ReviewSession {
  readonly project: () => Project;
  readonly decisions: () => OpenReview["decisions"];
  readonly added: () => readonly Key[];
  readonly keep: (proposal: Proposal, decision: ProposalDecision | null) => Promise<void>;
  readonly write: () => Promise<string | null>;
  readonly change: (change: (project: Project) => Project) => Promise<void>;
  readonly end: () => Promise<void>;
}

function reviewSession(app: App, start: Project, planned: PlannedDocument, kept: OpenReview): ReviewSession {
  const { slug } = start;
  let project = start;
  let decisions: OpenReview["decisions"] = kept.decisions;
  const added: Key[] = [];
  const written = new Set<string>();
  const change = async (one: (project: Project) => Project): Promise<void> => {
    project = await app.store.change(slug, one);
  };
  const proposalOf = new Map(planned.found.proposals.map((one) => [textKey(one.quote), one]));
  return {
    project: () => project,
    decisions: () => decisions,
    added: () => added,
    change,
    async keep(proposal, decision) {
      const key = textKey(proposal.quote);
      const { [key]: _, ...others } = decisions;
      decisions = decision === null ? others : { ...others, [key]: decision };
      await keepReview(app, { slug, path: planned.path, decisions });
    },
    async write() {
      const fresh = Object.entries(decisions).filter(([key]) => !written.has(key));
      for (const [key] of fresh) written.add(key);
      const accepted = fresh.flatMap(([key, one]) => {
        const proposal = proposalOf.get(key);
        return one.is === "accepted" && proposal && isOpen(planned, proposal) ? [{ ...one.as, proposal }] : [];
      });
      const duplicates = fresh.flatMap(([key, one]) => {
        const proposal = one.is === "duplicate" ? proposalOf.get(key) : undefined;
        const promise = proposal && planned.sorted.close.get(proposal.number)?.promise;
        return proposal && promise ? [{ proposal, promise }] : [];
      });
      await leaveOut(
        app,
        slug,
        fresh.flatMap(([key, one]) => (one.is === "no-promise" ? [key] : [])),
      );
      if (accepted.length + duplicates.length === 0) return null;
      const { file } = readFrom(planned);
      let keys: readonly Key[] = [];
      await change((before) => {
        const withAdded = addProposals(before, accepted, readFrom(planned), app.moment);
        keys = withAdded.keys;
        return duplicates.reduce(
          (changed, one) => addSource(changed, one.promise, one.proposal, file, app.moment),
          withAdded.project,
        );
      });
      added.push(...keys);
      return formatWritten(project, keys, duplicates.length);
    },
    end: () => keepReview(app, null),
  };
}

/** One that came into the ledger since, by the same answers, is not added again. */
function isOpen({ sorted }: PlannedDocument, proposal: Proposal): boolean {
  return sorted.open.includes(proposal);
}

function formatWritten({ promises }: Project, keys: readonly Key[], sources: number): string {
  const ids = keys.map((key) => getRecord(promises, key).id);
  const range = ids.length > 1 ? `${ids[0]} to ${ids.at(-1)}` : (ids[0] ?? "");
  const parts = [
    ...(ids.length > 0 ? [`${count(ids.length, "promise")} added: ${range}`] : []),
    ...(sources > 0 ? [`${count(sources, "source")} added to promises you have`] : []),
  ];
  return `${parts.join("; ")}.`;
}

/** Which items of a contract must work on the first day, and what was asked of somebody. */
async function askTheRest(
  app: App,
  prompter: Prompter,
  session: ReviewSession,
  planned: PlannedDocument,
): Promise<void> {
  const project = session.project();
  const { source } = planned.found;
  const ids = session.added().map((key) => getRecord(project.promises, key));
  const open = ids.filter(({ importance }) => importance === "should");
  if ((source === "contract" || source === "sow") && open.length > 0) {
    const first = open.slice(0, MOST_NAMED).map(({ id, statement }) => `  ${id} ${visible(statement.slice(0, 70))}`);
    prompter.tell(
      [...first, ...(open.length > MOST_NAMED ? [`  and ${open.length - MOST_NAMED} more`] : [])].join("\n"),
    );
    const said = await prompter.text({
      message: "Which of these must work on day one? (like P3, P7; Enter: none yet)",
      validate: (text) =>
        unknownId(
          text,
          open.map(({ id }) => id),
        ),
    });
    const musts = new Set(idsIn(said));
    const keys = session.added().filter((key) => musts.has(getRecord(project.promises, key).id));
    if (keys.length > 0)
      await session.change((before) =>
        keys.reduce((changed, key) => editPromise(changed, key, { importance: "must" }, {}, app.moment), before),
      );
  }
  await askAboutAsks(app, prompter, session, planned.found.asks, planned.document.mail !== null);
  await session.end();
}

const MOST_NAMED = 12;

function idsIn(text: string): readonly string[] {
  return text.toUpperCase().match(/P\d+/g) ?? [];
}

function unknownId(text: string, known: readonly string[]): string | null {
  const unknown = idsIn(text).find((id) => !known.includes(id));
  return unknown === undefined ? null : `${unknown} is not one of these.`;
}

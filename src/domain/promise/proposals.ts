import type { Moment, Project } from "../model/project.ts";
import type { PromiseSource } from "../model/promise.ts";
import { getRecord, type Key, sortedById, withRecord } from "../model/record.ts";
import type { Importance } from "../model/vocabulary.ts";
import { lettersAndDigits, similarTexts, textKey } from "../text/similar-texts.ts";
import type { Day } from "../time/calendar.ts";
import { addPromises, PROMISE_DEFAULTS, type PromiseFacts } from "./promise.ts";
import type { Proposal } from "./proposal.ts";

/** A promise that says nearly the same as a proposal. */
export interface CloseTo {
  /** The promise in the ledger, or the proposal (by its number) in the same document. */
  readonly promise: Key | null;
  readonly proposal: number | null;
  readonly score: number;
}

export interface SortedProposals {
  /** To be decided, in the document's order. */
  readonly open: readonly Proposal[];
  /** Of those, what says nearly the same as another, by the number of the proposal. */
  readonly close: ReadonlyMap<number, CloseTo>;
  /** In the ledger already, in the same words. */
  readonly known: readonly Proposal[];
  /** The same words again in the same document. */
  readonly repeated: readonly Proposal[];
  /** Left out by the lead before. */
  readonly left: readonly Proposal[];
}

/** What is new among the proposals of a document; `left` are the keys of those that are no promise. */
export function sortProposals(
  project: Project,
  proposals: readonly Proposal[],
  left: ReadonlySet<string>,
): SortedProposals {
  const promises = sortedById(project.promises);
  const words = new Set(promises.flatMap(([, one]) => textsOf(one).map(lettersAndDigits)));
  const inLedger = promises.flatMap(([key, one]) => textsOf(one).map((text) => ({ key, text })));
  const others = similarTexts(inLedger.map(({ text }) => text));
  const own = similarTexts([]);
  const taken: Proposal[] = [];
  const seen = new Set<string>();
  const close = new Map<number, CloseTo>();
  const sorted = {
    open: [] as Proposal[],
    known: [] as Proposal[],
    repeated: [] as Proposal[],
    left: [] as Proposal[],
  };
  for (const proposal of proposals) {
    const key = lettersAndDigits(proposal.quote);
    if (words.has(key) || words.has(lettersAndDigits(proposal.statement))) sorted.known.push(proposal);
    else if (left.has(textKey(proposal.quote))) sorted.left.push(proposal);
    else if (seen.has(`${key} ${lettersAndDigits(proposal.leadIn ?? "")}`)) sorted.repeated.push(proposal);
    else {
      sorted.open.push(proposal);
      const before = others.closest(proposal.quote);
      const within = before === null ? own.closest(proposal.quote) : null;
      if (before)
        close.set(proposal.number, { promise: inLedger[before.at]?.key ?? null, proposal: null, score: before.score });
      else if (within)
        close.set(proposal.number, { promise: null, proposal: taken[within.at]?.number ?? null, score: within.score });
      taken.push(proposal);
      own.add(proposal.quote);
    }
    seen.add(`${key} ${lettersAndDigits(proposal.leadIn ?? "")}`);
  }
  return { ...sorted, close };
}

function textsOf({ statement, quote, sources }: Project["promises"][string]): readonly string[] {
  const read = Object.values(sources ?? {}).map((source) => source.quote);
  return [...new Set([statement, ...(quote ? [quote] : []), ...read])];
}

/** What the lead made of a proposal. */
export interface AcceptedProposal {
  readonly proposal: Proposal;
  readonly statement: string;
  readonly kind: Proposal["kind"];
  readonly importance: Importance;
  readonly confirmed: boolean;
}

export function asProposed(proposal: Proposal): AcceptedProposal {
  const { statement, kind, confirmed } = proposal;
  return { proposal, statement, kind, importance: "should", confirmed };
}

/** A document that was read: its name, and what a mail says of itself. */
export interface ReadFrom {
  readonly file: string;
  readonly day: Day | null;
  readonly to: string | null;
}

/** Adds what was accepted, each with its sentence, file and page. */
export function addProposals(project: Project, accepted: readonly AcceptedProposal[], from: ReadFrom, moment: Moment) {
  return addPromises(
    project,
    accepted.map((one) => factsOf(one, from, moment)),
    moment,
  );
}

function factsOf(accepted: AcceptedProposal, from: ReadFrom, moment: Moment): PromiseFacts {
  const { proposal, statement, kind, importance, confirmed } = accepted;
  const { source, strength, quote } = proposal;
  return {
    ...PROMISE_DEFAULTS,
    statement,
    kind,
    source,
    strength,
    importance,
    confirmed,
    heardBy: from.to,
    madeOn: from.day,
    evidence: placeInDocument(from.file, proposal),
    quote,
    sources: { [moment.key()]: sourceOf(proposal, from.file, moment) },
  };
}

/** `sow.pdf, page 4`; the line where the format has no pages, else the section. */
export function placeInDocument(
  file: string,
  { page, line, section }: Pick<Proposal, "page" | "line" | "section">,
): string {
  if (page !== null) return `${file}, page ${page}`;
  if (line !== null) return `${file}, line ${line}`;
  return section === null ? file : `${file}, ${section}`;
}

function sourceOf({ page, line, section, quote, before }: Proposal, file: string, moment: Moment): PromiseSource {
  return { file, page, line, section, quote, before, addedOn: moment.today };
}

/** One more place where a promise stands. */
export function addSource(project: Project, key: Key, proposal: Proposal, file: string, moment: Moment): Project {
  const promise = getRecord(project.promises, key);
  const sources = { ...promise.sources, [moment.key()]: sourceOf(proposal, file, moment) };
  return { ...project, promises: withRecord(project.promises, key, { ...promise, sources }) };
}

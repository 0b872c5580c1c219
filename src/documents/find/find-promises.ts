import type { Source } from "../../domain/model/vocabulary.ts";
import type { DocumentRequest, FoundPromises, Mention, PromiseRule, Proposal } from "../../domain/promise/proposal.ts";
import type { DocumentBlock, ReadDocument } from "../document.ts";
import { classify, LABELLED } from "./classify.ts";
import { isHedged, isNotesOfCall, type Said, saidInMail, saidInNotes } from "./conversation.ts";
import { isBoilerplate, kindOfPromise, sourceOfDocument, strengthOfSource } from "./kinds.ts";
import { type PlacedBlock, placeBlocks } from "./outline.ts";
import { type NamedParties, type Parties, partiesIn } from "./parties.ts";
import { sentencesOf, wordCount } from "./sentences.ts";
import { isAboutProduct } from "./sides.ts";

export interface FindingOptions {
  readonly file: string;
  /** Where the lead says what the document is. */
  readonly source: Source | null;
  readonly parties: NamedParties;
}

/** The promises of a document in its order, with what it leaves out and what it asks of somebody. */
export function findPromises(document: ReadDocument, options: FindingOptions): FoundPromises {
  const isNotes = options.source === "call" || options.source === "meeting" || isNotesOfCall(document);
  const source = options.source ?? sourceOfDocument(document, options.file, isNotes);
  const parties = partiesIn(document.blocks.map(({ text }) => text).join("\n"), options.parties);
  const placed = placeBlocks(document.blocks).filter(({ block }) => block.mark !== "header" && block.mark !== "quoted");
  if (isNotes || document.mail !== null) return inConversation(document, placed, source, parties, isNotes);
  const proposals: Proposal[] = [];
  const exclusions: Mention[] = [];
  const isLabelled = placed.filter(({ block }) => LABELLED.test(labelledText(block))).length >= LABELLED_DOCUMENT;
  for (const one of placed) {
    const { block } = one;
    const sentences = block.kind === "row" ? [block.text] : sentencesOf(block.text);
    for (const [nth, text] of sentences.entries()) {
      const sentence = nth === 0 && block.kind !== "row" ? labelledText({ ...block, text }) : text;
      const verdict = classify(sentence, one, parties, nth === 0);
      if (verdict.is === "exclusion") exclusions.push(mention(text, one));
      if (verdict.is !== "promise") continue;
      if (isLabelled && verdict.by !== "label" && verdict.by !== "story") continue;
      const { by, subject, leadIn } = verdict;
      proposals.push(proposalOf(text, one, { by, subject, leadIn, source, parties, number: proposals.length + 1 }));
    }
  }
  return { source, proposals, exclusions, asks: [] };
}

/** So many labels (`FR 12 —`) say that what has none is explanation. */
const LABELLED_DOCUMENT = 8;

/** A label of requirements is part of its sentence, whatever made it a number of a list. */
function labelledText({ label, text }: DocumentBlock): string {
  return label !== null && /^[A-Z]{2,}[-_ ]?\d/.test(label) ? `${label} ${text}` : text;
}

interface Finding {
  readonly by: PromiseRule;
  readonly subject: string | null;
  readonly leadIn: string | null;
  readonly source: Source;
  readonly parties: Parties;
  readonly number: number;
  readonly said?: { readonly saidBy: string | null; readonly isHedged: boolean };
}

function proposalOf(quote: string, { block, index, headings }: PlacedBlock, finding: Finding): Proposal {
  const { by, subject, leadIn, source, parties, number, said } = finding;
  const section = headings.at(-1) ?? null;
  const bare = quote.replace(LABELLED, "").trim() || quote;
  const isProduct = by === "story" || by === "criterion" || isAboutProduct(bare, subject, parties);
  const kind = kindOfPromise(bare, isProduct);
  return {
    number,
    statement: statementOf(bare, block, by, leadIn),
    quote,
    page: block.page,
    line: block.line,
    section,
    leadIn,
    kind,
    source,
    strength: strengthOfSource(source),
    confirmed: !(said?.isHedged ?? isHedged(bare)),
    saidBy: said?.saidBy ?? null,
    rule: by,
    isBoilerplate: kind === "service" && isBoilerplate(bare, section ?? ""),
    mark: block.mark,
    before: block.before === undefined ? null : block.before,
    block: index,
  };
}

/** In words: a lead-in put in front of an item that has no verb of its own. */
const LONGEST_LEAD = 40;

/** The sentence; an item without a verb of its own has its lead-in in front. */
function statementOf(text: string, block: DocumentBlock, by: PromiseRule, leadIn: string | null): string {
  const bare = text.replace(/[;,]\s*(?:and|or)?$/, "");
  if (block.kind === "row" && by !== "lead-in") return requirementCell(block) ?? bare;
  if (block.kind === "row" && leadIn !== null && by === "lead-in") {
    const cell = block.cells?.find(({ head }) => head === leadIn)?.text ?? bare;
    return `${leadIn} ${cell}`;
  }
  if (by !== "lead-in" || leadIn === null || wordCount(leadIn) > LONGEST_LEAD) return bare;
  const hasVerb = /\b(?:shall|must|will|should|is|are|has|have|can|may)\b/.test(bare);
  return hasVerb ? bare : `${leadIn.replace(/\s*[:—–-]$/, ":")} ${bare}`;
}

/** What of a row is asked for, without its number, its day and its priority; null where no column says so. */
function requirementCell({ cells }: DocumentBlock): string | null {
  const asked = (cells ?? []).find(({ head, text }) => REQUIREMENT_HEAD.test(head ?? "") && wordCount(text) > 3);
  return asked?.text ?? null;
}

const REQUIREMENT_HEAD = /\b(?:requirements?|description|user stor(?:y|ies)|features?|functionality|statement)\b/i;

function mention(text: string, { block, headings }: PlacedBlock): Mention {
  return { text, page: block.page, line: block.line, section: headings.at(-1) ?? null };
}

function inConversation(
  document: ReadDocument,
  placed: readonly PlacedBlock[],
  source: Source,
  parties: Parties,
  isNotes: boolean,
): FoundPromises {
  const proposals: Proposal[] = [];
  const asks: DocumentRequest[] = [];
  for (const one of placed) {
    const texts = isNotes ? [one.block.text] : sentencesOf(one.block.text);
    for (const text of texts) {
      const said: Said = isNotes ? saidInNotes(text) : saidInMail(text, document.mail?.from ?? "");
      if (said.is === "ask") asks.push({ ...mention(text, one), owner: said.owner });
      if (said.is !== "promise") continue;
      const finding = { by: "said" as const, subject: null, leadIn: null, source, parties };
      proposals.push(proposalOf(text, one, { ...finding, said, number: proposals.length + 1 }));
    }
  }
  return { source, proposals, exclusions: [], asks };
}

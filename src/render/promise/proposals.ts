import type { DocumentRequest, Mention, Proposal } from "../../domain/promise/proposal.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";

/** A document that was read, and what became of each proposal. */
export interface DocumentView {
  readonly file: string;
  readonly format: string;
  readonly pages: number | null;
  readonly source: Proposal["source"];
  readonly notes: readonly string[];
  readonly proposals: readonly ProposalView[];
  readonly exclusions: readonly Mention[];
  readonly asks: readonly DocumentRequest[];
  /** Of an assistant's proposals: those whose quote does not stand in the document. */
  readonly refused: readonly { readonly statement: string; readonly quote: string; readonly why: string }[];
}

export interface ProposalView {
  readonly proposal: Proposal;
  /** `open` is to be decided, `known` is in the ledger, `repeated` stands there twice, `left` was no promise before. */
  readonly state: "open" | "known" | "repeated" | "left";
  /** What says nearly the same: the id of a promise, or the number of a proposal. */
  readonly closeTo: { readonly promise: string | null; readonly proposal: number | null } | null;
  readonly match: MatchView | null;
}

/** What of the catalogue it may rest on. */
export interface MatchView {
  readonly band: "match" | "check" | "nothing";
  readonly key: string;
  readonly name: string;
}

/** `sow.pdf, 14 pages: 131 proposals, 6 like promises you have, 9 exclusions.` */
export function formatDocument({ file, pages, proposals, exclusions, asks, refused }: DocumentView): string {
  const open = proposals.filter(({ state }) => state === "open");
  const of = (state: ProposalView["state"]) => proposals.filter((one) => one.state === state).length;
  const like = open.filter(({ closeTo }) => closeTo?.promise != null).length;
  const parts = [
    count(open.length, "proposal"),
    ...(like > 0 ? [`${like} like promises you have`] : []),
    ...(of("known") > 0 ? [`${of("known")} in the ledger already`] : []),
    ...(of("repeated") > 0 ? [`${of("repeated")} repeated`] : []),
    ...(of("left") > 0 ? [`${of("left")} left out before`] : []),
    ...(exclusions.length > 0 ? [count(exclusions.length, "exclusion")] : []),
    ...(asks.length > 0 ? [count(asks.length, "request")] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ];
  return `${visible(file)}${pages === null ? "" : `, ${count(pages, "page")}`}: ${parts.join(", ")}.`;
}

/** Every proposal of some documents, by section; what most contracts say comes last. */
export function renderProposals(documents: readonly DocumentView[], advice: string, style: Style): string {
  return [...documents.map((document) => renderDocument(document, style)), advice].join("\n\n");
}

function renderDocument(document: DocumentView, style: Style): string {
  const { notes, proposals, exclusions, asks } = document;
  const open = proposals.filter(({ state }) => state === "open");
  const lines: string[] = [
    style.strong(formatDocument(document)),
    ...notes.map((note) => wrap(visible(note), style.width, "  ")),
  ];
  let section: string | null = null;
  for (const { proposal, closeTo } of inReadingOrder(open)) {
    const place = formatSection(proposal);
    if (place !== section) lines.push("", `  ${style.strong(cut(visible(place), style.width - 4))}`);
    section = place;
    lines.push(...formatProposal(proposal, closeTo, style));
  }
  if (exclusions.length > 0)
    lines.push("", `  ${style.strong("Out of scope")}`, ...exclusions.map((one) => formatMention(one, style)));
  if (asks.length > 0)
    lines.push("", `  ${style.strong("Asked of somebody")}`, ...asks.map((one) => formatMention(one, style)));
  return lines.join("\n");
}

/** The order of the document, and below it what most contracts say. */
export function inReadingOrder(views: readonly ProposalView[]): readonly ProposalView[] {
  return [...views.filter((one) => !one.proposal.isBoilerplate), ...views.filter((one) => one.proposal.isBoilerplate)];
}

export function formatSection({ section, page, line, isBoilerplate }: Proposal): string {
  const place = page !== null ? `page ${page}` : line !== null ? `line ${line}` : null;
  const title = isBoilerplate ? "Contract terms" : (section ?? "Beginning of the document");
  return isBoilerplate || place === null || line !== null ? title : `${title}, ${place}`;
}

function formatProposal(proposal: Proposal, closeTo: ProposalView["closeTo"], style: Style): readonly string[] {
  const { number, statement, strength, kind, confirmed, saidBy } = proposal;
  const facts = [
    strength,
    kind,
    ...(confirmed ? [] : ["rumour"]),
    ...(saidBy ? [visible(saidBy)] : []),
    ...(proposal.rule === "assistant" ? ["proposed by an assistant"] : []),
    ...(closeTo ? [`like ${closeTo.promise ?? `proposal ${closeTo.proposal}`}`] : []),
  ];
  const indent = "       ";
  const text = `  ${String(number).padStart(4)} ${cut(visible(statement), LONGEST)}`;
  return [wrap(text, style.width, indent), style.dim(`${indent}${facts.join(", ")}`)];
}

/** In columns. */
const LONGEST = 500;

function formatMention({ text, page, line }: Mention, style: Style): string {
  const place = page !== null ? ` (page ${page})` : line !== null ? ` (line ${line})` : "";
  return wrap(`    - ${cut(visible(text), LONGEST)}${place}`, style.width, "      ");
}

export function proposalsJson(project: string, documents: readonly DocumentView[]) {
  return {
    project,
    documents: documents.map(({ file, format, pages, source, notes, proposals, exclusions, asks, refused }) => ({
      file,
      format,
      pages,
      source,
      notes,
      proposals: proposals.map(({ proposal, state, closeTo, match }) => ({ ...proposal, state, closeTo, match })),
      exclusions,
      asks,
      refused,
    })),
  };
}

/** A proposal in a review. */
export interface ReviewedProposal {
  readonly view: ProposalView;
  readonly as: Pick<Proposal, "kind" | "confirmed"> & { readonly importance: string; readonly statement: string };
  readonly place: number;
  readonly of: number;
  readonly like: { readonly id: string; readonly statement: string } | null;
  readonly file: string;
}

/** The screen of one proposal: where it stands, its sentence, and what it would be recorded as. */
export function renderProposal({ view, as, place, of, like, file }: ReviewedProposal, style: Style): string {
  const { proposal, match } = view;
  const width = Math.min(style.width, WIDEST);
  const facts = [
    proposal.strength,
    as.importance,
    as.kind,
    ...(as.confirmed ? [] : ["rumour"]),
    ...(proposal.saidBy ? [`said by ${visible(proposal.saidBy)}`] : []),
    ...(proposal.mark ? [proposal.mark] : []),
    ...(proposal.rule === "assistant" ? ["proposed by an assistant"] : []),
  ];
  const quote = cut(visible(proposal.quote), LONGEST);
  const statement = cut(visible(as.statement), LONGEST);
  const lines = [
    `${visible(file)}, ${place} of ${of}`,
    ` ${style.strong(visible(formatSection(proposal)))}`,
    `  "${quote}"`,
    ...(proposal.before === null ? [] : [`  before the tracked change: "${cut(visible(proposal.before), LONGEST)}"`]),
    ...(proposal.leadIn === null ? [] : [`  lead-in: ${cut(visible(proposal.leadIn), LONGEST)}`]),
    ...(statement === quote ? [] : [`  as: ${statement}`]),
    `  ${facts.join(", ")}`,
    ...(match ? [`  ${formatMatch(match)}`] : []),
    ...(like ? [`  like ${like.id}: ${cut(visible(like.statement), LONGEST)}`] : []),
  ];
  return ["", ...lines.map((line) => wrap(line, width, "    "))].join("\n");
}

/** In columns: wider lines are hard to read. */
const WIDEST = 100;

function formatMatch({ band, name }: MatchView): string {
  if (band === "nothing") return `probably nothing in the catalogue; nearest: ${visible(name)}`;
  return `match: ${visible(name)}${band === "check" ? " (check)" : ""}`;
}

/** The paragraphs around a sentence, as they stand in the document. */
export function renderContext(paragraphs: readonly string[], style: Style): string {
  const width = Math.min(style.width, WIDEST);
  return paragraphs.map((text) => wrap(`  | ${cut(visible(text), LONGEST * 2)}`, width, "  | ")).join("\n");
}

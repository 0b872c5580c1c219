import type { App } from "../../app.ts";
import { answersAsFlags, type FileAnswers } from "../../domain/config/file-answers.ts";
import type { Project } from "../../domain/model/project.ts";
import { type DealIdentity, dealDifferences, projectOfDeal } from "../../domain/project/match-deal.ts";
import type { PromiseFacts } from "../../domain/promise/promise.ts";
import { type DecimalMark, decimalMarkOf, formatAmount } from "../../domain/text/amount.ts";
import { PsvcError } from "../../errors.ts";
import type { Deals, ImportedDeal } from "../../exchange/deals/deals.ts";
import { DATE_ORDERS, type DateOrder } from "../../exchange/sheet/days.ts";
import type { Sheet } from "../../exchange/sheet/sheet-shape.ts";
import {
  ALL_WON,
  askCustomerColumn,
  askDateOrder,
  askNumberStyle,
  askStageColumn,
  askWonStage,
} from "../../prompts/ask-list.ts";
import { dealAnswers } from "../../prompts/deal-answers.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { dealsJson, renderKnown } from "../../render/project/deals.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { type OpenPoint, settleFile } from "../capture/settle-file.ts";
import { openUserSheet } from "../find/user-text.ts";
import { optionalWord } from "../flags/flags.ts";
import { numberStyleFlag } from "./fact-flags.ts";

export interface DealFlags {
  readonly row?: string;
  readonly all?: boolean;
  readonly map?: readonly string[];
  readonly wonStage?: readonly string[];
  readonly dateOrder?: string;
  readonly numberStyle?: string;
  readonly adopt?: boolean;
  readonly dryRun?: boolean;
  readonly skipBad?: boolean;
  readonly sheet?: string;
  readonly askAgain?: boolean;
}

/** One deal as the beginning of an intake. */
export interface PickedDeal {
  readonly answers: Answers;
  readonly promises: readonly PromiseFacts[];
  readonly left: readonly string[];
}

/** How the file writes what can be read in two ways; what is undefined was not said yet. */
interface Ways {
  readonly dateOrder: DateOrder | undefined;
  readonly decimal: DecimalMark | undefined;
}

/** A file of deals with what the flags say of it. */
export interface OpenedDeals {
  readonly file: string;
  readonly sheet: Sheet;
  readonly flags: DealFlags;
  readonly deals: Deals;
  readonly read: (ways: Ways) => Deals;
  readonly answers: FileAnswers;
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
  /** Keeps what was answered now for the next file with these headings. */
  keep(): Promise<void>;
}

/** The won deals of a CRM's export, or of a lead's own list. Throws `refused` where none is won. */
export async function openDeals(app: App, from: Buffer | Sheet, file: string, flags: DealFlags): Promise<OpenedDeals> {
  const { readDeals } = await import("../../exchange/deals/deals.ts");
  const { DEAL_HEADINGS } = await import("../../exchange/deals/deal-columns.ts");
  const options = { records: "deals", headings: DEAL_HEADINGS, sheet: flags.sheet };
  const sheet = Buffer.isBuffer(from) ? await openUserSheet(app, from, file, options) : from;
  const like = { file, kind: "deals" as const, headings: sheet.columns, forgets: flags.askAgain ?? false };
  const settled = await settleFile(app, like, async (answers) => {
    const read = (ways: Ways) => readDeals(sheet, dealOptions(flags, answers, ways));
    const deals = read(waysOf(flags, answers));
    return { read: { deals, read, answers }, open: await openPoints(sheet, deals) };
  });
  const { deals, read, answers } = settled.read;
  if (!deals.namesCustomers) throw nothingNamesCustomers(file, deals);
  if (!deals.saysWhatIsWon) {
    const { stageCandidates } = await import("../../exchange/deals/deals.ts");
    throw nothingSaysWon(file, stageCandidates(sheet));
  }
  const remembered = settled.remembered ? answersAsFlags(settled.remembered) : [];
  if (deals.bad.length > 0 && !flags.skipBad)
    throw new PsvcError({
      code: "bad-rows",
      file,
      rows: deals.bad,
      good: deals.won.length,
      instead: "Fix the rows, or leave them out with --all --skip-bad.",
    });
  if (deals.won.length === 0) throw noneWon(file, deals);
  return { file, sheet, flags, deals, read, answers, remembered, keep: settled.keep };
}

function dealOptions(flags: DealFlags, answers: FileAnswers, ways: Ways) {
  return {
    map: [...answers.map, ...(flags.map ?? [])],
    wonStages: [...answers.wonStages, ...(flags.wonStage ?? [])],
    adopts: flags.adopt ?? false,
    ...ways,
  };
}

/** Who the customers are, and then which deals are won. */
async function openPoints(sheet: Sheet, deals: Deals): Promise<readonly OpenPoint[]> {
  const { stageCandidates } = await import("../../exchange/deals/deals.ts");
  return [
    ...(deals.namesCustomers
      ? []
      : [
          {
            ask: async (prompter: Prompter) => ({
              map: [`customer=${await askCustomerColumn(prompter, deals.customers)}`],
            }),
          },
        ]),
    ...(deals.saysWhatIsWon ? [] : [{ ask: (prompter: Prompter) => askWhatIsWon(prompter, stageCandidates(sheet)) }]),
  ];
}

function nothingNamesCustomers(file: string, { customers }: Deals): PsvcError {
  const columns = customers.map(({ label }) => label).join(", ");
  const likely = customers.find(({ areNames }) => areNames);
  return new PsvcError({
    code: "needs",
    what: `taking over deals of ${file}`,
    because: `it has no column for customer; its columns are ${columns || "without names"}`,
    flags: [
      likely
        ? `--map ${shellWord(`customer=${likely.label}`)}`
        : "--map customer=COLUMN with the column that names them",
    ],
  });
}

interface WhatIsWon {
  readonly map: readonly string[];
  readonly wonStages: readonly string[];
}

/** The column, and its word where it does not say won by itself. */
async function askWhatIsWon(prompter: Prompter, candidates: readonly StageCandidate[]): Promise<WhatIsWon> {
  const { isWonCell } = await import("../../exchange/deals/won.ts");
  const label = await askStageColumn(prompter, candidates);
  if (label === ALL_WON) return { map: [], wonStages: [ALL_WON] };
  const { values = [] } = candidates.find((candidate) => candidate.label === label) ?? {};
  const isTold = values.some((value) => isWonCell(value, "words", []) || isWonCell(value, "yes-or-no", []));
  return {
    map: [`stage=${label}`],
    wonStages: isTold ? [] : [await askWonStage(prompter, values.slice(0, MOST_STAGES))],
  };
}

type StageCandidate = ReturnType<typeof import("../../exchange/deals/deals.ts").stageCandidates>[number];

/** A column with more values than these names no stages. */
const MOST_STAGES = 50;

function nothingSaysWon(file: string, candidates: readonly StageCandidate[]): PsvcError {
  return new PsvcError({
    code: "needs",
    what: `taking over deals of ${file}`,
    because: `no column says which of them are won; its columns are ${candidates.map(({ label }) => label).join(", ")}`,
    flags: ["--map stage=COLUMN", "or --won-stage '*' where every row is won"],
  });
}

/**
 * The one deal that is meant: named, the only one, or chosen. Throws `missing-flags` naming the won ones where nobody
 * can be asked.
 */
export async function pickDeal(app: App, opened: OpenedDeals): Promise<ImportedDeal> {
  const { won } = opened.deals;
  const { row } = opened.flags;
  const meant = row === undefined ? won : won.filter((deal) => isNamed(deal, row));
  const [only] = meant;
  const name = ({ customer, name, days }: ImportedDeal) => [customer, name, days.closedOn].filter(Boolean).join(", ");
  if (!only)
    throw new PsvcError({
      code: "not-found",
      what: "won deal",
      name: row ?? "",
      near: won.map(({ customer }) => customer).slice(0, 5),
      command: null,
    });
  if (meant.length === 1) return settled(app, opened, only);
  if (!app.prompter)
    throw row === undefined
      ? new PsvcError({
          code: "needs",
          what: `taking over a deal of ${opened.file}`,
          because: `${won.length} are won: ${won.map(({ customer }) => customer).join(", ")}`,
          flags: ["--row NAME or --all"],
        })
      : new PsvcError({ code: "ambiguous", what: "won deal", name: row, matches: meant.map(name) });
  const line = await app.prompter.choose<string>({
    message: "Which deal do you take over?",
    choices: meant.map((deal) => ({ value: String(deal.line), name: name(deal) })),
  });
  return settled(app, opened, meant.find((deal) => String(deal.line) === line) ?? only);
}

/** What tells the deal from others, with the day that is in force for it. */
export function identityOf({ id, customer }: ImportedDeal, { closedOn }: Answers): DealIdentity {
  return { crmId: id, customer, closedOn: closedOn ?? null };
}

/** What the deal answers of the intake, or its project where it has one. */
export async function startDeal(app: App, deal: ImportedDeal): Promise<PickedDeal | { readonly known: Project }> {
  const { answers, promises, left, wrong } = dealAnswers(deal);
  const { projects } = await app.store.portfolio();
  const known = projectOfDeal(projects, identityOf(deal, answers));
  return known ? { known } : { answers, promises, left: [...left, ...wrong] };
}

/** The deal is there already: says so, and what the file says otherwise. */
export function answerKnown(app: App, file: string, project: Project, deal: ImportedDeal): void {
  const known = { project, differences: dealDifferences(project, dealAnswers(deal).answers) };
  app.answer({
    text: (style) => renderKnown(known, style).join("\n"),
    json: {
      kind: "import",
      import: dealsJson({
        file,
        created: [],
        known: [known],
        notWon: [],
        skipped: [],
        left: [],
        bad: [],
        dryRun: false,
        expected: [],
        remembered: [],
        read: { columns: [], likely: [], unused: [] },
      }),
    },
  });
}

function waysOf(flags: DealFlags, { dateOrder, numberStyle }: FileAnswers): Ways {
  return {
    dateOrder: optionalWord("--date-order", flags.dateOrder, DATE_ORDERS) ?? dateOrder ?? undefined,
    decimal: numberStyleFlag(flags.numberStyle ?? numberStyle ?? undefined),
  };
}

async function settled(app: App, opened: OpenedDeals, deal: ImportedDeal): Promise<ImportedDeal> {
  const { deals } = await withWays(app, opened, [deal]);
  const again = deals.won.find(({ line }) => line === deal.line) ?? deal;
  const why = rowProblems(again);
  if (why.length > 0)
    throw new PsvcError({
      code: "bad-rows",
      file: opened.file,
      rows: [{ line: again.line, text: again.customer, why: why.join("; ") }],
      good: 0,
      instead: "Fix the row, or say how days (--date-order) and amounts (--number-style) are written.",
    });
  const { amount } = again;
  if (amount.read?.unsure)
    app.remark(
      `${opened.file}:${again.line}: the amount "${amount.text}" is read as ` +
        `${formatAmount({ value: amount.read.value, currency: amount.currency })}.`,
    );
  return again;
}

/** What keeps the deal from being taken as its row stands. */
export function rowProblems({ why, amount }: ImportedDeal): readonly string[] {
  return amount.why === null ? why : [...why, amount.why];
}

/**
 * Days and amounts with two readings are asked about, once for the file; a guess would be found out at the first
 * reminder.
 */
export async function withWays(app: App, opened: OpenedDeals, meant: readonly ImportedDeal[]): Promise<OpenedDeals> {
  const { prompter } = app;
  if (!prompter) return opened;
  const given = waysOf(opened.flags, opened.answers);
  const day = given.dateOrder ? undefined : meant.find((deal) => deal.ambiguous !== null)?.ambiguous;
  const amount = given.decimal ? undefined : meant.find((deal) => deal.amount.contradiction)?.amount.contradiction;
  if (!day && !amount) return opened;
  const dateOrder = day ? await askDateOrder(prompter, day) : given.dateOrder;
  const decimal = amount ? (decimalMarkOf(await askNumberStyle(prompter, amount)) ?? undefined) : given.decimal;
  return { ...opened, deals: opened.read({ dateOrder, decimal }) };
}

function isNamed({ id, name, customer }: ImportedDeal, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return id?.toLowerCase() === text || [name, customer].some((item) => item?.toLowerCase().includes(text));
}

function noneWon(file: string, { notWon }: Deals): PsvcError {
  const stages = notWon.map(({ stage, count }) => `${stage || "no stage"} (${count})`).join(", ");
  return new PsvcError({
    code: "refused",
    what: `there is nothing to take over in ${file}`,
    because: stages ? `no deal in it is won; the stages are ${stages}` : "there is no deal in it",
    instead: stages ? "where one of these means won: --won-stage NAME" : "export the deals that closed",
  });
}

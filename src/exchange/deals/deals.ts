import { type DecimalMark, shownDecimals } from "../../domain/text/amount.ts";
import type { BadRow } from "../../errors.ts";
import { type ColumnMap, mapColumns } from "../sheet/columns.ts";
import { type DateOrder, type DayStyle, formatUnreadDay, isOpenDay, readFileDay, shownOrder } from "../sheet/days.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { unreadable } from "../sheet/text.ts";
import { type DealAmount, readDealAmount } from "./deal-amount.ts";
import { type CustomerCandidate, customerCandidates, type DealColumns, understandDeals } from "./deal-columns.ts";
import { findWonColumn, isWonCell, textAt, type WonColumn } from "./won.ts";

const DAYS = ["closedOn", "contractualOn", "target", "ownedOn"] as const;
const TEXTS = [
  "dealOwner",
  "product",
  "why",
  "sponsor",
  "projectLead",
  "deciders",
  "lead",
  "template",
  "phase",
  "promises",
] as const;

export interface DealOptions {
  readonly map: readonly string[];
  /** What the CRM calls a deal that is won, besides what psvc knows; `*` where every row is won. */
  readonly wonStages: readonly string[];
  readonly dateOrder: DateOrder | undefined;
  /** Which mark stands before the decimals of an amount like 12.500. */
  readonly decimal: DecimalMark | undefined;
  /** Rows with a phase and the day since when it is led are projects under way, and no offers. */
  readonly adopts: boolean;
}

/** One deal as its row has it. Days are days; the rest is text. Only what the row says is there. */
export interface ImportedDeal {
  readonly line: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly customer: string;
  readonly stage: string | null;
  readonly isWon: boolean;
  readonly days: Readonly<Partial<Record<(typeof DAYS)[number], string>>>;
  readonly texts: Readonly<Partial<Record<(typeof TEXTS)[number], string>>>;
  readonly amount: DealAmount;
  /** What keeps it from being taken; looked at only where it is the one that is meant. */
  readonly why: readonly string[];
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
  /** The day on which it was expected to close, where it stands for the day on which it did. */
  readonly expectedOn: string | null;
}

export interface Deals {
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
  readonly unused: readonly string[];
  /** Whether a column names the customers; without one there is no deal. */
  readonly namesCustomers: boolean;
  /** Columns that could, where none does. */
  readonly customers: readonly CustomerCandidate[];
  /** Whether a column says which deals are won; without one none is. */
  readonly saysWhatIsWon: boolean;
  readonly won: readonly ImportedDeal[];
  /** How many deals stand at each other stage. */
  readonly notWon: readonly { readonly stage: string; readonly count: number }[];
  /** Lines that are no deal: totals, notices. */
  readonly footers: readonly BadRow[];
  readonly bad: readonly BadRow[];
}

/** Reads the deals that are won. Throws `unreadable-file` and `bad-value`. */
export function readDeals(sheet: Sheet, options: DealOptions): Deals {
  if (sheet.rows.length === 0)
    throw unreadable(
      sheet.file,
      sheet.bad[0]?.why ?? "it has a header and no rows",
      "Deals are rows with columns; a project document is a JSON object.",
    );
  const columns = understandDeals(sheet, options.map);
  const namesCustomers = columns.columns.has("customer") || columns.columns.has("name");
  const shown = shownDecimals(sheet.rows.map((row) => cellOf(row, columns, "amount")));
  const won = findWon(sheet, columns, options);
  const style = {
    order: options.dateOrder ?? shownOrder(dayCells(sheet, columns)),
    isFrom1904: sheet.isFrom1904 ?? false,
  };
  const deals = sheet.rows.map((row) => readDeal(row, columns, options, { shown, won, style }));
  const named = deals.filter((deal) => deal !== null);
  const stages = new Map<string, number>();
  for (const { stage } of named.filter(({ isWon }) => !isWon))
    stages.set(stage ?? "", (stages.get(stage ?? "") ?? 0) + 1);
  const nameless = sheet.rows
    .filter((_, at) => deals[at] === null)
    .map(({ line, text }) => ({ line, text, why: "it names no customer" }));
  return {
    columns: [...columns.columns].map(([field, at]) => ({ field, column: columns.labels[at] ?? "" })),
    likely: columns.likely,
    unused: columns.unused,
    namesCustomers,
    customers: namesCustomers ? [] : customerCandidates(sheet, columns),
    saysWhatIsWon: won !== null,
    won: named.filter(({ isWon }) => isWon),
    notWon: [...stages].map(([stage, count]) => ({ stage, count })),
    footers: [...sheet.bad.filter(isFooter), ...nameless].sort((a, b) => a.line - b.line),
    bad: sheet.bad.filter((row) => !isFooter(row)),
  };
}

/** Totals and notices in a table of several columns have one cell. */
function isLone({ cells }: SheetRow): boolean {
  return cells.length > 2 && cells.filter((cell) => cell !== undefined && cell !== "").length === 1;
}

/** Reports end with totals and notices, which stand alone in their row. */
function isFooter({ text }: BadRow): boolean {
  return /^\s*("[^"]*"|[^,;\t"]*)[\s,;]*$/.test(text);
}

/** Which column tells what is won, `all` where every row is; null where nothing tells. */
function findWon(sheet: Sheet, columns: ColumnMap, { map, wonStages, adopts }: DealOptions): WonColumn | "all" | null {
  const isUnderWay = adopts && columns.columns.has("phase") && columns.columns.has("ownedOn");
  if (wonStages.some((stage) => stage.trim() === "*")) return "all";
  const isMapped = map.some((mapping) => /^\s*stage\s*=/i.test(mapping));
  return findWonColumn(sheet, columns, isMapped, wonStages) ?? (isUnderWay ? "all" : null);
}

function cellOf(row: SheetRow, { columns }: ColumnMap, field: string): string {
  const at = columns.get(field);
  const value = at === undefined ? "" : row.cells[at];
  return (typeof value === "string" ? value : (value ?? []).join("\n")).trim();
}

function dayCells(sheet: Sheet, columns: ColumnMap): readonly string[] {
  return [...DAYS, "expectedOn"].flatMap((field) =>
    sheet.rows.map((row) => cellOf(row, columns, field)).filter(Boolean),
  );
}

/** What holds for every row of the file. */
interface FileWays {
  readonly shown: ReadonlyMap<DecimalMark, string>;
  readonly won: WonColumn | "all" | null;
  readonly style: DayStyle;
}

/** null for a row that names nobody. */
function readDeal(
  row: SheetRow,
  columns: DealColumns,
  { decimal, wonStages }: DealOptions,
  { shown, won, style }: FileWays,
): ImportedDeal | null {
  if (isLone(row)) return null;
  const cell = (field: string) => cellOf(row, columns, field);
  const customer = cell("customer") || cell("name");
  if (!customer) return null;
  const why: string[] = [];
  let ambiguous: string | null = null;
  // A deal that is won closed on the day that was expected, where no column says another.
  const closed = cell("closedOn");
  const isExpected = isOpenDay(closed || "-") && cell("expectedOn") !== "";
  const days = DAYS.flatMap((field) => {
    const text = field === "closedOn" && isExpected ? cell("expectedOn") : cell(field);
    if (!text || isOpenDay(text)) return [];
    const read = readFileDay(text, style);
    if ("day" in read) return [[field, read.day]];
    const problem = formatUnreadDay(text, read);
    why.push(problem);
    if ("ambiguous" in read) ambiguous ??= problem;
    return [];
  });
  const column = won === "all" ? null : won;
  const said = column === null ? "" : textAt(row, column.at);
  // A stage may be called a phase.
  const isStage = (field: string) =>
    column !== null && column.by === "words" && columns.columns.get(field) === column.at;
  const texts = TEXTS.flatMap((field) => (cell(field) && !isStage(field) ? [[field, cell(field)]] : []));
  return {
    line: row.line,
    id: cell("id") || null,
    name: cell("name") || null,
    customer,
    stage: (column?.by === "words" ? said : cell("stage") || said) || null,
    isWon: won === "all" || (won !== null && isWonCell(said, won.by, wonStages)),
    days: Object.fromEntries(days),
    texts: Object.fromEntries(texts),
    amount: readDealAmount(cell("amount"), cell("currency") || (columns.currency ?? ""), decimal, shown),
    why,
    ambiguous,
    expectedOn: isExpected ? cell("expectedOn") : null,
  };
}

/** The columns that may say which deals are won, each with its first three different values. */
export function stageCandidates(
  sheet: Sheet,
): readonly { readonly label: string; readonly values: readonly string[] }[] {
  const { labels } = mapColumns(sheet, [], []);
  return labels.flatMap((label, at) => {
    const values = [...new Set(sheet.rows.map((row) => textAt(row, at)).filter(Boolean))];
    return label && values.length > 0 ? [{ label, values }] : [];
  });
}

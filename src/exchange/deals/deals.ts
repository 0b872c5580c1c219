import { type DecimalMark, shownDecimals } from "../../domain/text/amount.ts";
import type { BadRow } from "../../errors.ts";
import { type ColumnMap, type FieldNames, mapColumns, plainName } from "../sheet/columns.ts";
import { type DateOrder, formatUnreadDay, readFileDay } from "../sheet/days.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { unreadable } from "../sheet/text.ts";
import { type DealAmount, readDealAmount } from "./deal-amount.ts";

/** The columns of deal exports of HubSpot and Salesforce, and of a lead's own list of projects under way. */
const FIELDS: readonly FieldNames[] = [
  { field: "id", aliases: ["record id", "opportunity id", "deal id"] },
  { field: "name", aliases: ["deal name", "opportunity name", "opportunity", "deal"] },
  {
    field: "customer",
    aliases: ["associated company", "associated company primary", "account name", "company name", "company", "account"],
  },
  { field: "stage", aliases: ["deal stage", "opportunity stage"] },
  { field: "amount", aliases: ["deal amount", "amount in company currency", "value", "total value"] },
  { field: "currency", aliases: ["deal currency code", "opportunity currency", "amount currency", "currency code"] },
  { field: "closedOn", aliases: ["close date", "closed date", "closed", "won on"] },
  { field: "dealOwner", aliases: ["deal owner", "opportunity owner", "owner"] },
  { field: "product", aliases: ["product name"] },
  { field: "why", aliases: [] },
  { field: "contractualOn", aliases: ["contractual"] },
  { field: "sponsor", aliases: [] },
  { field: "projectLead", aliases: [] },
  { field: "deciders", aliases: ["decider"] },
  { field: "lead", aliases: [] },
  { field: "template", aliases: [] },
  { field: "target", aliases: ["go live target"] },
  { field: "phase", aliases: [] },
  { field: "ownedOn", aliases: ["owned since"] },
  { field: "promises", aliases: [] },
];

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

export const DEAL_HEADINGS: readonly string[] = FIELDS.flatMap(({ field, aliases }) => [field, ...aliases]);

export interface DealOptions {
  readonly map: readonly string[];
  /** What the CRM calls a deal that is won, besides what psvc knows. */
  readonly wonStages: readonly string[];
  readonly dateOrder: DateOrder | undefined;
  /** Which mark stands before the decimals of an amount like 12.500. */
  readonly decimal: DecimalMark | undefined;
}

/** One deal as its row has it. Days are days; the rest is text. Only what the row says is there. */
export interface ImportedDeal {
  readonly line: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly customer: string;
  readonly stage: string | null;
  readonly days: Readonly<Partial<Record<(typeof DAYS)[number], string>>>;
  readonly texts: Readonly<Partial<Record<(typeof TEXTS)[number], string>>>;
  readonly amount: DealAmount;
  /** What keeps it from being taken; looked at only where it is the one that is meant. */
  readonly why: readonly string[];
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
}

export interface Deals {
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
  const columns = mapColumns(sheet, needed(sheet, options.map), options.map);
  const shown = shownDecimals(sheet.rows.map((row) => cellOf(row, columns, "amount")));
  const deals = sheet.rows.map((row) => readDeal(row, columns, options, shown));
  const named = deals.filter((deal) => deal !== null);
  const hasStages = columns.columns.has("stage");
  const isWon = (deal: ImportedDeal) => !hasStages || isWonStage(deal.stage ?? "", options.wonStages);
  const stages = new Map<string, number>();
  for (const { stage } of named.filter((deal) => !isWon(deal)))
    stages.set(stage ?? "", (stages.get(stage ?? "") ?? 0) + 1);
  const nameless = sheet.rows
    .filter((_, at) => deals[at] === null)
    .map(({ line, text }) => ({ line, text, why: "it names no customer" }));
  return {
    won: named.filter(isWon),
    notWon: [...stages].map(([stage, count]) => ({ stage, count })),
    footers: [...sheet.bad.filter(isFooter), ...nameless].sort((a, b) => a.line - b.line),
    bad: sheet.bad.filter((row) => !isFooter(row)),
  };
}

/** A customer's name stands in a column of its own, or is all there is in the deal's name. */
function needed(sheet: Sheet, map: readonly string[]): readonly FieldNames[] {
  const names = FIELDS.find(({ field }) => field === "name")?.aliases ?? [];
  const hasName = sheet.columns.some((column) => ["name", ...names].map(plainName).includes(plainName(column)));
  const isMapped = map.some((mapping) => /^\s*(name|customer)\s*=/i.test(mapping));
  return FIELDS.map((fieldNames) =>
    fieldNames.field === "customer" && !hasName && !isMapped ? { ...fieldNames, isRequired: true } : fieldNames,
  );
}

/** Totals and notices in a table of several columns have one cell. */
function isLone({ cells }: SheetRow): boolean {
  return cells.length > 2 && cells.filter((cell) => cell !== undefined && cell !== "").length === 1;
}

/** Reports end with totals and notices, which stand alone in their row. */
function isFooter({ text }: BadRow): boolean {
  return /^\s*("[^"]*"|[^,;\t"]*)[\s,;]*$/.test(text);
}

/** `Closed Won`, `closedwon`, `Won - signed`; internal ids of other stages are for --won-stage. */
function isWonStage(stage: string, known: readonly string[]): boolean {
  const name = plainName(stage);
  return /^(closed)?won/.test(name) || known.some((text) => plainName(text) === name);
}

function cellOf(row: SheetRow, { columns }: ColumnMap, field: string): string {
  const at = columns.get(field);
  const value = at === undefined ? "" : row.cells[at];
  return (typeof value === "string" ? value : (value ?? []).join("\n")).trim();
}

/** null for a row that names nobody. */
function readDeal(
  row: SheetRow,
  columns: ColumnMap,
  { dateOrder, decimal }: DealOptions,
  shown: ReadonlyMap<DecimalMark, string>,
): ImportedDeal | null {
  if (isLone(row)) return null;
  const cell = (field: string) => cellOf(row, columns, field);
  const customer = cell("customer") || cell("name");
  if (!customer) return null;
  const why: string[] = [];
  let ambiguous: string | null = null;
  const days = DAYS.flatMap((field) => {
    const text = cell(field);
    if (!text) return [];
    const read = readFileDay(text, dateOrder);
    if ("day" in read) return [[field, read.day]];
    const said = formatUnreadDay(text, read);
    why.push(said);
    if ("ambiguous" in read) ambiguous ??= said;
    return [];
  });
  const texts = TEXTS.flatMap((field) => (cell(field) ? [[field, cell(field)]] : []));
  return {
    line: row.line,
    id: cell("id") || null,
    name: cell("name") || null,
    customer,
    stage: cell("stage") || null,
    days: Object.fromEntries(days),
    texts: Object.fromEntries(texts),
    amount: readDealAmount(cell("amount"), cell("currency"), decimal, shown),
    why,
    ambiguous,
  };
}

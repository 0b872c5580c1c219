import { currencyOfName } from "../../domain/text/currency.ts";
import { type ColumnMap, columnLabels, type FieldNames, mapColumns, plainName } from "../sheet/columns.ts";
import type { Sheet } from "../sheet/sheet-shape.ts";

function names(text: string): readonly string[] {
  return text.split(",").map((name) => name.replace(/\s+/g, " ").trim());
}

/** The columns of deal exports of four CRMs, and of a lead's own list of projects under way. */
export const DEAL_COLUMNS: readonly FieldNames[] = [
  { field: "id", aliases: names(`record id, opportunity id, deal id, (do not modify) opportunity, id deal, crm id`) },
  {
    field: "name",
    aliases: names(`deal name, opportunity name, opportunity, deal, deal title, topic, dealname, opportunityname,
      nom de l'opportunité, nombre de la oportunidad, nombre del negocio, nome da oportunidade, nome do negócio`),
  },
  {
    field: "customer",
    aliases: names(`associated company, associated company primary, account name, company name, company, account,
      customer name, potential customer, deal organization, organization name, organisation name, organization,
      organisation, client name, client, customer company, prospect, buyer, account title, kunde, kundenname, firma,
      firmenname, unternehmen, accountname, nom du compte, compte, société, entreprise, nombre de la cuenta, cuenta,
      cliente, empresa, razón social, nombre del cliente, nombre cliente, nome da conta, nome do cliente, conta`),
  },
  { field: "stage", aliases: names("deal stage, opportunity stage, stage name") },
  {
    field: "amount",
    aliases: names(`deal amount, amount in company currency, value, total value, deal value,
      opportunity amount, opportunity value, actual revenue, close value, closed amount, won amount,
      contract value, total contract value, contract amount, revenue, deal size, tcv, acv, arr, price,
      total, sales amount, est revenue, estimated revenue, estimated value, expected amount,
      expected revenue, betrag, wert, montant, valeur, importe, monto, valor, montante`),
  },
  {
    field: "currency",
    aliases: names(`deal currency code, opportunity currency, amount currency, currency code, currency iso code,
      deal currency of value, währung, devise, divisa, moneda, moeda`),
  },
  {
    field: "closedOn",
    aliases: names(`actual close date, close date, closed date, close at, closed at, closed on, date closed,
      closing date, close, closed, won on, won at, date won, deal close date, opportunity close date,
      contract date, contract signed, signed on, signed date, deal won time, won time, won date,
      deal closed on, abschlussdatum, schlusstermin, gewonnen am, date de clôture, fecha de cierre,
      fecha cierre, data de fechamento, data de fecho`),
  },
  {
    field: "expectedOn",
    aliases: names(`expected close date, expected close, estimated close date, est close date,
      forecast close date, expected closing date, target close date, tentative close date,
      planned close date, probable close date, cierre previsto,
      fecha prevista de cierre, voraussichtlicher abschluss, date de clôture prévue, previsão de fechamento`),
  },
  {
    field: "dealOwner",
    aliases: names(`deal owner, opportunity owner, owner, owner name, sales rep, sales representative,
      sales person, salesperson, sales agent, account executive, account owner, account manager, rep,
      seller, responsable, comercial, vendedor, inhaber, opportunity inhaber, propriétaire, propietario,
      proprietário`),
  },
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

export const DEAL_HEADINGS: readonly string[] = DEAL_COLUMNS.flatMap(({ field, aliases }) => [field, ...aliases]);

/** The columns of a file of deals. */
export interface DealColumns extends ColumnMap {
  /** The currency that the heading of the amount names, as in `amount_usd`; null where it names none. */
  readonly currency: string | null;
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
}

/**
 * Finds the columns: what `map` says, else the headings, also with a unit or a currency behind them (`Value (USD)`,
 * `importe_eur`). Of two columns of one name the one with more in it counts. Throws `bad-value` for `map`.
 */
export function understandDeals(sheet: Sheet, map: readonly string[]): DealColumns {
  const given = mapColumns(sheet, MAPPED_ONLY, map);
  const columns = new Map(given.columns);
  const labels = columnLabels(sheet.columns);
  const byName = sheet.columns.map((column) => [plainName(column), plainName(withoutUnit(column))] as const);
  for (const { field, aliases } of DEAL_COLUMNS) {
    if (columns.has(field)) continue;
    const found = [field, ...aliases].map(plainName).flatMap((name) => atName(sheet, byName, name) ?? [])[0];
    if (found !== undefined) columns.set(field, found);
  }
  const likely: string[] = [];
  const byId = columns.has("customer") || columns.has("name") ? undefined : accountIds(sheet, byName)[0];
  if (byId !== undefined) {
    columns.set("customer", byId);
    likely.push("customer");
  }
  const byContent = columns.has("amount") ? null : amountByContent(sheet, new Set(columns.values()));
  if (byContent !== null) {
    columns.set("amount", byContent);
    likely.push("amount");
  }
  const amountAt = columns.get("amount");
  const used = new Set(columns.values());
  return {
    columns,
    labels,
    unused: labels.filter((label, i) => label !== "" && !used.has(i)),
    likely,
    currency: amountAt === undefined ? null : currencyIn(sheet.columns[amountAt] ?? ""),
  };
}

/** Where no column names the customers, the ids by which the file knows them; a bare number names nobody. */
function accountIds(sheet: Sheet, names: readonly (readonly [string, string])[]): readonly number[] {
  const known = ["accountid", "customerid", "companyid", "clientid", "organizationid", "clientcode", "customercode"];
  const isTold = (at: number) => sheet.rows.some(({ cells }) => /\p{L}/u.test(String(cells[at] ?? "")));
  return names.flatMap(([name], at) => (known.includes(name) && isTold(at) ? [at] : []));
}

const SAYS_AMOUNT = /amount|value|revenue|turnover|price|betrag|umsatz|wert|montant|importe|monto|valor|bedrag/i;
const SAYS_OTHER_AMOUNT = /weighted|forecast|expected|discount|tax|cost|per\b|monthly|probab|lifetime|life ?time/i;

/** The one column of numbers whose heading speaks of a value. */
function amountByContent(sheet: Sheet, used: ReadonlySet<number>): number | null {
  const found = sheet.columns.flatMap((column, at) => {
    if (used.has(at) || !SAYS_AMOUNT.test(column) || SAYS_OTHER_AMOUNT.test(column)) return [];
    const texts = sheet.rows.map(({ cells }) => String(cells[at] ?? "").trim()).filter(Boolean);
    const numbers = texts.filter((text) => /\d/.test(text) && !/[\p{L}]{4}/u.test(text)).length;
    return texts.length > 0 && numbers >= texts.length * 0.9 ? [at] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const MAPPED_ONLY = DEAL_COLUMNS.map(({ field }) => ({ field, aliases: [], isMappedOnly: true }));

function atName(sheet: Sheet, names: readonly (readonly [string, string])[], name: string): number | null {
  const whole = names.flatMap(([full], at) => (full === name ? [at] : []));
  const found = whole.length > 0 ? whole : names.flatMap(([, bare], at) => (bare === name ? [at] : []));
  const filled = (at: number) => sheet.rows.filter(({ cells }) => (cells[at] ?? "") !== "").length;
  return found.reduce<number | null>((best, at) => (best === null || filled(at) > filled(best) ? at : best), null);
}

const UNIT = /[\s_]*(?:[([].*[)\]]|[-_\s](?:in[\s_])?(?:[A-Za-z]{3}|[€$£¥])|[€$£¥])\s*$/;

/** Without `(USD)`, `_eur`, `in EUR`, and without what some exports put before every heading. */
function withoutUnit(column: string): string {
  const bare = column.replace(/^\s*(?:deal|opportunity)\s*[-:.]\s*/i, "").trim();
  return currencyIn(bare) !== null || /[([].*[)\]]\s*$/.test(bare) ? bare.replace(UNIT, "") : bare;
}

/** The currency at the end of a heading. */
function currencyIn(column: string): string | null {
  const [, name = ""] = /(?:^|[^\p{L}])([A-Za-z]{3}|[€$£¥])\s*[)\]]?\s*$/u.exec(column) ?? [];
  return name === "" ? null : currencyOfName(name.length === 3 ? name.toUpperCase() : name);
}

/** A column that could name the customer, with some of its cells. */
export interface CustomerCandidate {
  readonly label: string;
  readonly values: readonly string[];
  /** Whether its heading speaks of customers, or its cells are texts that differ and no ids, days or sums. */
  readonly areNames: boolean;
}

const SAYS_CUSTOMER = /account|customer|client|compan|organi|kund|firma|empresa|societ|entreprise|contact|buyer/i;
const SAYS_ELSE =
  /owner|rep\b|seller|agent|stage|status|source|product|reason|type|region|segment|note|outcome|step|industry|country/i;
const IS_NO_NAME = /^(?:[\d.,:/\s%€$£+-]*|\d{4}-\d{2}-\d{2}.*|true|false|yes|no|\S+@\S+|[\p{L}_-]*\d[\p{L}\d_-]*)$/iu;

/** In characters, of a customer's name. */
const LONGEST_NAME = 80;

/** Columns that could name the customer, the likeliest first: texts before ids, days and sums. */
export function customerCandidates(sheet: Sheet, { columns, labels }: ColumnMap): readonly CustomerCandidate[] {
  const used = new Set(columns.values());
  const candidates = labels.flatMap((label, at) => {
    const texts = sheet.rows.map(({ cells }) => String(cells[at] ?? "").trim()).filter(Boolean);
    const values = [...new Set(texts)];
    if (label === "" || values.length === 0 || (used.has(at) && columns.get("id") !== at)) return [];
    const areNames = texts.filter((text) => IS_NO_NAME.test(text)).length < texts.length / 2;
    const said = SAYS_CUSTOMER.test(label) ? 2 : SAYS_ELSE.test(label) ? -2 : 0;
    const score = said + (areNames ? 4 : 0) + (2 * values.length) / texts.length;
    const isVaried = values.length >= texts.length * 0.5 && texts.every((text) => text.length <= LONGEST_NAME);
    const isTold = said > 0 || (areNames && said === 0 && isVaried);
    return [{ label, values: values.slice(0, 3), areNames: isTold, score }];
  });
  return candidates
    .sort((a, b) => b.score - a.score)
    .map(({ label, values, areNames }) => ({ label, values, areNames }));
}

import { type ColumnMap, plainName } from "../sheet/columns.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";

/** How a file tells which of its deals are won. */
export interface WonColumn {
  readonly at: number;
  readonly by: "yes-or-no" | "words" | "time";
}

/** Headings, by `plainName`, of a stage or a status in the CRMs of five languages. */
const STAGES = new Set(
  `stage, stage name, deal stage, sales stage, opportunity stage, pipeline stage, status, deal status,
  opportunity status, state, deal state, outcome, deal outcome, result, status reason, phase, sales phase,
  verkaufsphase, opportunity phase, verkaufsstufe, vertriebsphase, dealphase, ergebnis, zustand, stufe,
  étape, étape de vente, phase de vente, statut, état, résultat, étape de la transaction,
  etapa, etapa de ventas, etapa del negocio, etapa de la oportunidad, fase, estado, estatus, resultado, etapa de venta,
  etapa da venda, etapa do negócio, etapa de vendas, estágio, fase da venda, situação`
    .split(",")
    .map(plainName),
);

/** Headings of a yes or no. */
const IS_WON = new Set(
  `is won, won, iswon, deal won, is closed won, gewonnen, ist gewonnen, gagné, gagnée, est gagné, est gagnée, ganado,
  ganada, es ganado, es ganada, está ganada, ganho, ganha, é ganho`
    .split(",")
    .map(plainName),
);

/** Headings of the day or moment on which a deal was won; a deal without one is not. */
const WON_TIMES = new Set(
  `won time, won date, won at, won on, gewonnen am, zeitpunkt gewonnen, date de gain, gagné le, fecha ganado, ganado el,
  fecha de ganado, data de ganho, ganho em`
    .split(",")
    .map(plainName),
);

const WON = new Set(
  `won closedwon gewonnen gagné gagnée gagnés remporté remportée ganado ganada ganados ganho ganha vinto vinta`.split(
    /\s+/,
  ),
);
const LOST = new Set(
  `lost closedlost verloren perdu perdue perdus perdido perdida perdidos perso persa abandoned abandonné cancelled
  canceled disqualified`.split(/\s+/),
);
const OPEN = new Set("open offen ouvert ouverte abierto abierta aberto aberta".split(/\s+/));
/** What stands before the word without changing it: `6 - Closed Won`, `Abgeschlossen und gewonnen`. */
const BEFORE_WON = new Set(
  `closed close deal opportunity stage status geschlossen abgeschlossen und and fermé fermée fermés conclu conclue et
  affaire cerrado cerrada cierre y fechado fechada e negócio negocio oportunidad oportunidade`.split(/\s+/),
);
const YES = new Set("true yes y 1 x ja oui sí si sim wahr vrai verdadero verdadeiro ✓ ✔ won".split(" "));
const NO = new Set("false no n 0 nein non não falsch faux falso - –".split(" "));

/** Longer texts tell something else than where a deal stands. */
const LONGEST_STAGE = 60;

/** Whether a stage says that the deal is won; a negation, a doubt or a word for lost beside it says otherwise. */
export function saysWon(stage: string): boolean {
  const words = wordsOf(stage);
  const at = words.findIndex((word) => WON.has(word));
  if (at < 0 || stage.trim().endsWith("?") || words.some((word) => LOST.has(word))) return false;
  // "Won't do" is two words here.
  if (words[at + 1] === "t") return false;
  return words.slice(0, at).every((word) => BEFORE_WON.has(word) || /^\d+$/.test(word));
}

function saysLost(stage: string): boolean {
  return wordsOf(stage).some((word) => LOST.has(word)) && stage.length <= LONGEST_STAGE;
}

/** A value that is a word for won, lost or open and nothing beside it. */
function isOutcome(value: string): boolean {
  const words = wordsOf(value);
  const known = (word: string) =>
    WON.has(word) || LOST.has(word) || OPEN.has(word) || BEFORE_WON.has(word) || /^\d+$/.test(word);
  return words.length > 0 && words.every(known) && words.some((word) => !BEFORE_WON.has(word) && !/^\d+$/.test(word));
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Whether the cell says that its deal is won; `wonStages` are words that the lead added. */
export function isWonCell(cell: string, by: WonColumn["by"], wonStages: readonly string[]): boolean {
  if (by === "yes-or-no") return YES.has(cell.trim().toLowerCase());
  if (by === "time") return /\d/.test(cell);
  return saysWon(cell) || wonStages.some((stage) => plainName(stage) === plainName(cell));
}

/**
 * The column that says which deals are won: a mapped one, a yes or no, a known stage whose words say won or lost, any
 * column of such words, a day of winning, and else a known stage without such words. null where there is none.
 */
export function findWonColumn(
  sheet: Sheet,
  { columns }: ColumnMap,
  mapped: boolean,
  wonStages: readonly string[],
): WonColumn | null {
  const stage = columns.get("stage");
  const values = (at: number) => sheet.rows.map((row) => textAt(row, at)).filter(Boolean);
  if (mapped && stage !== undefined) return { at: stage, by: isYesOrNo(values(stage)) ? "yes-or-no" : "words" };
  const all = sheet.columns.map((column, at) => ({ at, name: headingOf(column), values: values(at) }));
  const stages = all.filter(({ name }) => STAGES.has(name));
  const isAdded = (value: string) => wonStages.some((added) => plainName(added) === plainName(value));
  const added = wonStages.length > 0 ? [...stages, ...all].find((column) => column.values.some(isAdded)) : undefined;
  if (added) return { at: added.at, by: "words" };
  const flag = all.find((column) => IS_WON.has(column.name) && isYesOrNo(column.values));
  if (flag) return { at: flag.at, by: "yes-or-no" };
  const telling = (column: { readonly values: readonly string[] }) =>
    column.values.some((value) => saysWon(value) || saysLost(value));
  const words =
    stages.find(telling) ??
    all.find((column) => isOutcomes(column.values) && telling(column)) ??
    all.find((column) => SAYS_STAGE.test(column.name) && column.values.some(saysWon));
  if (words) return { at: words.at, by: "words" };
  const time = all.find((column) => WON_TIMES.has(column.name) && column.values.every((value) => /\d/.test(value)));
  if (time) return { at: time.at, by: "time" };
  const silent = stages.find(({ name, values }) => values.length > 0 && !NOT_SURELY_STAGES.has(name));
  return silent ? { at: silent.at, by: "words" } : null;
}

/** Part of a heading, by `plainName`: `stage_id`, `Current pipeline stage`. */
const SAYS_STAGE = /stage|status|stufe|phase|etapa|étape|estágio|estado|statut|situação|fase/;

/** Headings that other things have too: a state of a country, the phase of a project. */
const NOT_SURELY_STAGES = new Set("state, phase, fase, estado, résultat, result, resultado".split(",").map(plainName));

/** Without what some exports put before every heading: `Deal - Status`, `Opportunity: Stage`. */
function headingOf(column: string): string {
  return plainName(column.replace(/^\s*(?:deal|opportunity)\s*[-:.]\s*/i, ""));
}

function isYesOrNo(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => [...YES, ...NO].includes(value.toLowerCase()));
}

/** At least half of the cells are such words, for a heading says nothing here. */
function isOutcomes(values: readonly string[]): boolean {
  return values.length > 0 && values.filter(isOutcome).length * 2 >= values.length;
}

export function textAt(row: SheetRow, at: number): string {
  const cell = row.cells[at];
  return typeof cell === "string" ? cell.trim() : "";
}

import {
  type Importance,
  KINDS,
  type PromiseKind,
  SOURCES,
  STRENGTHS,
  type Strength,
} from "../../domain/model/vocabulary.ts";
import type { ImportedPromise } from "../../domain/promise/import-promises.ts";
import { LONGEST_STATEMENT, type PromiseFacts } from "../../domain/promise/promise.ts";
import { plainName } from "../sheet/columns.ts";
import { type DayStyle, formatUnreadDay, readFileDay } from "../sheet/days.ts";
import { headingName } from "../sheet/heading.ts";
import { answerHead, type VendorAnswer } from "./answers.ts";
import { readImportance } from "./priorities.ts";

/** What stands in a row for a field; null where the file has no such column. */
export type Cells = (field: string) => string | null;

export interface PromiseReading {
  readonly legend: ReadonlyMap<string, VendorAnswer>;
  /** What the words of the importance column mean, each as it stands. */
  readonly scale: ReadonlyMap<string, Importance>;
  readonly days: DayStyle;
  readonly importances: ReadonlyMap<string, Importance>;
  /** psvc wrote the file: it says what is, and an empty cell clears. */
  readonly isOurs: boolean;
}

interface Read {
  readonly promise: ImportedPromise;
  /** What keeps the row from being taken; empty for a good one. */
  readonly why: readonly string[];
  /** Cells whose words psvc does not know; they are left open. */
  readonly left: readonly LeftCell[];
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
}

export interface LeftCell {
  readonly field: string;
  readonly word: string;
}

export const DAY_FIELDS = ["madeOn", "neededBy"] as const;

type Facts = { -readonly [Field in keyof PromiseFacts]?: PromiseFacts[Field] };

/** A vendor's answer is what was promised, and how firmly: what was answered with no was asked for and not promised. */
const STRENGTH_OF: Readonly<Record<VendorAnswer, Strength>> = { yes: "written", otherwise: "written", no: "assumed" };

/** null for a row without a statement. */
export function readPromiseRow(line: number, cell: Cells, reading: PromiseReading): Read | null {
  const statement = cell("statement") ?? "";
  if (!statement) return null;
  const why: string[] = [];
  const left: LeftCell[] = [];
  const unknown = (field: string, word: string, problem: string) => {
    if (reading.isOurs) why.push(problem);
    else left.push({ field, word });
  };
  const facts: Facts = Object.assign(textsOf(cell, reading.isOurs), answered(cell, reading, left));
  const word = <T extends string>(field: string, allowed: readonly T[]): T | undefined => {
    const text = cell(field);
    if (!text) return undefined;
    const found = allowed.find((one) => one === text.toLowerCase());
    if (!found) unknown(field, text, `its ${field} "${text}" is none of ${allowed.join(", ")}`);
    return found;
  };
  const set = <Field extends keyof Facts>(field: Field, value: Facts[Field]) => {
    if (value !== undefined) facts[field] = value;
  };
  set("source", word("source", SOURCES));
  set("strength", word("strength", STRENGTHS));
  set("kind", word("kind", KINDS) ?? kindOfArea(cell("area")));
  set("importance", importance(cell, reading, unknown));
  set("confirmed", confirmed(cell, unknown));
  const ambiguous: string[] = [];
  for (const field of DAY_FIELDS) set(field, day(field, cell, reading, unknown, ambiguous));
  if (statement.length > LONGEST_STATEMENT)
    why.push(`its statement has ${statement.length} characters, and one line has ${LONGEST_STATEMENT} at most`);
  const id = cell("promise") || null;
  if (id !== null && !/^P\d+$/i.test(id)) why.push(`"${id}" is no number of a promise, like P7`);
  return {
    promise: {
      line,
      id: id?.toUpperCase() ?? null,
      project: cell("project") || null,
      listedId: !reading.isOurs && ERROR_OF_A_SPREADSHEET.test(cell("id") ?? "") ? null : cell("id") || null,
      list: cell("list") || null,
      statement,
      facts,
    },
    why,
    left,
    ambiguous: ambiguous[0] ?? null,
  };
}

/** What a spreadsheet shows where a formula has no result. */
export const ERROR_OF_A_SPREADSHEET = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)$/;

/** How important a word of the file is; the words of psvc count as they are in what psvc wrote. */
export function importanceOf(text: string, { isOurs, scale, importances }: PromiseReading): Importance | null {
  return importances.get(headingName(text)) ?? (isOurs ? readImportance(text) : (scale.get(text) ?? null));
}

type Unknown = (field: string, word: string, problem: string) => void;

function importance(cell: Cells, reading: PromiseReading, unknown: Unknown): Importance | undefined {
  const text = cell("importance");
  if (!text) return text === null || reading.isOurs ? undefined : reading.scale.get("");
  const found = importanceOf(text, reading);
  if (found) return found;
  unknown("importance", text, `no --values says what the importance "${text}" means`);
  return undefined;
}

function textsOf(cell: Cells, isOurs: boolean): Facts {
  const facts: Facts = {};
  for (const field of ["area", "heardBy", "evidence", "quote"] as const) {
    const text = cell(field);
    if (text || (text !== null && isOurs)) facts[field] = text || null;
  }
  return facts;
}

/** The answer in their words, with the comment behind it. */
function answered(cell: Cells, reading: PromiseReading, left: LeftCell[]): Facts {
  const text = cell("answer");
  if (!text) return text === null ? {} : { strength: "assumed", source: "rfp" };
  const answer = answerOf(text, reading.legend);
  if (!answer) left.push({ field: "answer", word: text });
  const comment = cell("quote");
  return {
    strength: answer ? STRENGTH_OF[answer] : "assumed",
    source: "rfp",
    quote: comment ? `${text}: ${comment}` : text,
  };
}

/** What the whole cell says, or the word at its head. */
export function answerOf(text: string, legend: ReadonlyMap<string, VendorAnswer>): VendorAnswer | null {
  const head = answerHead(text);
  return legend.get(headingName(text)) ?? (head === null ? null : (legend.get(headingName(head)) ?? null));
}

/** Sections of a list are often called by what they are about. */
function kindOfArea(area: string | null): PromiseKind | undefined {
  // The longest is `integrations`.
  if (area === null || area.length > 20) return undefined;
  const name = plainName(area).replace(/s$/, "");
  return KINDS.find((kind) => kind !== "capability" && kind === name);
}

function confirmed(cell: Cells, unknown: Unknown): boolean | undefined {
  const text = cell("confirmed")?.toLowerCase();
  if (!text) return undefined;
  if (["yes", "true", "no", "false"].includes(text)) return text === "yes" || text === "true";
  unknown("confirmed", cell("confirmed") ?? "", `confirmed is yes or no, and not "${text}"`);
  return undefined;
}

function day(
  field: string,
  cell: Cells,
  { isOurs, days }: PromiseReading,
  unknown: Unknown,
  ambiguous: string[],
): string | null | undefined {
  const text = cell(field);
  if (!text) return text !== null && isOurs ? null : undefined;
  const read = readFileDay(text, days);
  if ("day" in read) return read.day;
  const said = formatUnreadDay(text, read);
  if ("ambiguous" in read) ambiguous.push(said);
  unknown(field, text, said);
  return undefined;
}

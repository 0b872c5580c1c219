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
import { type DateOrder, formatUnreadDay, readFileDay } from "../sheet/days.ts";
import type { VendorAnswer } from "./answers.ts";
import { type MandatoryAs, readImportance, readPriority } from "./priorities.ts";

/** What stands in a row for a field; null where the file has no such column. */
export type Cells = (field: string) => string | null;

export interface PromiseReading {
  readonly legend: ReadonlyMap<string, VendorAnswer>;
  readonly mandatoryAs: MandatoryAs;
  readonly dateOrder: DateOrder | undefined;
  readonly importances: ReadonlyMap<string, Importance>;
  /** Answers that no legend tells, where there are several; null otherwise. */
  readonly undecided: string | null;
  /** psvc wrote the file: it says what is, and an empty cell clears. */
  readonly isOurs: boolean;
}

interface Read {
  readonly promise: ImportedPromise;
  /** What keeps the row from being taken; empty for a good one. */
  readonly why: readonly string[];
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
}

type Facts = { -readonly [Field in keyof PromiseFacts]?: PromiseFacts[Field] };

/** A vendor's answer is what was promised, and how firmly: what was answered with no was asked for and not promised. */
const STRENGTH_OF: Readonly<Record<VendorAnswer, Strength>> = { yes: "written", otherwise: "written", no: "assumed" };

/** null for a row without a statement. */
export function readPromiseRow(line: number, cell: Cells, reading: PromiseReading): Read | null {
  const statement = cell("statement") ?? "";
  if (!statement) return null;
  const why: string[] = [];
  const facts: Facts = { ...textsOf(cell, reading.isOurs), ...answered(cell, reading, why) };
  const word = <T extends string>(field: string, allowed: readonly T[]): T | undefined => {
    const text = cell(field);
    if (!text) return undefined;
    const found = allowed.find((one) => one === text.toLowerCase());
    if (!found) why.push(`its ${field} "${text}" is none of ${allowed.join(", ")}`);
    return found;
  };
  facts.source = word("source", SOURCES) ?? facts.source;
  facts.strength = word("strength", STRENGTHS) ?? facts.strength;
  facts.kind = word("kind", KINDS) ?? kindOfArea(cell("area"));
  facts.importance = importance(cell, reading, why);
  facts.confirmed = confirmed(cell, why);
  const ambiguous: string[] = [];
  for (const field of ["madeOn", "neededBy"] as const) facts[field] = day(cell(field), reading, why, ambiguous);
  if (statement.length > LONGEST_STATEMENT)
    why.push(`its statement has ${statement.length} characters, and one line has ${LONGEST_STATEMENT} at most`);
  if (ERROR_OF_A_SPREADSHEET.test(statement)) why.push(`${statement} is an error of the spreadsheet and no statement`);
  const id = cell("promise") || null;
  if (id !== null && !/^P\d+$/i.test(id)) why.push(`"${id}" is no number of a promise, like P7`);
  return {
    promise: {
      line,
      id: id?.toUpperCase() ?? null,
      project: cell("project") || null,
      listedId: cell("id") || null,
      list: cell("list") || null,
      statement,
      facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    },
    why,
    ambiguous: ambiguous[0] ?? null,
  };
}

const ERROR_OF_A_SPREADSHEET = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)$/;

/** How important a word of the file is; the words of psvc count as they are in what psvc wrote. */
export function importanceOf(text: string, { isOurs, mandatoryAs, importances }: PromiseReading): Importance | null {
  return importances.get(plainName(text)) ?? (isOurs ? readImportance(text) : readPriority(text, mandatoryAs));
}

function importance(cell: Cells, reading: PromiseReading, why: string[]): Importance | undefined {
  const text = cell("importance");
  if (!text) return undefined;
  const found = importanceOf(text, reading);
  if (found) return found;
  why.push(`no --values says what the importance "${text}" means`);
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
function answered(cell: Cells, reading: PromiseReading, why: string[]): Facts {
  const text = cell("answer");
  if (!text) return text === null ? {} : { strength: "assumed", source: "rfp" };
  const answer = reading.legend.get(plainName(text));
  if (!answer) {
    why.push(
      `no --legend says what the answer "${text}" ` +
        `means${reading.undecided ? ` (undecided together: ${reading.undecided})` : ""}`,
    );
    return {};
  }
  const comment = cell("quote");
  return { strength: STRENGTH_OF[answer], source: "rfp", quote: comment ? `${text}: ${comment}` : text };
}

/** Sections of a list are often called by what they are about. */
function kindOfArea(area: string | null): PromiseKind | undefined {
  const name = plainName(area ?? "").replace(/s$/, "");
  return KINDS.find((kind) => kind !== "capability" && kind === name);
}

function confirmed(cell: Cells, why: string[]): boolean | undefined {
  const text = cell("confirmed")?.toLowerCase();
  if (!text) return undefined;
  if (["yes", "true", "no", "false"].includes(text)) return text === "yes" || text === "true";
  why.push(`confirmed is yes or no, and not "${text}"`);
  return undefined;
}

function day(text: string | null, { isOurs, dateOrder }: PromiseReading, why: string[], ambiguous: string[]) {
  if (!text) return text !== null && isOurs ? null : undefined;
  const read = readFileDay(text, dateOrder);
  if ("day" in read) return read.day;
  const said = formatUnreadDay(text, read);
  why.push(said);
  if ("ambiguous" in read) ambiguous.push(said);
  return undefined;
}

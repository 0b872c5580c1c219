import type { Availability } from "../../domain/model/vocabulary.ts";
import { headingName } from "../sheet/heading.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { isMark, readProductWord } from "./product-words.ts";

/** A column of a pricing table: what one edition of the product has of each feature. */
export interface EditionColumn {
  readonly at: number;
  readonly name: string;
}

const KNOWN = new Set(
  `free, basic, starter, start, essential, essentials, lite, light, standard, core, base, plus, pro,
    professional, premium, business, team, teams, growth, scale, advanced, enterprise, enterprise plus,
    ultimate, unlimited, community, open source, individual, personal, company, corporate, developer, trial,
    gold, silver, bronze, platinum, small business, education, self hosted, cloud, on premise, on premises,
    saas, hosted`
    .split(",")
    .map((name) => headingName(name.trim())),
);

/** Whether each of the columns is called as editions are, so that nothing needs to be asked. */
export function areEditionNames(columns: readonly EditionColumn[]): boolean {
  return columns.filter(({ name }) => KNOWN.has(editionWord(name))).length * 2 >= columns.length;
}

function editionWord(name: string): string {
  return headingName(name.replace(/\b(?:plan|edition|tier|package|version)\b|[([].*$|[€$£].*$/gi, " "));
}

/**
 * The columns of a pricing table among those that are free: two or more, most of whose cells are marks, a yes or a no,
 * words of a product's life or short limits such as `30 days`. Empty where there is no such table.
 */
export function editionColumns(sheet: Sheet, isFree: (at: number) => boolean): readonly EditionColumn[] {
  const found = sheet.columns.flatMap((name, at) => {
    if (name === "" || !isFree(at)) return [];
    const texts = sheet.rows.map((row) => textAt(row, at));
    const filled = texts.filter(Boolean);
    const isKnown = KNOWN.has(editionWord(name));
    const marks = filled.filter((text) => isMark(text) || readProductWord(text) !== null).length;
    const short = filled.filter((text) => text.length <= 40).length;
    // Under another name most rows must say something, as every row of a table of editions does.
    const isTable = marks >= filled.length * 0.6 && filled.length >= texts.length / 2;
    const isEdition = filled.length > 0 && short === filled.length && (isKnown || isTable);
    return isEdition ? [{ at, name, isKnown, words: filled.map(headingName) }] : [];
  });
  const table = found.filter((one) => one.isKnown || found.some((other) => other !== one && speakAlike(one, other)));
  return table.length > 1 ? table.map(({ at, name }) => ({ at, name })) : [];
}

interface WordsOfColumn {
  readonly words: readonly string[];
}

/** Products and editions are told of in the same words; two states of a feature are not. */
function speakAlike({ words }: WordsOfColumn, other: WordsOfColumn): boolean {
  const theirs = new Set(other.words);
  return words.filter((word) => theirs.has(word)).length >= words.length / 2;
}

/** What a row of a pricing table says of a feature. */
export interface EditionFacts {
  readonly availability: Availability;
  readonly editions: readonly string[];
  readonly limits: string | null;
  readonly roadmapNote: string | null;
}

/**
 * Available where an edition has it, limited where one has it in part only; an edition of which it is said that it is
 * to come does not have it. An empty cell is a no.
 */
export function readEditions(row: SheetRow, columns: readonly EditionColumn[]): EditionFacts {
  const cells = columns.map(({ at, name }) => {
    const text = textAt(row, at);
    const word = readProductWord(text);
    const isNone = text === "" || /^[-–—−]+$/.test(text) || word?.availability === "unavailable";
    return { name, text, word, has: !isNone };
  });
  const having = cells.filter(({ has }) => has);
  const isPart = having.length > 0 && having.every(({ word }) => word?.availability === "limited");
  const said = (kept: typeof cells) => kept.map(({ name, text }) => `${name}: ${text}`).join("; ") || null;
  return {
    availability: having.length === 0 ? "unavailable" : isPart ? "limited" : "available",
    editions: having.map(({ name }) => name),
    limits: said(
      having.filter(({ word, text }) => word === null || (word.availability === "limited" && !isMark(text))),
    ),
    roadmapNote: said(cells.filter(({ word }) => word?.isPlanned)),
  };
}

function textAt({ cells }: SheetRow, at: number): string {
  const cell = cells[at];
  return typeof cell === "string" ? cell.trim() : "";
}

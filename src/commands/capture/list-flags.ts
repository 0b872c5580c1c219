import type { Command } from "commander";
import { type FileAnswers, NO_ANSWERS } from "../../domain/config/file-answers.ts";
import { IMPORTANCES, type Importance, SOURCES, STRENGTHS } from "../../domain/model/vocabulary.ts";
import type { PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { ANSWERS, type VendorAnswer } from "../../exchange/promises/answers.ts";
import type { PromiseListOptions } from "../../exchange/promises/promise-list.ts";
import { DATE_ORDERS } from "../../exchange/sheet/days.ts";
import { SHEET_FORMATS } from "../../exchange/sheet/formats.ts";
import { headingName } from "../../exchange/sheet/heading.ts";
import { splitPairs } from "../../exchange/sheet/values.ts";
import { collect, optionalWord, wordFlag } from "../flags/flags.ts";

export interface PromiseListFlags {
  readonly map?: readonly string[];
  readonly values?: readonly string[];
  readonly legend?: string;
  readonly mandatoryAs?: string;
  readonly dateOrder?: string;
  readonly sheet?: string;
  readonly header?: string | false;
  readonly records?: string;
  readonly format?: string;
  readonly list?: string;
  readonly source?: string;
  readonly strength?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly skipBad?: boolean;
  readonly allSheets?: boolean;
  readonly askAgain?: boolean;
}

export function withPromiseListFlags(command: Command): Command {
  return command
    .option(
      "--map <field=Column>",
      "which column fills statement, id, area, importance, answer, ...; field=none for none (repeatable)",
      collect,
    )
    .option("--values <field:theirs=ours,...>", "what their words mean, like importance:1=should,2=could", collect)
    .option("--legend <theirs=ours,...>", `what the vendor's answers say: M=yes,C=otherwise,D=no`)
    .option("--mandatory-as <importance>", "what a mandatory requirement is for the first go-live: should, or must")
    .option("--date-order <order>", `${DATE_ORDERS.join(" or ")}: how 03/04/2027 is read`)
    .option("--sheet <name>", "the sheet of a spreadsheet")
    .option("--all-sheets", "every sheet of a spreadsheet, each an area unless a column says so")
    .option("--header <line>", "the line of the header, where psvc does not find it")
    .option("--no-header", "the first row is data: columns are Column 1, Column 2, ...")
    .option("--records <path>", "where the list is in a JSON document: data.items")
    .option("--format <format>", `${SHEET_FORMATS.join(", ")}, where the file does not tell`)
    .option(
      "--list <name>",
      "what the list is called; the same name and id again is the same promise (the file's name)",
    )
    .option("--source <source>", `for what the file does not say: ${SOURCES.join(", ")}`)
    .option("--strength <strength>", `for what the file does not say: ${STRENGTHS.join(", ")}`)
    .option("--overwrite", "take the list's importance, kind, source and strength also where you judged otherwise")
    .option("--ask-again", "forget what was answered for a file with these headings")
    .option("--dry-run", "show what would happen, and write nothing")
    .option("--skip-bad", "take the good rows and list the others");
}

/** How to read the file: what was answered about it, and before that what flags say. Throws `bad-value`. */
export function promiseListOptions(flags: PromiseListFlags, answers: FileAnswers = NO_ANSWERS): PromiseListOptions {
  return {
    map: [...answers.map, ...(flags.map ?? [])],
    values: [...answers.values.filter((text) => !IS_IMPORTANCE.test(text)), ...(flags.values ?? [])],
    legend: legendFlag([...answers.legend, flags.legend ?? ""].join(",")),
    mandatoryAs: optionalWord("--mandatory-as", flags.mandatoryAs, ["should", "must"]) ?? "should",
    dateOrder: optionalWord("--date-order", flags.dateOrder, DATE_ORDERS) ?? answers.dateOrder ?? undefined,
    importances: new Map(answers.values.flatMap(importanceAnswer)),
  };
}

const IS_IMPORTANCE = /^importance:/;

/** What a word of theirs means, as it was answered: `importance:A=must`. */
function importanceAnswer(text: string): readonly (readonly [string, Importance])[] {
  const [, word, ours] = /^importance:(.*)=(\w+)$/s.exec(text) ?? [];
  const importance = IMPORTANCES.find((one) => one === ours);
  return word === undefined || !importance ? [] : [[headingName(word.replaceAll("\\,", ",")), importance]];
}

/** For what a list does not say of a new promise: nobody promised it until somebody answers for it. */
export function listDefaults(flags: PromiseListFlags): Partial<PromiseFacts> {
  return {
    source: optionalWord("--source", flags.source, SOURCES) ?? "other",
    strength: optionalWord("--strength", flags.strength, STRENGTHS) ?? "assumed",
  };
}

function legendFlag(text: string | undefined): ReadonlyMap<string, VendorAnswer> {
  const pairs = splitPairs(text ?? "").filter((pair) => pair.trim());
  return new Map(
    pairs.map((pair): [string, VendorAnswer] => {
      const at = pair.lastIndexOf("=");
      if (at < 1)
        throw new PsvcError({
          code: "bad-value",
          what: "--legend",
          value: pair.trim(),
          allowed: null,
          why: `it is written theirs=ours, and ours is ${ANSWERS.join(", ")}`,
        });
      return [headingName(pair.slice(0, at)), wordFlag("--legend", pair.slice(at + 1), ANSWERS)];
    }),
  );
}

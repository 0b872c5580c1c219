import type { Option } from "commander";
import * as words from "../../domain/model/vocabulary.ts";

export interface FlagHelp {
  /** `--fit`. */
  readonly flag: string;
  /** `<fit>`; null for a switch. */
  readonly value: string | null;
  readonly description: string;
  /** Every value there is; null where it is not a closed list. */
  readonly allowed: readonly string[] | null;
  /** What holds where the flag is not given, in words; null where nothing does. */
  readonly usual: string | null;
  readonly isRepeatable: boolean;
}

const REPEATABLE = " (repeatable)";
/** `csv, json or xlsx`, from the beginning up to where the sentence goes on. */
const LEADING_LIST = /^([a-z-]+(?:, [a-z-]+)*,? or [a-z-]+|[a-z-]+(?:, [a-z-]+)+)(?=$|[:;]|, where| \()/;

/** The domain's closed lists, the longest first, so that a list is not taken for a part of it. */
const WORD_LISTS: readonly (readonly string[])[] = Object.values(words)
  .filter((list): list is readonly string[] & typeof list => Array.isArray(list) && list.length > 1)
  .sort((a, b) => b.length - a.length);

/**
 * A description says everything of its flag: the list of its values, what holds without it in brackets at the end, and
 * whether it may stand twice.
 */
export function flagHelp({ long, flags, description: said }: Option): FlagHelp {
  const isRepeatable = said.endsWith(REPEATABLE);
  const description = isRepeatable ? said.slice(0, -REPEATABLE.length) : said;
  const value = /[<[].*[>\]]$/.exec(flags)?.[0] ?? null;
  return {
    flag: long ?? flags,
    value,
    description,
    allowed: value === null ? null : allowedIn(value, description),
    usual: value === null ? null : (/ \(([^()]+)\)$/.exec(description)?.[1] ?? null),
    isRepeatable,
  };
}

function allowedIn(value: string, description: string): readonly string[] | null {
  if (value.includes("|")) return value.slice(1, -1).split("|");
  const leading = LEADING_LIST.exec(description)?.[1];
  if (leading) return leading.split(/,? or |, /);
  return WORD_LISTS.find((list) => description.includes(list.join(", "))) ?? null;
}

import { SIDES, type Side } from "../domain/model/vocabulary.ts";
import { type Day, daysBetween, formatDay } from "../domain/time/calendar.ts";
import { readDay } from "../domain/time/parse-day.ts";
import type { Week } from "../domain/time/working-week.ts";
import type { BadRow } from "../errors.ts";

/** One line as it was pasted; the side is null where the line does not say it. */
export interface PastedAction {
  readonly owner: string;
  readonly text: string;
  readonly due: Day;
  readonly side: Side | null;
}

export interface PastedActions {
  readonly actions: readonly PastedAction[];
  readonly bad: readonly BadRow[];
}

const SIDE_WORDS: Readonly<Record<string, Side>> = {
  ...Object.fromEntries(SIDES.map((side) => [side, side])),
  us: "services",
  ours: "services",
  them: "customer",
  theirs: "customer",
  "third party": "third-party",
};

/** The side that a word in brackets behind a name means; null where it means none. */
export function sideWord(word: string): Side | null {
  return SIDE_WORDS[word.trim().toLowerCase()] ?? null;
}

/**
 * `who: what by when`, one a line, as people write it down in a meeting: bullets, numbers and boxes in front are passed
 * over, `(customer)` after the name says the side. Empty lines and those that begin with `#` are passed over.
 */
export function readActions(text: string, today: Day, week?: Week): PastedActions {
  const actions: PastedAction[] = [];
  const bad: BadRow[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (!line || line.startsWith("#")) continue;
    const read = readAction(line, today, week);
    if (typeof read === "string") bad.push({ line: index + 1, text: line, why: read });
    else actions.push(read);
  }
  return { actions, bad };
}

/** The action of one line, or a sentence on what is wrong with it. */
export function readAction(line: string, today: Day, week?: Week): PastedAction | string {
  if (/^(?:(?:[-*•–]|\d+[.)])\s+)?\[[xX]\]/.test(line)) return "it is ticked as done";
  const plain = line.replace(/^(?:[-*•–]|\d+[.)])\s+/, "").replace(/^\[ ?\]\s*/, "");
  const colon = plain.indexOf(":");
  const [, owner = "", word] = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(plain.slice(0, Math.max(0, colon)).trim()) ?? [];
  if (colon < 0 || !owner) return "write it like 'Raj Patel: send the van list by fri'";
  const side = word === undefined ? null : SIDE_WORDS[word.trim().toLowerCase()];
  if (side === undefined) return `'${word}' is no side: ${SIDES.join(", ")}`;
  const rest = plain.slice(colon + 1).trim();
  const found = dueIn(rest, today, week);
  if (typeof found === "string") return found;
  if (!found.text) return "it does not say what";
  return { owner, side, ...found };
}

/** Without a year a day that has just passed would be one of next year. */
function isLeap(typed: string, day: Day, today: Day): boolean {
  return MONTH.test(typed) && !/\d{4}/.test(typed) && daysBetween(today, day) > LONG_AHEAD;
}

const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Days; nobody means a day of a month that is further away without saying the year. */
const LONG_AHEAD = 270;

/** The last `by` (or `until`) with a day after it. */
function dueIn(rest: string, today: Day, week?: Week): { readonly text: string; readonly due: Day } | string {
  const marks = [...rest.matchAll(/(?:^|[\s,(])(?:by|until|due)\s+/gi)].reverse();
  for (const mark of marks) {
    const typed = rest.slice(mark.index + mark[0].length).replace(/[\s.,;)]+$/, "");
    const read = readDay(typed, today, week);
    if ("day" in read && isLeap(typed, read.day, today))
      return `'${typed}' has passed; for next year write ${formatDay(read.day).slice(4)}`;
    if ("day" in read) return { text: rest.slice(0, mark.index).replace(/[\s,(]+$/, ""), due: read.day };
    if ("ambiguous" in read) return `'${typed}' can be ${read.ambiguous.map(formatDay).join(" or ")}`;
  }
  return "it does not say by when: end it with 'by fri', 'by 15 mar' or 'by 2027-03-15'";
}

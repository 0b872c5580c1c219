import type { Problem } from "../../errors.ts";
import { type Day, formatDay, isDay, LAST_PLANNED_DAY, type ReadDay } from "./calendar.ts";
import type { Lying } from "./day-direction.ts";
import { readWrittenDay } from "./parse-absolute-day.ts";
import { readPeriod } from "./parse-period.ts";
import { readSpokenDay } from "./parse-relative-day.ts";
import { USUAL_WEEK, type Week } from "./working-week.ts";

/** Words by which a day is said, for whoever mistypes one. */
export const DAY_WORDS = [
  ..."today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday eow eom eoq eoy".split(" "),
  ...["next week", "next month", "next friday", "last friday", "this friday", "a week ago", "in a week", "in a month"],
];

/**
 * Reads a day as people say it: words (`spoken-day.ts`), periods, of which the end is meant (`period.ts`), and dates
 * (`written-day.ts`). What can be two days is not guessed, and what is no day is said to be none. Words that say
 * neither which year nor which week mean the next such day, or the last one where the day `lying` behind is asked for.
 */
export function readDay(text: string, today: Day, week: Week = USUAL_WEEK, lying: Lying = "ahead"): ReadDay {
  const words = plain(text);
  if (VAGUE.test(words)) return { unknown: true, why: "too vague to be held to: say the day" };
  const spoken = readSpokenDay(words, today, week, lying);
  const read =
    spoken !== null ? { day: spoken } : (readPeriod(words, today, week, lying) ?? readWrittenDay(words, today, lying));
  return "day" in read ? within(read.day) : read;
}

/** `  By  FRI, ` is `fri`. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s,;]+$/, "")
    .replace(/\s*,\s*/g, ", ")
    .replace(/\s+/g, " ")
    .replace(/^(?:on|by|until) (?=\S)/, "")
    .replace(/^the (?=\S)/, "");
}

const VAGUE = /^(?:soon|asap|later|some ?day|(?:in )?(?:early|mid|late)[ -].*|in a (?:few|couple of) .*|sometime.*)$/;

/** The problem of a day that a flag was given and that is none, or two. */
export function dayProblemOf(what: string, value: string, read: Exclude<ReadDay, { readonly day: Day }>): DayProblem {
  if ("ambiguous" in read)
    return {
      code: "ambiguous-date",
      what,
      value,
      readings: read.ambiguous.map((day) => `${day} (${formatDay(day)})`),
    };
  return { code: "bad-date", what, value, why: read.why ?? null, near: read.near ?? [] };
}

type DayProblem = Extract<Problem, { readonly code: "bad-date" | "ambiguous-date" }>;

function within(day: Day): ReadDay {
  if (isDay(day) && day <= LAST_PLANNED_DAY) return { day };
  const isEarly = Number(/^-?\d+/.exec(day)?.[0]) < 1900;
  return {
    unknown: true,
    why: isEarly ? "too long ago" : `too far away: psvc plans up to ${formatDay(LAST_PLANNED_DAY)}`,
  };
}

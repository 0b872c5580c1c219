import { misspelt, nearest } from "../../domain/text/closest-match.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { lyingOf } from "../../domain/time/day-direction.ts";
import { DAY_WORDS } from "../../domain/time/parse-day.ts";
import type { Problem } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatAdvice } from "../layout/next-command.ts";
import { listed, quoted, shellWord, withLine } from "../layout/sentence.ts";

export interface ErrorText {
  /** What happened, in one sentence. */
  readonly message: string;
  /** What to do, in one sentence; null where there is nothing to add. */
  readonly hint: string | null;
}

type Of<Code extends Problem["code"]> = Extract<Problem, { code: Code }>;

/** As many names as are read at a glance; of ids, the first and the last say it all. */
const FEW = 12;

/** The bad one, the one that was meant, and all that there are. */
export function formatBadValue({ what, value, allowed, why, example }: Of<"bad-value">): ErrorText {
  const near = why === null && allowed ? nearest(value.trim(), allowed) : [];
  const hints = [
    ...(near.length > 0 ? [`Did you mean ${near.map(visible).join(" or ")}?`] : []),
    ...(allowed ? [`It is one of: ${allowed.map(visible).join(", ")}.`] : []),
  ];
  return {
    message: `${what} cannot be ${quoted(value)}${why ? `: ${why}` : ""}.`,
    hint: withLine(hints.join(" "), example) || null,
  };
}

const DAYS = {
  ahead: "Write it like 2027-03-15, 15 mar 2027, fri, next friday, in 2 weeks, +10d or eom.",
  behind: "Write it like 2026-11-15, 15 nov, today, yesterday, fri, last friday or 3 days ago.",
};

/** What is wrong with it, and the days next to it, or the word that was meant. */
export function formatBadDate({ what, value, why, near = [], form, example }: Of<"bad-date">): ErrorText {
  const word = why === null && form === undefined ? misspelt(value, DAY_WORDS) : null;
  const meant = near.length > 0 ? near.map((day) => `${day} (${formatDay(day)})`) : word === null ? [] : [word];
  const hint = meant.length > 0 ? `Did you mean ${meant.join(" or ")}?` : (form ?? DAYS[lyingOf(what)]);
  return {
    message: `${what} ${quoted(value)} is ${why ?? "not a day that psvc can read"}.`,
    hint: withLine(hint, example),
  };
}

export function formatNotFound({ what, name, near, known, command }: Of<"not-found">): ErrorText {
  const message = `There is no ${what} ${quoted(name)}.`;
  if (near.length > 0) return { message, hint: `Did you mean ${near.map(visible).join(" or ")}?` };
  const line = command && formatAdvice(command);
  const there = known && known.length > 0 ? formatKnown(known) : null;
  if (there) return { message, hint: line ? `${there} See ${line}` : there };
  return { message, hint: line ? `See ${line}` : null };
}

function formatKnown(known: readonly string[]): string | null {
  if (known.length === 1) return `There is only ${known.map(visible)}.`;
  if (known.length <= FEW) return `There are ${listed(known.map(visible))}.`;
  return known.every((name) => /^[A-Z]\d+$/.test(name)) ? `There are ${known[0]} to ${known.at(-1)}.` : null;
}

export function formatNoDecider({ name, deciders, slug }: Of<"not-a-decider">): ErrorText {
  const near = nearest(name, deciders);
  const flags = [...deciders, name].map((text) => `--decider ${shellWord(text)}`).join(" ");
  return {
    message:
      `${quoted(name)} is not on record as somebody at the customer who may ` +
      `decide${deciders.length > 0 ? ` (${deciders.map(visible).join(", ")})` : ""}.`,
    hint:
      `${near.length > 0 ? `Did you mean ${near.map(visible).join(" or ")}? ` : ""}If they may: psvc project ` +
      `edit ${slug} ${flags}`,
  };
}

import type { Command, Option } from "commander";
import type { App } from "../app.ts";
import { wordNamed } from "../domain/labels/labels.ts";
import {
  AVAILABILITIES,
  CHANGE_ORDER_STATES,
  CONFIRMED_STATUSES,
  DECISIONS,
  GAP_STATES,
  HEALTHS,
  IMPORTANCES,
  JUDGED_FITS,
  KINDS,
  MEANS,
  OUTCOMES,
  PHASES,
  PUSHES,
  READINESSES,
  RISK_HEALTHS,
  SEVERITIES,
  SIDES,
  SLIP_REASONS,
  SOURCES,
  STATUSES,
  STRENGTHS,
} from "../domain/model/vocabulary.ts";
import { misspelt, nearest } from "../domain/text/closest-match.ts";
import { lyingOf } from "../domain/time/day-direction.ts";
import { DAY_WORDS, dayProblemOf, readDay } from "../domain/time/parse-day.ts";
import type { Problem } from "../errors.ts";
import type { Names } from "./known-names.ts";
import { sampleFor } from "./sample-values.ts";
import { givenValues, pathOf } from "./split-command-line.ts";

export type WrongValue = Extract<Problem, { code: "bad-value" | "bad-date" | "ambiguous-date" }>;

/** The flags that take one of a few words; by the words of the command first, where the same flag takes others. */
const WORDS: Readonly<Record<string, readonly string[] | null>> = {
  "--availability": AVAILABILITIES,
  "--decision": DECISIONS,
  "--fit": JUDGED_FITS,
  "promise list --fit": null,
  "--health": HEALTHS,
  "risk add --health": RISK_HEALTHS,
  "risk edit --health": RISK_HEALTHS,
  "--importance": IMPORTANCES,
  "--kind": KINDS,
  "--means": MEANS,
  "--outcome": OUTCOMES,
  "--phase": PHASES,
  "--push": PUSHES,
  "--readiness": READINESSES,
  "--reason": SLIP_REASONS,
  "--severity": SEVERITIES,
  "--side": SIDES,
  "--source": SOURCES,
  "--state": GAP_STATES,
  "change-order edit --state": CHANGE_ORDER_STATES,
  "change-order list --state": CHANGE_ORDER_STATES,
  "--status": STATUSES,
  "report --status": CONFIRMED_STATUSES,
  "--strength": STRENGTHS,
};

export function isWrongValue(problem: Problem): problem is WrongValue {
  return problem.code === "bad-value" || problem.code === "bad-date" || problem.code === "ambiguous-date";
}

/** The problem of a value with those of all others on the line: a command stops at the first. */
export function withOtherWrongValues(first: WrongValue, command: Command, app: Pick<App, "today" | "week">): Problem {
  const flag = first.what.split(" ")[0];
  const others = command.options
    .filter(({ long }) => long !== flag)
    .flatMap((option) => givenValues(command, option).flatMap((value) => wrongIn(command, option, value, app)));
  return others.length === 0 ? first : { code: "wrong-values", problems: [first, ...others] };
}

function wrongIn(
  command: Command,
  option: Option,
  value: string,
  app: Pick<App, "today" | "week">,
): readonly WrongValue[] {
  const what = option.long ?? "";
  if (value.trim() === "") return [];
  if (option.flags.endsWith("<day>")) return wrongDay(what, value, app);
  const allowed = allowedValues(pathOf(command), what);
  const isOne = allowed === null || wordNamed(value, allowed) !== null;
  return isOne ? [] : [{ code: "bad-value", what, value, allowed, why: null }];
}

export function allowedValues(path: string, flag: string): readonly string[] | null {
  const own = WORDS[`${path} ${flag}`];
  return own === undefined ? (WORDS[flag] ?? null) : own;
}

function wrongDay(what: string, value: string, { today, week }: Pick<App, "today" | "week">): readonly WrongValue[] {
  const read = readDay(value, today, week, lyingOf(what));
  if ("day" in read) return [];
  return [dayProblemOf(what, value, read)];
}

/** A value that could stand in place of the wrong one; null where none is known. */
export function rightValue(problem: WrongValue, path: string, names: Names): string | null {
  if (problem.code === "ambiguous-date") return problem.readings[0]?.split(" ")[0] ?? null;
  const sample = sampleFor(path, problem.what.split(" ")[0] ?? "", names);
  if (problem.code === "bad-date") return problem.near?.[0] ?? misspelt(problem.value, DAY_WORDS) ?? sample;
  if (problem.allowed === null || problem.value.includes("=")) return sample;
  const [near] = nearest(problem.value.trim(), problem.allowed);
  return near ?? (sample !== null && problem.allowed.includes(sample) ? sample : (problem.allowed[0] ?? null));
}

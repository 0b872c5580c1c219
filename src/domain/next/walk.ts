import type { NextCommand } from "../../next-command.ts";
import type { Day } from "../time/calendar.ts";
import { type AgendaItem, type AgendaShare, agendaOf } from "./agenda.ts";

/** What was put off in the walk, by the name of the step: it comes back on that day. */
export type PutOffSteps = Readonly<Record<string, Day>>;

/** Of one project, so that the worst does not hide the others. */
const MOST_OF_ONE = 2;

/** Names a step while it is open: its project, what it asks for and of which record. */
export function stepName({ slug, code, command }: AgendaItem): string {
  return [slug, code, ...command.record.slice(1)].join(" ");
}

/** The steps of the walk in the order in which `psvc` lists them, without those that are passed over. */
export function stepsToWalk(
  shares: readonly AgendaShare[],
  isPassed: (name: string) => boolean,
): readonly AgendaItem[] {
  const left = shares.map((share) => {
    const items = share.items.filter((item) => !isPassed(stepName(item))).slice(0, MOST_OF_ONE);
    return { ...share, items, count: items.length };
  });
  return agendaOf(left, Number.POSITIVE_INFINITY).items;
}

/** Those that are still put off on that day. */
export function stillPutOff(putOff: PutOffSteps, today: Day): PutOffSteps {
  return Object.fromEntries(Object.entries(putOff).filter(([, until]) => until > today));
}

/** Stands in a command for what only a person can say. */
const PLACEHOLDER = /^[A-Z][A-Z ]+$/;

/** The words of a command that asks for what is not known: without placeholders. */
export function wordsToAsk({ command, record, flags }: NextCommand): readonly string[] {
  const given = Object.entries(flags).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    return PLACEHOLDER.test(value) ? [] : [`--${name}=${value}`];
  });
  return [...command.split(" "), ...record.filter((word) => !PLACEHOLDER.test(word)), ...given];
}

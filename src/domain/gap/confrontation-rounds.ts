import type { Confrontation, ConfrontationOption } from "../model/confrontation.ts";
import type { Project } from "../model/project.ts";
import type { Entry, Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { PUSHES, type Push, type Readiness, type StallStep } from "../model/vocabulary.ts";
import { compareTexts } from "../text/text.ts";
import { type Day, workingDaysBetween } from "../time/calendar.ts";

/** All conversations on a gap, the first round first. */
export function roundsOn(project: Project, gap: Key): readonly Entry<Confrontation>[] {
  return Object.entries(project.confrontations)
    .filter(([, one]) => one.gap === gap)
    .sort(
      ([aKey, a], [bKey, b]) => a.round - b.round || compareTexts(a.plannedOn, b.plannedOn) || compareTexts(aKey, bKey),
    );
}

/** The conversation on a gap that is planned and not held; after a merge of two plans, the later one. */
export function planOn(project: Project, gap: Key): Entry<Confrontation> | null {
  return roundsOn(project, gap).findLast(([, one]) => one.endedOn === null) ?? null;
}

/** Every conversation that is planned and not held, the earliest day first. */
export function openPlans(project: Project): readonly Entry<Confrontation>[] {
  return Object.keys(project.gaps)
    .map((gap) => planOn(project, gap))
    .filter((found) => found !== null)
    .sort(([, a], [, b]) => compareTexts(a.by, b.by));
}

/** The gap is settled, or gone, without the conversation: what was planned is over. */
export function endPlans(project: Project, gap: Key, on: Day): Project {
  const confrontations = Object.entries(project.confrontations).map(([key, one]) => [
    key,
    one.gap === gap && one.endedOn === null ? { ...one, endedOn: on } : one,
  ]);
  return { ...project, confrontations: Object.fromEntries(confrontations) };
}

export interface LetteredOption {
  readonly letter: string;
  readonly key: Key;
  readonly option: ConfrontationOption;
}

/** The options as people see them: A, B, C. */
export function lettered({ options }: Pick<Confrontation, "options">): readonly LetteredOption[] {
  return Object.entries(options)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([key, option], index) => ({ letter: letterOf(index), key, option }));
}

/** What the option at an index, from 0, is called. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Working days since the day by which it should have been held; 0 while that day has not passed. */
export function daysUnheld({ today, settings }: Standing, { by }: Confrontation): number {
  return Math.max(0, workingDaysBetween(by, today, settings));
}

/**
 * The gap's own step of the ladder, whatever the project does: the sponsor after the customer refused or escalated
 * once, `decide` (re-cut or stop) after twice. What was said before the gap was last opened again does not count.
 */
export function pressureOn(project: Project, gap: Key): StallStep | null {
  const hard = hardAnswers(project, gap);
  return hard === 0 ? null : hard === 1 ? "sponsor" : "decide";
}

function hardAnswers(project: Project, gap: Key): number {
  const reopened = Object.values(project.gaps[gap]?.reopened ?? {}).map(({ on }) => on);
  const since = reopened.sort().at(-1) ?? "";
  return roundsOn(project, gap).filter(
    ([, { outcome }]) =>
      outcome && outcome.on >= since && (outcome.outcome === "refused" || outcome.outcome === "escalated"),
  ).length;
}

const PUSH_FOR: Readonly<Record<Readiness, Push>> = { prepared: "guide", partly: "steer", unprepared: "insist" };

/**
 * How hard to push: the lead's word, else what follows from how ready the customer is (steer where that is not known),
 * and one step harder for every time it was refused or escalated.
 */
export function pushOn(project: Project, gap: Key): Push {
  const given = planOn(project, gap)?.[1].push;
  if (given) return given;
  const { readiness } = project.people;
  const start = PUSHES.indexOf(readiness ? PUSH_FOR[readiness] : "steer");
  return PUSHES[Math.min(PUSHES.length - 1, start + hardAnswers(project, gap))] ?? "insist";
}

import type { Project } from "../model/project.ts";
import type { Key, Reconciled } from "../model/record.ts";
import { quote } from "../text/text.ts";
import { type Day, daysBetween } from "../time/calendar.ts";
import { ruleNamed } from "./rules.ts";

/** How many calendar days what a merge settled by rule is shown as something to check: the day itself and six more. */
export const CHECK_DAYS = 7;

/** What a merge settled by rule, in words. */
export interface MergeCheck {
  readonly rule: string;
  /** `P3`, `G2`; null where it is about the project. */
  readonly about: string | null;
  readonly on: Day;
  /** What one did and another did: `dropped by one, kept open by another`. */
  readonly did: string;
  /** What holds since, and what the side that gave way had said. */
  readonly outcome: string;
}

/** What merges settled by rule within a week of today and nobody has seen for longer. Each matter once, the latest. */
export function mergeChecks(project: Project, today: Day): readonly MergeCheck[] {
  const recent = Object.values(project.reconciled ?? {})
    .filter(({ on }) => daysBetween(on, today) < CHECK_DAYS)
    .sort((a, b) => (a.on < b.on ? 1 : -1));
  return recent
    .filter(
      ({ rule, record }, index) => recent.findIndex((one) => one.rule === rule && one.record === record) === index,
    )
    .map((reconciled) => checkOf(project, reconciled));
}

/** What a merge settled by rule that was settled in neither of the states before. */
export function newMergeChecks(after: Project, ...before: readonly (Project | null)[]): readonly MergeCheck[] {
  return Object.entries(after.reconciled ?? {})
    .filter(([key]) => !before.some((project) => Object.hasOwn(project?.reconciled ?? {}, key)))
    .map(([, reconciled]) => checkOf(after, reconciled));
}

/** `dropped by one, kept open by another: in force, with its gap open; overruled: "a joke"`. */
export function formatMergeCheck({ did, outcome }: MergeCheck): string {
  return `${did}: ${outcome}`;
}

function checkOf(project: Project, { rule, on, record, words }: Reconciled): MergeCheck {
  const known = ruleNamed(rule);
  const said = words ? `; overruled: ${quote(words)}` : "";
  const did = known?.did ?? "changed by two people";
  return { rule, on, about: idOf(project, record), did, outcome: `${known?.now ?? "settled by a newer psvc"}${said}` };
}

function idOf({ promises, gaps, actions, risks }: Project, key: Key | null): string | null {
  if (key === null) return null;
  return (promises[key] ?? gaps[key] ?? actions[key] ?? risks[key])?.id ?? null;
}

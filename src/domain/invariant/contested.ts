import { isClosedForDrop } from "../gap/gap.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import { openClosure, openStop } from "../model/project-status.ts";
import { type Key, withRecord } from "../model/record.ts";
import { IMPORTANCES, RISK_HEALTHS } from "../model/vocabulary.ts";
import { inForce } from "./promise-invariants.ts";
import type { RuleName } from "./rules.ts";

/** What two people made of one project; `base` is what both began with, null where they began apart. */
export interface MergedSides {
  readonly base: Project | null;
  readonly ours: Project;
  readonly theirs: Project;
}

/** One of the two ways to look at it: what `one` ended, `other` may have gone on with. */
export interface MergeWay {
  readonly base: Project;
  readonly one: Project;
  readonly other: Project;
}

interface Found {
  readonly record: Key | null;
  readonly words: string | null;
  readonly settle: (project: Project) => Project;
}

/**
 * Where each record by itself is in a state that a command leads to, and yet one person's word is gone: seen only from
 * what both began with.
 */
interface Contested {
  readonly rule: RuleName;
  readonly find: (way: MergeWay, merged: Project) => readonly Found[];
}

export function waysOf({ base, ours, theirs }: MergedSides): readonly MergeWay[] {
  if (!base) return [];
  return [
    { base, one: ours, other: theirs },
    { base, one: theirs, other: ours },
  ];
}

const droppedByOne = ({ base, one, other }: MergeWay, merged: Project) =>
  Object.entries(merged.promises).flatMap(([key, promise]) => {
    const [before, dropped, kept] = [base.promises[key], one.promises[key]?.dropped, other.promises[key]];
    const isContested = before && !before.dropped && dropped && kept && !kept.dropped && promise.dropped;
    return isContested ? [{ key, promise, before, dropped, kept }] : [];
  });

/** In force as the other one left it. */
function keptInForce(project: Project, { other }: MergeWay, key: Key): Project {
  const open = Object.keys(other.gaps).filter((own) => other.gaps[own]?.promise === key);
  const gaps = open.flatMap((own) => {
    const [gap, before] = [project.gaps[own], other.gaps[own]];
    return gap && before && isClosedForDrop(gap) && before.state !== "closed" ? [[own, before] as const] : [];
  });
  return inForce({ ...project, gaps: { ...project.gaps, ...Object.fromEntries(gaps) } }, key);
}

const DROPPED_AND_RAISED: Contested = {
  rule: "dropped-and-raised",
  find: (way, merged) =>
    droppedByOne(way, merged)
      .filter(({ before, kept }) => rankOf(kept) < rankOf(before))
      .map(({ key, dropped }) => ({
        record: key,
        words: dropped.why,
        settle: (project) => keptInForce(project, way, key),
      })),
};

const DROPPED_AND_CONFIRMED: Contested = {
  rule: "dropped-and-confirmed",
  find: (way, merged) =>
    droppedByOne(way, merged)
      .filter(({ before, kept }) => kept.confirmed && !before.confirmed)
      .map(({ key, dropped }) => ({
        record: key,
        words: dropped.why,
        settle: (project) => keptInForce(project, way, key),
      })),
};

const DUPLICATE_LOWERED: Contested = {
  rule: "duplicate-lowered",
  find: (way, merged) =>
    droppedByOne(way, merged)
      .filter(({ promise, dropped }) => {
        const key = dropped.duplicateOf ?? "";
        const [before, now] = [way.base.promises[key], merged.promises[key]];
        if (!before || !now || now.dropped) return false;
        const isLowered = rankOf(now) > rankOf(before) && rankOf(now) > rankOf(promise);
        return isLowered || (before.confirmed && !now.confirmed && promise.confirmed);
      })
      .map(({ key, dropped }) => ({
        record: key,
        words: dropped.why,
        settle: (project) => keptInForce(project, way, key),
      })),
};

const DONE_AND_PUT_OFF: Contested = {
  rule: "done-and-put-off",
  find: ({ base, one, other }, merged) =>
    Object.entries(merged.actions).flatMap(([key, action]) => {
      const [before, done, open] = [base.actions[key], one.actions[key], other.actions[key]];
      const isPutOff = before && open && !open.doneOn && !same(asJson(before.moves), asJson(open.moves));
      if (!isPutOff || before.doneOn || !done?.doneOn || !action.doneOn) return [];
      const settle = (project: Project) => ({
        ...project,
        actions: withRecord(project.actions, key, { ...action, doneOn: null, evidence: null }),
      });
      return [{ record: key, words: done.evidence, settle }];
    }),
};

const RISK_CLOSED_AND_RAISED: Contested = {
  rule: "risk-closed-and-raised",
  find: ({ base, one, other }, merged) =>
    Object.entries(merged.risks).flatMap(([key, risk]) => {
      const [before, closed, open] = [base.risks[key], one.risks[key], other.risks[key]];
      if (!before || !open || before.closedOn || !closed?.closedOn || open.closedOn || !risk.closedOn) return [];
      const isWorse = RISK_HEALTHS.indexOf(open.health) > RISK_HEALTHS.indexOf(before.health);
      if (!isWorse && open.reviewOn === before.reviewOn && open.text === before.text) return [];
      const settle = (project: Project) => ({
        ...project,
        risks: withRecord(project.risks, key, { ...risk, closedOn: null, closedWhy: null }),
      });
      return [{ record: key, words: closed.closedWhy, settle }];
    }),
};

const WORK = [
  "promises",
  "gaps",
  "confrontations",
  "actions",
  "risks",
  "route",
  "ownMilestones",
  "criteria",
  "decisions",
  "golive",
  "wins",
  "freezes",
  "messages",
  "moods",
] as const;

function hasWorked(base: Project, other: Project): boolean {
  return WORK.some((records) => !same(asJson(base[records]), asJson(other[records])));
}

const STOPPED_AND_WORKED_ON: Contested = {
  rule: "stopped-and-worked-on",
  find({ base, one, other }, merged) {
    const stop = openStop(merged);
    if (!stop || base.stops[stop[0]] || !one.stops[stop[0]] || !hasWorked(base, other)) return [];
    return [{ record: stop[0], words: stop[1].why, settle: (project) => project }];
  },
};

const CLOSED_AND_TAKEN_UP: Contested = {
  rule: "closed-and-taken-up",
  find({ base, one, other }, merged) {
    const closure = openClosure(merged);
    if (!closure || base.closures[closure[0]] || !one.closures[closure[0]] || !hasWorked(base, other)) return [];
    return [{ record: closure[0], words: closure[1].why, settle: (project) => project }];
  },
};

/** What one still points at is not gone because the other took it back. */
const REMOVED_AND_USED: Contested = {
  rule: "removed-and-used",
  find: ({ base, one, other }, merged) =>
    linksOf(merged).flatMap(({ records, key }) => {
      const record = other[records][key] ?? base[records][key];
      const isGone = !Object.hasOwn(merged[records], key) && !Object.hasOwn(one[records], key);
      if (!isGone || record === undefined) return [];
      const settle = (project: Project) => ({ ...project, [records]: { ...project[records], [key]: record } });
      return [{ record: key, words: null, settle }];
    }),
};

interface Link {
  readonly records: "promises" | "gaps" | "actions";
  readonly key: Key;
}

/** Every record of a project that another one points at by its key. */
function linksOf({ promises, gaps, confrontations, decisions }: Project): readonly Link[] {
  const links = [
    ...Object.values(gaps).map(({ promise }): Link => ({ records: "promises", key: promise })),
    ...Object.values(promises).flatMap(({ dropped }): Link[] =>
      dropped?.duplicateOf ? [{ records: "promises", key: dropped.duplicateOf }] : [],
    ),
    ...Object.values(confrontations).map(({ gap }): Link => ({ records: "gaps", key: gap })),
    ...Object.values(decisions).flatMap(({ conditions }) =>
      conditions.map((key): Link => ({ records: "actions", key })),
    ),
  ];
  return [...new Map(links.map((link) => [`${link.records} ${link.key}`, link])).values()];
}

function rankOf({ importance }: { readonly importance: (typeof IMPORTANCES)[number] }): number {
  return IMPORTANCES.indexOf(importance);
}

/**
 * What is pointed at comes first, twice: a gap that comes back may point at a promise that is gone.
 */
export const CONTESTED: readonly Contested[] = [
  REMOVED_AND_USED,
  REMOVED_AND_USED,
  DROPPED_AND_RAISED,
  DROPPED_AND_CONFIRMED,
  DUPLICATE_LOWERED,
  DONE_AND_PUT_OFF,
  RISK_CLOSED_AND_RAISED,
  STOPPED_AND_WORKED_ON,
  CLOSED_AND_TAKEN_UP,
];

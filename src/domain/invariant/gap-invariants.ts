import { gapsOf } from "../gap/gap.ts";
import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import { type Entry, getRecord, type Key, withRecord } from "../model/record.ts";
import { GAP_STATES, SEVERITIES } from "../model/vocabulary.ts";
import { compareTexts } from "../text/text.ts";
import type { Breach, Invariant } from "./invariant.ts";
import { withGapReopened, wordsOf } from "./reopened-gap.ts";

interface TwinsBreach extends Breach {
  readonly other: Key;
}

export const ONE_GAP_A_PROMISE: Invariant<TwinsBreach> = {
  rule: "flagged-twice",
  holds: "a promise has one gap",
  breaches(project) {
    const several = new Map<Key, Key[]>();
    for (const [key, { promise }] of Object.entries(project.gaps))
      several.set(promise, [...(several.get(promise) ?? []), key]);
    return [...several].flatMap(([promise, keys]): TwinsBreach[] => {
      if (keys.length < 2) return [];
      const [[kept, first], [gone, second]] = twinsOf(project, promise);
      const text = `${first.id} and ${second.id} are both about ${project.promises[promise]?.id ?? promise}`;
      return [{ record: kept, other: gone, text, words: wordsOf(isBehind(second, first) ? first : second) }];
    });
  },
  settle(project, { record, other }) {
    const kept = record as Key;
    const one = withTwinsJoined(getRecord(project.gaps, kept), getRecord(project.gaps, other));
    const { [other]: _gone, ...gaps } = project.gaps;
    const confrontations = pointedAt(project.confrontations, "gap", other, kept);
    const isPlanned = Object.values(confrontations).some(({ gap, endedOn }) => gap === kept && endedOn === null);
    return {
      ...project,
      gaps: withRecord(gaps, kept, isPlanned && one.state === "open" ? { ...one, state: "planned" } : one),
      confrontations,
      actions: pointedAt(project.actions, "for", other, kept),
    };
  },
};

export const AGREED_ON_SOMETHING: Invariant = {
  rule: "agreed-on-nothing",
  holds: "what is agreed has a resolution, or is accepted with reservations",
  breaches: (project) =>
    gapsWhere(project, ({ state, resolution, underProtest }) => state === "agreed" && !resolution && !underProtest).map(
      ([key, { id }]) => ({ record: key, text: `${id} is agreed, and nothing says on what` }),
    ),
  settle: (project, { record }, on) =>
    withGapReopened(project, record as Key, "agreed-on-nothing", "its resolution was taken back", on),
};

export const CLOSED_WITH_A_REASON: Invariant = {
  rule: "closed-and-judged",
  holds: "the gap of a promise that does not fit is closed by a resolution",
  breaches: (project) =>
    gapsWhere(project, (gap) => {
      const promise = project.promises[gap.promise];
      const isUnfit = promise?.fit != null && promise.fit.value !== "fit" && promise.dropped === null;
      return isUnfit && gap.state === "closed" && gap.resolution === null && gap.underProtest === null;
    }).map(([key, gap]) => ({
      record: key,
      text: `${gap.id} is closed without a resolution, and ${project.promises[gap.promise]?.id} does not fit`,
      words: wordsOf(gap),
    })),
  settle: (project, { record }, on) =>
    withGapReopened(project, record as Key, "closed-and-judged", "its promise does not fit", on),
};

export const CLOSED_IS_NOT_TALKED_ABOUT: Invariant = {
  rule: "closed-and-planned",
  holds: "no conversation is planned on a closed gap",
  breaches: (project) =>
    plannedGaps(project)
      .filter(([, { state }]) => state === "closed")
      .map(([key, gap]) => ({
        record: key,
        text: `${gap.id} is closed, and a conversation on it is planned`,
        words: wordsOf(gap),
      })),
  settle: (project, { record }, on) =>
    withGapReopened(project, record as Key, "closed-and-planned", "a conversation on it is planned", on),
};

export const AGREED_IS_NOT_TALKED_ABOUT: Invariant = {
  rule: "agreed-and-planned",
  holds: "no conversation is planned on what is agreed without reservations",
  breaches: (project) =>
    plannedGaps(project)
      .filter(([, { state, underProtest }]) => state === "agreed" && underProtest === null)
      .map(([key, gap]) => ({
        record: key,
        text: `${gap.id} is agreed, and a conversation on it is planned`,
        words: wordsOf(gap),
      })),
  settle: (project, { record }, on) =>
    withGapReopened(project, record as Key, "agreed-and-planned", "another conversation on it is planned", on),
};

/** Gaps on which a conversation is planned and not held. */
function plannedGaps({ gaps, confrontations }: Project): readonly Entry<Gap>[] {
  const open = Object.values(confrontations).filter(({ endedOn }) => endedOn === null);
  return [...new Set(open.map(({ gap }) => gap))].flatMap((key) => (gaps[key] ? [[key, gaps[key]] as const] : []));
}

function gapsWhere({ gaps }: Project, holds: (gap: Gap) => boolean): readonly Entry<Gap>[] {
  return Object.entries(gaps).filter(([, gap]) => holds(gap));
}

/** The one that somebody worked on stays; of two alike the older, and then the lower number. */
function twinsOf(project: Project, promise: Key): readonly [Entry<Gap>, Entry<Gap>] {
  const [one, other] = [...gapsOf(project, promise)].sort(
    ([, a], [, b]) =>
      Number(isUntouched(a)) - Number(isUntouched(b)) ||
      compareTexts(a.openedOn, b.openedOn) ||
      Number(a.id.slice(1)) - Number(b.id.slice(1)),
  );
  return [one, other] as [Entry<Gap>, Entry<Gap>];
}

function isUntouched({ state, resolution, raised, note, owner }: Gap): boolean {
  return state === "open" && !resolution && !raised && !note && !owner;
}

/** What both said, where the one has room for it; the state is that of the one that is less settled. */
function withTwinsJoined(kept: Gap, gone: Gap): Gap {
  const { state, resolution, underProtest, closedOn, evidence, notWaiting } = isBehind(gone, kept) ? gone : kept;
  const { notWaiting: _, ...record } = kept;
  return {
    ...record,
    state,
    resolution,
    underProtest,
    closedOn,
    evidence,
    ...(notWaiting ? { notWaiting } : {}),
    owner: kept.owner ?? gone.owner,
    note: joined(kept.note, gone.note),
    raised: higherOf(kept, gone),
    openedOn: kept.openedOn < gone.openedOn ? kept.openedOn : gone.openedOn,
    reached: earliest(kept.reached, gone.reached),
    reopened: { ...gone.reopened, ...kept.reopened },
  };
}

/** Less settled, by somebody who worked on it. */
function isBehind(gap: Gap, other: Gap): boolean {
  return !isUntouched(gap) && GAP_STATES.indexOf(gap.state) < GAP_STATES.indexOf(other.state);
}

/** The worse severity of two gaps, with its reason. */
export function higherOf({ raised: one }: Pick<Gap, "raised">, { raised: other }: Pick<Gap, "raised">): Gap["raised"] {
  if (!one || !other) return one ?? other;
  return SEVERITIES.indexOf(other.severity) < SEVERITIES.indexOf(one.severity) ? other : one;
}

function joined(one: string | null, other: string | null): string | null {
  if (!one || !other || one === other) return one ?? other;
  return `${one}; ${other}`;
}

function earliest(one: Gap["reached"], other: Gap["reached"]): Gap["reached"] {
  const days = GAP_STATES.flatMap((state) => {
    const [day] = [one[state], other[state]].filter((found) => found !== undefined).sort();
    return day === undefined ? [] : [[state, day] as const];
  });
  return Object.fromEntries(days);
}

/** What was to be done and said for the one is to be done and said for the other. */
function pointedAt<Field extends string, T extends Readonly<Record<Field, string | null>>>(
  records: Readonly<Record<Key, T>>,
  field: Field,
  from: Key,
  to: Key,
): Readonly<Record<Key, T>> {
  const entries = Object.entries(records).map(([key, record]) => [
    key,
    record[field] === from ? { ...record, [field]: to } : record,
  ]);
  return Object.fromEntries(entries);
}

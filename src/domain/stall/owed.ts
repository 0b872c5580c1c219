import { customerTime } from "../blackout/blackout.ts";
import { ladderOf } from "../config/stall-ladder.ts";
import { openPlans } from "../gap/confrontation-rounds.ts";
import type { Action } from "../model/action.ts";
import { isPassed } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { type Entry, getRecord, type Keyed, type PutOff, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { waypointsOf } from "../route/ordered-milestones.ts";
import { compareTexts } from "../text/text.ts";
import { type Day, latest, workingDaysBetween } from "../time/calendar.ts";
import { type Letters, lettersFor } from "./letters.ts";

/** Something that the customer owes, past the day that they agreed to, with the letters about it. */
export interface OwedItem extends Letters {
  readonly kind: "action" | "condition" | "decision" | "milestone";
  /** `A3`, `G2`, or the name of a milestone. */
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly owner: string | null;
  /** The last day that the customer agreed to. */
  readonly due: Day;
  /** Working days past that day, or since the project was restarted after it. */
  readonly days: number;
  /** What of ours is late and has to be done first. */
  readonly ours: readonly Action[];
}

/**
 * The latest of the days that the customer knows of: a move that nobody there agreed to does not count. Moves of
 * earlier versions do not say, and count.
 */
export function agreedDay(day: Day, moves: Keyed<Pick<PutOff, "from" | "to" | "agreedWith">>): Day {
  const alone = Object.values(moves).filter(({ agreedWith }) => agreedWith === null);
  const back = alone.find(({ to }) => to === day);
  if (!back) return day;
  const rest = alone.filter((move) => move !== back);
  return agreedDay(back.from, Object.fromEntries(rest.map((move, index) => [String(index), move])));
}

/** What the customer owes and is past its day, most working days first. */
export function owedItems(standing: Standing): readonly OwedItem[] {
  const { project, today, settings } = standing;
  const ladder = ladderOf(project, settings);
  const begun = begunAnewOn(project);
  return [...owedActions(project), ...owedDecisions(project), ...owedMilestones(project)]
    .filter(({ due }) => due < today)
    .map((item) => {
      const since = begun !== null && begun > item.due ? begun : item.due;
      const days = Math.max(0, workingDaysBetween(since, today, customerTime(project, settings)));
      const ours = oursBefore(standing, item.subject);
      const letters = lettersFor(standing, { ...item, due: since, days, isHeld: ours.length > 0 }, ladder);
      return { ...item, days, ours, ...letters };
    })
    .sort((a, b) => b.days - a.days || compareTexts(a.due, b.due) || compareTexts(a.id, b.id))
    .map(({ subject: _, chased: __, ...item }) => item);
}

/** The last end of a stop or of a freeze: what was owed before is asked for anew from that day. */
function begunAnewOn({ stops, freezes }: Project): Day | null {
  return latest([
    ...Object.values(stops).map(({ restartedOn }) => restartedOn),
    ...Object.values(freezes).map(({ ended }) => ended?.on),
  ]);
}

/** As many working days past its day as a step of the ladder takes; null before the first. */
export function stepReached(days: number, ladder: Readonly<Record<StallStep, number>>): StallStep | null {
  return (["decide", "sponsor", "ask", "nudge"] as const).find((step) => days >= ladder[step]) ?? null;
}

interface Owed {
  readonly kind: OwedItem["kind"];
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly owner: string | null;
  readonly due: Day;
  readonly chased: Action["chased"];
  /** What it is for, by which what it depends on is found. */
  readonly subject: readonly string[];
}

function owedActions(project: Project): readonly Owed[] {
  return sortedById(project.actions)
    .filter(([, { side, doneOn }]) => side === "customer" && doneOn === null)
    .map(([key, action]) => ({
      kind: action.for === "condition" ? ("condition" as const) : ("action" as const),
      id: action.id,
      key,
      text: action.text,
      owner: action.owner,
      due: agreedDay(action.due, action.moves),
      chased: action.chased,
      subject: action.for === null || action.for === "condition" ? [] : related(project, action.for),
    }));
}

/** A promise and its gap are one subject. */
function related(project: Project, subject: string): readonly string[] {
  const gap = Object.entries(project.gaps).find(([key, { promise }]) => key === subject || promise === subject);
  return gap ? [gap[0], gap[1].promise] : [subject];
}

function owedDecisions(project: Project): readonly Owed[] {
  return openPlans(project).flatMap(([, plan]) => {
    const gap = getRecord(project.gaps, plan.gap);
    const promise = getRecord(project.promises, gap.promise);
    if (!promise.confirmed || promise.dropped) return [];
    return [
      {
        kind: "decision" as const,
        id: gap.id,
        key: plan.gap,
        text: `the decision on "${promise.statement}"`,
        owner: plan.with,
        due: plan.by,
        chased: {},
        subject: [plan.gap, gap.promise],
      },
    ];
  });
}

function owedMilestones(project: Project): readonly Owed[] {
  return waypointsOf(project).flatMap(({ name, milestone }) => {
    const { waiting, target, moves } = milestone;
    if (waiting?.on !== "customer" || isPassed(milestone)) return [];
    const due = agreedDay(target, moves);
    return [
      {
        kind: "milestone" as const,
        id: name,
        key: name,
        text: waiting.why ?? name,
        owner: null,
        due,
        chased: {},
        subject: [name],
      },
    ];
  });
}

/** Late actions of ours for the same thing; where neither side says what it is for, all of those. */
function oursBefore({ project, today }: Standing, subject: readonly string[]): readonly Action[] {
  return sortedById(project.actions)
    .map(([, action]) => action)
    .filter(({ side, doneOn, due }) => side === "services" && doneOn === null && due < today)
    .filter((action) => (action.for === null ? subject.length === 0 : subject.includes(action.for)));
}

/** Something of ours past its day, with who inside is to hear of it. */
export interface InsideItem {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
  readonly days: number;
  /** Our manager is told with `ask`, our executive sponsor with `sponsor`; null while neither is due. */
  readonly offered: "ask" | "sponsor" | null;
}

/** Working days late after which our manager hears of something of ours, and after which our executive sponsor does. */
export const INSIDE_LADDER = { ask: 5, sponsor: 10 } as const;

/** What of ours is late long enough to be told inside, most working days first. */
export function insideItems(standing: Standing): readonly InsideItem[] {
  const { project, today, settings } = standing;
  const actions = sortedById(project.actions).flatMap(([key, action]: Entry<Action>) =>
    action.side === "services" && action.doneOn === null
      ? [{ id: action.id, key, text: action.text, owner: action.owner, due: action.due }]
      : [],
  );
  const milestones = waypointsOf(project).flatMap(({ name, milestone }) => {
    const { waiting, target } = milestone;
    const isOurs = waiting?.on === "services" || waiting?.on === "internal-decision";
    if (!isOurs || isPassed(milestone)) return [];
    return [{ id: name, key: name, text: waiting.why ?? name, owner: project.lead, due: target }];
  });
  return [...actions, ...milestones]
    .filter(({ due }) => due < today)
    .map((item) => {
      const days = Math.max(0, workingDaysBetween(item.due, today, settings));
      return { ...item, days, offered: insideOffer(standing, item, days) };
    })
    .sort((a, b) => b.days - a.days || compareTexts(a.id, b.id));
}

function insideOffer({ project, today }: Standing, { key, due }: { key: string; due: Day }, days: number) {
  const sent = Object.values(project.messages).filter(
    (message) => message.inside && message.item === key && message.on > due,
  );
  const told = sent.filter(({ step }) => step === "ask").at(-1);
  if (sent.some(({ step }) => step === "sponsor")) return null;
  if (told) return days >= INSIDE_LADDER.sponsor && told.replyBy < today ? ("sponsor" as const) : null;
  return days >= INSIDE_LADDER.ask ? ("ask" as const) : null;
}

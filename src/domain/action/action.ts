import { PsvcError } from "../../errors.ts";
import type { Action, Chase } from "../model/action.ts";
import type { Moment, Project } from "../model/project.ts";
import { type Entry, getRecord, type Key, sortedById, withRecord } from "../model/record.ts";
import { type ActionMaker, SIDES, type Side } from "../model/vocabulary.ts";
import { requirePast } from "../people/customer-decision.ts";
import { compareTexts, missingTexts } from "../text/text.ts";
import { addWorkingDays, type Day, formatDay } from "../time/calendar.ts";
import type { WorkingTime } from "../time/working-week.ts";

export interface ActionFacts {
  readonly text: string;
  readonly side: Side;
  readonly owner: string;
  readonly due: Day;
  readonly for: string | null;
}

/** Throws `needs` without text or owner. */
export function addAction(
  project: Project,
  facts: ActionFacts,
  moment: Moment,
  madeBy: ActionMaker = "lead",
): { readonly project: Project; readonly key: Key } {
  requireTexts(facts);
  const key = moment.key();
  const number = project.counters.action + 1;
  const action: Action = {
    ...facts,
    text: facts.text.trim(),
    owner: facts.owner.trim(),
    id: `A${number}`,
    openedOn: moment.today,
    doneOn: null,
    evidence: null,
    madeBy,
    moves: {},
    chased: {},
  };
  return {
    project: {
      ...project,
      actions: withRecord(project.actions, key, action),
      counters: { ...project.counters, action: number },
    },
    key,
  };
}

/**
 * Changes what was agreed; a changed day is kept with the old one, and of something that the customer owes with who
 * there agreed to it, null for nobody. Throws `refused` for one that is done, `needs` for
 * an empty text.
 */
export function editAction(
  project: Project,
  key: Key,
  changes: Partial<ActionFacts>,
  why: string | null,
  moment: Moment,
  agreedWith: string | null = null,
): Project {
  const action = getRecord(project.actions, key);
  requireOpen(action, "add a new action if there is more to do");
  requireTexts({ ...action, ...changes });
  requireSamePurpose(action, changes);
  const { due = action.due } = changes;
  const isTheirs = (changes.side ?? action.side) === "customer";
  const agreed = isTheirs ? { agreedWith: agreedWith?.trim() || null } : {};
  const move = { on: moment.today, from: action.due, to: due, why: why?.trim() || null, ...agreed };
  const edited: Action = {
    ...action,
    ...changes,
    text: (changes.text ?? action.text).trim(),
    owner: (changes.owner ?? action.owner).trim(),
    moves: due === action.due ? action.moves : { ...action.moves, [moment.key()]: move },
  };
  return { ...project, actions: withRecord(project.actions, key, edited) };
}

/** What a customer went live on stays what it is. Throws `refused`. */
function requireSamePurpose(action: Action, { for: purpose = action.for }: Partial<ActionFacts>): void {
  const isBound = action.for === "condition" || action.for === "happiness";
  if (!isBound || purpose === action.for) return;
  throw new PsvcError({
    code: "refused",
    what:
      `${action.id} stays ` +
      `${action.for === "condition" ? "a condition of the go-live" : "what makes good on a protest"}`,
    because: "somebody agreed to go live because of it",
    instead: "do it, or record another action beside it",
  });
}

/** Working days after a chase until its answer is due, where no day was given: a habit, not a rule. */
export const REPLY_DAYS = 2;

/**
 * Records that somebody was asked again: it hides the action from `next` until the reply-by day and does nothing else.
 * Throws `refused` for one that is done, or a reply-by day that has passed.
 */
export function chaseAction(
  project: Project,
  key: Key,
  given: { readonly replyBy: Day | null; readonly note: string | null },
  time: WorkingTime,
  moment: Moment,
): Project {
  const action = getRecord(project.actions, key);
  requireOpen(action, `see what is open: psvc action list ${project.slug}`);
  const replyBy = given.replyBy ?? addWorkingDays(moment.today, REPLY_DAYS, time);
  if (replyBy < moment.today)
    throw new PsvcError({
      code: "refused",
      what: `nobody answers by ${formatDay(replyBy)}`,
      because: "that day has passed",
      instead: "give today or a later day with --reply-by",
    });
  const order = Object.keys(action.chased).length + 1;
  const chase: Chase = { on: moment.today, order, replyBy, note: given.note?.trim() || null };
  const chased = { ...action.chased, [moment.key()]: chase };
  return { ...project, actions: withRecord(project.actions, key, { ...action, chased }) };
}

/** Throws `refused` when it is done already or the day is in the future. */
export function finishAction(
  project: Project,
  key: Key,
  on: Day,
  evidence: string | null,
  moment: Moment,
  received: string | null = null,
): Project {
  const action = getRecord(project.actions, key);
  requireOpen(action, "add a new action if there is more to do");
  requirePast(project, on, moment, "an action done");
  return {
    ...project,
    actions: withRecord(project.actions, key, {
      ...action,
      doneOn: on,
      evidence: evidence?.trim() || null,
      ...(received?.trim() ? { received: received.trim() } : {}),
    }),
  };
}

/** Open ones, ours first, then by the day they are due. */
export function openActions(project: Project): readonly Entry<Action>[] {
  return sortedById(project.actions)
    .filter(([, action]) => action.doneOn === null)
    .sort(([, a], [, b]) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || compareTexts(a.due, b.due));
}

export function lastChase({ chased }: Pick<Action, "chased">): Chase | null {
  return Object.values(chased).reduce<Chase | null>(
    (last, chase) => (last && last.order > chase.order ? last : chase),
    null,
  );
}

/** Somebody was asked again and still has time to answer. */
export function isChased(action: Action, today: Day): boolean {
  const chase = lastChase(action);
  return chase !== null && chase.replyBy >= today;
}

export interface OnTime {
  readonly done: number;
  readonly onTime: number;
}

/**
 * Of the done ones of a side, how many were done by the day that was first given: putting off does not make it on time.
 */
export function onTime(project: Project, side: Side): OnTime {
  const done = Object.values(project.actions).filter((action) => action.side === side && action.doneOn);
  return { done: done.length, onTime: done.filter((action) => (action.doneOn ?? "") <= firstDue(action)).length };
}

function firstDue({ due, moves }: Action): Day {
  const given = Object.values(moves);
  const first = given.find(({ from }) => !given.some(({ to }) => to === from)) ?? given[0];
  return first?.from ?? due;
}

function requireOpen(action: Action, instead: string): void {
  if (!action.doneOn) return;
  throw new PsvcError({
    code: "refused",
    what: `${action.id} is done`,
    because: `it was done on ${formatDay(action.doneOn ?? "")}`,
    instead,
  });
}

function requireTexts({ text, owner }: Pick<ActionFacts, "text" | "owner">): void {
  const flags = missingTexts({ "--text": text, "--owner": owner });
  if (flags.length > 0)
    throw new PsvcError({ code: "needs", what: "an action", because: "one person delivers one thing by a day", flags });
}

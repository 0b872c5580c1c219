import { isPassed } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { inTime, type Key } from "../model/record.ts";
import { type ForwardStep, stepsTaken, workSteps } from "../stall/progress-events.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { CUSTOMER_MILESTONES, type CustomerMilestone } from "./customer-route.ts";
import type { Ask } from "./customer-scope.ts";

/** A step forward as the customer knows it. */
export type CustomerMove = { readonly on: Day } & (
  | { readonly what: "reached"; readonly milestone: CustomerMilestone }
  | { readonly what: "delivered"; readonly id: string; readonly text: string; readonly owner: string }
  | { readonly what: "decided" | "in-place" | "spoken-of"; readonly ask: Ask }
  | { readonly what: "shown"; readonly text: string; readonly to: string | null }
);

/** A milestone that has another day than it had. */
export interface Redated {
  readonly milestone: CustomerMilestone;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The steps forward since a day that the customer took part in, the earliest first; each thing asked for once, by the
 * furthest it got. What moves us alone (a criterion met, a decision of the review, an action of ours) is not told.
 */
export function movesSince(project: Project, asks: readonly Ask[], since: Day, today: Day): readonly CustomerMove[] {
  const moves = [...stepsTaken(project), ...workSteps(project)]
    .filter(({ on }) => on >= since && on <= today)
    .flatMap((step) => moveOf(project, asks, step));
  return moves
    .filter((move, index) => !moves.some((other, place) => isFurther(other, move, place < index)))
    .sort((a, b) => compareTexts(a.on, b.on));
}

function moveOf(project: Project, asks: readonly Ask[], step: ForwardStep): readonly CustomerMove[] {
  const { on } = step;
  switch (step.what) {
    case "milestone": {
      const milestone = CUSTOMER_MILESTONES.find((name) => name === step.name);
      return milestone ? [{ on, what: "reached", milestone }] : [];
    }
    case "action": {
      const action = project.actions[step.key];
      if (action?.side !== "customer") return [];
      const { id, text, owner } = action;
      return [{ on, what: "delivered", id, text, owner }];
    }
    case "gap":
      return gapMove(project, asks, step);
    case "work-shown": {
      const work = project.progress?.[step.key];
      return work ? [{ on, what: "shown", text: work.text, to: work.shownTo }] : [];
    }
    case "conversation":
      return aboutGap(project, asks, project.confrontations[step.key]?.gap ?? "", on, "spoken-of");
    default:
      return [];
  }
}

/** A state counts only while it holds: what was agreed and opened again is no news to be proud of. */
function gapMove(
  project: Project,
  asks: readonly Ask[],
  { key, state, on }: ForwardStep & { readonly what: "gap" },
): readonly CustomerMove[] {
  const now = project.gaps[key]?.state;
  if (state === "confronted") return aboutGap(project, asks, key, on, "spoken-of");
  const moves = aboutGap(project, asks, key, on, state === "closed" ? "in-place" : "decided");
  return moves.filter((move) => {
    if (move.what !== "decided" && move.what !== "in-place") return false;
    const { answer } = move.ask;
    if (move.what === "in-place") return now === "closed" && (answer.how === "another-way" || answer.how === "works");
    if (answer.how === "under-protest") return true;
    return "way" in answer && Boolean(answer.way?.decided) && (now === "agreed" || now === "closed");
  });
}

function aboutGap(
  project: Project,
  asks: readonly Ask[],
  gap: Key,
  on: Day,
  what: "decided" | "in-place" | "spoken-of",
): readonly CustomerMove[] {
  const id = project.promises[project.gaps[gap]?.promise ?? ""]?.id;
  const ask = asks.find((one) => one.id === id);
  return ask ? [{ on, what, ask }] : [];
}

const FURTHER = ["spoken-of", "decided", "in-place"];

/** About the same thing, and further than this one; of two alike, the later, or the first of one day. */
function isFurther(other: CustomerMove, move: CustomerMove, isBefore: boolean): boolean {
  if (other === move || !("ask" in other) || !("ask" in move) || other.ask !== move.ask) return false;
  const rank = FURTHER.indexOf(other.what) - FURTHER.indexOf(move.what);
  return rank > 0 || (rank === 0 && (other.on > move.on || (other.on === move.on && isBefore)));
}

/** Open milestones whose day was changed since then: the day they had first, and the one they have. */
export function redatedSince({ route }: Project, since: Day): readonly Redated[] {
  return CUSTOMER_MILESTONES.flatMap((milestone) => {
    const { moves, target } = route[milestone];
    const first = inTime(moves).find(({ on }) => on >= since);
    const isMoved = first && first.from !== target && !isPassed(route[milestone]);
    return isMoved ? [{ milestone, from: first.from, to: target }] : [];
  });
}

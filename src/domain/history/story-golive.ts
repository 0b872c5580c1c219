import type { Closure, Handover, Mood } from "../model/aftercare.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { about, perKey, type Sentence } from "./story-sentences.ts";

/** Decisions on the go-live, the go-live itself, its bell and its end. */
export function goliveSentences(from: Project, to: Project): readonly Sentence[] {
  return [...decisionSentences(from, to), ...formatGolive(from, to), ...winSentences(from, to)];
}

function decisionSentences(from: Project, to: Project): readonly Sentence[] {
  return perKey(from.decisions, to.decisions, (before, after) => {
    if (!before && after) return `readiness reviewed: ${after.decision}, decided by ${after.by}`;
    if (before && !after) return `the decision ${before.decision} taken back`;
    return after?.voidedOn && !before?.voidedOn ? `the decision ${after.decision} no longer holds` : null;
  }).map((sentence) => ({ ...sentence, about: "go-live" }));
}

function winSentences(from: Project, to: Project): readonly Sentence[] {
  return perKey(from.wins, to.wins, (before, after) => {
    if (!before || !after) return after ? null : "the record of a go-live taken back";
    if (after.rungOn && !before.rungOn) return "the bell rung: sales, services and the customer credited";
    if (after.rolledBackOn && !before.rolledBackOn) return `rolled back: ${after.rolledBackWhy ?? ""}`;
    return null;
  });
}

function formatGolive(from: Project, to: Project): readonly Sentence[] {
  if (same(asJson(from.golive), asJson(to.golive))) return [];
  if (to.golive === null) return [about("go-live", "not live any more")];
  return [about("go-live", `live since ${formatDay(to.golive.on)}, says ${to.golive.confirmedBy}`)];
}

/** How they are once they are live, who leads, and the end. */
export function afterSentences(from: Project, to: Project): readonly Sentence[] {
  return [
    ...perKey(from.moods, to.moods, formatMood),
    ...perKey(from.handovers, to.handovers, formatHandover),
    ...perKey(from.closures, to.closures, formatClosure),
  ];
}

function formatMood(before: Mood | undefined, after: Mood | undefined): string | null {
  if (!before && after)
    return `${after.mood} on ${formatDay(after.on)}${after.by ? `, says ${after.by}` : ""}: ${quote(after.words)}`;
  return before && !after ? "a mood taken back" : null;
}

function formatHandover(before: Handover | undefined, after: Handover | undefined): string | null {
  if (!before && after)
    return (
      `handed over by ${after.from} to ` +
      `${after.to}${after.until ? ` until ${formatDay(after.until)}` : ""}${after.note ? `: ${after.note}` : ""}`
    );
  if (before && !after) return "a hand-over taken back";
  if (after?.backOn && !before?.backOn) return `the hand-over to ${after.to} ended on ${formatDay(after.backOn)}`;
  return before?.backOn && !after?.backOn ? `with ${after?.to ?? ""} again` : null;
}

function formatClosure(before: Closure | undefined, after: Closure | undefined): string | null {
  if (!before && after) return `closed, decided by ${after.by}: ${after.why}`;
  if (before && !after) return "a close taken back";
  if (after?.ended && !before?.ended) return `taken up again, decided by ${after.ended.by}: ${after.ended.why}`;
  return before?.ended && !after?.ended ? "closed again" : null;
}

import { asJson, same } from "../model/json-value.ts";
import { isPassed, type Milestone, type OwnMilestone, type Rebaseline } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { MILESTONES } from "../model/vocabulary.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { about, changed, newOnes, perKey, type Sentence, type Told } from "./story-sentences.ts";

/** Milestones of every route and the lead's own, and plans that were agreed anew. */
export function routeSentences(from: Project, to: Project): readonly Sentence[] {
  return [
    ...MILESTONES.flatMap((name) => changed(name, from.route[name], to.route[name], milestoneChanged)),
    ...ownSentences(from, to),
    ...perKey(from.rebaselines, to.rebaselines, formatRebaseline),
  ];
}

function ownSentences({ ownMilestones: from }: Project, { ownMilestones: to }: Project): readonly Sentence[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) => {
    const [before, after] = [from[name], to[name]];
    if (!before && after) return [about(name, added(after))];
    if (before && !after) return [about(name, "taken back")];
    return before && after ? changed(name, before, after, milestoneChanged) : [];
  });
}

function added({ target, after, doneWhen }: OwnMilestone): string {
  return `a milestone of its own after ${after}, by ${formatDay(target)}: done when ${quote(doneWhen)}`;
}

function formatRebaseline(before: Rebaseline | undefined, after: Rebaseline | undefined): string | null {
  if (!before && after) return `the plan agreed anew, decided by ${after.by}: ${after.why}`;
  return before && !after ? "the plan that was agreed before holds again" : null;
}

function milestoneChanged(before: Milestone, after: Milestone): Told {
  const sentences: string[] = [];
  const fields = ["doneOn", "doneBefore", "skipped", "moves", "reopened", "target"];
  const reopened = newOnes(before.reopened, after.reopened);
  for (const { why } of reopened) sentences.push(`reopened: ${why}`);
  if (before.doneOn !== after.doneOn && after.doneOn) sentences.push(`done on ${formatDay(after.doneOn)}`);
  if (!before.doneBefore && after.doneBefore) sentences.push("done before psvc kept this project");
  if (after.skipped && !same(asJson(before.skipped), asJson(after.skipped)))
    sentences.push(`skipped, decided by ${after.skipped.by}: ${after.skipped.why}`);
  if (isPassed(before) && !isPassed(after) && reopened.length === 0)
    sentences.push(before.skipped ? "not skipped after all" : "not done after all");
  const moves = newOnes(before.moves, after.moves);
  for (const move of moves) {
    const why = [move.side && `${move.side}'s side`, move.reason, move.why].filter(Boolean).join(", ");
    sentences.push(`moved from ${formatDay(move.from)} to ${formatDay(move.to)}${why ? ` (${why})` : ""}`);
  }
  if (moves.length === 0 && before.target !== after.target)
    sentences.push(`planned for ${formatDay(after.target)} (it was ${formatDay(before.target)})`);
  if (!same(asJson(before.waiting), asJson(after.waiting))) {
    fields.push("waiting");
    if (after.waiting)
      sentences.push(
        `waits for ${after.waiting.on} since ` +
          `${formatDay(after.waiting.since)}${after.waiting.why ? `: ${after.waiting.why}` : ""}`,
      );
    else if (!after.doneOn) sentences.push("waits for nobody any more");
  }
  const taken = Object.keys(before.moves).filter((key) => !Object.hasOwn(after.moves, key)).length;
  if (taken > 0 && before.target === after.target) sentences.push("a move taken back");
  if (before.baseline !== after.baseline) {
    fields.push("baseline");
    sentences.push(after.baseline ? `baseline ${formatDay(after.baseline)}` : "baseline gone");
  }
  return { sentences, fields: sentences.length > 0 ? fields : [] };
}

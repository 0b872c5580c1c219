import { lettered } from "../gap/confrontation-rounds.ts";
import type { Confrontation } from "../model/confrontation.ts";
import type { Project } from "../model/project.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { about, changed, newOnes, type Sentence, type Told } from "./story-sentences.ts";

/** Conversations have no number of their own: they are told as the gap's they are about. */
export function conversationSentences(from: Project, to: Project): readonly Sentence[] {
  const keys = [...new Set([...Object.keys(from.confrontations), ...Object.keys(to.confrontations)])];
  return keys.flatMap((key) => {
    const [before, after] = [from.confrontations[key], to.confrontations[key]];
    const gap = after?.gap ?? before?.gap ?? "";
    const name = to.gaps[gap]?.id ?? from.gaps[gap]?.id ?? null;
    if (!before && after) return [about(name, planned(after)), ...heldAtOnce(after, name)];
    if (before && !after) return [about(name, "the plan of a conversation taken back")];
    return before && after ? changed(name ?? "a conversation", before, after, conversationChanged) : [];
  });
}

function planned({ with: person, by, round, options }: Confrontation): string {
  const letters = Object.keys(options).length;
  const which = round > 1 ? `, round ${round}` : "";
  return (
    `conversation planned with ${person} by ${formatDay(by)}${which}: ${letters} ` + `option${letters === 1 ? "" : "s"}`
  );
}

function heldAtOnce(after: Confrontation, name: string | null): readonly Sentence[] {
  return after.outcome ? [about(name, formatOutcome(after))] : [];
}

function conversationChanged(before: Confrontation, after: Confrontation): Told {
  const sentences: string[] = [];
  const fields: string[] = [];
  const moves = newOnes(before.moves, after.moves);
  if (moves.length > 0) fields.push("moves", "by", "ask", "fallback");
  for (const { from, to, why } of moves)
    sentences.push(`conversation put off from ${formatDay(from)} to ${formatDay(to)}${why ? `: ${why}` : ""}`);
  if (after.outcome && !before.outcome) {
    fields.push("outcome", "endedOn");
    sentences.push(formatOutcome(after));
  } else if (after.endedOn && !before.endedOn) {
    fields.push("endedOn");
    sentences.push("the planned conversation is not needed any more");
  } else if (before.endedOn && !after.endedOn) {
    fields.push("outcome", "endedOn");
    sentences.push(before.outcome ? "the outcome of a conversation taken back" : "the conversation is planned again");
  }
  const recorded = newOnes(before.toldBefore, after.toldBefore);
  if (recorded.length > 0) fields.push("toldBefore");
  for (const { who, asked } of recorded) sentences.push(`${who} heard it first${asked ? `, asked: ${asked}` : ""}`);
  if (newOnes(before.options, after.options).length > 0) {
    fields.push("options", "recommendation", "ask");
    const options = lettered(after).map(({ letter, option }) => `${letter} ${option.resolution}`);
    sentences.push(`options now: ${options.join(", ")}`);
  }
  return { sentences, fields };
}

function formatOutcome({ outcome }: Confrontation): string {
  if (!outcome) return "";
  const { outcome: word, decidedBy, on, words, escalatedTo, override } = outcome;
  const to = escalatedTo ? ` to ${escalatedTo}` : "";
  const over = override ? `; overridden by ${override.by} (${override.role}): ${override.consequence}` : "";
  return `conversation held on ${formatDay(on)}: ${word}${to} by ${decidedBy}, ${quote(words)}${over}`;
}

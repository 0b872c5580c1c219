import { lastMood, moodsOf } from "../../domain/aftercare/mood.ts";
import type { Action } from "../../domain/model/action.ts";
import type { Mood } from "../../domain/model/aftercare.ts";
import { sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { MoodWord } from "../../domain/model/vocabulary.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";

export function paintMood(word: MoodWord, style: Style): string {
  return { happy: style.good, content: (text: string) => text, unhappy: style.warn }[word](word);
}

function formatMood({ mood, on, words, by }: Mood, style: Style): string {
  return `${formatDay(on)}  ${paintMood(mood, style)}: "${visible(words)}"${by ? `, ${visible(by)}` : ""}`;
}

/** What would make them happy: what is open first. */
function happinessLines({ project, today }: Standing, style: Style): readonly string[] {
  const actions = sortedById(project.actions)
    .map(([, action]) => action)
    .filter((action) => action.for === "happiness");
  if (actions.length === 0) return [];
  const open = actions.filter(({ doneOn }) => doneOn === null);
  const whenOf = ({ due, doneOn }: Action) => {
    if (doneOn) return style.good("done");
    return due < today ? style.bad(`overdue, ${formatDay(due)}`) : `by ${formatDay(due)}`;
  };
  const say = (action: Action) => `  ${action.id} ${whenOf(action)}, ${visible(action.owner)}: ${visible(action.text)}`;
  return [
    `What would make them happy: ${open.length} open, ${actions.length - open.length} done`,
    ...[...open, ...actions.filter(({ doneOn }) => doneOn !== null)].map((one) => cut(say(one), style.width)),
  ];
}

export function renderMoods(standing: Standing, style: Style): string {
  const { project } = standing;
  const moods = moodsOf(project);
  const [step] = nextSteps(standing).filter(({ code }) => code === "mood" || code === "happiness");
  return [
    style.strong(visible(project.customer)),
    ...(moods.length > 0
      ? moods.map((mood) => wrap(`  ${formatMood(mood, style)}`, style.width, "    "))
      : ["Nobody has asked how they are."]),
    ...happinessLines(standing, style),
    ...(step ? [`Next: ${visible(step.text)}`, `  ${style.command(formatCommand(step.command))}`] : []),
  ].join("\n");
}

export function renderMood(standing: Standing, style: Style): string {
  const { project } = standing;
  const last = lastMood(project);
  if (!last) return renderMoods(standing, style);
  const [step] = nextSteps(standing).filter(({ code }) => code === "mood" || code === "happiness");
  return [
    wrap(
      `${visible(project.customer)} is ${paintMood(last.mood, style)} (${formatDay(last.on)}): ` +
        `"${visible(last.words)}"`,
      style.width,
      "  ",
    ),
    ...happinessLines(standing, style),
    ...(step ? [`Next: ${visible(step.text)}`, `  ${style.command(formatCommand(step.command))}`] : []),
  ].join("\n");
}

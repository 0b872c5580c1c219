import { RESOLUTION_LABELS } from "../../domain/labels/labels.ts";
import type { Lesson, Lessons, Tally } from "../../domain/learn/lessons.ts";
import type { Pattern } from "../../domain/learn/pattern.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import { markdownText } from "../layout/markdown.ts";
import { count } from "../layout/section.ts";
import { formatCost, formatLesson, formatPattern, formatRounds, formatSafe, formatTooFew } from "./lessons.ts";

const MOST = 10;

const CAVEAT = [
  "How to read this: a promise *held* where the product, or the plan, did what was said as it was said; it " +
    "*departed* where they went live in",
  "another way. Only what stands out beyond chance, in at least five projects and with one vote a project, is told " +
    "as a pattern; counts",
  "marked as few are anecdotes. Nobody is in it: no customer, no colleague.",
].join("\n");

/** A gift to sales: what can be promised with an easy mind, what wants care, and what customers said yes to instead. */
export function salesPage(lessons: Lessons, today: Day): string {
  return [
    "# What is safe to promise",
    "",
    `${formatDay(today)}. From ${count(lessons.projects, "project")}, with thanks for every one of them: without the ` +
      "deal there is nothing to learn from.",
    "",
    ...part("Said before the signature", lessons.beforeClose),
    ...part("Said after the signature", lessons.afterClose),
    ...instead(lessons),
    CAVEAT,
    "",
  ].join("\n");
}

function part(title: string, lesson: Lesson): readonly string[] {
  if (lesson.promises === 0) return [];
  const care = lesson.patterns.filter(({ more }) => more);
  const good = lesson.patterns.filter(({ more }) => !more);
  return [
    `## ${title}`,
    "",
    `${formatLesson(lesson)}.`,
    "",
    ...(lesson.isEnough
      ? [
          ...list("**Promise it with an easy mind:**", lesson.safe.map(formatSafe)),
          ...list("**Holds more often than the rest:**", good.map(formatPattern)),
          ...list("**Ask services first, a conversation often follows:**", care.map(formatPattern)),
          ...(lesson.safe.length + lesson.patterns.length === 0 ? ["Nothing stands out beyond chance.", ""] : []),
        ]
      : [`*${formatTooFew()}.*`, "", ...counts(lesson.tallies)]),
  ];
}

function counts(tallies: readonly Tally[]): readonly string[] {
  const shown = [...tallies].sort((a, b) => b.promises - a.promises).slice(0, MOST);
  return [
    "| by |  | promises | held | departed | projects |",
    "| --- | --- | --- | --- | --- | --- |",
    ...shown.map(
      ({ by, value, promises, departed, projects, isFew }) =>
        `| ${by} | ${markdownText(value)} | ${promises}${isFew ? " (few)" : ""} | ${promises - departed} | ` +
        `${departed} | ${projects} |`,
    ),
    "",
  ];
}

function instead({ accepted, taken }: Lessons): readonly string[] {
  if (taken.length === 0) return [];
  const examples = accepted.flatMap((one) => one.examples.slice(0, 1).map((example) => ({ ...one, example })));
  return [
    "## What customers said yes to instead",
    "",
    ...taken.map(({ resolution, count }) => `- ${RESOLUTION_LABELS[resolution]}: ${count}`),
    "",
    ...(examples.length > 0
      ? [
          "Put to them like this, and accepted:",
          "",
          ...examples.map(
            ({ resolution, rounds, example: { text, time, money, scope } }) =>
              `- ${RESOLUTION_LABELS[resolution]}, ${formatRounds(rounds)}: "${markdownText(text)}" (date: ` +
              `${markdownText(time)}; money: ${markdownText(money)}; scope: ${markdownText(scope)})`,
          ),
          "",
        ]
      : []),
  ];
}

/** A gift to product: which gaps cost most conversations and days, and how customers live with them. */
export function productPage(lessons: Lessons, today: Day): string {
  const { costs, taken, takenPatterns, beforeClose } = lessons;
  const patterns = beforeClose.patterns.filter(({ by, more }) => more && (by === "area" || by === "capability"));
  return [
    "# Which gaps cost most conversations",
    "",
    `${formatDay(today)}. From ${count(lessons.projects, "project")}. They all go live with the product as it is ` +
      "today; this is what it takes.",
    "",
    ...(costs.length > 0
      ? [
          "## The most conversations first",
          "",
          ...costs.slice(0, MOST).map((cost) => `1. ${escaped(formatCost(cost))}`),
          "",
        ]
      : ["No gap is on record yet.", ""]),
    ...list("## Departs more often than the rest, beyond chance", patterns.map(formatPattern)),
    ...(taken.length > 0
      ? [
          "## How they live with it",
          "",
          ...taken.map(({ resolution, count }) => `- ${RESOLUTION_LABELS[resolution]}: ${count}`),
          ...takenPatterns.map((takenPattern: Pattern) => `- ${escaped(formatPattern(takenPattern))}`),
          "",
        ]
      : []),
    CAVEAT,
    "",
  ].join("\n");
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, "", ...lines.map((line) => `- ${escaped(line)}`), ""];
}

/** The sentences hold names of areas and capabilities, which people typed. */
function escaped(line: string): string {
  return markdownText(line);
}

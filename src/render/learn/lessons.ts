import {
  type Cost,
  type Lesson,
  type Lessons,
  PROJECTS_FOR_A_PATTERN,
  PROMISES_FOR_A_PATTERN,
  type Tally,
} from "../../domain/learn/lessons.ts";
import { type Group, type Pattern, rateOf } from "../../domain/learn/pattern.ts";
import { formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import { onPage, type Style } from "../layout/style.ts";
import { type Column, cut, table, wrap } from "../layout/table.ts";

const MOST_AREAS = 5;
const MOST_COSTS = 6;

export function renderLessons(lessons: Lessons, style: Style): string {
  const { beforeClose, afterClose } = lessons;
  return [
    wrap(
      `${style.strong(formatTaught(lessons.projects))}, by kind, source, area and capability; never by person.`,
      style.width,
    ),
    ...(lessons.unjudged > 0
      ? [style.dim(`${count(lessons.unjudged, "promise")} not judged yet, and not counted`)]
      : []),
    "",
    ...lessonLines("Made before the close", beforeClose, style),
    ...lessonLines("Made after the close", afterClose, style),
    ...takenLines(lessons, style),
    ...costLines(lessons.costs, style),
    "As pages: for sales, what is safe to promise; for product, what costs most",
    `  ${style.command("psvc learn --for sales --to FILE")}`,
    `  ${style.command("psvc learn --for product --to FILE")}`,
  ].join("\n");
}

function formatTaught(projects: number): string {
  return `What ${count(projects, "project")} teach${projects === 1 ? "es" : ""}`;
}

function lessonLines(title: string, lesson: Lesson, style: Style): readonly string[] {
  if (lesson.promises === 0) return [`${style.strong(title)}: none`, ""];
  const day = lesson.withoutDay > 0 ? ` (${lesson.withoutDay} without a day are counted here)` : "";
  return [
    wrap(`${style.strong(title)}: ${formatLesson(lesson)}${day}`, style.width, "  "),
    ...(lesson.isEnough ? patternLines(lesson, style) : [wrap(style.warn(`  ${formatTooFew()}`), style.width, "  ")]),
    ...tallyTable(lesson.tallies, style),
    "",
  ];
}

export function formatLesson({ promises, departed, projects }: Lesson): string {
  return (
    `${count(promises, "promise")} in ${count(projects, "project")}: ${promises - departed} held as made, ` +
    `${departed} departed`
  );
}

/** What is shown where no pattern may be told: the counts stay, with the caveat. */
export function formatTooFew(): string {
  return (
    `too few to tell a pattern from chance (it takes ${PROMISES_FOR_A_PATTERN} promises in ` +
    `${PROJECTS_FOR_A_PATTERN} projects): counts, and no conclusions`
  );
}

function patternLines({ patterns, safe }: Lesson, style: Style): readonly string[] {
  return [
    ...(patterns.length === 0 ? ["  nothing stands out beyond chance"] : []),
    ...patterns.map((pattern) =>
      wrap(`  ${pattern.more ? style.warn("!") : style.good("+")} ${formatPattern(pattern)}`, style.width, "    "),
    ),
    ...(safe.length > 0
      ? [
          wrap(
            `  ${style.good("safe to promise")}: ${safe.map((tally) => formatSafe(tally)).join("; ")}`,
            style.width,
            "    ",
          ),
        ]
      : []),
  ];
}

export function formatGroup({ by, value, name }: Group): string {
  return `${by} ${visible(name ?? value)}`;
}

/** `kind integration departed in 75% (90 of 120, 48 projects); the rest in 38% (300 of 790)`. */
export function formatPattern(pattern: Pattern): string {
  const { group, rest, projects, trait } = pattern;
  const did = trait === "departed" ? "departed" : `went live by ${trait}`;
  return (
    `${formatGroup(pattern)} ${did} in ${percent(group)} (${group.hits} of ${group.cases}, ${projects} ` +
    `projects); the rest in ${percent(rest)} (${rest.hits} of ${rest.cases})`
  );
}

export function formatSafe({ promises, departed, projects, ...group }: Tally): string {
  return `${formatGroup(group)} (${promises - departed} of ${promises} held, ${projects} projects)`;
}

function percent(share: { readonly cases: number; readonly hits: number }): string {
  return `${Math.round(rateOf(share) * 100)}%`;
}

/** Kinds and sources whole, areas and capabilities as far as a screen goes. */
function tallyTable(tallies: readonly Tally[], style: Style): readonly string[] {
  const small = tallies.filter(({ by }) => by === "kind" || by === "source");
  const large = (["area", "capability"] as const).flatMap((by) => {
    const own = tallies.filter((tally) => tally.by === by);
    return own.slice(0, MOST_AREAS);
  });
  const shown = [...small, ...large];
  const columns: readonly Column<Tally>[] = [
    { title: "BY", value: ({ by }) => by },
    { title: "", name: "WHICH", value: ({ value, name }) => name ?? value, shrinkTo: 12 },
    { title: "PROMISES", value: ({ promises }) => String(promises), right: true },
    { title: "HELD", value: ({ promises, departed }) => String(promises - departed), right: true },
    { title: "DEPARTED", value: ({ departed }) => String(departed), right: true },
    { title: "PROJECTS", value: ({ projects }) => String(projects), right: true, drop: 1 },
    { title: "", name: "NUMBERS", value: ({ isFew }) => (isFew ? "few" : ""), paint: (text) => style.dim(text) },
  ];
  const lines = table(shown, columns, { ...onPage(style), width: style.width - 2 })
    .split("\n")
    .map((line) => `  ${line}`);
  const more = tallies.length - shown.length;
  return [...lines, ...(more > 0 ? [style.dim(`  and ${more} more: --json lists all`)] : [])];
}

function takenLines({ taken, takenPatterns, accepted }: Lessons, style: Style): readonly string[] {
  if (taken.length === 0) return [];
  return [
    style.strong("How customers went live with what departed"),
    wrap(`  ${taken.map(({ resolution, count: many }) => `${resolution} ${many}`).join(", ")}`, style.width, "  "),
    ...takenPatterns.map((takenPattern) => wrap(`  + ${formatPattern(takenPattern)}`, style.width, "    ")),
    ...accepted.flatMap((one) => [
      wrap(
        `  ${one.resolution}: accepted in ${count(one.count, "conversation")}, ` +
          `${formatRounds(one.rounds)}${formatEffort(one.effort) ? `; ${formatEffort(one.effort)}` : ""}`,
        style.width,
        "    ",
      ),
      ...one.examples.slice(0, 1).map((example) => cut(`    put as: "${visible(example.text)}"`, style.width)),
    ]),
    "",
  ];
}

export function formatRounds(rounds: number): string {
  return rounds <= 1 ? "in the first round" : `in round ${rounds}`;
}

function costLines(costs: readonly Cost[], style: Style): readonly string[] {
  if (costs.length === 0) return [];
  return [
    style.strong("What costs most conversations"),
    ...costs.slice(0, MOST_COSTS).map((cost) => wrap(`  ${formatCost(cost)}`, style.width, "    ")),
    ...(costs.length > MOST_COSTS ? [style.dim(`  and ${costs.length - MOST_COSTS} more: --json lists all`)] : []),
    "",
  ];
}

/** `area portal: 12 conversations over 9 gaps in 6 projects; agreed: 30 days of ours, 12 days of theirs`. */
export function formatCost({ conversations, gaps, projects, effort, isFew, ...group }: Cost): string {
  const talks = conversations === 0 ? "no conversation held yet" : count(conversations, "conversation");
  const agreed = formatEffort(effort);
  return (
    `${formatGroup(group)}: ${talks}, ${count(gaps, "gap")} in ` +
    `${count(projects, "project")}${agreed ? `; agreed: ${agreed}` : ""}${isFew ? " (few)" : ""}`
  );
}

/** In working days; empty where there is none. */
function formatEffort({ services, customer }: Cost["effort"]): string {
  if (services + customer === 0) return "";
  return `${formatDays(services)} of ours, ${formatDays(customer)} of theirs`;
}

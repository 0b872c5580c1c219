import type { Capacity, Effort } from "../../domain/config/capacity.ts";
import { draftWith } from "../../domain/confront/draft-confrontation.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { IMPORTANCES } from "../../domain/model/vocabulary.ts";
import { type CriterionEffect, criteriaAfter } from "../../domain/recut/criteria-after-recut.ts";
import { type TalksInput, talksOf } from "../../domain/recut/plan-recut.ts";
import { type ChosenGap, effortOf, type Recut, reviewDay, unrecorded, workOf } from "../../domain/recut/recut.ts";
import { formatDateFrom, formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { table, wrap } from "../layout/table.ts";
import { nextLines } from "./recut-next.ts";

/** Whether they can be live by that day, with what, agreed with whom, and why so. */
export function renderRecut(standing: Standing, cut: Recut, talks: TalksInput, style: Style): string {
  return [
    ...headLines(standing, cut, style),
    "",
    ...holdLines(standing, cut, style),
    ...(cut.chosen ? chosenLines(standing, cut, cut.chosen, talks, style) : []),
    ...(cut.gaps.length > 0 ? ["", wrap(`Why this: ${formatWhy(cut)}`, style.width, "  ")] : []),
    ...(cut.chosen && cut.gaps.length > 0 ? criterionLines(criteriaAfter(standing, cut, cut.chosen), style) : []),
    "",
    ...nextLines(standing, cut, style),
  ].join("\n");
}

function headLines({ project, today }: Standing, cut: Recut, style: Style): readonly string[] {
  const { workingDays, room, capacity } = cut;
  const sides =
    `services ${formatRoom(room.services, capacity.services)}, the customer ` +
    `${formatRoom(room.customer, capacity.customer)}`;
  return [
    wrap(`${style.strong(visible(project.customer))}: live by ${formatDayFrom(cut.by, today)}?`, style.width, "  "),
    wrap(`  ${workingDays} working day${workingDays === 1 ? "" : "s"} left: ${sides}`, style.width, "  "),
    wrap(`  ${formatAnswer(cut, style)}`, style.width, "  "),
  ];
}

function formatRoom(days: number, { perWeek, isAssumed }: Capacity): string {
  return `${formatDays(days)} (${perWeek} a week${isAssumed ? ", assumed" : ""})`;
}

function formatAnswer(cut: Recut, style: Style): string {
  const { chosen, used, earliest, gaps } = cut;
  const isSeen = cut.unassessed.length === 0;
  if (cut.holds.length + cut.holdByDay.length + cut.unassessed.length + gaps.length === 0)
    return style.warn("Nobody can say: no promises recorded.");
  if (gaps.length === 0)
    return isSeen
      ? style.good("Yes: no gap stands in the way.")
      : style.warn("Nobody can say: no gap is known, and not every promise was looked at.");
  if (!chosen) {
    const first = earliest
      ? `the first day that is possible is ${formatDay(earliest)}`
      : "no day within two years is possible";
    return style.bad(`No: even the smallest scope takes ${formatEffort(used)}; ${first}.`);
  }
  const released = IMPORTANCES.flatMap((importance) => {
    const count = chosen.filter(
      ({ option, promise }) => option.isReleasing && promise.importance === importance,
    ).length;
    return count > 0 ? [`${count} ${importance}${count === 1 ? "" : "s"}`] : [];
  });
  const talks = talksOf(cut).length;
  const what = released.length > 0 ? `if they begin without ${released.join(", ")}` : "with everything in scope";
  const how = talks > 0 ? `, in ${talks} conversation${talks === 1 ? "" : "s"}` : "";
  const known = isSeen ? "" : " As far as anybody has looked.";
  const takes = `It takes ${formatEffort(used)}${formatAssumed(chosen)}.${known}`;
  const missing = unrecorded(cut);
  if (missing.length > 0) return `${style.bad(formatMissing(missing, what))} ${takes}`;
  return `${released.length > 0 ? style.warn(`Yes, ${what}`) : style.good(`Yes, ${what}`)}${how}. ${takes}`;
}

/** What a yes would need is a way that somebody recorded. */
function formatMissing(missing: readonly ChosenGap[], what: string): string {
  const ids = missing.map(({ gap }) => gap.id).join(", ");
  const days = formatDays(workOf(missing));
  return missing.length === 1
    ? `No: ${ids} has no recorded option. With one that takes up to ${days}: yes, ${what}.`
    : `No: ${ids} have no recorded options. With options that take up to ${days} in all: yes, ${what}.`;
}

function formatAssumed(chosen: readonly ChosenGap[]): string {
  const ids = chosen.filter(({ option }) => option.isAssumed && !option.isReleasing).map(({ gap }) => gap.id);
  return ids.length > 0 ? ` (assumed for ${ids.join(", ")})` : "";
}

function formatEffort({ services, customer }: Effort): string {
  return `${formatDays(services)} of services and ${customer} of the customer`;
}

function holdLines({ project }: Standing, cut: Recut, style: Style): readonly string[] {
  const ids = (entries: Recut["holds"]) => entries.map(([, { id }]) => id).join(", ");
  const put = (text: string) => wrap(text, style.width, "  ");
  return [
    put(`As promised, or settled already: ${ids(cut.holds) || "nothing yet"}`),
    ...(cut.holdByDay.length > 0
      ? [
          put(`By that day itself: ${ids(cut.holdByDay)}, once the go-live is planned for it`),
          `  ${style.command(`psvc route move ${project.slug} live --to ${cut.by}`)}`,
        ]
      : []),
    ...(cut.unassessed.length > 0
      ? [
          put(style.warn(`Nobody has looked at: ${ids(cut.unassessed)}. They may cost more than this says.`)),
          `  ${style.command(`psvc promise assess ${project.slug}`)}`,
        ]
      : []),
  ];
}

function chosenLines(
  standing: Standing,
  cut: Recut,
  chosen: readonly ChosenGap[],
  talks: TalksInput,
  style: Style,
): readonly string[] {
  const toTell = chosen.filter(({ isAgreed, option }) => !isAgreed && option.needsTalk);
  const ours = chosen.filter(({ isAgreed, option }) => !isAgreed && !option.needsTalk);
  const agreed = chosen.filter(({ isAgreed }) => isAgreed);
  const isAssumed = chosen.some(({ option }) => option.isAssumed);
  const part = (title: string, gaps: readonly ChosenGap[]) =>
    gaps.length === 0 ? [] : ["", style.strong(title), chosenTable(standing, cut, gaps, talks, style)];
  return [
    ...part("To be agreed with the customer", toTell),
    ...part("Yours to decide", ours),
    ...part("Agreed already, to be put in place", agreed),
    ...(isAssumed
      ? [style.dim(wrap("~ nobody estimated it: S 1, M 5, L 15 days, and half a day for the talk", style.width, "  "))]
      : []),
  ];
}

function chosenTable(
  standing: Standing,
  cut: Recut,
  gaps: readonly ChosenGap[],
  talks: TalksInput,
  style: Style,
): string {
  const effort = (days: number, isAssumed: boolean) => `${isAssumed ? "~" : ""}${days}`;
  return table(
    gaps,
    [
      { title: "GAP", value: ({ gap }) => gap.id },
      { title: "FOR", value: ({ promise }) => `${promise.id} ${promise.importance}`, shrinkTo: 8 },
      {
        title: "HOW",
        value: (chosenGap) => formatHow(standing, cut, chosenGap, talks),
        shrinkTo: 10,
        paint: (text, { option }) => (option.isReleasing ? style.warn(text) : text),
      },
      { title: "OURS", value: ({ option }) => effort(option.effort.services, option.isAssumed), right: true },
      { title: "THEIRS", value: ({ option }) => effort(option.effort.customer, option.isAssumed), right: true },
      { title: "WITH", value: (one) => formatWith(standing, one, talks), drop: 2, shrinkTo: 12 },
      { title: "PROMISE", value: ({ promise }) => promise.statement, drop: 1, shrinkTo: 14 },
    ],
    style,
  );
}

function formatHow(standing: Standing, cut: Recut, { gap, option }: ChosenGap, talks: TalksInput): string {
  const { resolution, letter } = option;
  const review = gap.resolution?.reviewOn ?? talks.reviewOn ?? reviewDay(standing, cut.by);
  const until = resolution === "defer" ? `, review ${formatDateFrom(review, standing.today)}` : "";
  return `${resolution}${letter ? ` (${letter})` : ""}${until}`;
}

function formatWith({ project }: Standing, { gap, option }: ChosenGap, talks: TalksInput): string {
  return option.needsTalk ? (talks.with ?? draftWith(project, gap) ?? "nobody is known") : "";
}

/** What would be without a cut, and that nothing smaller was possible. */
export function formatWhy({ chosen, whole, room, earliest, unit }: Recut): string {
  const released = (chosen ?? []).filter(({ option }) => option.isReleasing);
  const coarse = unit > 0.5 ? ` Effort is counted in ${unit} days here, rounded up.` : "";
  if (chosen && released.length === 0)
    return (
      `everything fits into ${formatEffort(room)}; these are the ways with the fewest conversations, then the ` +
      `least effort.${coarse}`
    );
  const all = whole
    ? "with nothing let go of it takes " +
      `${formatEffort(whole.used)}` +
      `${whole.by ? `, and they are live by ${formatDay(whole.by)}` : ", which no day within two years has"}. `
    : "some of it has no way but to let it go. ";
  if (!chosen)
    return (
      `${all}Only what is agreed already and the conversations are left when everything is deferred, and that ` +
      `does not fit ${earliest ? `before ${formatDay(earliest)}` : "on any day within two years"}.${coarse}`
    );
  const { services, customer } = effortOf(released.map(({ option }) => option));
  return (
    `${all}What is let go of takes ${formatEffort({ services, customer })} for the talks. No choice that fits ` +
    `lets go of less: first musts count, then shoulds, then coulds, then conversations.${coarse}`
  );
}

function criterionLines(effects: readonly CriterionEffect[], style: Style): readonly string[] {
  const moved = effects.filter(({ says }) => says !== "as it is");
  const rest = effects.length - moved.length;
  return [
    "",
    style.strong("At the readiness review"),
    ...moved.map(({ name, says }) => wrap(`  ${name}: ${says}`, style.width, "    ")),
    ...(rest > 0 ? [style.dim(`  the other ${rest} stay as they are`)] : []),
  ];
}

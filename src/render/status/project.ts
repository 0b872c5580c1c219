import type { GoliveRange } from "../../domain/forecast/monte-carlo.ts";
import type { GapView } from "../../domain/gap/view.ts";
import { HEALTH_LABELS, PHASE_LABELS, READINESS_LABELS, STATUS_LABELS } from "../../domain/labels/labels.ts";
import type { Action } from "../../domain/model/action.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, sortedById } from "../../domain/model/record.ts";
import type { Overview } from "../../domain/status/overview.ts";
import type { ProjectView } from "../../domain/status/view.ts";
import { daysBetween, formatDate, formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { afterLines } from "../aftercare/aftercare.ts";
import { forecastLines, formatNoForecast } from "../forecast/forecast.ts";
import { formatGapState } from "../gap/gaps.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { paintHealth } from "../layout/paint-health.ts";
import { count } from "../layout/section.ts";
import { onPage, type Style } from "../layout/style.ts";
import { cut, pad, tableLines, textWidth, wrap } from "../layout/table.ts";
import { NEWEST_NOTES, renderNoteLine } from "../note/notes.ts";
import { formatFit, paintFit } from "../promise/promises.ts";
import { renderWay } from "../route/timeline.ts";
import { renderReason } from "./health.ts";

/** So many promises are shown on one screen; the rest are a command away. */
const PROMISES_ON_SCREEN = 14;

export function renderProject(view: ProjectView, range: GoliveRange | null, style: Style): string {
  const { overview } = view;
  const { standing, health } = overview;
  const { project, today } = standing;
  return [
    ...titleLines(overview, style),
    ...dealLines(overview, style),
    ...peopleLines(project, style),
    ...health.reasons.slice(0, 4).map((reason) => renderReason(reason, today, style)),
    "",
    renderWay(project, today, style),
    ...forecastLines(standing, overview.forecast, range, style),
    "",
    ...promiseLines(view, style),
    ...actionLines(view, style),
    ...riskLines(view, style),
    ...noteLines(view, style),
    ...goliveLines(view, style),
    ...afterLines(view, style),
    ...endLines(view, style),
    ...stepLines(view, style),
  ].join("\n");
}

function titleLines({ standing, health, status, phase }: Overview, style: Style): readonly string[] {
  const { customer, lead, slug } = standing.project;
  const name = cut(visible(customer), Math.max(10, style.width));
  const value = health.value ? HEALTH_LABELS[health.value] : STATUS_LABELS[status];
  // Without a health the status stands in its place, and is not said twice.
  const where = status === "active" ? `  ${PHASE_LABELS[phase]}` : health.value ? `  ${STATUS_LABELS[status]}` : "";
  const whose = `lead ${visible(lead)}, ${slug}`;
  const title = `${style.strong(name)}  ${paintHealth(style)(value)}${where}`;
  const fits = textWidth(`${name}  ${value}${where}  ${whose}`) <= style.width;
  return fits ? [`${title}  ${style.dim(whose)}`] : [title, style.dim(cut(whose, style.width))];
}

function dealLines({ standing, daysSinceClose, forecast }: Overview, style: Style): readonly string[] {
  const { project, today } = standing;
  const { deal, route } = project;
  const value =
    deal.value === null
      ? ""
      : `, ${deal.value.toLocaleString("en-US")}${deal.currency ? ` ${visible(deal.currency)}` : ""}`;
  const owned = daysBetween(deal.closedOn, project.ownedOn);
  const since = project.golive ? `${formatDays(daysSinceClose)} to live` : `${formatDays(daysSinceClose)} ago`;
  const first =
    `closed ${formatDay(deal.closedOn)} (${since}), owned ` +
    `${owned <= 0 ? "the same day" : `${formatDays(owned)} later`}${value}` +
    `${deal.product ? `, ${visible(deal.product)}` : ""}`;
  const goal = project.golive
    ? `live since ${formatDayFrom(project.golive.on, today)}`
    : `go-live target ${formatDayFrom(route.live.target, today)}`;
  const drift =
    route.live.baseline && route.live.baseline !== route.live.target
      ? `, baseline ${formatDay(route.live.baseline)}`
      : "";
  const contract = deal.contractualOn ? `, contract ${formatDay(deal.contractualOn)}` : "";
  return [
    wrap(first, style.width, "  "),
    wrap(`${goal}${drift}${contract}${formatNoForecast(forecast)}`, style.width, "  "),
    ...(deal.why ? [wrap(cut(`why: ${visible(deal.why)}`, style.width * 2), style.width, "  ")] : []),
  ];
}

function peopleLines({ people, deal }: Project, style: Style): readonly string[] {
  const word =
    people.handedOver === null
      ? "handover to the team unknown"
      : people.handedOver
        ? "team briefed"
        : "team not briefed";
  const parts = [
    `sponsor ${visible(people.sponsor ?? "?")}`,
    `project lead ${visible(people.projectLead ?? "?")}`,
    `decision makers: ${people.deciders.map(visible).join(", ") || "?"}`,
    people.readiness ? READINESS_LABELS[people.readiness].toLowerCase() : "readiness ?",
    word,
    ...(deal.owner ? [`deal owner ${visible(deal.owner)}`] : []),
  ];
  return [wrap(cut(parts.join("; "), style.width * 2), style.width, "  ")];
}

function promiseLines(view: ProjectView, style: Style): readonly string[] {
  const { standing, counts } = view.overview;
  const { project } = standing;
  const all = sortedById(project.promises).filter(([, promise]) => !promise.dropped);
  if (all.length === 0) return [style.warn("No promises recorded."), ""];
  const shown = all.length > PROMISES_ON_SCREEN ? view.pressingPromises().slice(0, PROMISES_ON_SCREEN) : all;
  const { byFit } = counts;
  const head =
    `${counts.promises} promises: ${byFit.fit} fit, ${byFit.partial} partial, ${byFit.gap} gap, ` +
    `${byFit.unassessed} not assessed${counts.unconfirmed ? `; ${count(counts.unconfirmed, "rumour")}` : ""}`;
  const { body } = tableLines(
    shown,
    [
      { title: "", value: ([, promise]) => promise.id },
      { title: "", value: ([, promise]) => (promise.confirmed ? promise.importance : "rumour"), drop: 1 },
      { title: "", value: ([, promise]) => formatFit(standing, promise), paint: paintFit(style) },
      { title: "", value: ([key]) => formatGapOf(view.gapOf(key)), drop: 2, shrinkTo: 20, isCut: true },
      { title: "", value: ([, promise]) => promise.statement, shrinkTo: 16, isCut: true },
    ],
    onPage(style),
  );
  const rest = all.length - shown.length;
  return [head, ...body, ...(rest > 0 ? [style.dim(`and ${rest} more: psvc promise list ${project.slug}`)] : []), ""];
}

function formatGapOf(view: GapView | null): string {
  if (!view) return "";
  if (view.gap.state === "closed") return `${view.gap.id} closed`;
  return `${view.gap.id} ${view.severity}, ${formatGapState(view)}${formatTalk(view)}`;
}

/** The conversation that is planned, or how late it is. */
function formatTalk({ planned }: GapView): string {
  if (!planned) return "";
  const { daysUnheld, plan } = planned;
  return daysUnheld > 0 ? `, talk ${daysUnheld}d late` : `, talk by ${formatDate(plan.by)}`;
}

function actionLines({ overview: { standing }, openActions }: ProjectView, style: Style): readonly string[] {
  const isLate = ([, action]: Entry<Action>) => action.due < standing.today;
  const open = [...openActions].sort((a, b) => Number(isLate(b)) - Number(isLate(a)));
  if (open.length === 0) return [];
  const shown = open.slice(0, 4).map(([, action]) => {
    const late = action.due < standing.today;
    return cut(
      `${action.id} ${late ? "overdue" : "by"} ${formatDay(action.due)}, ${visible(action.owner)} (${action.side}): ` +
        `${visible(action.text)}`,
      style.width,
    );
  });
  return [
    ...shown,
    ...(open.length > 4 ? [style.dim(`and ${open.length - 4} more: psvc action list ${standing.project.slug}`)] : []),
    "",
  ];
}

function riskLines({ overview, openRisks: open }: ProjectView, style: Style): readonly string[] {
  const { project } = overview.standing;
  if (open.length === 0) return [];
  const shown = open.slice(0, 2).map(([, risk]) => {
    const text = `${risk.id} ${HEALTH_LABELS[risk.health]}, review ${formatDay(risk.reviewOn)}: ${visible(risk.text)}`;
    return cut(text, style.width);
  });
  const rest = open.length - shown.length;
  return [...shown, ...(rest > 0 ? [style.dim(`and ${rest} more: psvc risk list ${project.slug}`)] : []), ""];
}

function noteLines({ overview, notes }: ProjectView, style: Style): readonly string[] {
  const all = notes();
  if (all.length === 0) return [];
  const rest = all.length - NEWEST_NOTES;
  const more = `and ${rest} more: psvc note list ${overview.standing.project.slug}`;
  const shown = all.slice(0, NEWEST_NOTES).map((note) => cut(renderNoteLine(note), style.width));
  return [...shown, ...(rest > 0 ? [style.dim(more)] : []), ""];
}

function goliveLines({ overview, criteria }: ProjectView, style: Style): readonly string[] {
  if (overview.status !== "active") return [];
  const open = criteria.filter(({ state }) => state === "not-met");
  const critical = open.filter((criterionStanding) => criterionStanding.critical).map(({ name }) => name);
  const text =
    `go-live: ${criteria.length - open.length} of ${criteria.length} ` +
    `criteria${critical.length ? `; critical and open: ${critical.join(", ")}` : ""}`;
  return [wrap(text, style.width, "  "), ""];
}

function endLines({ overview, win, stop: stopped }: ProjectView, style: Style): readonly string[] {
  const { project } = overview.standing;
  const back = Object.values(project.wins).find((one) => one.rolledBackOn);
  return [
    ...(win
      ? [
          win.rungOn
            ? style.good(`The bell was rung on ${formatDay(win.rungOn)}.`)
            : style.warn("The bell is not rung yet."),
          "",
        ]
      : []),
    ...(back && !win
      ? [`Rolled back on ${formatDay(back.rolledBackOn ?? "")}: ${visible(back.rolledBackWhy ?? "")}`, ""]
      : []),
    ...(stopped
      ? [
          wrap(
            `Stopped on ${formatDay(stopped.on)} by ${visible(stopped.by)}: ${visible(stopped.why)}. ` +
              `${visible(stopped.consequence)}`,
            style.width,
            "  ",
          ),
          "",
        ]
      : []),
  ];
}

function stepLines({ steps: all }: ProjectView, style: Style): readonly string[] {
  const steps = all.slice(0, 3);
  if (steps.length === 0) return [];
  const width = Math.max(...steps.map(({ text }) => visible(text).length));
  return [
    style.strong("Next"),
    ...steps.flatMap(({ text, command }) => {
      const line = `  ${pad(visible(text), width)}  `;
      const typed = formatCommand(command);
      if (line.length + typed.length <= style.width) return [`${line}${style.command(typed)}`];
      return [`  ${cut(visible(text), style.width - 2)}`, `    ${style.command(typed)}`];
    }),
  ];
}

import { openActions } from "../domain/action.ts";
import { daysBetween, sayDay, sayDayFrom } from "../domain/calendar.ts";
import { criteriaStandings } from "../domain/criterion.ts";
import { computedSeverity, gapOf } from "../domain/gap.ts";
import { currentWin } from "../domain/golive.ts";
import { HEALTH_RULES, type HealthReason } from "../domain/health.ts";
import { nextSteps } from "../domain/next.ts";
import { isHalfCustomer, type Overview } from "../domain/overview.ts";
import type { CustomerPromise, Project } from "../domain/project.ts";
import { type Entry, inOrder } from "../domain/record.ts";
import { nextMilestone } from "../domain/route.ts";
import { type HealthValue, IMPORTANCES, MILESTONES } from "../domain/words.ts";
import type { Problem } from "../errors.ts";
import { sayResolution } from "./gap.ts";
import { problemWords } from "./problem.ts";
import { paintFit, sayFit } from "./promise.ts";
import type { Style } from "./style.ts";
import { cut, pad, table, wrap } from "./table.ts";
import { visible } from "./visible.ts";

/** So many promises are shown on one screen; the rest are a command away. */
const PROMISES_ON_SCREEN = 14;

export function paintHealth(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim() as HealthValue;
    return word === "red"
      ? style.bad(text)
      : word === "green"
        ? style.good(text)
        : word === "amber" || word === "unexamined"
          ? style.warn(text)
          : text;
  };
}

export function renderPortfolio(
  overviews: readonly Overview[],
  hidden: number,
  damaged: readonly { readonly problem: Problem }[],
  today: string,
  style: Style,
): string {
  const half = overviews.filter(isHalfCustomer).length;
  const live = overviews.filter(({ status }) => status === "live").length;
  const head = `${style.strong(`${half} half-customer${half === 1 ? "" : "s"}`)} (signed, not live), ${live} live. ${sayDay(today)}.`;
  const notes = [
    ...damaged.map(({ problem }) => `${style.bad("damaged:")} ${problemWords(problem).message}`),
    ...(hidden > 0 ? [style.dim(`${hidden} more that are stopped or closed: psvc status --all`)] : []),
  ];
  if (overviews.length === 0) return [`${head} Nothing to show here.`, ...notes].join("\n");
  const [header = "", ...rows] = table(overviews, columns(style), style).split("\n");
  const body = rows.flatMap((row, i) => [row, ...nextLines(overviews[i], style)]);
  return [head, "", header, ...body, ...(notes.length ? ["", ...notes] : [])].join("\n");
}

function columns(style: Style) {
  return [
    { title: "HEALTH", value: (one: Overview) => one.health.value ?? one.status, paint: paintHealth(style) },
    { title: "CUSTOMER", value: (one: Overview) => one.standing.project.customer, shrinkTo: 12 },
    { title: "PHASE", value: (one: Overview) => (one.status === "active" ? one.phase : one.status), drop: 2 },
    { title: "CLOSED", value: (one: Overview) => `${one.daysSinceClose}d`, right: true, drop: 5 },
    { title: "TO GO", value: (one: Overview) => sayToGo(one), right: true, drop: 1 },
    { title: "BLOCKER/MAJOR/MINOR", value: (one: Overview) => sayGaps(one), drop: 3 },
    { title: "STALL", value: (one: Overview) => (one.stall ? `${one.stall.days}d` : ""), right: true, drop: 6 },
    { title: "WHY", value: (one: Overview) => sayWhy(one), shrinkTo: 18, drop: 4 },
  ];
}

function sayToGo({ daysToTarget, status }: Overview): string {
  if (status === "stopped" || daysToTarget === null) return "";
  return daysToTarget < 0 ? `${-daysToTarget}d late` : `${daysToTarget}d`;
}

/** Open gaps by severity; empty where there is none. */
function sayGaps({ counts }: Overview): string {
  const { blocker, major, minor } = counts.gaps;
  return blocker + major + minor === 0 ? "" : `${blocker}/${major}/${minor}`;
}

function sayWhy(one: Overview): string {
  const win = currentWin(one.standing.project)?.[1];
  if (win && !win.rungOn) return "live, and the bell is not rung";
  return one.health.reasons[0]?.text ?? "";
}

function nextLines(overview: Overview | undefined, style: Style): readonly string[] {
  if (!overview?.next) return [];
  const text = visible(overview.next.text);
  const command = style.command(overview.next.command);
  const oneLine = `  -> ${text}: ${overview.next.command}`.length <= style.width;
  return oneLine
    ? [`  -> ${text}: ${command}`]
    : [`  -> ${cut(text, Math.max(20, style.width - 5))}`, `     ${command}`];
}

export function renderProject(overview: Overview, style: Style): string {
  const { standing, health, status } = overview;
  const { project, today } = standing;
  const value = health.value ?? status;
  return [
    `${style.strong(cut(visible(project.customer), Math.max(10, style.width - 40)))}  ${paintHealth(style)(value)}  ${status === "active" ? overview.phase : status}  ${style.dim(`lead ${visible(project.lead)}, ${project.slug}`)}`,
    ...dealLines(overview, style),
    ...peopleLines(project, style),
    ...health.reasons.slice(0, 4).map((reason) => renderReason(reason, today, style)),
    "",
    renderWay(project, today, style),
    "",
    ...promiseLines(overview, style),
    ...actionLines(overview, style),
    ...goliveLines(overview, style),
    ...endLines(overview, style),
    ...stepLines(overview, style),
  ].join("\n");
}

function dealLines({ standing, daysSinceClose }: Overview, style: Style): readonly string[] {
  const { project, today } = standing;
  const { deal, route } = project;
  const value =
    deal.value === null
      ? ""
      : `, ${deal.value.toLocaleString("en-US")}${deal.currency ? ` ${visible(deal.currency)}` : ""}`;
  const owned = daysBetween(deal.closedOn, project.ownedOn);
  const since = project.golive ? `${plural(daysSinceClose)} to live` : `${plural(daysSinceClose)} ago`;
  const first = `closed ${sayDay(deal.closedOn)} (${since}), owned ${owned <= 0 ? "the same day" : `${plural(owned)} later`}${value}${deal.product ? `, ${visible(deal.product)}` : ""}`;
  const goal = project.golive
    ? `live since ${sayDayFrom(project.golive.on, today)}`
    : `go-live target ${sayDayFrom(route.live.target, today)}`;
  const drift =
    route.live.baseline && route.live.baseline !== route.live.target ? `, baseline ${sayDay(route.live.baseline)}` : "";
  const contract = deal.contractualOn ? `, contract ${sayDay(deal.contractualOn)}` : "";
  return [
    wrap(first, style.width, "  "),
    wrap(`${goal}${drift}${contract}`, style.width, "  "),
    ...(deal.why ? [wrap(cut(`why: ${visible(deal.why)}`, style.width * 2), style.width, "  ")] : []),
  ];
}

function plural(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}

function peopleLines({ people, deal }: Project, style: Style): readonly string[] {
  const told =
    people.handedOver === null
      ? "not known whether the team was told"
      : people.handedOver
        ? "the team was told what they bought"
        : "the team was not told what they bought";
  const parts = [
    `sponsor ${visible(people.sponsor ?? "?")}`,
    `project lead ${visible(people.projectLead ?? "?")}`,
    `may decide: ${people.deciders.map(visible).join(", ") || "?"}`,
    people.readiness ?? "readiness ?",
    told,
    ...(deal.owner ? [`questions to ${visible(deal.owner)}`] : []),
  ];
  return [wrap(cut(parts.join("; "), style.width * 2), style.width, "  ")];
}

export function renderReason(reason: HealthReason, today: string, style: Style): string {
  const age = daysBetween(reason.since, today);
  return wrap(
    `${paintHealth(style)(reason.value)}: ${visible(reason.text)} ${style.dim(`(${age === 0 ? "since today" : `for ${age} day${age === 1 ? "" : "s"}`})`)}`,
    style.width + 20,
    "  ",
  );
}

/** The route on a line or two: done, where they stand, what comes. */
function renderWay(project: Project, today: string, style: Style): string {
  const next = nextMilestone(project);
  const stops = MILESTONES.map((name) => {
    const { doneOn, target } = project.route[name];
    if (doneOn) return `${name} done`;
    const day = sayDay(target).slice(4, -5);
    return name === next ? `[${name} ${target < today ? `was ${day}` : day}]` : `${name} ${day}`;
  });
  return wrap(stops.join(" > "), style.width, "  ");
}

function promiseLines({ standing, counts }: Overview, style: Style): readonly string[] {
  const { project } = standing;
  const all = inOrder(project.promises).filter(([, promise]) => !promise.dropped);
  if (all.length === 0) return [style.warn("No promise is recorded."), ""];
  const order = (entry: Entry<CustomerPromise>) => weight(standing, entry);
  const shown =
    all.length > PROMISES_ON_SCREEN ? [...all].sort((a, b) => order(a) - order(b)).slice(0, PROMISES_ON_SCREEN) : all;
  const { byFit } = counts;
  const head = `${counts.promises} promises: ${byFit.fit} fit, ${byFit.partial} partial, ${byFit.gap} gap, ${byFit.unassessed} unassessed${counts.unconfirmed ? `; ${counts.unconfirmed} rumour${counts.unconfirmed === 1 ? "" : "s"}` : ""}`;
  const body = table(
    shown,
    [
      { title: "", value: ([, promise]) => promise.id },
      { title: "", value: ([, promise]) => (promise.confirmed ? promise.importance : "rumour"), drop: 1 },
      { title: "", value: ([, promise]) => sayFit(standing, promise), paint: paintFit(style) },
      { title: "", value: ([key]) => sayGapOf(standing, key), drop: 2, shrinkTo: 20 },
      { title: "", value: ([, promise]) => promise.statement, shrinkTo: 16 },
    ],
    style,
  ).split("\n");
  const rest = all.length - shown.length;
  return [
    head,
    ...body.slice(1),
    ...(rest > 0 ? [style.dim(`and ${rest} more: psvc promise list ${project.slug}`)] : []),
    "",
  ];
}

/** Open gaps of musts first, then what nobody has judged. */
function weight(standing: Overview["standing"], [key, promise]: Entry<CustomerPromise>): number {
  const gap = gapOf(standing.project, key)?.[1];
  const open = gap && gap.state !== "closed" ? 0 : promise.fit ? 2 : 1;
  return open * 10 + IMPORTANCES.indexOf(promise.importance);
}

function sayGapOf(standing: Overview["standing"], promise: string): string {
  const gap = gapOf(standing.project, promise)?.[1];
  if (!gap) return "";
  if (gap.state === "closed") return `${gap.id} closed`;
  return `${gap.id} ${computedSeverity(standing, gap).severity}, ${gap.resolution || gap.underProtest ? sayResolution(standing, gap) : gap.state}`;
}

function actionLines({ standing }: Overview, style: Style): readonly string[] {
  const open = openActions(standing.project);
  if (open.length === 0) return [];
  const shown = open.slice(0, 4).map(([, action]) => {
    const late = action.due < standing.today;
    return cut(
      `${action.id} ${late ? "overdue" : "by"} ${sayDay(action.due)}, ${visible(action.owner)} (${action.side}): ${visible(action.text)}`,
      style.width,
    );
  });
  return [
    ...shown,
    ...(open.length > 4 ? [style.dim(`and ${open.length - 4} more: psvc action list ${standing.project.slug}`)] : []),
    "",
  ];
}

function goliveLines({ standing, status }: Overview, style: Style): readonly string[] {
  if (status !== "active") return [];
  const criteria = criteriaStandings(standing);
  const open = criteria.filter(({ state }) => state === "not-met");
  const critical = open.filter((one) => one.critical).map(({ name }) => name);
  const text = `go-live: ${criteria.length - open.length} of ${criteria.length} criteria${critical.length ? `; critical and open: ${critical.join(", ")}` : ""}`;
  return [wrap(text, style.width, "  "), ""];
}

function endLines({ standing }: Overview, style: Style): readonly string[] {
  const { project } = standing;
  const win = currentWin(project)?.[1];
  const stopped = Object.values(project.stops).find((stop) => stop.restartedOn === null);
  const back = Object.values(project.wins).find((one) => one.rolledBackOn);
  return [
    ...(win
      ? [
          win.rungOn
            ? style.good(`The bell was rung on ${sayDay(win.rungOn)}.`)
            : style.warn("The bell is not rung yet."),
          "",
        ]
      : []),
    ...(back && !win ? [`Rolled back on ${back.rolledBackOn}: ${visible(back.rolledBackWhy ?? "")}`, ""] : []),
    ...(stopped
      ? [
          wrap(
            `Stopped on ${sayDay(stopped.on)} by ${visible(stopped.by)}: ${visible(stopped.why)}. ${visible(stopped.consequence)}`,
            style.width,
            "  ",
          ),
          "",
        ]
      : []),
  ];
}

function stepLines({ standing }: Overview, style: Style): readonly string[] {
  const steps = nextSteps(standing).slice(0, 3);
  if (steps.length === 0) return [];
  const width = Math.max(...steps.map(({ text }) => visible(text).length));
  return [
    style.strong("Next"),
    ...steps.flatMap(({ text, command }) => {
      const line = `  ${pad(visible(text), width)}  `;
      if (line.length + command.length <= style.width) return [`${line}${style.command(command)}`];
      return [`  ${cut(visible(text), style.width - 2)}`, `    ${style.command(command)}`];
    }),
  ];
}

/** Every rule, and which of them hold for this project. */
export function renderExplanation(overview: Overview | null, today: string, style: Style): string {
  return HEALTH_RULES.map(({ code, rule }) => {
    const reason = overview?.health.reasons.find((one) => one.code === code);
    const holds = reason ? `\n  ${renderReason(reason, today, style)}` : "";
    return `${reason ? style.strong(code) : code}: ${rule}${holds}`;
  }).join("\n");
}

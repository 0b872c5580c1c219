import { type RouteLength, routeLength } from "../config/stall-ladder.ts";
import { criteriaStandings } from "../criterion/criterion.ts";
import { isBehindPlan } from "../forecast/behind-plan.ts";
import { forecastOf } from "../forecast/forecast.ts";
import { decisionInForce } from "../golive/golive-decision.ts";
import { formatMilestoneName } from "../labels/labels.ts";
import { isPassed } from "../model/milestone.ts";
import { type Project, watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { nextWaypoint } from "../route/ordered-milestones.ts";
import { addDays, daysBetween, formatDay, formatDays, latest, workingDaysBetween } from "../time/calendar.ts";
import type { HealthFinding, HealthRule } from "./health-rule.ts";

type Days = Readonly<Record<RouteLength, number>>;

/** Working days after which an overdue milestone is red. */
const MILESTONE_RED: Days = { small: 2, standard: 5, large: 10 };
/** The same, of a project of an earlier version. */
const MILESTONE_RED_BEFORE = 10;
/** Working days by which a forecast is later than the target. */
const FORECAST_AMBER = 5;
const FORECAST_RED: Days = { small: 3, standard: 10, large: 15 };
/** Working days past due after which an open critical criterion is red. */
const CRITERION_RED = 3;
/** Working days before the go-live from which it is red that nobody has decided. */
const DECISION_RED: Days = { small: 1, standard: 2, large: 2 };

const isTwoClocks = ({ clocks }: Project) => clocks === "two";

export const DATE_RULES: readonly HealthRule[] = [
  {
    code: "target-passed",
    rule: "red: the go-live target has passed and the customer is not live",
    find: ({ project, today }) => {
      const { target } = project.route.live;
      if (statusOf(project) !== "active" || target >= today) return null;
      return { value: "red", text: `go-live target ${formatDay(target)} has passed`, since: addDays(target, 1) };
    },
  },
  {
    code: "contract-missed",
    rule: "red: the go-live target is later than the contractual day",
    find: ({ project }) => {
      const { contractualOn } = project.deal;
      const { target, moves } = project.route.live;
      if (statusOf(project) !== "active" || !contractualOn || target <= contractualOn) return null;
      const since = latest(Object.values(moves).map(({ on }) => on)) ?? watchedSince(project);
      return {
        value: "red",
        text: `target is ${formatDays(daysBetween(contractualOn, target))} after the contractual day`,
        since,
      };
    },
  },
  {
    code: "forecast-late",
    rule:
      `amber: the forecast is ${FORECAST_AMBER} working days later than the target; red from ` +
      `${FORECAST_RED.standard} (small ${FORECAST_RED.small}, large ${FORECAST_RED.large}), after the contractual ` +
      "day, or where it never arrives; one by the pace of steps counts only where something of the plan is late",
    find: forecastLate,
  },
];

function forecastLate(standing: Standing): HealthFinding {
  const { project, today, settings } = standing;
  const forecast = forecastOf(standing);
  if (!forecast || !isTwoClocks(project)) return null;
  // How fast steps came so far is no reason while nothing of the plan is late.
  if (forecast.basis === "pace" && !isBehindPlan(standing)) return null;
  if (forecast.never) return { value: "red", text: "at this rate the go-live date keeps moving away", since: today };
  if (!forecast.headline) return null;
  const { target } = project.route.live;
  const { contractualOn } = project.deal;
  const late = workingDaysBetween(target, forecast.headline, settings);
  const pastContract = contractualOn !== null && forecast.headline > contractualOn && target <= contractualOn;
  const red = late >= FORECAST_RED[routeLength(project)];
  if (!red && !pastContract && late < FORECAST_AMBER) return null;
  const by = pastContract && !red ? ", after the contractual day" : "";
  return {
    value: red || pastContract ? "red" : "amber",
    text: `the forecast, ${formatDay(forecast.headline)}, is ${count(late)} later than the target${by}`,
    since: today,
  };
}

export const ROUTE_RULES: readonly HealthRule[] = [
  {
    code: "milestone-overdue",
    rule:
      `amber: the next milestone is past its day; red after ${MILESTONE_RED.standard} working days ` +
      `(small ${MILESTONE_RED.small}, large ${MILESTONE_RED.large})`,
    find: ({ project, today, settings }) => {
      const next = nextWaypoint(project);
      if (!next || statusOf(project) === "stopped") return null;
      const { target } = next.milestone;
      if (target >= today) return null;
      const late = workingDaysBetween(target, today, settings);
      const most = isTwoClocks(project) ? MILESTONE_RED[routeLength(project)] : MILESTONE_RED_BEFORE;
      return {
        value: late > most && !project.golive ? "red" : "amber",
        text: `${formatMilestoneName(next.name)} was due on ${formatDay(target)}`,
        since: addDays(target, 1),
      };
    },
  },
  {
    code: "criterion-overdue",
    rule:
      `amber: a critical criterion is open past its day; red from ${CRITERION_RED} working days, or when it is open ` +
      "on the day of the go/no-go decision",
    find: criterionOverdue,
  },
  {
    code: "no-decision",
    rule:
      "amber: the go-live is not decided on the day of the decision; red from the next working day, and always from " +
      `${DECISION_RED.standard} working days before the go-live (small ${DECISION_RED.small})`,
    find: noDecision,
  },
];

function criterionOverdue(standing: Standing): HealthFinding {
  const { project, today, settings } = standing;
  const { ready } = project.route;
  if (statusOf(project) !== "active") return null;
  const dated = criteriaStandings(standing).flatMap(({ name, critical, state, due, owner }) =>
    critical && state === "not-met" && due !== null ? [{ name, due, owner }] : [],
  );
  const isDecisionDay = isTwoClocks(project) && !isPassed(ready) && today >= ready.target;
  // That the scope is not signed is said of its milestone, until the decision is due.
  const open = isDecisionDay ? dated : dated.filter(({ name, due }) => due < today && name !== "scope-signed");
  const [first] = open.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (!first) return null;
  const late = workingDaysBetween(first.due, today, settings);
  const names = open.map(({ name }) => name).join(", ");
  const whose = open.length === 1 && first.owner ? ` (${first.owner})` : "";
  const why = first.due < today ? `due ${formatDay(first.due)}` : "the go/no-go decision is due";
  return {
    value: isDecisionDay || late >= CRITERION_RED ? "red" : "amber",
    text: `${names}${whose} not met, ${why}`,
    since: first.due < today ? addDays(first.due, 1) : ready.target,
  };
}

function noDecision({ project, today, settings }: Standing): HealthFinding {
  if (statusOf(project) !== "active" || !isTwoClocks(project)) return null;
  const decision = decisionInForce(project);
  const { ready, live } = project.route;
  if ((decision && decision.decision !== "no-go") || isPassed(ready) || live.target < today) return null;
  const left = workingDaysBetween(today, live.target, settings);
  const isNear = left <= DECISION_RED[routeLength(project)];
  if (today < ready.target && !isNear) return null;
  const late = Math.max(0, workingDaysBetween(ready.target, today, settings));
  const text = decision
    ? `the decision is no-go, and the go-live day still stands on ${formatDay(live.target)}`
    : `no go/no-go decision, due ${formatDay(ready.target)}`;
  return { value: late > 0 || isNear ? "red" : "amber", text, since: ready.target < today ? ready.target : today };
}

function count(days: number): string {
  return `${days} working day${days === 1 ? "" : "s"}`;
}

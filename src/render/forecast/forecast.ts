import { isBehindPlan } from "../../domain/forecast/behind-plan.ts";
import type { Forecast } from "../../domain/forecast/forecast.ts";
import type { GoliveRange } from "../../domain/forecast/monte-carlo.ts";
import { DAYS_FOR_A_PACE, type PaceEstimate, STEPS_FOR_A_PACE } from "../../domain/forecast/pace.ts";
import { DAYS_FOR_A_RATE, type SlipEstimate, TARGETS_FOR_A_RATE } from "../../domain/forecast/slip-rate.ts";
import { PROJECTS_FOR_A_RECORD } from "../../domain/forecast/team-record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { daysBetween, formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** The honest day, which estimate it is from and why; nothing for a project whose go-live nobody waits for. */
export function forecastLines(
  standing: Standing,
  forecast: Forecast | null,
  range: GoliveRange | null,
  style: Style,
): readonly string[] {
  if (!forecast) return [];
  const put = (text: string) => wrap(`  ${text}`, style.width, "    ");
  return [
    ...(forecast.basis ? [put(`forecast: ${formatHeadline(standing, forecast)}`)] : []),
    ...(range
      ? [
          put(
            `as ${range.finished} projects of this team went: live by ${formatDay(range.half)} in half of the ` +
              `cases, by ${formatDay(range.most)} in 85 of 100`,
          ),
        ]
      : []),
  ];
}

/** Beside the target, where there is none yet; empty where there is, or nobody waits for it. */
export function formatNoForecast(forecast: Forecast | null): string {
  return forecast && !forecast.basis ? "; forecast: not enough history" : "";
}

/** In a sentence: the day, then why. */
export function formatHeadline(standing: Standing, forecast: Forecast): string {
  const { project, today } = standing;
  const { headline, basis, never, slip, pace } = forecast;
  if (basis === null) return `not enough history (${formatMissing(slip, pace)})`;
  const why = basis === "slip" ? formatSlip(slip) : basis === "pace" ? formatPace(pace) : formatPlan(slip, pace);
  const onPlan = basis === "pace" && !isBehindPlan(standing) ? "; nothing of the plan is late" : "";
  if (never || headline === null) return `it never arrives as it goes now: ${why}${onPlan}`;
  const late = daysBetween(project.route.live.target, headline);
  const after = late > 0 ? `, ${formatDays(late)} after the target` : "";
  return `${formatDayFrom(headline, today)}${after}: ${why}${onPlan}`;
}

function formatMissing(slip: SlipEstimate, pace: PaceEstimate): string {
  const targets =
    slip.state === "passed"
      ? "the target has passed and there is no new one"
      : slip.state === "not-enough"
        ? `${slip.targets} of ${TARGETS_FOR_A_RATE} ` +
          `targets${slip.targets < TARGETS_FOR_A_RATE ? "" : ` over ${slip.days} of ${DAYS_FOR_A_RATE} days`}`
        : "";
  if (!pace.isScopeAgreed) return `${targets}, and the scope is not agreed`;
  const steps =
    `${pace.done} of ${STEPS_FOR_A_PACE} ` +
    `steps${pace.done < STEPS_FOR_A_PACE ? "" : ` over ${pace.days} of ${DAYS_FOR_A_PACE} working days`}`;
  return `${targets}, ${steps}`;
}

export function formatSlip(slip: SlipEstimate): string {
  if (slip.state === "passed") return "the target has passed, and there is no new one to measure by";
  if (slip.state === "not-enough")
    return (
      `not enough history: it takes ${TARGETS_FOR_A_RATE} targets over ${DAYS_FOR_A_RATE} days, there ` +
      `${slip.targets === 1 ? "is" : "are"} ${slip.targets} over ${formatDays(slip.days)}`
    );
  if (slip.rate === 0) return "the go-live was not moved to a later day since it was first planned";
  const moved = `for every 10 days that pass the go-live moves ${Math.round(slip.rate * 100) / 10} days`;
  if (slip.rate < 1) return moved;
  return `${moved}: ${slip.rate > 1 ? "faster than" : "as fast as"} the calendar`;
}

export function formatPace(pace: PaceEstimate): string {
  if (!pace.isScopeAgreed) return "not enough history: the scope is not agreed, so nobody knows what is left";
  const walked = `${count(pace.done, "step")} forward in ${pace.days} working days`;
  if (pace.state === "not-enough")
    return (
      `not enough history: it takes ${STEPS_FOR_A_PACE} steps forward in ${DAYS_FOR_A_PACE} working days, ` +
      `there ${pace.done === 1 ? "was" : "were"} ${walked}`
    );
  return `${walked}, and ${pace.left} more to go`;
}

function formatPlan(slip: SlipEstimate, pace: PaceEstimate): string {
  const first = pace.state === "day" ? formatPace(pace) : formatSlip(slip);
  return `the plan's own day; ${first}`;
}

export function forecastJson(standing: Standing, forecast: Forecast | null, range: GoliveRange | null) {
  if (!forecast) return null;
  const { headline, basis, never, slip, pace } = forecast;
  return {
    headline,
    basis,
    never,
    why: formatHeadline(standing, forecast),
    estimates: {
      slip: {
        on: slip.state === "day" ? slip.on : null,
        rate: "rate" in slip ? Math.round(slip.rate * 1000) / 1000 : null,
        state: slip.state,
        why: formatSlip(slip),
      },
      pace: {
        on: pace.state === "day" ? pace.on : null,
        steps: pace.done,
        workingDays: pace.days,
        stepsLeft: pace.left,
        scopeAgreed: pace.isScopeAgreed,
        state: pace.state,
        why: formatPace(pace),
      },
    },
    range,
    rangeWhy: range ? null : `not enough history: it takes ${PROJECTS_FOR_A_RECORD} finished projects of this team`,
  };
}

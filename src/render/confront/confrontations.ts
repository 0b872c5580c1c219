import type { PlanView } from "../../domain/confront/view.ts";
import type { GapView } from "../../domain/gap/view.ts";
import type { Confrontation, ConfrontationOption } from "../../domain/model/confrontation.ts";
import type { Key } from "../../domain/model/record.ts";
import { type OutcomeWord, PUSH_MEANS, type Readiness } from "../../domain/model/vocabulary.ts";
import { formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { paintSeverity, renderGap } from "../gap/gaps.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** Plans of one project, and what to do with them. */
export function renderPlans(plans: readonly PlanView[], style: Style): string {
  const [first] = plans;
  if (!first) return "";
  const { slug } = first.standing.project;
  const page = `Their page: ${style.command(`psvc report ${slug} --for decision`)}`;
  const after = `Afterwards: ${style.command(`psvc confront outcome ${slug} ${first.gap.id}`)}`;
  return [...plans.map((plan) => renderPlan(plan, style)), page, after].join("\n");
}

export function renderPlan(view: PlanView, style: Style): string {
  const { standing, plan, gap, promise, severity, options, daysUnheld } = view;
  const put = (text: string, indent = "    ") => wrap(text, style.width, indent);
  const age = daysUnheld > 0 ? style.bad(` not held, ${count(daysUnheld, "working day")} late`) : "";
  return [
    put(
      `${style.strong(gap.id)} ${paintSeverity(style)(severity)}${plan.round > 1 ? `, round ${plan.round}` : ""}: ` +
        `with ${visible(plan.with)} by ${formatDayFrom(plan.by, standing.today)}${age}`,
    ),
    put(`  ${promise.id} (${promise.importance}) ${visible(promise.statement)}`),
    put(`  truth: ${visible(plan.truth)}`),
    ...options.flatMap(({ letter, key, option }) => optionLines(plan, letter, key, option, style)),
    put(`  ask: ${visible(plan.ask)}`),
    put(`  fallback: ${visible(plan.fallback)}`),
    put(`  push: ${formatPush(view)}`),
    ...Object.values(plan.toldBefore).map(({ who, on, asked }) =>
      put(`  told before: ${visible(who)} on ${formatDay(on)}${asked ? `, asked: ${visible(asked)}` : ""}`),
    ),
    ...Object.values(plan.moves).map(({ from, to, why }) =>
      put(`  put off from ${formatDay(from)} to ${formatDay(to)}${why ? `: ${visible(why)}` : ""}`),
    ),
    "",
  ].join("\n");
}

const SAY_READINESS: Readonly<Record<Readiness, string>> = {
  prepared: "prepared",
  partly: "partly prepared",
  unprepared: "unprepared",
};

/** The push, and where it comes from. */
function formatPush({ standing, plan, push, hasPressure }: PlanView): string {
  const { readiness } = standing.project.people;
  const pressure = hasPressure ? ", and they have said no before" : "";
  const from = plan.push
    ? "as you decided"
    : readiness
      ? `they are ${SAY_READINESS[readiness]}${pressure}`
      : "their readiness is not known";
  return `${push} (${from}): ${PUSH_MEANS[push]}`;
}

function optionLines(
  plan: Confrontation,
  letter: string,
  key: Key,
  option: ConfrontationOption,
  style: Style,
): readonly string[] {
  const isRecommended = plan.recommendation?.option === key;
  const why = plan.recommendation?.why;
  const mark = isRecommended ? style.good(` <- recommended${why ? `: ${visible(why)}` : ""}`) : "";
  return [
    wrap(`  ${letter} ${option.resolution}: ${visible(option.text)}${mark}`, style.width, "      "),
    wrap(`      ${formatConsequence(option)}`, style.width, "      "),
  ];
}

/** `time none; money none; scope counts by phone; effort 2 days ours, 5 theirs; review Mon 15 Mar 2027`. */
export function formatConsequence({ consequence, owner, fundedOn, reviewOn, concession }: ConfrontationOption): string {
  const { time, money, scope, effort } = consequence;
  return [
    `time ${visible(time)}`,
    `money ${visible(money)}`,
    `scope ${visible(scope)}`,
    `effort ${formatDays(effort.services)} ours, ${formatDays(effort.customer)} theirs`,
    ...(owner ? [`owner ${visible(owner)}`] : []),
    ...(fundedOn ? [`funded by ${formatDay(fundedOn)}`] : []),
    ...(reviewOn ? [`review ${formatDay(reviewOn)}`] : []),
    ...(concession ? [`concession ${visible(concession)}`] : []),
  ].join("; ");
}

const SAY_HELD: Readonly<Record<OutcomeWord, string>> = {
  accepted: "accepted",
  "accepted-with-condition": "accepted, on a condition",
  "under-protest": "they go live under protest",
  countered: "countered: another round",
  refused: "refused",
  escalated: "escalated",
  rescheduled: "not held, put off",
};

/** What came of it, how the gap stands now, and what is left to do. */
export function renderOutcome(view: GapView, outcome: OutcomeWord, style: Style): string {
  const { standing, gap } = view;
  return [
    style.strong(`${gap.id}: ${SAY_HELD[outcome]}.`),
    renderGap(view, style),
    ...openConditions(view, outcome),
    ...(outcome === "countered"
      ? [`  change the options first: ${style.command(`psvc confront plan ${standing.project.slug} ${gap.id}`)}`]
      : []),
  ].join("\n");
}

/** What was promised in return; under protest, what is to be made good. */
function openConditions({ standing: { project, today }, key }: GapView, outcome: OutcomeWord): readonly string[] {
  return Object.values(project.actions)
    .filter(
      (action) =>
        !action.doneOn &&
        (action.for === key ||
          (outcome === "under-protest" && action.for === "happiness" && action.openedOn === today)),
    )
    .map(
      (action) =>
        `  ${action.id} by ${formatDay(action.due)}, ${visible(action.owner)} (${action.side}): ` +
        `${visible(action.text)}`,
    );
}

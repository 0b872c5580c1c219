import { openActions } from "../action/action.ts";
import { fitStanding } from "../fit/fit.ts";
import { promisesInScope } from "../fit/scope.ts";
import { daysUnheld, openPlans, pressureOn } from "../gap/confrontation-rounds.ts";
import { computedSeverity, openGaps } from "../gap/gap.ts";
import { caveatsOf } from "../golive/review-caveats.ts";
import { isPassed } from "../model/milestone.ts";
import { watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { HEALTHS, type HealthValue } from "../model/vocabulary.ts";
import { findPerson } from "../people/person-records.ts";
import { openRisks } from "../risk/risk.ts";
import { compareTexts } from "../text/text.ts";
import { addDays, daysBetween, formatDay } from "../time/calendar.ts";
import { LIVE_RULES } from "./aftercare-health-rules.ts";
import { CLOCK_RULES } from "./clock-health-rules.ts";
import type { HealthReason, HealthRule } from "./health-rule.ts";
import { DATE_RULES, ROUTE_RULES } from "./route-health-rules.ts";

export interface Health {
  /** null for a project that was stopped or closed. */
  readonly value: HealthValue | null;
  readonly reasons: readonly HealthReason[];
}

/** Calendar days before the go-live from which an open blocker is red. */
const BLOCKER_RED_DAYS = 14;
/** Working days after which a conversation that was not held is red. */
const CONVERSATION_RED_DAYS = 10;
/** Calendar days before the go-live from which a must that nobody can look at is a reason. */
const WORDS_ALONE_DAYS = 10;

/** Every rule of health, in one place. A project is as bad as the worst that holds; none holding is green. */
export const HEALTH_RULES: readonly HealthRule[] = [
  ...DATE_RULES,
  ...CLOCK_RULES,
  {
    code: "blocker",
    rule:
      `amber: an open blocker; red when the go-live is ${BLOCKER_RED_DAYS} days away or the day to be ` +
      "aligned has passed",
    find: (standing) => {
      const { project, today } = standing;
      const blockers = openGaps(project).filter(([, gap]) => computedSeverity(standing, gap).severity === "blocker");
      const since = blockers.map(([, gap]) => gap.openedOn).sort()[0];
      if (!since || statusOf(project) !== "active") return null;
      const { aligned, live } = project.route;
      const red = daysBetween(today, live.target) <= BLOCKER_RED_DAYS || isPassed(aligned) || aligned.target < today;
      const text =
        `${blockers.map(([, gap]) => gap.id).join(", ")} ` +
        `${blockers.length === 1 ? "blocks" : "block"} the go-live`;
      return { value: red ? "red" : "amber", text, since };
    },
  },
  {
    code: "words-alone",
    rule: `amber: a must is settled by words alone, from ${WORDS_ALONE_DAYS} days before the go-live`,
    find: (standing) => {
      const { project, today } = standing;
      const { target } = project.route.live;
      if (statusOf(project) !== "active" || project.clocks !== "two") return null;
      if (daysBetween(today, target) > WORDS_ALONE_DAYS) return null;
      const names = caveatsOf(standing).byWordsAlone.map(([, { id }]) => id);
      if (names.length === 0) return null;
      const text = `${names.join(", ")} settled verbally only: no evidence on record`;
      return { value: "amber", text, since: addDays(target, -WORDS_ALONE_DAYS) };
    },
  },
  {
    code: "conversation-overdue",
    rule: `amber: a planned conversation was not held by its day; red after ${CONVERSATION_RED_DAYS} working days`,
    find: (standing) => {
      const { project } = standing;
      const late = openPlans(project).filter(([, plan]) => daysUnheld(standing, plan) > 0);
      const [first] = late;
      if (!first || statusOf(project) === "stopped") return null;
      const names = late.map(([, { gap }]) => project.gaps[gap]?.id ?? gap).join(", ");
      const days = daysUnheld(standing, first[1]);
      return {
        value: days > CONVERSATION_RED_DAYS ? "red" : "amber",
        text: `the meeting on ${names} was not held by ${formatDay(first[1].by)}`,
        since: addDays(first[1].by, 1),
      };
    },
  },
  {
    code: "refused",
    rule: "amber: the customer refused or escalated what they were told about a gap; red after the second time",
    find: (standing) => {
      const { project } = standing;
      if (statusOf(project) === "stopped") return null;
      const hard = openGaps(project).flatMap(([key, gap]) => {
        const pressure = gap.state === "agreed" ? null : pressureOn(project, key);
        return pressure ? [{ id: gap.id, pressure, since: gap.reached.confronted ?? gap.openedOn }] : [];
      });
      const since = hard.map((one) => one.since).sort()[0];
      if (!since) return null;
      return {
        value: hard.some(({ pressure }) => pressure === "decide") ? "red" : "amber",
        text: `${hard.map(({ id, pressure }) => `${id} (${pressure})`).join(", ")}: the customer has not accepted`,
        since,
      };
    },
  },
  {
    code: "risk",
    rule: "amber or red: what the lead sees and psvc cannot compute",
    find: ({ project }) => {
      const [first, ...rest] = openRisks(project);
      if (!first || statusOf(project) === "stopped") return null;
      const more = rest.length > 0 ? `, and ${rest.length} more` : "";
      const [, risk] = first;
      return { value: risk.health, text: `${risk.id} ${risk.text}${more}`, since: risk.openedOn };
    },
  },
  {
    code: "person-left",
    rule: "red: the sponsor, the project lead or the only decision maker left, and nobody is named in their place",
    find: ({ project, today }) => {
      if (statusOf(project) !== "active") return null;
      const { sponsor, projectLead, deciders } = project.people;
      const parts = [
        ["sponsor", sponsor],
        ["project lead", projectLead],
        ["only decision maker", deciders.length === 1 ? (deciders[0] ?? null) : null],
      ] as const;
      const left = parts.flatMap(([part, name]) => {
        const on = name === null ? null : (findPerson(project.persons, name)?.[1].leftOn ?? null);
        return on !== null && on <= today ? [{ part, name, on }] : [];
      });
      const [first] = left;
      if (!first) return null;
      return {
        value: "red",
        text: `${left.map(({ part, name }) => `${name} (${part})`).join(", ")} left: name a successor`,
        since: first.on,
      };
    },
  },
  ...ROUTE_RULES,
  {
    code: "funding-passed",
    rule: "amber: the day on which an extension was to be funded has passed, and it is not in place",
    find: ({ project, today }) => {
      if (statusOf(project) !== "active") return null;
      const late = openGaps(project).flatMap(([, { id, resolution }]) =>
        resolution?.kind === "extension" && resolution.fundedOn !== null && resolution.fundedOn < today
          ? [{ id, on: resolution.fundedOn }]
          : [],
      );
      const since = late.map(({ on }) => on).sort()[0];
      if (!since) return null;
      return {
        value: "amber",
        text: `${late.map(({ id }) => id).join(", ")}: to be funded by ${formatDay(since)}, and not in place`,
        since: addDays(since, 1),
      };
    },
  },
  {
    code: "stale-must",
    rule: "amber: the fit of a must is stale, because its capability changed or it was judged by hand too long ago",
    find: (standing) => {
      if (statusOf(standing.project) !== "active") return null;
      const stale = promisesInScope(standing.project).filter(
        ([, promise]) => promise.importance === "must" && fitStanding(standing, promise).state === "stale",
      );
      const since = stale.map(([, promise]) => promise.fit?.asOf ?? standing.today).sort()[0];
      return since
        ? { value: "amber", text: `the fit of ${stale.map(([, { id }]) => id).join(", ")} is stale`, since }
        : null;
    },
  },
  {
    code: "condition-overdue",
    rule: "amber: a condition of the go-live is past its day",
    find: ({ project, today }) => {
      const late = openActions(project).filter(([, action]) => action.for === "condition" && action.due < today);
      const since = late.map(([, action]) => action.due).sort()[0];
      if (!since || statusOf(project) === "stopped") return null;
      const text = `${late.map(([, { id }]) => id).join(", ")}, a condition of the go-live, overdue`;
      return { value: "amber", text, since: addDays(since, 1) };
    },
  },
  {
    code: "action-overdue",
    rule: "amber: an action is past its day",
    find: ({ project, today }) => {
      const late = openActions(project).filter(([, action]) => action.for !== "condition" && action.due < today);
      const since = late.map(([, action]) => action.due).sort()[0];
      if (!since || statusOf(project) === "stopped") return null;
      return { value: "amber", text: `${late.map(([, { id }]) => id).join(", ")} overdue`, since: addDays(since, 1) };
    },
  },
  ...LIVE_RULES,
  {
    code: "no-promises",
    rule: "unexamined instead of green: no promises recorded",
    find: ({ project }) => {
      if (statusOf(project) !== "active" || promisesInScope(project).length > 0) return null;
      return { value: "unexamined", text: "no promises recorded", since: watchedSince(project) };
    },
  },
  {
    code: "unassessed",
    rule: "unexamined instead of green: a must or should was not assessed",
    find: ({ project }) => {
      if (statusOf(project) !== "active") return null;
      const open = promisesInScope(project).filter(([, promise]) => !promise.fit && promise.importance !== "could");
      const since = open.map(([, promise]) => promise.addedOn).sort()[0];
      return since
        ? {
            value: "unexamined",
            text: `${open.length} must/should promise${open.length === 1 ? "" : "s"} not assessed`,
            since,
          }
        : null;
    },
  },
];

/** Computed, always with its reasons; worst first, a red risk of the lead's own before the others, then the oldest. */
export function healthOf(standing: Standing): Health {
  const status = statusOf(standing.project);
  if (status === "stopped" || status === "closed") return { value: null, reasons: [] };
  const reasons = HEALTH_RULES.flatMap(({ code, find }): HealthReason[] => {
    const found = find(standing);
    return found ? [{ code, ...found }] : [];
  }).sort((a, b) => rank(a) - rank(b) || compareTexts(a.since, b.since));
  return { value: reasons[0]?.value ?? "green", reasons };
}

function rank({ code, value }: HealthReason): number {
  return code === "risk" && value === "red" ? -1 : HEALTHS.indexOf(value);
}

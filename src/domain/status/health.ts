import { openActions } from "../action/action.ts";
import { fitStanding } from "../fit/fit.ts";
import { promisesInScope } from "../fit/scope.ts";
import { daysUnheld, openPlans, pressureOn } from "../gap/confrontation-rounds.ts";
import { computedSeverity, openGaps } from "../gap/gap.ts";
import { isPassed } from "../model/milestone.ts";
import { watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { HEALTHS, type HealthValue } from "../model/vocabulary.ts";
import { openRisks } from "../risk/risk.ts";
import { nextWaypoint } from "../route/ordered-milestones.ts";
import { stallOf } from "../stall/stall.ts";
import { compareTexts } from "../text/text.ts";
import { addDays, daysBetween, formatDay, formatDays, workingDaysBetween } from "../time/calendar.ts";
import { LIVE_RULES } from "./aftercare-health-rules.ts";
import type { HealthReason, HealthRule } from "./health-rule.ts";

export interface Health {
  /** null for a project that was stopped or closed. */
  readonly value: HealthValue | null;
  readonly reasons: readonly HealthReason[];
}

/** Calendar days before the go-live from which an open blocker is red. */
const BLOCKER_RED_DAYS = 14;
/** Working days after which a conversation that was not held is red. */
const CONVERSATION_RED_DAYS = 10;
/** Working days after which an overdue milestone is red. */
const MILESTONE_RED_DAYS = 10;

/** Every rule of health, in one place. A project is as bad as the worst that holds; none holding is green. */
export const HEALTH_RULES: readonly HealthRule[] = [
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
      const since =
        Object.values(moves)
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? watchedSince(project);
      return {
        value: "red",
        text: `target is ${formatDays(daysBetween(contractualOn, target))} after the contractual day`,
        since,
      };
    },
  },
  {
    code: "stalled",
    rule:
      "amber from the first step of the stall ladder and while the customer agreed to a freeze, red from the " +
      "step `sponsor`",
    find: (standing) => {
      const stall = stallOf(standing);
      if (!stall) return null;
      const red = stall.step === "sponsor" || stall.step === "decide";
      const { days, step, frozen } = stall;
      if (frozen && !frozen.isOver)
        return {
          value: "amber",
          text:
            `frozen until ${formatDay(frozen.until)}, as the customer agreed; ${days} working days without a ` +
            "forward step",
          since: frozen.freeze.on,
        };
      if (frozen)
        return { value: "red", text: `the agreed freeze ended on ${formatDay(frozen.until)}`, since: frozen.until };
      if (!step) return null;
      return {
        value: red ? "red" : "amber",
        text: `no forward step for ${days} working days (${step})`,
        since: stall.lastForwardOn,
      };
    },
  },
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
        text: `the conversation on ${names} was not held by ${formatDay(first[1].by)}`,
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
    code: "milestone-overdue",
    rule: `amber: the next milestone is past its day; red after ${MILESTONE_RED_DAYS} working days`,
    find: ({ project, today, settings }) => {
      const next = nextWaypoint(project);
      if (!next || statusOf(project) === "stopped") return null;
      const { target } = next.milestone;
      if (target >= today) return null;
      const late = workingDaysBetween(target, today, settings);
      return {
        value: late > MILESTONE_RED_DAYS && !project.golive ? "red" : "amber",
        text: `${next.name} was due on ${formatDay(target)}`,
        since: addDays(target, 1),
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
    code: "action-overdue",
    rule: "amber: an action is past its day",
    find: ({ project, today }) => {
      const late = openActions(project).filter(([, action]) => action.due < today);
      const since = late.map(([, action]) => action.due).sort()[0];
      if (!since || statusOf(project) === "stopped") return null;
      return { value: "amber", text: `${late.map(([, { id }]) => id).join(", ")} overdue`, since: addDays(since, 1) };
    },
  },
  ...LIVE_RULES,
  {
    code: "no-promises",
    rule: "unexamined instead of green: no promise is recorded",
    find: ({ project }) => {
      if (statusOf(project) !== "active" || promisesInScope(project).length > 0) return null;
      return { value: "unexamined", text: "no promise is recorded", since: watchedSince(project) };
    },
  },
  {
    code: "unassessed",
    rule: "unexamined instead of green: a must or should was not assessed",
    find: ({ project }) => {
      if (statusOf(project) !== "active") return null;
      const open = promisesInScope(project).filter(([, promise]) => !promise.fit && promise.importance !== "could");
      const since = open.map(([, promise]) => promise.addedOn).sort()[0];
      return since ? { value: "unexamined", text: `${open.length} must or should not assessed`, since } : null;
    },
  },
];

/** Computed, always with its reasons; worst first, then oldest. */
export function healthOf(standing: Standing): Health {
  const status = statusOf(standing.project);
  if (status === "stopped" || status === "closed") return { value: null, reasons: [] };
  const reasons = HEALTH_RULES.flatMap(({ code, find }): HealthReason[] => {
    const found = find(standing);
    return found ? [{ code, ...found }] : [];
  }).sort((a, b) => rank(a.value) - rank(b.value) || compareTexts(a.since, b.since));
  return { value: reasons[0]?.value ?? "green", reasons };
}

function rank(value: HealthValue): number {
  return HEALTHS.indexOf(value);
}

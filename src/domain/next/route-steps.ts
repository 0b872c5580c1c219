import { type NextCommand, nextCommand } from "../../next-command.ts";
import { type CriterionStanding, criteriaStandings } from "../criterion/criterion.ts";
import { decisionInForce } from "../golive/golive-decision.ts";
import { isOpen, reviewReadiness } from "../golive/readiness-review.ts";
import { formatCriterionName, formatMilestoneName, WAITING_ON_LABELS } from "../labels/labels.ts";
import { type Project, watchedSince } from "../model/project.ts";
import type { Standing } from "../model/standing.ts";
import { READINESSES } from "../model/vocabulary.ts";
import { obstacles } from "../route/milestone-obstacles.ts";
import { waitingMilestones } from "../route/milestone-waiting.ts";
import { nextWaypoint, waypointsOf } from "../route/ordered-milestones.ts";
import { nextMilestone } from "../route/route.ts";
import { compareTexts } from "../text/text.ts";
import { addDays, addWorkingDays, type Day, formatDay, latest, workingDaysBetween } from "../time/calendar.ts";
import type { WorkingTime } from "../time/working-week.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** Working days before the readiness review within which its open critical lines are due. */
const CRITERIA_AHEAD = 10;
/** Working days before its own day from which an open critical line is a step. */
const DUE_AHEAD = 2;

/** The next milestone with what stands in its way, whoever a milestone waits for, and the criteria that come due. */
export function waySteps(standing: Standing): readonly StepCandidate[] {
  return [...replanSteps(standing), ...milestoneSteps(standing), ...waitSteps(standing), ...criterionSteps(standing)];
}

/** A go-live day that has passed, or that the contract does not allow, is nobody's plan. */
function replanSteps({ project, today }: Standing): readonly StepCandidate[] {
  const { live } = project.route;
  const { contractualOn } = project.deal;
  const command = nextCommand("route move", [project.slug, "live"], { to: "DAY", rest: true });
  if (live.target < today)
    return [
      {
        code: "replan",
        text: "set a day for the go-live that can be kept",
        why: `${formatDay(live.target)} has passed; later needs --reason and --side`,
        since: live.target,
        dueOn: live.target,
        command,
      },
    ];
  if (!contractualOn || live.target <= contractualOn) return [];
  return [
    {
      code: "replan",
      text: "bring the go-live before the contractual day, or agree on another one",
      why: `planned for ${formatDay(live.target)}, contracted for ${formatDay(contractualOn)}`,
      since: watchedSince(project),
      command,
    },
  ];
}

function milestoneSteps(standing: Standing): readonly StepCandidate[] {
  const { project, today } = standing;
  const { slug } = project;
  const next = nextWaypoint(project);
  if (!next || next.milestone.waiting) return [];
  const { name } = next;
  if (name === "ready" || name === "live") return goliveSteps(standing);
  const { target } = next.milestone;
  const since = target < today ? target : lastDone(project);
  const step = { code: "milestone" as const, since, dueOn: target };
  const inTheWay = obstacles(standing, name);
  if (inTheWay.length > 0)
    return inTheWay
      .filter(({ isStep }) => !isStep)
      .map(({ text, command }) => ({
        ...step,
        text,
        why: `needed before ${formatMilestoneName(name)}, due ${formatDay(target)}`,
        command,
      }));
  return [
    {
      ...step,
      text: `next milestone: ${formatMilestoneName(name)}, due ${formatDay(target)}`,
      why: target < today ? "overdue" : (next.own?.doneWhen ?? "next on the plan"),
      command: nextCommand("route done", [slug, name]),
    },
  ];
}

function lastDone(project: Project): Day {
  const watched = watchedSince(project);
  return latest([watched, ...waypointsOf(project).map(({ milestone }) => milestone.doneOn)]) ?? watched;
}

function goliveSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const { slug } = project;
  const decision = decisionInForce(project);
  const step = { code: "go-live" as const, since: lastDone(project), dueOn: project.route.live.target };
  const why = `the go-live is planned for ${formatDay(project.route.live.target)}`;
  if (decision && decision.decision !== "no-go")
    return [
      {
        ...step,
        since: decision.on,
        text: "confirm the go-live once real users do real work",
        why,
        command: nextCommand("golive", [slug], { live: true, "confirmed-by": "NAME" }),
      },
    ];
  const review = reviewReadiness(standing);
  const open = review.criteria.filter((criterion) => isOpen(criterion) && criterion.critical);
  if (open.length === 0)
    return [{ ...step, text: "decide on the go-live", why, command: nextCommand("golive", [slug]) }];
  return open.map((criterion) => ({
    ...step,
    text: `${formatCriterionName(criterion.name)}: ${criterion.missing}`,
    why,
    command: criterion.command ?? nextCommand("golive", [slug]),
    causes: [criterion.name],
  }));
}

function waitSteps({ project, today, settings }: Standing): readonly StepCandidate[] {
  return waitingMilestones(project).map(({ name, target, waiting }) => {
    const days = Math.max(0, workingDaysBetween(waiting.since, today, settings));
    const isOurs = waiting.on === "services" || waiting.on === "internal-decision";
    return {
      code: "wait",
      text: `${formatMilestoneName(name)} is waiting for ${WAITING_ON_LABELS[waiting.on].toLowerCase()}`,
      why: `${days} working day${days === 1 ? "" : "s"}${waiting.why ? `: ${waiting.why}` : ""}`,
      since: waiting.since,
      dueOn: target,
      command: isOurs ? nextCommand("route done", [project.slug, name]) : nextCommand("stall", [project.slug]),
      causes: [name],
    };
  });
}

/** Where the route is not yet at the readiness review, and the review is near. */
function criterionSteps(standing: Standing): readonly StepCandidate[] {
  const { project, today, settings } = standing;
  const { ready } = project.route;
  const next = nextMilestone(project);
  const left = workingDaysBetween(today, ready.target, settings);
  if (ready.doneOn || project.golive || next === "ready") return [];
  const critical = criteriaStandings(standing).filter(
    (criteriaStanding) => isOpen(criteriaStanding) && criteriaStanding.critical && !criteriaStanding.computed,
  );
  const due = critical.filter((one) => one.due !== null && workingDaysBetween(today, one.due, settings) <= DUE_AHEAD);
  if (due.length > 0) return [dueStep(standing, due)];
  if (left > CRITERIA_AHEAD) return [];
  const open = critical;
  const [first] = open;
  if (!first) return [];
  const began = windowBegan(ready.target, settings);
  const more = open.length > 1 ? ` and ${open.length - 1} more critical criteri${open.length === 2 ? "on" : "a"}` : "";
  return [
    {
      code: "criterion",
      text: `${formatCriterionName(first.name)}${more} by the readiness review`,
      why: `the review is on ${formatDay(ready.target)}: ${first.text}`,
      since: began < watchedSince(project) ? watchedSince(project) : began,
      dueOn: ready.target,
      command: first.command ?? nextCommand("criterion list", [project.slug]),
    },
  ];
}

/** What is due in the next days, or late: the earliest first. */
function dueStep({ project, today }: Standing, due: readonly CriterionStanding[]): StepCandidate {
  const [first, ...others] = due.toSorted((a, b) => compareTexts(a.due ?? "", b.due ?? "")) as [
    CriterionStanding,
    ...CriterionStanding[],
  ];
  const day = first.due ?? today;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return {
    code: "criterion",
    text: `${formatCriterionName(first.name)}${more}, ${day < today ? "was due" : "due"} ${formatDay(day)}`,
    why: `${first.owner ? `${first.owner}: ` : ""}${first.text}`,
    since: day < today ? day : today,
    dueOn: day,
    command: first.command ?? nextCommand("criterion list", [project.slug]),
  };
}

function windowBegan(target: Day, time: WorkingTime): Day {
  let on = addDays(target, -CRITERIA_AHEAD);
  while (addWorkingDays(on, CRITERIA_AHEAD, time) > target) on = addDays(on, -1);
  return on;
}

/**
 * What is not known of deal and people, as one step. A choice is quoted, so that a line typed as it stands answers
 * nothing.
 */
export function factSteps(project: Project): readonly StepCandidate[] {
  const { deal, people, slug } = project;
  const facts: readonly [boolean, string, NextCommand][] = [
    [people.sponsor !== null, "the sponsor", nextCommand("project edit", [slug], { sponsor: "NAME" })],
    [
      people.projectLead !== null,
      "the customer project lead",
      nextCommand("project edit", [slug], { "project-lead": "NAME" }),
    ],
    [people.deciders.length > 0, "the decision makers", nextCommand("project edit", [slug], { decider: "NAME" })],
    [
      people.handedOver !== null,
      "whether the team was briefed",
      nextCommand("project edit", [slug], { "handed-over": "yes|no" }),
    ],
    [
      people.readiness !== null,
      "how prepared they are",
      nextCommand("project edit", [slug], { readiness: READINESSES.join("|") }),
    ],
    [deal.why !== null, "why they bought", nextCommand("project edit", [slug], { why: "TEXT" })],
    [deal.product !== null, "which product", nextCommand("project edit", [slug], { product: "NAME" })],
    [deal.owner !== null, "the deal owner", nextCommand("project edit", [slug], { "deal-owner": "NAME" })],
  ];
  const unknown = facts.filter(([isKnown]) => !isKnown);
  const [first] = unknown;
  if (!first) return [];
  return [
    {
      code: "facts",
      text: `find out ${unknown.map(([, what]) => what).join(", ")}`,
      why: "needed to plan approvals and workload",
      since: watchedSince(project),
      command: first[2],
    },
  ];
}

import { type RouteLength, routeLength } from "../config/stall-ladder.ts";
import { isComputed } from "../criterion/computed-criteria.ts";
import type { Template, TemplateCriterion } from "../model/template.ts";

interface CriterionSource extends TemplateCriterion {
  readonly small: boolean;
  /** What is so on a large route and not on a standard one. */
  readonly large?: Partial<TemplateCriterion>;
}

/**
 * In the order of a review: what was promised, that it works, that people and production are ready; then what ends
 * hypercare. Due days are working days before the go-live on a standard route; scope is due on its own milestone.
 */
const CRITERIA: readonly CriterionSource[] = [
  { name: "scope-signed", critical: true, small: true, role: "lead", text: "what goes live is what both sides signed" },
  {
    name: "musts-settled",
    critical: true,
    small: true,
    role: "lead",
    dueBefore: 10,
    text: "every must works today, or the customer decided how to live without it",
  },
  {
    name: "acceptance-signed",
    critical: true,
    small: true,
    role: "project-lead",
    dueBefore: 10,
    text: "the customer signed the acceptance, on migrated data and with real roles",
  },
  {
    name: "defects-cleared",
    critical: true,
    small: true,
    role: "lead",
    dueBefore: 10,
    text: "no defect of severity 1 or 2 is open",
  },
  {
    name: "peak-tested",
    critical: false,
    small: false,
    large: { critical: true },
    role: "lead",
    dueBefore: 10,
    text: "tested at the customer's own peak volumes",
  },
  {
    name: "integrations-tested",
    critical: false,
    small: false,
    role: "lead",
    dueBefore: 10,
    text: "integrations tested, also with the other side down",
  },
  {
    name: "migration-rehearsed",
    critical: true,
    small: false,
    large: { text: "two full-volume rehearsals were reconciled and signed off by the data owner" },
    role: "project-lead",
    dueBefore: 15,
    text: "a full-volume rehearsal was reconciled and signed off by the data owner",
  },
  {
    name: "dependencies-confirmed",
    critical: false,
    small: false,
    role: "lead",
    dueBefore: 10,
    text: "those we depend on have confirmed their part and day",
  },
  {
    name: "it-approved",
    critical: false,
    small: true,
    role: "project-lead",
    dueBefore: 10,
    text: "security and IT approvals are in place",
  },
  {
    name: "people-trained",
    critical: true,
    small: true,
    role: "project-lead",
    dueBefore: 5,
    text: "users are trained",
  },
  {
    name: "production-ready",
    critical: true,
    small: true,
    role: "lead",
    dueBefore: 7,
    text: "production access, cutover and roll-back plan are in place, and who decides is named",
  },
  {
    name: "support-ready",
    critical: true,
    small: true,
    role: "lead",
    dueBefore: 5,
    text: "support knows this customer and is open on day one",
  },
  {
    name: "cutover-rehearsed",
    critical: false,
    small: false,
    role: "lead",
    dueBefore: 7,
    text: "the cutover was walked through from start to rollback",
  },
  {
    name: "hypercare-staffed",
    critical: false,
    small: false,
    role: "lead",
    dueBefore: 5,
    text: "hypercare has people and exit criteria",
  },
  {
    name: "users-told",
    critical: false,
    small: false,
    role: "sponsor",
    dueBefore: 5,
    text: "users know the date, and were told by their sponsor",
  },
  {
    name: "first-value-named",
    critical: false,
    small: true,
    role: "project-lead",
    dueBefore: 5,
    text: "the first thing the customer will do is named, and who confirms it",
  },
  {
    name: "work-undisturbed",
    critical: false,
    small: true,
    gate: "stable",
    text: "nothing is open that keeps somebody from their work",
  },
  {
    name: "in-daily-use",
    critical: false,
    small: true,
    gate: "stable",
    text: "the people it was bought for use it, and somebody looked at the numbers",
  },
  {
    name: "peak-passed",
    critical: false,
    small: false,
    gate: "stable",
    text: "a busy time, such as the end of a month, was got through",
  },
  {
    name: "support-alone",
    critical: false,
    small: true,
    gate: "stable",
    text: "support answers their questions without the project's people",
  },
  {
    name: "owner-named",
    critical: false,
    small: true,
    gate: "stable",
    text: "somebody there runs it from now on, and knows whom to call here",
  },
];

/** Of the days of a standard route: half on a small one, half as many again on a large one, rounded up. */
const DUE_SHARE: Readonly<Record<RouteLength, number>> = { small: 0.5, standard: 1, large: 1.5 };

function criteriaFor(length: RouteLength): readonly TemplateCriterion[] {
  return CRITERIA.filter(({ small }) => small || length !== "small").map(({ small: _, large, ...criterion }) => ({
    ...criterion,
    ...(criterion.dueBefore === undefined ? {} : { dueBefore: Math.ceil(criterion.dueBefore * DUE_SHARE[length]) }),
    ...(length === "large" ? large : {}),
  }));
}

/** Who answers for a built-in criterion and when it is due, for criteria that do not say. */
export function dueOfBuiltIn(name: string, length: RouteLength): Pick<TemplateCriterion, "role" | "dueBefore"> {
  const found = criteriaFor(length).find((criterion) => criterion.name === name && criterion.gate !== "stable");
  return {
    ...(found?.role === undefined ? {} : { role: found.role }),
    ...(found?.dueBefore === undefined ? {} : { dueBefore: found.dueBefore }),
  };
}

/** Weeks and ladders are common practice for small, mid-market and enterprise rollouts: defaults, not science. */
export const BUILT_IN_TEMPLATES: readonly Template[] = [
  {
    schema: 1,
    name: "small",
    description: "one team, little data, no integration to speak of",
    weeks: 4,
    daysBeforeLive: {
      owned: 28,
      "promises-captured": 25,
      kickoff: 21,
      aligned: 16,
      configured: 10,
      accepted: 7,
      ready: 2,
      live: 0,
      stable: -14,
    },
    ladder: { nudge: 1, ask: 2, sponsor: 5, decide: 10 },
    criteria: criteriaFor("small"),
  },
  {
    schema: 1,
    name: "standard",
    description: "several teams, data to migrate, an integration or two",
    weeks: 12,
    daysBeforeLive: {
      owned: 84,
      "promises-captured": 79,
      kickoff: 74,
      aligned: 58,
      configured: 28,
      accepted: 14,
      ready: 5,
      live: 0,
      stable: -28,
    },
    ladder: { nudge: 1, ask: 3, sponsor: 8, decide: 15 },
    criteria: criteriaFor("standard"),
  },
  {
    schema: 1,
    name: "large",
    description: "several countries or systems, rehearsed migration, staged cutover",
    weeks: 24,
    daysBeforeLive: {
      owned: 168,
      "promises-captured": 161,
      kickoff: 154,
      aligned: 126,
      configured: 56,
      accepted: 28,
      ready: 10,
      live: 0,
      stable: -42,
    },
    ladder: { nudge: 2, ask: 5, sponsor: 10, decide: 20 },
    criteria: criteriaFor("large"),
  },
];

/**
 * A user's template with the computed criteria added where they were left out, and owners and due days where it does
 * not say them of a criterion that the built-in routes have.
 */
export function withComputedCriteria(template: Template): Template {
  const length = routeLength(template);
  const missing = CRITERIA.filter(
    ({ name }) => isComputed(name) && !template.criteria.some((criterion) => criterion.name === name),
  ).map(({ name, text, critical }) => ({ name, text, critical, ...dueOfBuiltIn(name, length) }));
  const criteria = template.criteria.map((criterion) => ({
    ...dueOfBuiltIn(criterion.name, length),
    ...criterion,
    ...(isComputed(criterion.name) ? { critical: true } : {}),
  }));
  return { ...template, criteria: [...missing, ...criteria] };
}

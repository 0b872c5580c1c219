import { isComputed } from "../criterion/computed-criteria.ts";
import type { Template, TemplateCriterion } from "../model/template.ts";

interface CriterionSource extends TemplateCriterion {
  readonly small: boolean;
}

/**
 * In the order of a review: what was promised, that it works, that people and production are ready; then what ends
 * hypercare.
 */
const CRITERIA: readonly CriterionSource[] = [
  { name: "scope-signed", critical: true, small: true, text: "what goes live is what both sides signed" },
  {
    name: "musts-settled",
    critical: true,
    small: true,
    text: "every must works today, or the customer decided how to live without it",
  },
  {
    name: "acceptance-signed",
    critical: true,
    small: true,
    text: "the customer signed the acceptance, on migrated data and with real roles",
  },
  { name: "peak-tested", critical: false, small: false, text: "tested at the customer's own peak volumes" },
  {
    name: "integrations-tested",
    critical: false,
    small: false,
    text: "integrations tested, also with the other side down",
  },
  {
    name: "migration-rehearsed",
    critical: true,
    small: false,
    text: "the data migration was rehearsed more than once",
  },
  {
    name: "dependencies-confirmed",
    critical: false,
    small: false,
    text: "those we depend on have confirmed their part and day",
  },
  { name: "people-trained", critical: true, small: true, text: "users are trained, and were told by their sponsor" },
  {
    name: "production-ready",
    critical: true,
    small: true,
    text: "access, cutover, rollback and who decides are in place",
  },
  { name: "support-ready", critical: true, small: true, text: "support knows this customer and is open on day one" },
  {
    name: "cutover-rehearsed",
    critical: false,
    small: false,
    text: "the cutover was walked through from start to rollback",
  },
  { name: "hypercare-staffed", critical: false, small: false, text: "hypercare has people and exit criteria" },
  { name: "users-told", critical: false, small: false, text: "users know the date" },
  {
    name: "first-value-named",
    critical: false,
    small: true,
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

const criteria = (small: boolean): readonly TemplateCriterion[] =>
  CRITERIA.filter((criterion) => criterion.small || !small).map(({ small: _, ...criterion }) => criterion);

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
      configured: 8,
      accepted: 4,
      ready: 2,
      live: 0,
      stable: -14,
    },
    ladder: { nudge: 2, ask: 4, sponsor: 6, decide: 8 },
    criteria: criteria(true),
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
      accepted: 12,
      ready: 5,
      live: 0,
      stable: -28,
    },
    ladder: { nudge: 4, ask: 8, sponsor: 12, decide: 15 },
    criteria: criteria(false),
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
    ladder: { nudge: 5, ask: 10, sponsor: 15, decide: 20 },
    criteria: criteria(false),
  },
];

/** A user's template with the computed criteria added where they were left out. */
export function withComputedCriteria(template: Template): Template {
  const missing = CRITERIA.filter(
    ({ name }) => isComputed(name) && !template.criteria.some((criterion) => criterion.name === name),
  ).map(({ name, text, critical }) => ({ name, text, critical }));
  const criteria = template.criteria.map((criterion) =>
    isComputed(criterion.name) ? { ...criterion, critical: true } : criterion,
  );
  return { ...template, criteria: [...missing, ...criteria] };
}

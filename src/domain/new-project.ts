import { PsvcError } from "../errors.ts";
import { addDays, type Day, daysBetween, workingDayOnOrBefore } from "./calendar.ts";
import { type Deal, type Moment, type People, PROJECT_SCHEMA, type Project } from "./project.ts";
import type { Template } from "./template.ts";
import { withComputedCriteria } from "./templates.ts";
import type { Criterion, Milestone } from "./way.ts";
import { MILESTONES, type MilestoneName } from "./words.ts";

/** What a lead knows on the day the deal closes. Only customer, close and lead are required. */
export interface ProjectFacts {
  readonly slug: string;
  readonly customer: string;
  readonly lead: string;
  readonly deal: Deal;
  readonly people: People;
  /** null: the template's weeks after the close, or after today where that is long past. */
  readonly target: Day | null;
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A project is owned the moment it is created: `owned` is done today. Throws `refused` for a slug that is no slug. */
export function createProject(facts: ProjectFacts, template: Template, moment: Moment): Project {
  if (!SLUG.test(facts.slug))
    throw new PsvcError({
      code: "bad-value",
      what: "--slug",
      value: facts.slug,
      allowed: null,
      why: "a slug has 1 to 64 lower-case letters, digits and hyphens, and begins with a letter or digit",
    });
  const target = facts.target ?? defaultTarget(facts.deal.closedOn, template, moment.today);
  return {
    schema: PROJECT_SCHEMA,
    slug: facts.slug,
    customer: facts.customer,
    ownedOn: moment.today,
    lead: facts.lead,
    deal: facts.deal,
    people: facts.people,
    template: template.name,
    ladder: template.ladder,
    ownLadder: null,
    route: routeTo(target, template, moment.today),
    criteria: criteriaOf(template),
    promises: {},
    gaps: {},
    confrontations: {},
    actions: {},
    risks: {},
    decisions: {},
    golive: null,
    wins: {},
    stops: {},
    freezes: {},
    messages: {},
    counters: { promise: 0, gap: 0, action: 0, risk: 0 },
  };
}

/** The template's weeks after the close; a deal that closed longer ago than a quarter of that starts today. */
export function defaultTarget(closedOn: Day, template: Template, today: Day): Day {
  const late = daysBetween(closedOn, today) > (template.weeks * 7) / 4;
  return workingDayOnOrBefore(addDays(late ? today : closedOn, template.weeks * 7));
}

/** A name that is safe as a file name and short to type; empty where the customer's name has no Latin letter or digit. */
export function slugFrom(customer: string): string {
  return customer
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

/** Targets counted back from the go-live; where less time is left than the template has, all are drawn closer together. */
function routeTo(target: Day, template: Template, today: Day): Project["route"] {
  const planned = Math.max(1, template.daysBeforeLive.owned);
  const squeeze = Math.min(1, Math.max(0, daysBetween(today, target)) / planned);
  const targetOf = (name: MilestoneName): Day => {
    const before = template.daysBeforeLive[name];
    if (name === "owned") return today;
    if (before <= 0) return addDays(target, -before);
    const day = workingDayOnOrBefore(addDays(target, -Math.round(before * squeeze)));
    return day < today ? today : day;
  };
  return Object.fromEntries(
    MILESTONES.map((name): [MilestoneName, Milestone] => [
      name,
      {
        target: targetOf(name),
        baseline: null,
        doneOn: name === "owned" ? today : null,
        note: null,
        moves: {},
        reopened: {},
        waiting: null,
      },
    ]),
  ) as Record<MilestoneName, Milestone>;
}

function criteriaOf(template: Template): Project["criteria"] {
  return Object.fromEntries(
    withComputedCriteria(template).criteria.map(({ name, text, critical }, order): [string, Criterion] => [
      name,
      { text, critical, order, state: "not-met", on: null, evidence: null, by: null, why: null, consequence: null },
    ]),
  );
}

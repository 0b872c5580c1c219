import { PsvcError } from "../../errors.ts";
import { goliveDayOnOrBefore } from "../blackout/blackout.ts";
import type { Criterion } from "../model/criterion.ts";
import { isPassed, type Milestone } from "../model/milestone.ts";
import { type Deal, type Moment, type People, PROJECT_SCHEMA, type Project } from "../model/project.ts";
import type { Template } from "../model/template.ts";
import { MILESTONES, type MilestoneName, type Phase } from "../model/vocabulary.ts";
import { withRolePersons } from "../people/person-records.ts";
import { freezeBaseline } from "../route/baseline.ts";
import { milestonesBefore } from "../route/route.ts";
import { addDays, type Day, daysBetween, workingDayOnOrBefore } from "../time/calendar.ts";
import type { WorkingTime } from "../time/working-week.ts";
import { withComputedCriteria } from "./built-in-templates.ts";

/** What a lead knows on the day the deal closes. Only customer, close and lead are required. */
export interface ProjectFacts {
  readonly slug: string;
  readonly customer: string;
  readonly lead: string;
  readonly deal: Deal;
  readonly people: People;
  /** null: the template's weeks after the close, or after today where that is long past. */
  readonly target: Day | null;
  /** Where it stands already, when psvc takes it over under way; null for one that begins now. */
  readonly adopted: Adoption | null;
}

export interface Adoption {
  readonly phase: (typeof ADOPTABLE)[number];
  /** Since when its lead owns it. */
  readonly ownedOn: Day;
}

/** A customer who is live already has a go-live with a day, which `golive` records. */
export const ADOPTABLE = ["own", "align", "build", "prove", "ready"] as const satisfies readonly Phase[];

/** As the store takes it: letters of any script in lower case, digits and hyphens. */
const SLUG = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}-]{0,63}$/u;

/** Throws `bad-value` for a slug that is no slug. */
export function requireProjectSlug(slug: string): void {
  if (SLUG.test(slug) && slug === slug.normalize("NFC")) return;
  throw new PsvcError({
    code: "bad-value",
    what: "--slug",
    value: slug,
    allowed: null,
    why: "a slug has 1 to 64 lower-case letters, digits and hyphens, and begins with a letter or digit",
  });
}

/** A project is owned the moment it is created: `owned` is done today. Throws `refused` for a slug that is no slug. */
export function createProject(facts: ProjectFacts, template: Template, moment: Moment, time?: WorkingTime): Project {
  requireProjectSlug(facts.slug);
  const { adopted } = facts;
  const target = facts.target ?? defaultTarget(facts.deal.closedOn, template, moment.today, adopted?.phase, time);
  const project: Project = withRolePersons({
    schema: PROJECT_SCHEMA,
    slug: facts.slug,
    formerSlugs: [],
    customer: facts.customer,
    ownedOn: adopted?.ownedOn ?? moment.today,
    adoptedOn: adopted ? moment.today : null,
    lead: facts.lead,
    deal: facts.deal,
    people: facts.people,
    persons: {},
    tags: [],
    template: template.name,
    ladder: template.ladder,
    ownLadder: null,
    route: routeTo(target, template, moment.today, adopted, time),
    ownMilestones: {},
    rebaselines: {},
    criteria: criteriaOf(template),
    promises: {},
    gaps: {},
    confrontations: {},
    actions: {},
    risks: {},
    notes: {},
    decisions: {},
    golive: null,
    wins: {},
    stops: {},
    freezes: {},
    messages: {},
    moods: {},
    handovers: {},
    closures: {},
    clocks: "two",
    counters: { promise: 0, gap: 0, action: 0, risk: 0, person: 0, note: 0 },
  });
  return isPassed(project.route.aligned) ? freezeBaseline(project) : project;
}

/**
 * The template's weeks after the close; a deal that closed longer ago than a quarter of that starts today. One that is
 * under way has the days that the template has left from its phase on.
 */
export function defaultTarget(
  closedOn: Day,
  template: Template,
  today: Day,
  phase: Phase = "own",
  time?: WorkingTime,
): Day {
  if (phase !== "own") return goliveDayOnOrBefore(addDays(today, daysLeftFrom(phase, template)), time);
  const late = daysBetween(closedOn, today) > (template.weeks * 7) / 4;
  return goliveDayOnOrBefore(addDays(late ? today : closedOn, template.weeks * 7), time);
}

/**
 * A name that is safe as a file name and short to type; empty where the customer's name has no Latin letter or digit.
 */
export function slugFrom(customer: string): string {
  return customer
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, "-")
    .replace(/^[-\p{Lm}\p{M}]+|-+$/gu, "")
    .slice(0, 40)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/-+$/, "");
}

/** The template's calendar days from the last milestone before a phase to the go-live. */
function daysLeftFrom(phase: Phase, template: Template): number {
  const last = milestonesBefore(phase).at(-1) ?? "owned";
  return Math.max(1, template.daysBeforeLive[last]);
}

/**
 * Targets counted back from the go-live; where less time is left than the template has, all are drawn closer together.
 * What an adopted project has behind it is done before psvc: it has no day, and its target is none that anybody kept. A
 * target that has passed is kept with all that was due before it: the project is overdue.
 */
function routeTo(
  target: Day,
  template: Template,
  today: Day,
  adopted: Adoption | null,
  time: WorkingTime | undefined,
): Project["route"] {
  const planned = daysLeftFrom(adopted?.phase ?? "own", template);
  const squeeze = Math.min(1, Math.max(0, daysBetween(today, target)) / planned);
  const behind = milestonesBefore(adopted?.phase ?? "own");
  const ownedOn = adopted?.ownedOn ?? today;
  const targetOf = (name: MilestoneName): Day => {
    const before = template.daysBeforeLive[name];
    if (name === "owned" || behind.includes(name)) return ownedOn;
    if (before <= 0) return addDays(target, -before);
    const day = workingDayOnOrBefore(addDays(target, -Math.round(before * squeeze)), time);
    return day < today && target >= today ? today : day;
  };
  return Object.fromEntries(
    MILESTONES.map((name): [MilestoneName, Milestone] => [
      name,
      {
        target: targetOf(name),
        baseline: null,
        doneOn: name === "owned" ? ownedOn : null,
        doneBefore: name !== "owned" && behind.includes(name),
        skipped: null,
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
    withComputedCriteria(template).criteria.map(
      ({ name, text, critical, gate = "ready", role, dueBefore }, order): [string, Criterion] => [
        name,
        {
          ...(role === undefined ? {} : { role }),
          ...(dueBefore === undefined ? {} : { dueBefore }),
          text,
          critical,
          gate,
          order,
          state: "not-met",
          on: null,
          evidence: null,
          by: null,
          why: null,
          consequence: null,
        },
      ],
    ),
  );
}

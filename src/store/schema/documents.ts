import * as v from "valibot";
import { CATALOGUE_SCHEMA, type Catalogue } from "../../domain/model/catalogue.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Keyed } from "../../domain/model/record.ts";
import { SETTINGS_SCHEMA, type Settings } from "../../domain/model/settings.ts";
import type { Template } from "../../domain/model/template.ts";
import {
  AVAILABILITIES,
  CRITERION_GATES,
  CRITERION_ROLES,
  MILESTONES,
  STALL_STEPS,
} from "../../domain/model/vocabulary.ts";
import { WEEKDAYS } from "../../domain/time/working-week.ts";
import { productSlug } from "../disk/safe-names.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Complaint, DocumentKind } from "./parse-document.ts";
import { projectSchema } from "./project.ts";
import * as s from "./shapes.ts";

const capability = s.record({
  key: s.text,
  name: s.text,
  area: s.textOrNull,
  description: s.textOrNull,
  availability: s.word(AVAILABILITIES),
  editions: s.texts,
  since: s.textOrNull,
  limits: s.textOrNull,
  roadmapNote: s.textOrNull,
  keywords: s.texts,
});

const catalogueSchema = s.record({
  schema: s.schemaOf(CATALOGUE_SCHEMA),
  product: s.text,
  release: s.text,
  capabilities: s.keyed(capability),
}) satisfies v.GenericSchema<unknown, Catalogue>;

const templateCriterion = s.record({
  name: s.text,
  text: s.text,
  critical: s.yesOrNo,
  gate: v.exactOptional(s.word(CRITERION_GATES)),
  role: v.exactOptional(s.word(CRITERION_ROLES)),
  dueBefore: v.exactOptional(s.nonNegative),
});

const templateSchema = s.record({
  schema: s.schemaOf(1),
  name: s.text,
  description: s.text,
  weeks: s.amount,
  daysBeforeLive: s.each(MILESTONES, s.whole),
  ladder: s.each(STALL_STEPS, s.nonNegative),
  criteria: v.array(templateCriterion, "it takes a list of criteria"),
}) satisfies v.GenericSchema<unknown, Template>;

const settingsSchema = s.record({
  schema: s.schemaOf(SETTINGS_SCHEMA),
  holidays: v.array(s.day, "it takes a list of days"),
  ladders: s.keyed(s.each(STALL_STEPS, s.nonNegative)),
  capacity: v.exactOptional(s.record({ services: v.exactOptional(s.amount), customer: v.exactOptional(s.amount) })),
  productTeam: v.exactOptional(s.text),
  synonyms: v.exactOptional(s.text),
  ourSponsor: v.exactOptional(s.text),
  servicesManager: v.exactOptional(s.text),
  workingDays: v.nullable(v.pipe(v.array(s.word(WEEKDAYS)), v.minLength(1, "it takes one weekday or more"))),
  weekStart: v.nullable(s.word(WEEKDAYS)),
  template: s.textOrNull,
  product: s.textOrNull,
  currency: s.textOrNull,
}) satisfies v.GenericSchema<unknown, Settings>;

export const PROJECT: DocumentKind<Project> = {
  what: "project",
  migrations: MIGRATIONS.project,
  complain(document, name) {
    const complaint = s.complainOfShape(projectSchema, document);
    return complaint ?? complainOfProject(document as Project, name);
  },
};

export const CATALOGUE: DocumentKind<Catalogue> = {
  what: "catalogue",
  migrations: MIGRATIONS.catalogue,
  complain(document, name) {
    const complaint = s.complainOfShape(catalogueSchema, document);
    return complaint ?? complainOfCatalogue(document as Catalogue, name);
  },
};

export const TEMPLATE: DocumentKind<Template> = {
  what: "template",
  migrations: MIGRATIONS.template,
  complain(document, name) {
    const complaint = s.complainOfShape(templateSchema, document);
    return complaint ?? complainOfName("name", (document as Template).name, name);
  },
};

export const SETTINGS: DocumentKind<Settings> = {
  what: "settings",
  migrations: MIGRATIONS.settings,
  complain: (document) => s.complainOfShape(settingsSchema, document),
};

function complainOfName(place: string, found: string, name: string): Complaint | null {
  return found === name ? null : { place, why: `it says ${JSON.stringify(found)} and the file is called ${name}` };
}

function complainOfCatalogue(catalogue: Catalogue, name: string): Complaint | null {
  const { product, capabilities } = catalogue;
  if (productSlug(product) !== name) return complainOfName("product", product, name);
  const misplaced = Object.entries(capabilities).find(([key, { key: own }]) => key !== own);
  if (!misplaced) return null;
  return {
    place: `capabilities.${misplaced[0]}.key`,
    why: `it says ${JSON.stringify(misplaced[1].key)} and is kept under another key`,
  };
}

function complainOfProject(project: Project, slug: string): Complaint | null {
  const { promises, gaps, actions, risks, persons, notes, confrontations, decisions, counters } = project;
  return (
    complainOfName("slug", project.slug, slug) ??
    complainOfOwnMilestones(project) ??
    complainOfIds("promises", "P", promises, counters.promise) ??
    complainOfIds("gaps", "G", gaps, counters.gap) ??
    complainOfIds("actions", "A", actions, counters.action) ??
    complainOfIds("risks", "R", risks, counters.risk) ??
    complainOfIds("persons", "H", persons, counters.person) ??
    complainOfIds("notes", "N", notes, counters.note) ??
    complainOfIds("changeOrders", "CO", project.changeOrders ?? {}, counters.changeOrder ?? 0) ??
    complainOfLinks("gaps", gaps, "promise", (gap) => [gap.promise], promises, "promise") ??
    complainOfLinks(
      "promises",
      promises,
      "dropped.duplicateOf",
      (promise) => listed(promise.dropped?.duplicateOf),
      promises,
      "promise",
    ) ??
    complainOfLinks("confrontations", confrontations, "gap", ({ gap }) => [gap], gaps, "gap") ??
    complainOfOptions(confrontations) ??
    complainOfLinks("decisions", decisions, "conditions", (decision) => decision.conditions, actions, "action")
  );
}

/** Commands name both kinds of milestones alike, so none may stand for two. */
function complainOfOwnMilestones({ ownMilestones }: Project): Complaint | null {
  const taken = MILESTONES.find((name) => Object.hasOwn(ownMilestones, name));
  return taken ? { place: `ownMilestones.${taken}`, why: `${taken} is a milestone of every route` } : null;
}

/** Numbers are never reused: each stands once, and the counter knows the highest. */
function complainOfIds(
  where: string,
  letter: string,
  records: Keyed<{ readonly id: string }>,
  highest: number,
): Complaint | null {
  const seen = new Set<string>();
  for (const [key, { id }] of Object.entries(records)) {
    const place = `${where}.${key}.id`;
    const isId = id.startsWith(letter) && /^[1-9]\d*$/.test(id.slice(letter.length));
    if (!isId) return { place, why: `${JSON.stringify(id)} is not a number like ${letter}1` };
    if (seen.has(id)) return { place, why: `${id} is there twice` };
    if (Number(id.slice(letter.length)) > highest)
      return { place, why: `${id} is above the highest number given out, ${highest}` };
    seen.add(id);
  }
  return null;
}

function complainOfLinks<T>(
  where: string,
  records: Keyed<T>,
  field: string,
  linksOf: (record: T) => readonly string[],
  targets: Keyed<unknown>,
  what: string,
): Complaint | null {
  for (const [key, record] of Object.entries(records)) {
    const missing = linksOf(record).find((link) => !Object.hasOwn(targets, link));
    if (missing !== undefined)
      return { place: `${where}.${key}.${field}`, why: `there is no ${what} under ${JSON.stringify(missing)}` };
  }
  return null;
}

/** What was recommended or settled on is one of the options. */
function complainOfOptions(confrontations: Project["confrontations"]): Complaint | null {
  for (const [key, { options, recommendation, outcome }] of Object.entries(confrontations)) {
    const links = [...listed(recommendation?.option), ...listed(outcome?.option)];
    const missing = links.find((link) => !Object.hasOwn(options, link));
    if (missing !== undefined)
      return { place: `confrontations.${key}.options`, why: `there is no option under ${JSON.stringify(missing)}` };
  }
  return null;
}

function listed(link: string | null | undefined): readonly string[] {
  return link ? [link] : [];
}

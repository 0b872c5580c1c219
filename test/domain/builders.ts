import type { Action } from "../../src/domain/model/action.ts";
import type { Catalogue } from "../../src/domain/model/catalogue.ts";
import type { Confrontation } from "../../src/domain/model/confrontation.ts";
import type { Criterion } from "../../src/domain/model/criterion.ts";
import type { Gap, Resolution } from "../../src/domain/model/gap.ts";
import type { Milestone } from "../../src/domain/model/milestone.ts";
import type { CustomerDecision } from "../../src/domain/model/people.ts";
import type { Moment, Project } from "../../src/domain/model/project.ts";
import type { CustomerPromise, Fit } from "../../src/domain/model/promise.ts";
import type { Risk } from "../../src/domain/model/risk.ts";
import { NO_SETTINGS, type Settings } from "../../src/domain/model/settings.ts";
import type { Freeze } from "../../src/domain/model/stall.ts";
import type { Standing } from "../../src/domain/model/standing.ts";
import type { JudgedFit, MilestoneName, ResolutionKind } from "../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../src/domain/project/new-project.ts";
import { PROMISE_DEFAULTS } from "../../src/domain/promise/promise.ts";
import type { Day } from "../../src/domain/time/calendar.ts";

/** A Wednesday. The project of the builders was owned on it, and closed the day before. */
export const START: Day = "2026-11-25";

/** One record on its way into a project. Its key is what other records name. */
export interface RecordBuilder {
  readonly shelf: "promises" | "gaps" | "actions" | "risks" | "confrontations" | "criteria" | "freezes";
  readonly key: string;
  readonly record: object;
}

export interface ProjectBuilder {
  /** Adds records; those that bear numbers are numbered in their order: P1, P2, G1. */
  with(...records: readonly RecordBuilder[]): ProjectBuilder;
  /** Changes facts of the project itself. */
  and(changes: Partial<Project>): ProjectBuilder;
  /** Changes a milestone: `{ doneOn }`, `{ target }`. */
  milestone(name: MilestoneName, changes: Partial<Milestone>): ProjectBuilder;
  build(): Project;
  /** The project seen on a day. */
  on(today: Day, more?: { readonly catalogue?: Catalogue; readonly settings?: Settings }): Standing;
}

/** A project of the standard template, owned on `START`, with Petra Lund as sponsor and decision maker. */
export function aProject(changes: Partial<Project> = {}): ProjectBuilder {
  const template = BUILT_IN_TEMPLATES.find(({ name }) => name === "standard");
  if (!template) throw new Error("there is no template");
  const deal = { closedOn: "2026-11-24", value: null, currency: null, owner: null, why: null, product: null };
  const facts = {
    slug: "acme",
    customer: "Acme",
    lead: "Ana Sato",
    target: null,
    adopted: null,
    deal: { ...deal, contractualOn: null, crmId: null },
    people: {
      sponsor: "Petra Lund",
      projectLead: "Tom Okafor",
      deciders: ["Petra Lund"],
      handedOver: null,
      readiness: null,
    },
  };
  return builderOf({ ...createProject(facts, template, aMoment(START)), ...changes });
}

function builderOf(project: Project): ProjectBuilder {
  return {
    with: (...records) => builderOf(records.reduce(withRecord, project)),
    and: (changes) => builderOf({ ...project, ...changes }),
    milestone: (name, changes) =>
      builderOf({ ...project, route: { ...project.route, [name]: { ...project.route[name], ...changes } } }),
    build: () => project,
    on: (today, { catalogue = null, settings = NO_SETTINGS } = {}) => ({ project, catalogue, today, settings }),
  };
}

const COUNTERS = { promises: "promise", gaps: "gap", actions: "action", risks: "risk" } as const;

function withRecord(project: Project, { shelf, key, record }: RecordBuilder): Project {
  const counter = shelf in COUNTERS ? COUNTERS[shelf as keyof typeof COUNTERS] : null;
  const number = counter === null ? 0 : project.counters[counter] + 1;
  const id = counter === null ? {} : { id: `${counter[0]?.toUpperCase()}${number}` };
  return {
    ...project,
    [shelf]: { ...project[shelf], [key]: { ...id, ...record } },
    counters: counter === null ? project.counters : { ...project.counters, [counter]: number },
  };
}

/** A day on which something is changed, with keys that count. */
export function aMoment(today: Day = START): Moment {
  let next = 1;
  return { today, key: () => `k${next++}` };
}

export function aDecision(changes: Partial<CustomerDecision> = {}): CustomerDecision {
  return { by: "Petra Lund", on: START, words: "we can live with that", document: null, ...changes };
}

type Keyed<T> = Partial<T> & { readonly key?: string };

/** A `must` of the product that nobody has assessed, under the key `p`. */
export function aPromise({ key = "p", ...changes }: Keyed<CustomerPromise> = {}): RecordBuilder {
  const record: Omit<CustomerPromise, "id"> = {
    ...PROMISE_DEFAULTS,
    statement: "orders sync with the ERP",
    importance: "must",
    addedOn: START,
    carriedFrom: null,
    capabilities: [],
    fit: null,
    dropped: null,
    releases: {},
    ...changes,
  };
  return { shelf: "promises", key, record };
}

/** A fit that the lead judged by hand on `START`. */
export function aFit(value: JudgedFit, changes: Partial<Fit> = {}): Fit {
  const none = { means: null, release: null, seen: {}, why: null, evidence: null, overruled: null };
  return { value, asOf: START, ...none, ...changes };
}

/** An open gap of the promise `p`, under the key `g`. */
export function aGap({ key = "g", ...changes }: Keyed<Gap> = {}): RecordBuilder {
  const record: Omit<Gap, "id"> = {
    promise: "p",
    state: "open",
    owner: null,
    raised: null,
    resolution: null,
    underProtest: null,
    openedOn: START,
    closedOn: null,
    evidence: null,
    note: null,
    reached: { open: START },
    reopened: {},
    ...changes,
  };
  return { shelf: "gaps", key, record };
}

/** A resolution that Petra Lund decided; `{ decision: null }` is one that waits for the customer. */
export function aResolution(kind: ResolutionKind, changes: Partial<Resolution> = {}): Resolution {
  const none = { owner: null, note: null, fundedOn: null, reviewOn: null, concession: null };
  return { kind, proposedOn: START, decision: aDecision(), ...none, ...changes };
}

/** An open action of the customer, due on `START`, under the key `a`. */
export function anAction({ key = "a", ...changes }: Keyed<Action> = {}): RecordBuilder {
  const record: Omit<Action, "id"> = {
    text: "send the field mapping",
    side: "customer",
    owner: "Tom Okafor",
    due: START,
    for: null,
    openedOn: START,
    doneOn: null,
    evidence: null,
    moves: {},
    chased: {},
    ...changes,
  };
  return { shelf: "actions", key, record };
}

/** An amber risk, under the key `r`. */
export function aRisk({ key = "r", ...changes }: Keyed<Risk> = {}): RecordBuilder {
  const open = { reviewOn: START, openedOn: START, closedOn: null, closedWhy: null, moves: {} };
  const record = { text: "the sponsor resigned", owner: "Ana Sato", health: "amber", ...open, ...changes };
  return { shelf: "risks", key, record };
}

/** A planned conversation on the gap `g`, due on `START`, under the key `c`. */
export function aConfrontation({ key = "c", ...changes }: Keyed<Confrontation> = {}): RecordBuilder {
  const record: Confrontation = {
    gap: "g",
    round: 1,
    plannedOn: START,
    truth: "orders go to the ERP every hour",
    options: {},
    recommendation: null,
    ask: "which option",
    with: "Petra Lund",
    by: START,
    fallback: "we plan on",
    push: null,
    toldBefore: {},
    moves: {},
    outcome: null,
    endedOn: null,
    ...changes,
  };
  return { shelf: "confrontations", key, record };
}

/** A critical criterion for go-live that is not met, under its name. */
export function aCriterion({ key = "tested", ...changes }: Keyed<Criterion> = {}): RecordBuilder {
  const none = { on: null, evidence: null, by: null, why: null, consequence: null };
  const record: Criterion = {
    text: key,
    critical: true,
    gate: "ready",
    order: 99,
    state: "not-met",
    ...none,
    ...changes,
  };
  return { shelf: "criteria", key, record };
}

/** A freeze agreed on `START` for thirty days, under the key `f`. */
export function aFreeze({ key = "f", ...changes }: Keyed<Freeze> = {}): RecordBuilder {
  const record: Freeze = {
    on: START,
    until: "2026-12-25",
    why: "year end",
    consequence: "the go-live moves",
    decision: aDecision(),
    extension: null,
    ended: null,
    ...changes,
  };
  return { shelf: "freezes", key, record };
}

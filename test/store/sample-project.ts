import type { Action } from "../../src/domain/model/action.ts";
import type { Catalogue } from "../../src/domain/model/catalogue.ts";
import type { Confrontation } from "../../src/domain/model/confrontation.ts";
import type { Gap } from "../../src/domain/model/gap.ts";
import type { Milestone } from "../../src/domain/model/milestone.ts";
import { PROJECT_SCHEMA, type Project } from "../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../src/domain/model/promise.ts";
import type { Template } from "../../src/domain/model/template.ts";
import { MILESTONES, type MilestoneName } from "../../src/domain/model/vocabulary.ts";
import { withPersonsNamed } from "../../src/domain/people/person-records.ts";

const milestone: Milestone = {
  target: "2026-12-01",
  baseline: null,
  doneOn: null,
  doneBefore: false,
  skipped: null,
  note: null,
  moves: {},
  reopened: {},
  waiting: null,
};

const decision = { by: "Dana Ortiz", on: "2026-10-20", words: "we can live with that", document: null };

export function samplePromise(id: string): CustomerPromise {
  return {
    id,
    statement: "orders arrive in the ERP by themselves",
    kind: "integration",
    source: "demo",
    strength: "spoken",
    importance: "must",
    confirmed: true,
    addedOn: "2026-10-02",
    heardBy: "Dana Ortiz",
    madeOn: null,
    neededBy: "2026-12-15",
    evidence: null,
    quote: null,
    area: null,
    listed: null,
    carriedFrom: null,
    capabilities: ["erp-orders"],
    fit: {
      value: "partial",
      means: null,
      asOf: "2026-10-03",
      release: "7.2",
      seen: { "erp-orders": { availability: "limited", limits: "one ERP", editions: [] } },
      why: null,
      evidence: null,
      overruled: null,
    },
    dropped: null,
    releases: { r1: { on: "2026-10-20", what: "importance", from: "must", to: "should", decision } },
  };
}

export function sampleGap(id: string, promise: string): Gap {
  return {
    id,
    promise,
    state: "agreed",
    owner: null,
    raised: null,
    resolution: {
      kind: "workaround",
      proposedOn: "2026-10-10",
      owner: "Sam",
      note: null,
      fundedOn: null,
      reviewOn: null,
      concession: null,
      decision,
    },
    underProtest: null,
    openedOn: "2026-10-03",
    closedOn: null,
    evidence: null,
    note: null,
    reached: { open: "2026-10-03", agreed: "2026-10-20" },
    reopened: {},
  };
}

/** A conversation on a gap, planned and not held. */
export function samplePlan(gap: string): Confrontation {
  return {
    gap,
    round: 1,
    plannedOn: "2026-10-10",
    truth: "it does not",
    options: {
      o1: {
        order: 1,
        resolution: "workaround",
        text: "by phone",
        consequence: { time: "none", money: "none", scope: "none", effort: { services: 1, customer: 1 } },
        owner: null,
        fundedOn: null,
        reviewOn: null,
        concession: null,
      },
    },
    recommendation: { option: "o1", why: null },
    ask: "please decide",
    with: "Dana Ortiz",
    by: "2026-10-20",
    fallback: "none",
    push: null,
    toldBefore: {},
    moves: {},
    outcome: null,
    endedOn: null,
  };
}

export function sampleAction(id: string): Action {
  return {
    id,
    text: "send the test data",
    side: "customer",
    owner: "Dana Ortiz",
    due: "2026-11-02",
    for: null,
    openedOn: "2026-10-20",
    doneOn: null,
    evidence: null,
    moves: {},
    chased: {},
  };
}

/** A valid project that uses most of its fields. */
export function sampleProject(slug = "acme", changes: Partial<Project> = {}): Project {
  return {
    schema: PROJECT_SCHEMA,
    slug,
    formerSlugs: [],
    customer: "Acme",
    ownedOn: "2026-10-01",
    adoptedOn: null,
    lead: "Sam",
    deal: {
      closedOn: "2026-09-30",
      value: 120_000,
      currency: "EUR",
      owner: "Kim",
      why: null,
      product: "Northwind",
      contractualOn: null,
      crmId: null,
    },
    people: { sponsor: "Ira", projectLead: null, deciders: ["Dana Ortiz"], handedOver: null, readiness: "partly" },
    persons: withPersonsNamed(
      { persons: {}, highest: 0 },
      { slug, customer: ["Ira", null, "Dana Ortiz"], services: ["Sam", "Kim"] },
    ).persons,
    tags: [],
    template: "standard",
    ladder: { nudge: 4, ask: 8, sponsor: 12, decide: 15 },
    ownLadder: null,
    route: Object.fromEntries(MILESTONES.map((name) => [name, milestone])) as Record<MilestoneName, Milestone>,
    ownMilestones: {},
    rebaselines: {},
    criteria: {
      "scope-signed": {
        text: "signed",
        critical: true,
        gate: "ready",
        order: 1,
        state: "not-met",
        on: null,
        evidence: null,
        by: null,
        why: null,
        consequence: null,
      },
    },
    promises: { p1: samplePromise("P1") },
    gaps: { g1: sampleGap("G1", "p1") },
    confrontations: {},
    actions: { a1: sampleAction("A1") },
    risks: {},
    notes: {},
    decisions: {
      d1: {
        decision: "no-go",
        on: "2026-10-21",
        recordedOn: "2026-10-21",
        order: 1,
        by: "Ira",
        why: null,
        conditions: ["a1"],
        voidedOn: null,
      },
    },
    golive: null,
    wins: {},
    stops: {},
    freezes: {},
    messages: {},
    moods: {},
    handovers: {},
    closures: {},
    counters: { promise: 1, gap: 1, action: 1, risk: 0, person: 4, note: 0 },
    ...changes,
  };
}

export function sampleCatalogue(product: string, release = "7.2"): Catalogue {
  return {
    schema: 1,
    product,
    release,
    capabilities: {
      "erp-orders": {
        key: "erp-orders",
        name: "orders to the ERP",
        area: "integration",
        description: null,
        availability: "limited",
        editions: [],
        since: "7.0",
        limits: "one ERP",
        roadmapNote: null,
        keywords: ["sap"],
      },
    },
  };
}

export function sampleTemplate(name: string): Template {
  return {
    schema: 1,
    name,
    description: "ours",
    weeks: 4,
    daysBeforeLive: Object.fromEntries(MILESTONES.map((milestoneName, index) => [milestoneName, 28 - index])) as Record<
      MilestoneName,
      number
    >,
    ladder: { nudge: 2, ask: 4, sponsor: 6, decide: 8 },
    criteria: [{ name: "people-trained", text: "users are trained", critical: true }],
  };
}

/** One more decider: the smallest change there is, and one that can be counted. */
export function withDecider(name: string): (project: Project) => Project {
  return (project) => ({ ...project, people: { ...project.people, deciders: [...project.people.deciders, name] } });
}

/** The project with one more promise, under a key and number of its own. */
export function promised(project: Project, statement: string): Project {
  const number = project.counters.promise + 1;
  const key = statement.replaceAll(/\W+/g, "-");
  const promise = { ...samplePromise(`P${number}`), statement };
  return {
    ...project,
    promises: { ...project.promises, [key]: promise },
    counters: { ...project.counters, promise: number },
  };
}

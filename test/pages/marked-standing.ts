import type { Action } from "../../src/domain/model/action.ts";
import type { Catalogue } from "../../src/domain/model/catalogue.ts";
import type { Confrontation } from "../../src/domain/model/confrontation.ts";
import type { Gap, Resolution } from "../../src/domain/model/gap.ts";
import type { Milestone } from "../../src/domain/model/milestone.ts";
import type { Project } from "../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../src/domain/model/promise.ts";
import { NO_SETTINGS } from "../../src/domain/model/settings.ts";
import type { Standing } from "../../src/domain/model/standing.ts";
import { MILESTONES, type MilestoneName } from "../../src/domain/model/vocabulary.ts";
import { projectSchema } from "../../src/store/schema/project.ts";
import type { Marks } from "./marked.ts";

export const TODAY = "2026-11-25";

const { promises, gaps, confrontations, actions } = projectSchema.entries;

/** The records under a key of the project, each filled anew. */
function filler(marks: Marks) {
  const one = <T>(collection: { readonly pipe: readonly unknown[] }, place: string): T => {
    const records = marks.fill(collection as never, place) as Record<string, T>;
    return records.k as T;
  };
  return {
    promise: (key: string, changes: Partial<CustomerPromise>): CustomerPromise => {
      const filled = one<CustomerPromise>(promises, `promises.${key}`);
      return { ...filled, id: key.toUpperCase(), confirmed: true, dropped: null, ...changes };
    },
    gap: (promise: string, state: Gap["state"], changes: Partial<Gap> = {}): Gap => {
      const filled = one<Gap>(gaps, `gaps.${promise}`);
      return { ...filled, id: promise.replace("p", "G"), promise, state, underProtest: null, ...changes };
    },
    protested: (promise: string): Gap => ({ ...one<Gap>(gaps, `gaps.${promise}`), promise, state: "agreed" }),
    plan: (gap: string, changes: Partial<Confrontation>): Confrontation => {
      const filled = one<Confrontation>(confrontations, `confrontations.${gap}`);
      return { ...filled, gap, recommendation: { option: "k", why: filled.recommendation?.why ?? null }, ...changes };
    },
    action: (key: string, changes: Partial<Action>): Action => ({
      ...one<Action>(actions, `actions.${key}`),
      id: key.toUpperCase(),
      doneOn: null,
      ...changes,
    }),
  };
}

/**
 * A project with every text filled, that has everything a page can speak of: what fits, each way of not fitting, a rumour, something
 * dropped, conversations planned and held, actions of all sides, and a customer who is live or not.
 */
export function markedStanding(marks: Marks, isLive: boolean): Standing {
  const { promise, gap, protested, plan, action } = filler(marks);
  const base = marks.fill(projectSchema, "") as Project;
  const route = Object.fromEntries(
    MILESTONES.map((name): [MilestoneName, Milestone] => {
      const isDone = isLive ? name !== "stable" : name === "owned" || name === "kickoff";
      return [
        name,
        { ...base.route[name], target: "2026-12-18", doneOn: isDone ? TODAY : null, doneBefore: false, skipped: null },
      ];
    }),
  ) as Project["route"];
  const should = { importance: "should" } as const;
  const must = { importance: "must" } as const;
  const ledger = {
    p1: promise("p1", {}),
    p2: promise("p2", should),
    p3: promise("p3", should),
    p4: promise("p4", should),
    p5: promise("p5", should),
    p6: promise("p6", should),
    p7: promise("p7", must),
    p8: promise("p8", must),
    p9: promise("p9", { ...should, fit: null }),
    p10: promise("p10", { ...should, confirmed: false }),
    p11: promise("p11", { ...should, dropped: droppedOf(marks) }),
    p12: promise("p12", { importance: "wont" }),
  };
  const ways = {
    g2: resolved(gap("p2", "closed"), { kind: "workaround" }),
    g3: resolved(gap("p3", "agreed"), { kind: "workaround", decision: null }),
    g4: resolved(gap("p4", "agreed"), { kind: "defer" }),
    g5: resolved(gap("p5", "closed"), { kind: "descope" }),
    g6: resolved(gap("p6", "closed"), { kind: "concede" }),
    g7: protested("p7"),
    g8: resolved(gap("p8", "planned", { reached: {} }), { kind: "workaround", decision: null }),
    g10: resolved(gap("p10", "planned"), { kind: "workaround" }),
    g11: resolved(gap("p11", "closed"), { kind: "descope" }),
  };
  const project: Project = {
    ...base,
    route,
    promises: Object.fromEntries(Object.entries(ledger).map(([key, one]) => [key, judged(one, key === "p1")])),
    gaps: ways,
    confrontations: {
      c2: plan("g2", {}),
      c8: plan("g8", { outcome: null, endedOn: null, by: TODAY }),
      c10: plan("g10", { outcome: null, endedOn: null, by: TODAY }),
    },
    actions: {
      a1: action("a1", { side: "customer" }),
      a2: action("a2", { side: "services" }),
      a3: action("a3", { side: "customer", doneOn: TODAY }),
      a4: action("a4", { side: "services", for: "condition" }),
      a5: action("a5", { side: "third-party" }),
      a6: action("a6", { side: "services", doneOn: TODAY }),
    },
    decisions: mapped(base.decisions, { decision: "go-with-conditions", conditions: ["a4"], voidedOn: null }),
    golive: isLive ? base.golive : null,
    wins: isLive ? mapped(base.wins, { rolledBackOn: null }) : base.wins,
    freezes: mapped(base.freezes, { ended: null }),
  };
  return { project, catalogue: markedCatalogue(marks, project), today: TODAY, settings: NO_SETTINGS };
}

function resolved(gap: Gap, changes: Partial<Resolution>): Gap {
  return { ...gap, resolution: gap.resolution && { ...gap.resolution, ...changes } };
}

function judged(promise: CustomerPromise, fits: boolean): CustomerPromise {
  return { ...promise, fit: promise.fit && { ...promise.fit, value: fits ? "fit" : "partial" } };
}

function droppedOf(marks: Marks): CustomerPromise["dropped"] {
  const { k } = marks.fill(promises as never, "promises.p11") as Record<string, CustomerPromise>;
  return k?.dropped ?? null;
}

function mapped<T>(records: Readonly<Record<string, T>>, changes: Partial<T>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(records).map(([key, record]) => [key, { ...record, ...changes }]));
}

/** The catalogue still offers what the fits saw. */
function markedCatalogue(marks: Marks, { promises: ledger }: Project): Catalogue {
  const mark = (field: string) => marks.mark(`catalogue.${field}`);
  const seen = ledger.p1?.fit?.seen.k;
  if (!seen) throw new Error("p1 saw nothing");
  return {
    schema: 1,
    product: mark("product"),
    release: mark("release"),
    capabilities: {
      k: {
        ...seen,
        key: "k",
        name: mark("name"),
        area: mark("area"),
        description: mark("description"),
        since: mark("since"),
        roadmapNote: mark("roadmapNote"),
        keywords: [mark("keywords")],
      },
    },
  };
}

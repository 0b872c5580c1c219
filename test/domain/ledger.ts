import type { Capability, Catalogue } from "../../src/domain/model/catalogue.ts";
import type { Moment, Project } from "../../src/domain/model/project.ts";
import { findById, type Key } from "../../src/domain/model/record.ts";
import { NO_SETTINGS } from "../../src/domain/model/settings.ts";
import type { Standing } from "../../src/domain/model/standing.ts";
import { BUILT_IN_TEMPLATES } from "../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../src/domain/project/new-project.ts";
import { addPromise, PROMISE_DEFAULTS, type PromiseFacts } from "../../src/domain/promise/promise.ts";

export const TODAY = "2026-11-24";

export function capability(key: string, more: Partial<Capability> = {}): Capability {
  const empty = { area: null, description: null, since: null, limits: null, roadmapNote: null };
  return { key, name: key, availability: "available", editions: [], keywords: [], ...empty, ...more };
}

export function catalogueOf(...capabilities: readonly Capability[]): Catalogue {
  const byKey = Object.fromEntries(capabilities.map((one) => [one.key, one]));
  return { schema: 1, product: "Tallyfield", release: "1", capabilities: byKey };
}

/** Keys that count, on the day of the tests. */
export function momentFrom(first = 1): Moment {
  let next = first;
  return { today: TODAY, key: () => `k${String(next++).padStart(6, "0")}` };
}

/** A project with these promises, P1 and so on, where Petra may decide. */
export function ledgerOf(
  promises: readonly Partial<PromiseFacts>[],
  catalogue: Catalogue | null = null,
  moment: Moment = momentFrom(),
): Standing {
  const template = BUILT_IN_TEMPLATES[0];
  if (!template) throw new Error("no template");
  const facts = {
    slug: "acme",
    customer: "Acme",
    lead: "Ana",
    target: null,
    adopted: null,
    deal: {
      closedOn: "2026-11-02",
      value: null,
      currency: null,
      owner: null,
      why: null,
      product: "Tallyfield",
      contractualOn: null,
      crmId: null,
    },
    people: { sponsor: null, projectLead: null, deciders: ["Petra"], handedOver: null, readiness: null },
  };
  const project = promises.reduce<Project>(
    (so, given, i) => addPromise(so, { ...PROMISE_DEFAULTS, statement: `promise ${i + 1}`, ...given }, moment).project,
    createProject(facts, template, moment),
  );
  return { project, catalogue, today: TODAY, settings: NO_SETTINGS };
}

export function keyOf({ project }: Standing, id: string): Key {
  const found = findById(project.promises, id) ?? findById(project.gaps, id);
  if (!found) throw new Error(`no ${id}`);
  return found[0];
}

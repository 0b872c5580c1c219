import type { App } from "../../app.ts";
import { type Candidate, candidates } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/parse-partial-line.ts";
import { customersIn } from "../../completion/people.ts";
import { areasIn, conditionCandidates } from "../../completion/records.ts";
import { type Lookup, STORE_LOOKUPS, type StoreLookup } from "../../completion/value-kinds.ts";
import { ladderKey, SETTING_KEYS } from "../../domain/config/setting-keys.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { findCatalogue } from "../find/find-catalogue.ts";
import { allTemplates } from "../find/find-template.ts";
import { projectCandidates, whoLeads } from "./project-candidates.ts";
import { projectOn } from "./project-on.ts";

export function isStoreLookup(what: Lookup): what is StoreLookup {
  return STORE_LOOKUPS.some((storeLookup) => storeLookup === what);
}

/** What is in the store around the project, as far as it can be read. */
export function storeCandidates(app: App, line: TypedLine, what: StoreLookup): Promise<readonly Candidate[]> {
  return LOOKS[what](app, line);
}

type Look = (app: App, line: TypedLine) => Promise<readonly Candidate[]>;

const LOOKS: Readonly<Record<StoreLookup, Look>> = {
  projects: (app, line) => projectCandidates(app, line),
  "projects with open gaps": (app, line) => projectCandidates(app, line, ({ openGaps }) => openGaps > 0),
  "active projects": (app, line) => projectCandidates(app, line, ({ status }) => status === "active"),
  "live projects": (app, line) => projectCandidates(app, line, ({ status }) => status === "live"),
  leads: async (app) => candidates(await whoLeads(app)),
  async areas(app, line) {
    const project = await projectOn(app, line);
    return sorted(project ? areasIn(project) : areasOf(await catalogueOn(app, line)));
  },
  async conditions(app, line) {
    const project = await projectOn(app, line);
    const keys = Object.keys((await catalogueOn(app, line))?.capabilities ?? {});
    return conditionCandidates(line.typed, (key) => {
      if (key === "area" && project) return areasIn(project);
      if (key === "heard-by" && project) return customersIn(project).map(({ value }) => value);
      return key === "capability" ? keys : [];
    });
  },
  async capabilities(app, line) {
    const catalogue = await catalogueOn(app, line);
    return Object.values(catalogue?.capabilities ?? {}).map(({ key, name, availability }) => ({
      value: key,
      about: `${name} (${availability})`,
    }));
  },
  async releases(app, line) {
    const catalogue = await catalogueOn(app, line);
    return catalogue ? [{ value: catalogue.release, about: `${catalogue.product}, as it is now` }] : [];
  },
  products: async (app) => candidates(await app.store.products()),
  templates: async (app) =>
    (await allTemplates(app)).map(({ name, description }) => ({ value: name, about: description })),
  settings: async (app) =>
    [...SETTING_KEYS, ...(await allTemplates(app)).map(ladderKey)].map(({ key, says }) => ({
      value: key,
      about: says,
    })),
  "setting values": settingValues,
  async subjects(app, line) {
    const [what] = line.arguments.get("what") ?? [];
    if (what === "capabilities") return LOOKS.products(app, line);
    return what === "portfolio" ? [] : projectCandidates(app, line);
  },
  backups: async (app) =>
    (await app.store.copies.backups()).map(({ name, at, why }) => ({ value: name, about: `${at}, ${why}` })),
};

async function settingValues(app: App, line: TypedLine): Promise<readonly Candidate[]> {
  const [typed = ""] = line.arguments.get("key") ?? [];
  const key = typed.toLowerCase();
  if (key === "me") return candidates(await whoLeads(app));
  if (key === "template" || key === "product") return LOOKS[`${key}s`](app, line);
  if (key === "working-days") return candidates(["mon-fri", "sun-thu"]);
  return candidates(SETTING_KEYS.find((settingKey) => settingKey.key === key)?.allowed ?? []);
}

/**
 * The product that the line names, else its project's, else the only one; null where it has no catalogue that can be
 * read.
 */
async function catalogueOn(app: App, line: TypedLine): Promise<Catalogue | null> {
  const project = await projectOn(app, line);
  const product = line.flags.get("product")?.at(-1) ?? project?.deal.product ?? undefined;
  return findCatalogue(app, product).catch(() => null);
}

function areasOf(catalogue: Catalogue | null): readonly string[] {
  return Object.values(catalogue?.capabilities ?? {}).flatMap(({ area }) => (area === null ? [] : [area]));
}

function sorted(values: readonly string[]): readonly Candidate[] {
  return candidates([...new Set(values)].sort());
}

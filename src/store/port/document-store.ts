import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { Project } from "../../domain/model/project.ts";
import { NO_SETTINGS } from "../../domain/model/settings.ts";
import { PsvcError } from "../../errors.ts";
import { isSlug, requireSlug } from "../disk/safe-names.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import type { ChangeOrigin, Portfolio, Store } from "./store.ts";

/** What an adapter that keeps whole documents has to do; the rest of the port follows from it. */
export interface Documents {
  readonly exists: () => boolean;
  readonly isPrivate: () => boolean;
  /** The names of the documents in one of the places, in no order. */
  readonly names: (place: string) => readonly string[];
  /** Throws `damaged` or `newer-schema`; null where there is none. */
  readonly read: <T>(stored: StoredDocument<T>) => Promise<T | null>;
  /** null removes the document. */
  readonly change: <T, N extends T | null>(
    stored: StoredDocument<T>,
    change: (current: T | null) => N,
    origin?: ChangeOrigin,
  ) => Promise<N>;
}

/** What an adapter brings beside the documents themselves. */
export type Rest = Pick<
  Store,
  | "isSharedByGit"
  | "hasWritten"
  | "digests"
  | "remembered"
  | "scan"
  | "scanHistories"
  | "changeMany"
  | "interrupted"
  | "draft"
  | "draftNames"
  | "saveDraft"
  | "dropDraft"
  | "past"
  | "copies"
  | "upkeep"
>;

export function documentStore(documents: Documents, shelves: Shelves, places: StorePlaces, rest: Rest): Store {
  const namesIn = (place: string) => (documents.exists() ? documents.names(place).filter(isSlug).sort() : []);
  const read = async <T>(stored: StoredDocument<T>) => (documents.exists() ? documents.read(stored) : null);
  return {
    places,
    exists: async () => documents.exists(),
    isPrivate: async () => documents.isPrivate(),
    slugs: async () => namesIn(places.projects),
    async project(slug) {
      const project = isSlug(slug) ? await read(shelves.project(slug)) : null;
      return project ?? noProject(slug);
    },
    portfolio: async () => gather(namesIn(places.projects), (slug) => documents.read(shelves.project(slug))),
    async create(project) {
      requireSlug("the slug", project.slug);
      return documents.change(shelves.project(project.slug), (current) => {
        if (current !== null)
          throw new PsvcError({ code: "already-there", what: "project", name: project.slug, command: null });
        return project;
      });
    },
    async change(slug, change) {
      if (!isSlug(slug) || !documents.exists()) return noProject(slug);
      const { withPeopleRead } = await import("../../domain/people/people-texts.ts");
      return documents.change(shelves.project(slug), (current) => {
        const before = current ?? noProject(slug);
        return withPeopleRead(before, change(before));
      });
    },
    async products() {
      const naming = namesIn(places.catalogue).map((name) => productOf(name, documents.read(shelves.catalogue(name))));
      return (await Promise.all(naming)).sort();
    },
    catalogue: (product) => read(shelves.catalogue(product)),
    changeCatalogue: (product, change) => documents.change(shelves.catalogue(product), change),
    templates: async () => namesIn(places.templates),
    template: async (name) => (isSlug(name) ? read(shelves.template(name)) : null),
    async addTemplate(template) {
      requireSlug("the template's name", template.name);
      const stored = shelves.template(template.name);
      await documents.change(stored, (current) => {
        if (current !== null)
          throw new PsvcError({ code: "already-there", what: "template", name: template.name, command: null });
        return template;
      });
      return stored.path;
    },
    settings: async () => (await read(shelves.settings)) ?? NO_SETTINGS,
    changeSettings: (change) => documents.change(shelves.settings, (current) => change(current ?? NO_SETTINGS)),
    ...rest,
  };
}

function noProject(slug: string): never {
  throw new PsvcError({ code: "not-found", what: "project", name: slug, near: [], command: null });
}

async function gather(slugs: readonly string[], read: (slug: string) => Promise<Project | null>): Promise<Portfolio> {
  const projects: Project[] = [];
  const damaged: Portfolio["damaged"][number][] = [];
  for (const slug of slugs) {
    try {
      const project = await read(slug);
      if (project !== null) projects.push(project);
    } catch (err) {
      if (!(err instanceof PsvcError)) throw err;
      damaged.push({ slug, problem: err.problem });
    }
  }
  return { projects, damaged };
}

/** A catalogue that cannot be read is still named, so that asking for it says what is wrong. */
async function productOf(name: string, reading: Promise<Catalogue | null>): Promise<string> {
  try {
    return (await reading)?.product ?? name;
  } catch (err) {
    if (err instanceof PsvcError) return name;
    throw err;
  }
}

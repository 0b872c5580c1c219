import type { Catalogue } from "../domain/catalogue.ts";
import type { Project } from "../domain/project.ts";
import type { Template } from "../domain/template.ts";
import type { Problem } from "../errors.ts";

/**
 * What psvc remembers. Every adapter passes the same contract test; nothing outside `store/` knows which one is in use.
 * A change is durable when its promise resolves, and not before. Reading takes no lock and never creates anything.
 */
export interface Store {
  /** Where things are, for people. */
  readonly places: StorePlaces;
  /** Whether there is a store yet. The first write makes it. */
  exists(): Promise<boolean>;
  /** The slugs of all projects, sorted; also of those that cannot be read. */
  slugs(): Promise<readonly string[]>;
  /** Throws `not-found`, `damaged` or `newer-schema`. Takes the exact slug. */
  project(slug: string): Promise<Project>;
  /** All projects that can be read, and a problem for each that cannot: a damaged file never hides the healthy ones. */
  portfolio(): Promise<Portfolio>;
  /** Throws `already-there` when the slug is taken. */
  create(project: Project): Promise<Project>;
  /** Applies one pure change to the newest version under the lock. A change that changes nothing writes nothing. */
  change(slug: string, change: (project: Project) => Project): Promise<Project>;
  /** The names of the products that have a catalogue, sorted. */
  products(): Promise<readonly string[]>;
  /** null where the product has none. The name is matched by its slug, so case and spaces do not matter. */
  catalogue(product: string): Promise<Catalogue | null>;
  changeCatalogue(product: string, change: (catalogue: Catalogue | null) => Catalogue): Promise<Catalogue>;
  /** Templates the user made: names, sorted. */
  templates(): Promise<readonly string[]>;
  /** null where the user made none of that name. */
  template(name: string): Promise<Template | null>;
  /** Returns the place where a person can edit it. Throws `already-there`. */
  addTemplate(template: Template): Promise<string>;
  /** Drafts hold what was answered before a project can be saved. They are nobody's record: no history, no lock. */
  draft(name: string): Promise<unknown>;
  saveDraft(name: string, draft: unknown): Promise<void>;
  dropDraft(name: string): Promise<void>;
}

export interface Portfolio {
  readonly projects: readonly Project[];
  readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
}

export interface StorePlaces {
  readonly folder: string;
  /** How this folder was chosen: `--store`, `PSVC_HOME`, `XDG_DATA_HOME` or the default. */
  readonly chosenBy: string;
  readonly projects: string;
  readonly catalogue: string;
  readonly templates: string;
  readonly history: string;
  readonly drafts: string;
}

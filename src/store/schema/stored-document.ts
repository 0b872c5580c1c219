import { join } from "node:path";
import type { DocumentName } from "../../domain/history/change.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Settings } from "../../domain/model/settings.ts";
import type { Template } from "../../domain/model/template.ts";
import { productSlug } from "../disk/safe-names.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import { CATALOGUE, PROJECT, SETTINGS, TEMPLATE } from "./documents.ts";
import type { Migration } from "./migrations.ts";
import type { DocumentKind } from "./parse-document.ts";

/** One document of the store: where it is, the name it must bear, and how it is read. */
export interface StoredDocument<T> {
  readonly path: string;
  readonly name: string;
  readonly kind: DocumentKind<T>;
  /** null for what has no history. */
  readonly history: string | null;
}

/** Any document of the store, also one that has no history: a template of the user's own, or the settings. */
export interface KeptName {
  readonly shelf: DocumentName["shelf"] | "templates" | "settings";
  readonly name: string;
}

export interface Shelves {
  readonly of: (name: KeptName) => StoredDocument<Kept>;
  readonly project: (slug: string) => StoredDocument<Project>;
  readonly catalogue: (product: string) => StoredDocument<Catalogue>;
  readonly template: (name: string) => StoredDocument<Template>;
  readonly settings: StoredDocument<Settings>;
}

/** Migrations other than psvc's own, for trying them out. */
export type OtherMigrations = Readonly<Partial<Record<DocumentKind<unknown>["what"], readonly Migration[]>>>;

export function shelvesIn(places: StorePlaces, other: OtherMigrations = {}): Shelves {
  const kindOf = <T>(kind: DocumentKind<T>) => ({ ...kind, migrations: other[kind.what] ?? kind.migrations });
  const [project, catalogue, template] = [kindOf(PROJECT), kindOf(CATALOGUE), kindOf(TEMPLATE)];
  const on = <T>(shelf: DocumentName["shelf"], name: string, kind: DocumentKind<T>): StoredDocument<T> => ({
    path: join(places[shelf], `${name}.json`),
    name,
    kind,
    history: join(places.history, shelf, `${name}.ndjson`),
  });
  const projectNamed = (name: string) => on("projects", name, project);
  const catalogueOf = (product: string) => on("catalogue", productSlug(product), catalogue);
  const templateNamed = (name: string): StoredDocument<Template> => ({
    path: join(places.templates, `${name}.json`),
    name,
    kind: template,
    history: null,
  });
  const settings: StoredDocument<Settings> = {
    path: join(places.folder, "config.json"),
    name: "config",
    kind: kindOf(SETTINGS),
    history: null,
  };
  const named = { projects: projectNamed, catalogue: catalogueOf, templates: templateNamed, settings: () => settings };
  return {
    of: ({ shelf, name }) => named[shelf](name) as unknown as StoredDocument<Kept>,
    project: projectNamed,
    catalogue: catalogueOf,
    template: templateNamed,
    settings,
  };
}

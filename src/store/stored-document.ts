import { join } from "node:path";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Project } from "../domain/project.ts";
import type { Template } from "../domain/template.ts";
import type { DocumentKind } from "./document.ts";
import type { Migration } from "./migrations.ts";
import { productSlug } from "./names.ts";
import { CATALOGUE, PROJECT, TEMPLATE } from "./schema.ts";
import type { StorePlaces } from "./store.ts";

/** One document of the store: where it is, the name it must bear, and how it is read. */
export interface StoredDocument<T> {
  readonly path: string;
  readonly name: string;
  readonly kind: DocumentKind<T>;
  /** null for what has no history. */
  readonly history: string | null;
}

export interface Shelves {
  readonly project: (slug: string) => StoredDocument<Project>;
  readonly catalogue: (product: string) => StoredDocument<Catalogue>;
  readonly template: (name: string) => StoredDocument<Template>;
}

/** Migrations other than psvc's own, for trying them out. */
export type OtherMigrations = Readonly<Partial<Record<DocumentKind<unknown>["what"], readonly Migration[]>>>;

export function shelvesIn(places: StorePlaces, other: OtherMigrations = {}): Shelves {
  const kindOf = <T>(kind: DocumentKind<T>) => ({ ...kind, migrations: other[kind.what] ?? kind.migrations });
  const [project, catalogue, template] = [kindOf(PROJECT), kindOf(CATALOGUE), kindOf(TEMPLATE)];
  return {
    project: (name) => ({
      path: join(places.projects, `${name}.json`),
      name,
      kind: project,
      history: join(places.history, "projects", `${name}.ndjson`),
    }),
    catalogue(product) {
      const name = productSlug(product);
      return {
        path: join(places.catalogue, `${name}.json`),
        name,
        kind: catalogue,
        history: join(places.history, "catalogue", `${name}.ndjson`),
      };
    },
    template: (name) => ({ path: join(places.templates, `${name}.json`), name, kind: template, history: null }),
  };
}

import { dirname } from "node:path";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Project } from "../domain/project.ts";
import type { Template } from "../domain/template.ts";
import { documentToText, loadDocument, reloadDocument } from "./document.ts";
import { type Documents, documentStore } from "./document-store.ts";
import { isSlug, requireSlug } from "./names.ts";
import { storePlaces } from "./places.ts";
import type { Store } from "./store.ts";
import { type StoredDocument, shelvesIn } from "./stored-document.ts";

export interface MemoryStoreOptions {
  readonly projects?: readonly Project[];
  readonly catalogues?: readonly Catalogue[];
  readonly templates?: readonly Template[];
}

/** The port without a disk, for tests. It keeps texts and reads them as strictly as the real one. */
export function memoryStore(start: MemoryStoreOptions = {}): Store {
  const places = storePlaces({ folder: "/in-memory", chosenBy: "the default" });
  const shelves = shelvesIn(places);
  const texts = new Map<string, { readonly place: string; readonly name: string; readonly text: string }>();
  const drafts = new Map<string, string>();

  const readNow = <T>({ path, name, kind }: StoredDocument<T>): T | null => {
    const text = texts.get(path)?.text;
    return text === undefined ? null : loadDocument(Buffer.from(text), path, name, kind).document;
  };
  const put = <T>({ path, name, kind }: StoredDocument<T>, document: T): T => {
    const text = documentToText(document);
    const kept = reloadDocument(text, name, kind);
    texts.set(path, { place: dirname(path), name, text });
    return kept;
  };
  const documents: Documents = {
    exists: () => texts.size > 0,
    names: (place) => [...texts.values()].filter((kept) => kept.place === place).map(({ name }) => name),
    read: async (stored) => readNow(stored),
    change: async (stored, change) => put(stored, change(readNow(stored))),
  };

  for (const project of start.projects ?? []) put(shelves.project(project.slug), project);
  for (const catalogue of start.catalogues ?? []) put(shelves.catalogue(catalogue.product), catalogue);
  for (const template of start.templates ?? []) put(shelves.template(template.name), template);

  return documentStore(documents, shelves, places, {
    async draft(name) {
      const text = drafts.get(name);
      return isSlug(name) && text !== undefined ? JSON.parse(text).draft : null;
    },
    async saveDraft(name, draft) {
      requireSlug("the draft's name", name);
      drafts.set(name, documentToText({ draft }));
    },
    async dropDraft(name) {
      drafts.delete(name);
    },
  });
}

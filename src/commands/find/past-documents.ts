import type { App } from "../../app.ts";
import { type Change, type DocumentName, sameDocument, type Touch } from "../../domain/history/change.ts";
import type { LoadedChange } from "../../domain/history/revert-plan.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { asJson, same } from "../../domain/model/json-value.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";

/**
 * A project that is there or once was, by slug or by a beginning that only one has. Throws `not-found` or `ambiguous`.
 */
export async function findPastProject(app: App, name: string): Promise<DocumentName> {
  const slugs = (await app.store.past.documents())
    .filter(({ shelf }) => shelf === "projects")
    .map((documentName) => documentName.name);
  const typed = name.trim().toLowerCase();
  const matches = slugs.includes(typed) ? [typed] : slugs.filter((slug) => typed !== "" && slug.startsWith(typed));
  const [only] = matches;
  if (only === undefined)
    throw new PsvcError({
      code: "not-found",
      what: "project",
      name,
      near: nearest(typed, slugs),
      command: "psvc status",
    });
  if (matches.length > 1) throw new PsvcError({ code: "ambiguous", what: "project", name, matches });
  return { shelf: "projects", name: only };
}

/** The catalogue of a product, by its name or as its file is called, that is there or once was. Throws `not-found`. */
export async function findPastCatalogue(app: App, product: string): Promise<DocumentName> {
  const typed = product.trim().toLowerCase();
  const names = (await app.store.past.documents()).filter(({ shelf }) => shelf === "catalogue");
  const sameFile = names.find(({ name }) => name === typed);
  if (sameFile) return sameFile;
  for (const name of names) if ((await productOf(app, name))?.toLowerCase() === typed) return name;
  const near = nearest(
    typed,
    names.map(({ name }) => name),
  );
  throw new PsvcError({ code: "not-found", what: "catalogue", name: product, near, command: null });
}

/** null where its file cannot be read, or is gone. */
async function productOf(app: App, name: DocumentName): Promise<string | null> {
  try {
    const current = await app.store.past.current(name);
    return current && "product" in current ? current.product : null;
  } catch (err) {
    if (err instanceof PsvcError) return null;
    throw err;
  }
}

/** A change with the states on both sides; a touch whose state the history cannot prove is left out. */
export async function loadChange(app: App, change: Change, of: DocumentName | null = null): Promise<LoadedChange> {
  const wanted = change.touched.filter((touch) => of === null || sameDocument(touch, of));
  const touched = await Promise.all(
    wanted.map(async (touch) => ({
      ...touch,
      before: await stateOf(app, touch, touch.before),
      after: await stateOf(app, touch, touch.after),
    })),
  );
  return { change, touched };
}

async function stateOf(app: App, touch: Touch, version: Touch["before"]): Promise<Kept | null> {
  return version === null ? null : app.store.past.version(touch, version);
}

/** Under the lock: nobody else may have come in between while a person looked at the preview. Throws `refused`. */
export function ifStill(current: Kept | null, from: Kept | null, to: Kept | null, name: string): Kept | null {
  if (same(asJson(current), asJson(from))) return to;
  throw changedMeanwhile(name);
}

export function changedMeanwhile(name: string): PsvcError {
  const because = "somebody changed it in the meantime";
  return new PsvcError({ code: "refused", what: name, because, instead: "look again, and then decide" });
}

/** Each document that these changes touched, as it is now. */
export async function currentOf(app: App, changes: readonly LoadedChange[]) {
  const names = new Map(
    changes.flatMap(({ touched }) =>
      touched.map((loadedTouch) => [`${loadedTouch.shelf}/${loadedTouch.name}`, loadedTouch] as const),
    ),
  );
  return Promise.all(
    [...names.values()].map(async ({ shelf, name }) => ({
      shelf,
      name,
      document: await app.store.past.current({ shelf, name }),
    })),
  );
}

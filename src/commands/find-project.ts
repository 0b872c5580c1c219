import type { App } from "../app.ts";
import type { Standing } from "../domain/fit.ts";
import type { CustomerPromise, Gap } from "../domain/ledger.ts";
import { nearest } from "../domain/near.ts";
import type { Project } from "../domain/project.ts";
import type { Key } from "../domain/record.ts";
import { type Entry, findById } from "../domain/record.ts";
import { slugsMeant } from "../domain/slugs-meant.ts";
import { PsvcError } from "../errors.ts";
import { settingsOf } from "./settings.ts";

/** By slug or by a beginning of it that only one project has. Throws `not-found` with near misses, or `ambiguous`. */
export async function findProject(app: App, name: string): Promise<Project> {
  const slugs = await app.store.slugs();
  const matches = slugsMeant(name, slugs);
  const [only] = matches;
  if (only && matches.length === 1) return app.store.project(only);
  if (matches.length > 1) throw new PsvcError({ code: "ambiguous", what: "project", name, matches });
  const command = slugs.length > 0 ? "psvc status" : "psvc new-project";
  throw new PsvcError({
    code: "not-found",
    what: "project",
    name,
    near: nearest(name.trim().toLowerCase(), slugs),
    command,
  });
}

/** The project as it stands today, against its product's catalogue. */
export async function standingOf(app: App, project: Project): Promise<Standing> {
  const { product } = project.deal;
  const catalogue = product ? await app.store.catalogue(product) : null;
  return { project, catalogue, today: app.today, settings: await settingsOf(app) };
}

export async function findStanding(app: App, name: string): Promise<Standing> {
  return standingOf(app, await findProject(app, name));
}

/** One that is changed and then shown as it stands: where that cannot be read, it is said before anything is written. */
export async function findProjectWithStanding(app: App, name: string): Promise<Project> {
  return (await findStanding(app, name)).project;
}

export function findPromise(project: Project, id: string): Entry<CustomerPromise> {
  return found(project.promises, id, "promise", `psvc promise list ${project.slug}`);
}

export function findGap(project: Project, id: string): Entry<Gap> {
  return found(project.gaps, id, "gap", `psvc gap list ${project.slug}`);
}

export function found<T extends { readonly id: string }>(
  records: Readonly<Record<Key, T>>,
  id: string,
  what: string,
  command: string,
): Entry<T> {
  const entry = findById(records, id);
  if (entry) return entry;
  const ids = Object.values(records).map((record) => record.id);
  throw new PsvcError({ code: "not-found", what, name: id, near: nearest(id, ids), command });
}

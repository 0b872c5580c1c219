import type { App } from "../../app.ts";
import type { Gap } from "../../domain/model/gap.ts";
import type { Project } from "../../domain/model/project.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import type { Key } from "../../domain/model/record.ts";
import { type Entry, findById, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { foldName } from "../../domain/people/read-person.ts";
import { slugFrom } from "../../domain/project/new-project.ts";
import { idMeant, nearest, slugsMeant } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { digestProjects } from "./cached-projects.ts";
import { settingsOf } from "./settings-in-force.ts";

/** By slug or by a beginning of it that only one project has. Throws `not-found` with near misses, or `ambiguous`. */
export async function findProject(app: App, name: string): Promise<Project> {
  const slugs = await app.store.slugs();
  const matches = slugsMeant(name, slugs);
  const [only] = matches;
  if (only && matches.length === 1) return app.store.project(only);
  if (matches.length > 1) throw new PsvcError({ code: "ambiguous", what: "project", name, matches });
  const others = slugs.length > 0 ? await namedOtherwise(app, name) : [];
  const [other] = others;
  if (other && others.length === 1) return app.store.project(other);
  if (others.length > 1) throw new PsvcError({ code: "ambiguous", what: "project", name, matches: others });
  const command = slugs.length > 0 ? "psvc status" : "psvc new-project";
  throw new PsvcError({
    code: "not-found",
    what: "project",
    name,
    near: slugsNear(name.trim().toLowerCase(), slugs),
    known: slugs,
    command,
  });
}

/** By a slug that it had before, else by a part of its customer's name, in any script. */
async function namedOtherwise(app: App, name: string): Promise<readonly string[]> {
  const typed = foldName(name);
  if (typed === "") return [];
  const { digests } = await digestProjects(app, "project-names", ({ project }) => ({
    slug: project.slug,
    formerSlugs: project.formerSlugs,
    customer: foldName(project.customer),
  }));
  const slugsOf = (isMeant: (digest: (typeof digests)[number]) => boolean) =>
    digests.filter(isMeant).map(({ slug }) => slug);
  const steps = [
    slugsOf(({ formerSlugs }) => formerSlugs.includes(typed)),
    slugsOf(({ customer }) => customer === typed),
    slugsOf(({ customer }) => ` ${customer}`.includes(` ${typed}`)),
    // One letter of a script that has no spaces is often a word; of a Latin one it is a slip.
    typed.length < 3 && /^[\p{Script=Latin}\d]/u.test(typed) ? [] : slugsOf(({ customer }) => customer.includes(typed)),
  ];
  return steps.find((found) => found.length > 0) ?? [];
}

/** A slug is often the beginning of the customer's name, which people type in full. */
function slugsNear(typed: string, slugs: readonly string[]): readonly string[] {
  const whole = slugFrom(typed);
  const begun = slugs.filter((slug) => whole.startsWith(`${slug}-`));
  return begun.length > 0 ? begun : nearest(typed, slugs);
}

/** The project as it stands today, against its product's catalogue. */
export async function standingOf(app: App, project: Project): Promise<Standing> {
  const { product } = project.deal;
  const catalogue = product ? await app.store.catalogue(product) : null;
  return { project, catalogue, today: app.today, settings: await settingsOf(app) };
}

/**
 * The same for what can do without: null where the catalogue cannot be read, so that nothing else is hindered by it.
 */
export async function standingIfWhole(app: App, project: Project): Promise<Standing | null> {
  try {
    return await standingOf(app, project);
  } catch (error) {
    if (error instanceof PsvcError) return null;
    throw error;
  }
}

export async function findStanding(app: App, name: string): Promise<Standing> {
  return standingOf(app, await findProject(app, name));
}

/**
 * One that is changed and then shown as it stands: where that cannot be read, it is said before anything is written.
 */
export async function findProjectWithStanding(app: App, name: string): Promise<Project> {
  return (await findStanding(app, name)).project;
}

export function findPromise(project: Project, id: string): Entry<CustomerPromise> {
  return found(project.promises, id, "promise", `psvc promise list ${project.slug}`);
}

/** A promise that has a gap is told as that: one is often typed for the other. */
export function findGap(project: Project, id: string): Entry<Gap> {
  const promise = findById(project.gaps, id) ? null : findById(project.promises, id);
  const its = promise && Object.values(project.gaps).find((gap) => gap.promise === promise[0]);
  if (its) throw new PsvcError({ code: "not-found", what: "gap", name: id, near: [its.id], command: null });
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
  const ids = sortedById(records).map(([, record]) => record.id);
  const meant = idMeant(id, ids);
  throw new PsvcError({ code: "not-found", what, name: id, near: meant ? [meant] : [], known: ids, command });
}

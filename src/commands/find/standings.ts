import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { foldName } from "../../domain/people/read-person.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { type Problem, PsvcError } from "../../errors.ts";
import { cataloguesOf, digestProjects } from "./cached-projects.ts";
import { settingsOf } from "./settings-in-force.ts";

export interface Standings {
  readonly standings: readonly Standing[];
  readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
}

/** Every project that can be read, as it stands today; what cannot be read is named and hides nothing. */
export async function standingsOf(app: App): Promise<Standings> {
  const { projects, damaged } = await app.store.portfolio();
  const catalogues = cataloguesOf(app);
  const settings = await settingsOf(app);
  const standings: Standing[] = [];
  for (const project of projects)
    standings.push({ project, catalogue: await catalogues.of(project.deal.product), today: app.today, settings });
  return { standings, damaged: [...damaged, ...catalogues.problems] };
}

/** The other projects of the same customer that can be read, whatever their state. */
export async function projectsOfCustomer(
  app: App,
  { slug, customer }: Pick<Project, "slug" | "customer">,
): Promise<readonly Project[]> {
  const { digests } = await digestProjects(app, "customers", ({ project }) => [
    project.slug,
    foldName(project.customer),
  ]);
  const others = digests.flatMap(([other = "", name]) =>
    other !== slug && name === foldName(customer) ? [other] : [],
  );
  return Promise.all(others.map((other) => app.store.project(other)));
}

/**
 * Those of one lead; all where none is named. Throws `not-found` where nobody of that name leads a project: a slip
 * would pass for ever.
 */
export function ledBy<T extends { readonly lead: string }>(all: readonly T[], lead: string | undefined): readonly T[] {
  const wanted = lead?.trim().toLowerCase();
  if (!wanted || all.length === 0) return all;
  const found = all.filter((one) => one.lead.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  const leads = [...new Set(all.map((one) => one.lead))];
  throw new PsvcError({
    code: "not-found",
    what: "lead",
    name: lead ?? "",
    near: nearest(wanted, leads),
    known: leads,
    command: "psvc status",
  });
}

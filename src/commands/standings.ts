import type { App } from "../app.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Standing } from "../domain/fit.ts";
import { nearest } from "../domain/near.ts";
import type { Project } from "../domain/project.ts";
import { type Problem, PsvcError } from "../errors.ts";
import { settingsOf } from "./settings.ts";

export interface Standings {
  readonly standings: readonly Standing[];
  readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
}

/** Every project that can be read, as it stands today; what cannot be read is named and hides nothing. */
export async function standingsOf(app: App): Promise<Standings> {
  const { projects, damaged } = await app.store.portfolio();
  const { catalogues, problems } = await cataloguesOf(app, projects);
  const settings = await settingsOf(app);
  const standings = projects.map((project) => ({
    project,
    catalogue: catalogues.get(project.deal.product ?? "") ?? null,
    today: app.today,
    settings,
  }));
  return { standings, damaged: [...damaged, ...problems] };
}

/** Those of one lead; all where none is named. Throws `not-found` where nobody of that name leads a project: a slip would pass for ever. */
export function ledBy<T extends { readonly project: Project }>(
  all: readonly T[],
  lead: string | undefined,
): readonly T[] {
  const wanted = lead?.trim().toLowerCase();
  if (!wanted || all.length === 0) return all;
  const found = all.filter(({ project }) => project.lead.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  const leads = [...new Set(all.map(({ project }) => project.lead))];
  throw new PsvcError({
    code: "not-found",
    what: "lead",
    name: lead ?? "",
    near: nearest(wanted, leads),
    command: "psvc status",
  });
}

/** Each product's catalogue once, however many projects share it. One that cannot be read is named and does not hide a project. */
async function cataloguesOf(app: App, projects: readonly Project[]) {
  const catalogues = new Map<string, Catalogue | null>();
  const problems: { slug: string; problem: Problem }[] = [];
  for (const product of new Set(projects.flatMap(({ deal }) => deal.product ?? [])))
    try {
      catalogues.set(product, await app.store.catalogue(product));
    } catch (error) {
      if (!(error instanceof PsvcError)) throw error;
      problems.push({ slug: product, problem: error.problem });
    }
  return { catalogues, problems };
}

import type { App } from "../../app.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type Problem, PsvcError } from "../../errors.ts";
import { settingsOf } from "./settings-in-force.ts";

export interface Digested<T> {
  readonly digests: readonly T[];
  readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
}

/**
 * What `digest` makes of every project as it stands today, without all of them in memory, and without a look into those
 * that are as they were. `name` says which digest it is: two of one name are the same.
 */
export async function digestProjects<T>(
  app: App,
  name: string,
  digest: (standing: Standing) => T,
): Promise<Digested<T>> {
  const { today } = app;
  const catalogues = cataloguesOf(app);
  const settings = await settingsOf(app);
  const { digests, damaged } = await app.store.digests({
    name,
    // What holds comes from flags, the environment and two files: a digest of other settings is another digest.
    basis: `${today} ${JSON.stringify(settings)}`,
    async digest(project) {
      const catalogue = await catalogues.of(project.deal.product);
      return digest({ project, catalogue, today, settings });
    },
    isWhole: () => catalogues.problems.length === 0,
  });
  return { digests, damaged: [...damaged, ...catalogues.problems] };
}

/**
 * Each product's catalogue once, however many projects share it. One that cannot be read is named and does not hide a
 * project.
 */
export function cataloguesOf(app: App) {
  const read = new Map<string, Catalogue | null>();
  const problems: { slug: string; problem: Problem }[] = [];
  return {
    problems,
    async of(product: string | null): Promise<Catalogue | null> {
      if (product === null) return null;
      const known = read.get(product);
      if (known !== undefined) return known;
      const catalogue = await readCatalogue(app, product, problems);
      read.set(product, catalogue);
      return catalogue;
    },
  };
}

async function readCatalogue(app: App, product: string, problems: { slug: string; problem: Problem }[]) {
  try {
    return await app.store.catalogue(product);
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    problems.push({ slug: product, problem: error.problem });
    return null;
  }
}

import type { App } from "../../app.ts";
import { readSynonyms, type Synonyms } from "../../domain/config/synonyms.ts";
import type { EarlierMatch } from "../../domain/fit/likely-capability.ts";
import type { Project } from "../../domain/model/project.ts";
import { slugFrom } from "../../domain/project/new-project.ts";
import { settingsOf } from "./settings-in-force.ts";

interface KnownOfProduct {
  readonly earlier: readonly EarlierMatch[];
  readonly synonyms: Synonyms;
}

/** What a match can rest on beside the catalogue: judgements in all deals of the product, and the lead's synonyms. */
export async function matchKnowledge(app: App, product: string): Promise<KnownOfProduct> {
  const { synonyms } = await settingsOf(app);
  const { digests } = await app.store.digests({
    name: "judged-promises",
    basis: "",
    digest: async (project) => judgedIn(project),
    isWhole: () => true,
  });
  const wanted = slugFrom(product);
  return {
    earlier: digests.flatMap((judged) => (judged.product === wanted ? judged.promises : [])),
    synonyms: readSynonyms(synonyms ?? ""),
  };
}

interface JudgedInProject {
  readonly product: string | null;
  readonly promises: readonly EarlierMatch[];
}

/** Promises that rested on a capability, and those of the product that were judged and rested on none. */
function judgedIn({ slug, customer, deal, promises }: Project): JudgedInProject {
  const judged = Object.values(promises).filter(({ fit, dropped }) => fit !== null && dropped === null);
  return {
    product: deal.product === null ? null : slugFrom(deal.product),
    promises: judged
      .filter(({ kind, capabilities }) => capabilities.length > 0 || isOfProduct(kind))
      .map(({ id, statement, capabilities }) => ({ project: slug, customer, id, statement, capabilities })),
  };
}

function isOfProduct(kind: string): boolean {
  return kind === "capability" || kind === "integration" || kind === "data";
}

import type { App } from "../../app.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { deferredPromises, requireOver } from "../../domain/project/next-phase.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { findStanding } from "../find/find-project.ts";

/** The project that a new one comes after. Throws `not-found`, and `refused` while it is not live. */
export async function findEarlier(app: App, name: string): Promise<Standing> {
  const earlier = await findStanding(app, name);
  requireOver(earlier.project);
  return earlier;
}

/** The customer, people and product of the earlier project, as far as they are known; the deal is another one. */
export function answersAfter({ project }: Standing): Answers {
  const { customer, lead, deal, people, template } = project;
  const all = {
    customer,
    lead,
    template,
    product: deal.product,
    dealOwner: deal.owner,
    sponsor: people.sponsor,
    projectLead: people.projectLead,
    deciders: people.deciders,
    readiness: people.readiness,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

export function reportCarriedOver(app: App, earlier: Standing): void {
  const ids = deferredPromises(earlier).map(([, { id }]) => id);
  const { slug } = earlier.project;
  app.remark(
    ids.length > 0
      ? `Carried over from ${slug}, to be judged anew: ${ids.join(", ")}. There they stay under watch until ` +
          "somebody looks."
      : `Nothing was deferred in ${slug}: the people and the product are carried over, and no promise.`,
  );
}

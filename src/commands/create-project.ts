import type { App } from "../app.ts";
import { createProject, slugFrom } from "../domain/new-project.ts";
import type { Project } from "../domain/project.ts";
import { addPromises, type PromiseFacts } from "../domain/promise.ts";
import { PsvcError } from "../errors.ts";
import { type Answers, answersToFacts, missingFlags } from "../intake/answers.ts";
import { findTemplate } from "./find-template.ts";

/** The project that the answers make, with these promises. Throws `missing-flags` naming all that is required. */
export async function projectFrom(
  app: App,
  answers: Answers,
  promises: readonly PromiseFacts[],
  taken: readonly string[],
): Promise<Project> {
  const missing = missingFlags(answers);
  if (missing.length > 0) throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc new-project" });
  const slug = answers.slug ?? freeSlug(slugFrom(answers.customer ?? "") || "project", taken);
  const template = await findTemplate(app, answers.template ?? "standard");
  return addPromises(createProject(answersToFacts(answers, slug), template, app.moment), promises, app.moment).project;
}

/** The product, where the store knows only one and nothing said another. */
export async function withOnlyProduct(app: App, known: Answers): Promise<Answers> {
  const products = known.product === undefined ? await app.store.products() : [];
  return products.length === 1 ? { ...known, product: products[0] } : known;
}

function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

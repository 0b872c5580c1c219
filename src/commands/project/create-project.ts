import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Settings } from "../../domain/model/settings.ts";
import { createProject, slugFrom } from "../../domain/project/new-project.ts";
import { addPromises, type PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { type Answers, answersToFacts, missingFlags } from "../../prompts/project-answers.ts";
import { findTemplate } from "../find/find-template.ts";
import { settingsOf } from "../find/settings-in-force.ts";

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
  const settings = await settingsOf(app);
  const template = await findTemplate(app, answers.template ?? settings.template ?? "standard");
  const facts = answersToFacts(withCurrency(answers, settings), slug);
  const { withPeopleRead } = await import("../../domain/people/people-texts.ts");
  const made = addPromises(createProject(facts, template, app.moment, settings), promises, app.moment).project;
  return withPeopleRead(null, made);
}

/** The product, where nothing said one: the one that is set, else the only one that the store knows. */
export async function withUsualProduct(app: App, known: Answers): Promise<Answers> {
  if (known.product !== undefined) return known;
  const set = (await settingsOf(app)).product;
  const products = set === null ? await app.store.products() : [set];
  return products.length === 1 ? { ...known, product: products[0] } : known;
}

function withCurrency(answers: Answers, { currency }: Settings): Answers {
  const isBare = (answers.value ?? null) !== null && (answers.currency ?? null) === null;
  return isBare ? { ...answers, currency } : answers;
}

export function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

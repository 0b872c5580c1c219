import type { App } from "../../app.ts";
import { slugFrom } from "../../domain/project/new-project.ts";
import { PsvcError } from "../../errors.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { freeSlug } from "./create-project.ts";

/**
 * With the slug that it takes where a project of that name is here already: a second project of a customer is begun on
 * purpose. Throws `refused` where nobody can be asked.
 */
export async function asOneProject(app: App, prompter: Prompter | null, answers: Answers): Promise<Answers> {
  const { customer, slug: given } = answers;
  const slug = slugFrom(customer ?? "");
  const taken = await app.store.slugs();
  if (given !== undefined || customer === undefined || !taken.includes(slug)) return answers;
  const free = freeSlug(slug, taken);
  if (!prompter)
    throw new PsvcError({
      code: "refused",
      what: `${customer} is not begun again`,
      because: `a project of that name is here: ${slug}`,
      instead: `for a second project of theirs add --slug ${free}, for the next phase of this one --after ${slug}`,
    });
  const message = `There is a project ${slug} already. Begin a second one, ${free}?`;
  if (await prompter.confirm({ message, initial: false })) return { ...answers, slug: free };
  throw new PsvcError({ code: "cancelled", saved: null, resume: `psvc status ${slug}` });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { addPerson } from "../../domain/people/edit-person.ts";
import { withKnownDetails } from "../../domain/people/replace-person.ts";
import { PsvcError } from "../../errors.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { checkedName, nameProblem } from "../../prompts/project-answers.ts";
import { findProject } from "../find/find-project.ts";
import { warnMisspelt } from "../find/known-person.ts";
import { projectsOfCustomer } from "../find/standings.ts";
import { answerPerson, type PersonFlags, personDetails, withPersonFlags } from "./answer.ts";

export function registerPersonAdd(person: Command, app: App): void {
  withPersonFlags(
    person
      .command("add <project> [person]")
      .description("a record for a person, or more on one who has a record; 'Name, Role <mail>' is understood")
      .option("--name <name>", "the same, as a flag"),
  ).action((project: string, typed: string | undefined, flags: PersonFlags & { name?: string }) =>
    personAdd(app, project, typed, flags),
  );
}

export async function personAdd(
  app: App,
  slug: string,
  typed: string | undefined,
  flags: PersonFlags & { readonly name?: string },
): Promise<void> {
  const project = await findProject(app, slug);
  const details = personDetails(app, flags);
  const { name } = await askMissing(
    app.prompter,
    { name: typed ?? flags.name },
    { name: { message: "Who? (Name, Role <mail>)", validate: (text) => nameProblem(text) } },
  );
  if (!name?.trim()) throw new PsvcError({ code: "missing-flags", flags: ["--name"], command: "psvc person add" });
  const checked = checkedName("--name", name);
  warnMisspelt(app, project, checked);
  const others = await projectsOfCustomer(app, project);
  let key = "";
  const changed = await app.store.change(project.slug, (before) => {
    const added = addPerson(before, checked, details, app.moment);
    key = added.key;
    return withKnownDetails(added.project, others);
  });
  answerPerson(app, changed, key);
}

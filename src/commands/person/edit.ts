import type { Command } from "commander";
import type { App } from "../../app.ts";
import { editPerson } from "../../domain/people/edit-person.ts";
import { PsvcError } from "../../errors.ts";
import { checkedName } from "../../prompts/project-answers.ts";
import { findProject } from "../find/find-project.ts";
import { answerPerson, findPersonIn, type PersonFlags, personDetails, withPersonFlags } from "./answer.ts";

interface PersonEditFlags extends PersonFlags {
  readonly name?: string;
  readonly also?: string;
}

export function registerPersonEdit(person: Command, app: App): void {
  withPersonFlags(
    person
      .command("edit <project> <person>")
      .description("change a record; an empty text means not known")
      .option("--name <name>", "a new name; the old one still finds the record")
      .option("--also <person>", "another spelling of the same person: its record goes into this one"),
  ).action((project: string, typed: string, flags: PersonEditFlags) => personEdit(app, project, typed, flags));
}

export async function personEdit(app: App, slug: string, typed: string, flags: PersonEditFlags): Promise<void> {
  const project = await findProject(app, slug);
  const [key] = findPersonIn(project, typed);
  const changes = {
    ...personDetails(app, flags),
    ...(flags.name === undefined ? {} : { name: checkedName("--name", flags.name) }),
    ...(flags.also === undefined ? {} : { also: checkedName("--also", flags.also) }),
  };
  if (Object.keys(changes).length === 0)
    throw new PsvcError({ code: "missing-flags", flags: ["what to change"], command: "psvc person edit" });
  const changed = await app.store.change(project.slug, (before) => editPerson(before, key, changes, app.moment));
  answerPerson(app, changed, key);
}

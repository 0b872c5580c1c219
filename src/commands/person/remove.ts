import type { Command } from "commander";
import type { App } from "../../app.ts";
import { removePerson } from "../../domain/people/edit-person.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { findProject } from "../find/find-project.ts";
import { findPersonIn } from "./answer.ts";

export function registerPersonRemove(person: Command, app: App): void {
  person
    .command("remove <project> <person>")
    .description("take away a record that nothing names; for who left, person edit --left-on")
    .action((project: string, typed: string) => personRemove(app, project, typed));
}

export async function personRemove(app: App, slug: string, typed: string): Promise<void> {
  const project = await findProject(app, slug);
  const [key, { id, name }] = findPersonIn(project, typed);
  await app.store.change(project.slug, (before) => removePerson(before, key));
  app.answer({
    text: (style) => `${id} ${visible(name)} is removed. Back again: ${style.command("psvc undo")}`,
    json: { kind: "removed", removed: { what: "person", name: id } },
  });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import { isNamed } from "../../domain/people/edit-person.ts";
import { peopleOf } from "../../domain/people/people.ts";
import { personTexts } from "../../domain/people/people-texts.ts";
import { findPerson } from "../../domain/people/person-records.ts";
import { replacePerson } from "../../domain/people/replace-person.ts";
import { personView } from "../../domain/people/view.ts";
import { checkedName } from "../../prompts/project-answers.ts";
import { renderReplacement } from "../../render/person/persons.ts";
import { findProject } from "../find/find-project.ts";
import { warnMisspelt } from "../find/known-person.ts";
import { requireYes } from "../flags/confirm.ts";
import { optionalDay } from "../flags/flags.ts";
import { findPersonIn } from "./answer.ts";

interface PersonReplaceFlags {
  readonly leftOn?: string;
}

export function registerPersonReplace(person: Command, app: App): void {
  person
    .command("replace <project> <old> <new>")
    .description("hand over what is open from one person to another, after showing it")
    .option("--left-on <day>", "the day the first one left")
    .action((project: string, old: string, next: string, flags: PersonReplaceFlags) =>
      personReplace(app, project, old, next, flags),
    );
}

export async function personReplace(
  app: App,
  slug: string,
  old: string,
  next: string,
  flags: PersonReplaceFlags,
): Promise<void> {
  const project = await findProject(app, slug);
  const from = knownName(project, old);
  const to = checkedName("the new person", next);
  const given = { leftOn: optionalDay(app, "--left-on", flags.leftOn) };
  if (!findPerson(project.persons, to)) warnMisspelt(app, project, to);
  const planned = replacePerson(project, from, to, given, app.moment);
  await requireYes(
    app,
    "psvc person replace",
    renderReplacement(planned, app.screen.style, "would go"),
    `Hand over to ${planned.to}?`,
  );
  let made = planned;
  const changed = await app.store.change(project.slug, (before) => {
    made = replacePerson(before, from, to, given, app.moment);
    return made.project;
  });
  const view = personView(changed, [made.toKey, getRecord(changed.persons, made.toKey)]);
  app.answer({
    text: (style) => renderReplacement(made, style, "went"),
    json: { kind: "replacement", project: changed.slug, from: made.from, to: view, handedOver: made.handedOver },
  });
}

/** A name that some text has without a record is known as well. Throws `not-found`. */
function knownName(project: Project, typed: string): string {
  const text = [...peopleOf(project), ...personTexts(project).map((one) => one.text)].find((name) =>
    isNamed(name, typed),
  );
  return text !== undefined && !findPerson(project.persons, typed) ? text : findPersonIn(project, typed)[1].name;
}

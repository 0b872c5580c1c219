import type { App } from "../../app.ts";
import type { ConditionInput } from "../../domain/golive/golive-decision.ts";
import type { Project } from "../../domain/model/project.ts";
import { SIDES, type Side } from "../../domain/model/vocabulary.ts";
import { fullName, peopleOf, sideOf } from "../../domain/people/people.ts";
import { readPerson } from "../../domain/people/read-person.ts";
import { misspelt } from "../../domain/text/closest-match.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { TypedCondition } from "../flags/condition-flag.ts";

/** A name is taken as it is typed; one that is a slip away from somebody who is known is remarked on. */
export function warnMisspelt(app: App, project: Project, ...names: readonly (string | null | undefined)[]): void {
  const known = peopleOf(project);
  for (const name of new Set(names)) {
    const meant = name ? misspelt(name, known) : null;
    if (name && meant)
      app.remark(
        `${visible(name)} is new here, and ${visible(meant)} is known: if that was meant, psvc undo and again.`,
      );
  }
}

/**
 * The name of somebody as it was typed, also as `Name, Role` or `Name <mail>`. A terminal is asked about one that is a
 * slip away from somebody who is known; without one it is taken as it is, and remarked on.
 */
export async function personNamed(app: App, project: Project, typed: string): Promise<string> {
  const name = fullName(project, readPerson(typed).name || typed.trim());
  const meant = misspelt(name, peopleOf(project));
  if (!meant) return name;
  if (!app.prompter) {
    warnMisspelt(app, project, name);
    return name;
  }
  return app.prompter.choose<string>({
    message: `Is ${visible(name)} the same person as ${visible(meant)}?`,
    choices: [
      { value: meant, name: `yes, ${visible(meant)}` },
      { value: name, name: `no, ${visible(name)} is new` },
    ],
  });
}

/** The same of a flag that may be left out, or empty to clear the field. */
export async function optionalName(app: App, project: Project, typed: string | undefined): Promise<string | undefined> {
  return typed?.trim() ? personNamed(app, project, typed) : typed;
}

const SAY_SIDE: Readonly<Record<Side, string>> = {
  services: "with us",
  customer: "with the customer",
  "third-party": "a third party",
};

/**
 * On which side somebody is: as said, else as the project knows. A terminal is asked about a name of both sides or of
 * none; without one it is taken for ours, and remarked on.
 */
export async function sideNamed(app: App, project: Project, name: string, said: Side | undefined): Promise<Side> {
  const known = said ?? sideOf(project, name);
  if (known) return known;
  if (app.prompter)
    return app.prompter.choose<Side>({
      message: `Is ${visible(name)} with us, the customer or a third party?`,
      choices: SIDES.map((value) => ({ value, name: SAY_SIDE[value] })),
      initial: "services",
    });
  app.remark(`${visible(name)} is not known here, so taken as ours; otherwise say --side customer or third-party.`);
  return "services";
}

/** The condition with the owner as they are known, and with their side. */
export async function sidedCondition(
  app: App,
  project: Project,
  typed: TypedCondition,
  said?: Side,
): Promise<ConditionInput> {
  const owner = await personNamed(app, project, typed.owner);
  return { ...typed, owner, side: typed.side ?? (await sideNamed(app, project, owner, said)) };
}

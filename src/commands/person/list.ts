import type { Command } from "commander";
import type { App } from "../../app.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { foldName } from "../../domain/people/read-person.ts";
import { type PersonView, personsView } from "../../domain/people/view.ts";
import { renderPersons } from "../../render/person/persons.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { findProject } from "../find/find-project.ts";
import { projectsOfCustomer } from "../find/standings.ts";
import { optionalWord } from "../flags/flags.ts";

interface PersonListFlags {
  readonly side?: string;
  readonly all?: boolean;
}

export function registerPersonList(person: Command, app: App): void {
  person
    .command("list [project]")
    .description("who is who: of one project and its customer's others, or of all")
    .option("--side <side>", SIDES.join(", "))
    .option("--all", "those who left, too")
    .action((project: string | undefined, flags: PersonListFlags) => personList(app, project, flags));
}

export async function personList(app: App, slug: string | undefined, flags: PersonListFlags): Promise<void> {
  const side = optionalWord("--side", flags.side, SIDES);
  const one = slug === undefined ? null : await findProject(app, slug);
  const { projects, damaged } = one
    ? { projects: [one, ...(await projectsOfCustomer(app, one))], damaged: [] }
    : await app.store.portfolio();
  const all = projects.flatMap((project) => personsView(project));
  const own = one ? withoutDoubles(all, one.slug) : all;
  const persons = own.filter((person) => (!side || person.side === side) && (flags.all || person.leftOn === null));
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderPersons(persons, one?.slug ?? null, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: { kind: "persons", project: one?.slug ?? null, persons, damaged: damagedJson(damaged) },
  });
}

/** Of the customer's other projects only those whom the project itself does not have. */
function withoutDoubles(all: readonly PersonView[], slug: string): readonly PersonView[] {
  const known = new Set(all.filter(({ project }) => project === slug).map(({ name }) => foldName(name)));
  return all.filter(
    ({ project, name, side }) => project === slug || (side === "customer" && !known.has(foldName(name))),
  );
}

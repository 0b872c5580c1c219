import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { peopleOf } from "../../domain/people/people.ts";
import { misspelt } from "../../domain/text/closest-match.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";

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

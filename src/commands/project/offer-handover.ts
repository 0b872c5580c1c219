import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { isNamed } from "../../domain/people/edit-person.ts";
import { replacePerson } from "../../domain/people/replace-person.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { renderReplacement } from "../../render/person/persons.ts";

/** Who gave a part to whom. */
export type Succession = readonly [from: string, to: string];

/**
 * What is open goes with the part: lists what whoever led it has, and asks once whether it goes to their successor.
 * Returns those who hand over; where nobody is there to ask, it says how.
 */
export async function offerHandover(app: App, before: Project, after: Project): Promise<readonly Succession[]> {
  const accepted: Succession[] = [];
  for (const [from, to] of successions(before, after)) {
    const plan = replacePerson(after, from, to, {}, app.moment);
    if (plan.handedOver.length === 0) continue;
    if (!app.prompter) {
      const what = plan.handedOver.map((one) => one.what).join(", ");
      const line = `psvc person replace ${before.slug} ${shellWord(from)} ${shellWord(to)}`;
      app.remark(`Still with ${from}: ${what}. To hand them over: ${line}`);
      continue;
    }
    app.prompter.tell(renderReplacement(plan, app.screen.style, "would go"));
    if (await app.prompter.confirm({ message: `Hand over to ${to}?`, initial: true })) accepted.push([from, to]);
  }
  return accepted;
}

function successions(before: Project, after: Project): readonly Succession[] {
  const parts: readonly (readonly [string | null, string | null])[] = [
    [before.lead, after.lead],
    [before.people.projectLead, after.people.projectLead],
    [before.people.sponsor, after.people.sponsor],
  ];
  return parts.flatMap(([from, to]) => (from && to && !isNamed(from, to) ? [[from, to] as const] : []));
}

/** The project once they handed over. */
export function handedOver(app: App, project: Project, all: readonly Succession[]): Project {
  return all.reduce((changed, [from, to]) => replacePerson(changed, from, to, {}, app.moment).project, project);
}

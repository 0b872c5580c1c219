import { sameName } from "./decision.ts";
import type { Project } from "./project.ts";
import type { Side } from "./words.ts";

/** On which side somebody is, as far as the project knows: by their role, else by what they had to deliver; null where it does not know. */
export function sideOf(project: Project, name: string): Side | null {
  const { people, lead, promises, gaps, actions } = project;
  const heard = Object.values(promises).map(({ heardBy }) => heardBy);
  const customer = [people.sponsor, people.projectLead, ...people.deciders, ...heard];
  const is = (other: string | null) => other !== null && sameName(other, name);
  if (customer.some(is)) return "customer";
  if (is(lead) || Object.values(gaps).some(({ owner }) => is(owner))) return "services";
  return Object.values(actions).find(({ owner }) => is(owner))?.side ?? null;
}

import type { Project } from "../domain/model/project.ts";
import { peopleOf, sideOf } from "../domain/people/people.ts";
import type { Candidate } from "./candidate.ts";

/** Everybody the project knows, with what it knows them for: those who may decide first. */
export function peopleIn(project: Project): readonly Candidate[] {
  const { people, lead } = project;
  const roles: readonly (readonly [string | null, string])[] = [
    ...people.deciders.map((name) => [name, "may decide"] as const),
    [people.sponsor, "sponsor"],
    [people.projectLead, "project lead"],
    [lead, "leads it"],
  ];
  const known = [...roles.map(([name]) => name), ...peopleOf(project), ...riskOwners(project)];
  return [...new Set(known)].flatMap((name) =>
    name === null ? [] : [{ value: name, about: rolesOf(name, roles).join(", ") }],
  );
}

function rolesOf(name: string, roles: readonly (readonly [string | null, string])[]): readonly string[] {
  return roles.filter(([one]) => one === name).map(([, role]) => role);
}

/** Those who may decide for the customer first. */
export function customersIn(project: Project): readonly Candidate[] {
  return peopleIn(project).filter(({ value }) => sideOf(project, value) === "customer");
}

/** Whoever only keeps an eye on a risk is one of ours too. */
export function oursIn(project: Project): readonly Candidate[] {
  return peopleIn(project).filter(({ value }) => isOurs(project, value));
}

export function othersIn(project: Project): readonly Candidate[] {
  return peopleIn(project).filter(({ value }) => !isOurs(project, value));
}

function isOurs(project: Project, name: string): boolean {
  return (sideOf(project, name) ?? "services") === "services";
}

function riskOwners({ risks }: Project): readonly string[] {
  return Object.values(risks).map(({ owner }) => owner);
}

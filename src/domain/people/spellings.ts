import type { Project } from "../model/project.ts";
import { misspelt } from "../text/closest-match.ts";
import { personTexts } from "./people-texts.ts";
import { findPerson } from "./person-records.ts";
import { foldName, readPerson } from "./read-person.ts";

/** Two names in one project that may be one person. */
export interface TwoSpellings {
  readonly one: string;
  readonly other: string;
}

/**
 * Names that differ by a slip, by accents or by punctuation alone. Two with records of different addresses are two
 * people, and so are names of which one is a former name of the other.
 */
export function twoSpellings(project: Project): readonly TwoSpellings[] {
  const names = new Map<string, string>();
  for (const name of [...Object.values(project.persons).map((person) => person.name), ...textNames(project)])
    if (!names.has(foldName(name))) names.set(foldName(name), name);
  const all = [...names.values()];
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => (mayBeOne(project, one, other) ? [{ one, other }] : [])),
  );
}

function textNames(project: Project): readonly string[] {
  return personTexts(project).map(({ text }) => readPerson(text).name);
}

function mayBeOne({ persons }: Project, one: string, other: string): boolean {
  if (plain(one) !== plain(other) && misspelt(one, [other]) === null) return false;
  const [first, second] = [findPerson(persons, one), findPerson(persons, other)];
  if (first === null || second === null) return true;
  const areKnownApart = first[1].mail !== null && second[1].mail !== null && first[1].mail !== second[1].mail;
  return first[0] !== second[0] && !areKnownApart;
}

function plain(name: string): string {
  return foldName(name)
    .normalize("NFD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

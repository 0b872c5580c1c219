import type { Command } from "commander";
import { SETTING_KEYS } from "../domain/config/setting-keys.ts";
import { MILESTONES } from "../domain/model/vocabulary.ts";
import { isRecordId } from "./known-names.ts";
import { BORROWED_COMMANDS, verbsMeant } from "./synonyms.ts";

type Line = readonly string[];

/** What other tools call the things of a group. */
const GROUPS: Readonly<Record<string, string>> = {
  milestone: "route",
  task: "action",
  todo: "action",
  issue: "gap",
  requirement: "promise",
  feature: "capability",
  setting: "config",
};

/** What the number of a record says of the group. */
const BY_LETTER: Readonly<Record<string, string>> = {
  P: "promise",
  G: "gap",
  A: "action",
  R: "risk",
  C: "change-order",
};

/** `psvc milestone done kestrel kickoff`: a group by another name, with its verb. */
export function linesOfOtherGroup([typed = "", verb = "", ...rest]: Line, everything: Command): readonly Line[] {
  const word = typed.toLowerCase();
  const group = groupNamed(everything, GROUPS[word] ?? GROUPS[word.replace(/s$/, "")]);
  return group ? verbsSaid(verb, group).map((text) => [group.name(), text, ...rest]) : [];
}

/** `psvc done kestrel kickoff`, `psvc resolve kestrel G1`, `psvc set holidays fri`: a verb without its group. */
export function linesOfVerb([typed = "", ...rest]: Line, everything: Command): readonly Line[] {
  const verb = typed.toLowerCase();
  if (isSetting(verb)) return [["config", "set", verb, ...rest], ...(rest.length > 0 ? [] : [["config", "get", verb]])];
  if (verb === "set" && isSetting(rest[0])) return [["config", "set", ...rest]];
  const named = groupNamed(everything, groupSaid(rest));
  const meant = named ? verbsSaid(verb, named) : [];
  if (named && meant.length > 0) return meant.map((text) => [named.name(), text, ...rest]);
  if (BORROWED_COMMANDS.has(verb)) return [];
  const having = everything.commands.filter((group) => verbsOf(group).includes(verb));
  return having.length === 1 ? [[having[0]?.name() ?? "", verb, ...rest]] : [];
}

/** By the number of a record, or the name of a milestone. */
function groupSaid(rest: Line): string | undefined {
  const ofRecord = rest.map(groupOfRecord).find((group) => group !== undefined);
  if (ofRecord) return ofRecord;
  return rest.some((word) => (MILESTONES as readonly string[]).includes(word.toLowerCase())) ? "route" : undefined;
}

function isSetting(word: string | undefined): boolean {
  return SETTING_KEYS.some(({ key }) => key === word?.toLowerCase() && !["product", "template"].includes(key));
}

/** `G1` is a gap's. */
export function groupOfRecord(word: string): string | undefined {
  return isRecordId(word) ? BY_LETTER[word.charAt(0).toUpperCase()] : undefined;
}

export function groupNamed(everything: Command, name: string | undefined): Command | null {
  return everything.commands.find((command) => command.name() === name && command.commands.length > 0) ?? null;
}

/** The verb itself where the group has it, else the one that a borrowed word may mean. */
export function verbsSaid(verb: string, group: Command): readonly string[] {
  return verbsOf(group).includes(verb) ? [verb] : verbsMeant(verb, verbsOf(group));
}

function verbsOf(group: Command): readonly string[] {
  return group.commands.map((command) => command.name());
}

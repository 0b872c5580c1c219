import type { CommandHelp } from "./command-help.ts";

/** Topics that a command's flags do not tell. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  backup: ["store"],
  config: ["environment"],
  "config set": ["environment", "screens"],
  doctor: ["store", "exit-codes"],
  export: ["store"],
  gap: ["words"],
  golive: ["exit-codes"],
  history: ["store"],
  import: ["store", "exit-codes"],
  "merge-driver": ["store"],
  promise: ["words"],
  restore: ["store"],
  route: ["words", "dates"],
  status: ["exit-codes"],
  undo: ["store"],
  where: ["store", "environment"],
};

/**
 * The topics that help with a command, each once: days where it takes one, words where it takes some of a closed list.
 */
export function topicsOf({ name, flags }: CommandHelp): readonly string[] {
  const byFlags = [
    ...(flags.some(({ value }) => value === "<day>") ? ["dates"] : []),
    ...(flags.some(({ allowed }) => allowed !== null && allowed.length > 2) ? ["words"] : []),
  ];
  return [...new Set([...byFlags, ...(RELATED[name] ?? [])])];
}

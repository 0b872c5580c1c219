import { type Candidate, candidates, lastOfList } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/parse-partial-line.ts";
import { helpCandidates } from "../../completion/program-words.ts";

/** After `psvc help`: commands and topics, then what is below them. */
export async function whatHelpExplains({ command, arguments: given }: TypedLine): Promise<readonly Candidate[]> {
  const words = given.get("")?.slice(1) ?? [];
  const commands = helpCandidates(command, words);
  const { topicList } = await import("../../help/pages/topics.ts");
  if (words.length === 0) return [...commands, ...topicList().map(([value, about]) => ({ value, about }))];
  return words.length === 1 && words[0] === "json" ? kindsOfJson() : commands;
}

async function kindsOfJson(): Promise<readonly Candidate[]> {
  const { KINDS_OF } = await import("../../help/facts/kinds-of.ts");
  return candidates([...new Set(Object.values(KINDS_OF).flat()), "error"].sort());
}

/** `slug,health.value`: fields of what the command on the line prints, and those below them. */
export async function fieldCandidates({ path, typed }: TypedLine): Promise<readonly Candidate[]> {
  const { fieldsBelow } = await import("../../help/facts/fields.ts");
  return lastOfList(typed, (field) => {
    const above = field.split(".").slice(0, -1);
    return candidates(fieldsBelow(path || "psvc", above).map((name) => [...above, name].join(".")));
  });
}

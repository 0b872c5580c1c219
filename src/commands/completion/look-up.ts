import type { App } from "../../app.ts";
import type { CompletionAnswer } from "../../completion/answer-text.ts";
import { type Candidate, candidates } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/parse-partial-line.ts";
import { commandCandidates, flagCandidates } from "../../completion/program-words.ts";
import { recordCandidates } from "../../completion/records.ts";
import {
  type Expected,
  expectedAt,
  type Lookup,
  labelsOfArgument,
  labelsOfValue,
  type RecordLookup,
} from "../../completion/value-kinds.ts";
import { formatDayFrom } from "../../domain/time/calendar.ts";
import type { Lying } from "../../domain/time/day-direction.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { fieldCandidates, whatHelpExplains } from "./help-candidates.ts";
import { projectOn } from "./project-on.ts";
import { isStoreLookup, storeCandidates } from "./store-candidates.ts";

export const NOTHING: CompletionAnswer = { candidates: [], leave: "nothing" };

/** What the last word of a line can become. May throw where the store cannot be read. */
export async function answerFor(app: App, line: TypedLine): Promise<CompletionAnswer> {
  const { asked } = line;
  if (asked === null) return NOTHING;
  switch (asked.of) {
    case "command":
      return only(commandCandidates(line.command));
    case "help":
      return only(await whatHelpExplains(line));
    case "flag":
      return only(flagCandidates(line));
    case "argument": {
      const given = line.arguments.get(asked.name) ?? [];
      const answer = await expected(app, line, expectedAt(labelsOfArgument(line.path, asked.name)));
      return { ...answer, candidates: answer.candidates.filter(({ value }) => !given.includes(value)) };
    }
    case "value":
      return expected(app, line, expectedAt(labelsOfValue(line.path, asked.option)));
  }
}

async function expected(app: App, line: TypedLine, what: Expected | null): Promise<CompletionAnswer> {
  if (what === null || what === "nothing") return NOTHING;
  if (what === "files" || what === "folders") return { candidates: [], leave: what };
  if (typeof what !== "string") return only(candidates(what));
  const found = await lookedUp(app, line, what);
  // A backup is named, or is a file somewhere.
  return { candidates: found, leave: what === "backups" ? "files" : "nothing" };
}

async function lookedUp(app: App, line: TypedLine, what: Lookup): Promise<readonly Candidate[]> {
  if (what === "days") return dayCandidates(app);
  if (what === "past days") return dayCandidates(app, PAST_DAYS, "behind");
  if (what === "moments")
    return [{ value: "now", about: "the last good state" }, ...dayCandidates(app, PAST_DAYS, "behind")];
  if (what === "fields") return fieldCandidates(line);
  if (isStoreLookup(what)) return storeCandidates(app, line, what);
  const project = await projectOn(app, line);
  const [gap = null] = line.arguments.get("gap") ?? [];
  return project ? recordCandidates(what as RecordLookup, project, { typed: line.typed, gap }) : [];
}

const DAYS = [
  ..."today tomorrow yesterday mon tue wed thu fri sat sun".split(" "),
  ...["next friday", "+1w", "+2w", "in 2 weeks", "eow", "eom", "eoq", "eoy"],
];

const PAST_DAYS = ["today", "yesterday", "3 days ago", "last friday", ..."mon tue wed thu fri sat sun".split(" ")];

/** As people say them, with the day that psvc understands. */
function dayCandidates({ today, week }: App, words = DAYS, lying: Lying = "ahead"): readonly Candidate[] {
  return words.flatMap((value) => {
    const read = readDay(value, today, week, lying);
    return "day" in read ? [{ value, about: formatDayFrom(read.day, today) }] : [];
  });
}

function only(found: readonly Candidate[]): CompletionAnswer {
  return { candidates: found, leave: "nothing" };
}

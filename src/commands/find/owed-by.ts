import type { Command } from "commander";
import type { App } from "../../app.ts";
import { statusOf } from "../../domain/model/project-status.ts";
import type { Side } from "../../domain/model/vocabulary.ts";
import { foldName } from "../../domain/people/read-person.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { optionalDay } from "../flags/flags.ts";
import { findStanding } from "./find-project.ts";
import { type Standings, standingsOf } from "./standings.ts";

export interface OwedFlags {
  readonly mine?: boolean;
  readonly owner?: string;
  readonly due?: string;
  readonly overdue?: boolean;
}

/** What somebody has to do, or look at, by a day. */
interface Owed {
  readonly owner: string;
  readonly due: Day;
  readonly side?: Side;
}

/** The flags that choose by person and day, for the lists of one project or of all. */
export function withOwedFlags(command: Command): Command {
  return command
    .option("--mine", "only what has your name on it")
    .option("--owner <person>", "only theirs, by a part of the name")
    .option("--due <day>", "only what is due by that day")
    .option("--overdue", "only what is past its day");
}

/** Returns whether a record is asked for. Throws `usage` for --mine with --owner. */
export function owedFilter(app: App, flags: OwedFlags): (owed: Owed) => boolean {
  if (flags.mine && flags.owner !== undefined)
    throw new PsvcError({
      code: "usage",
      text: "--mine and --owner exclude each other.",
      suggestion: "Give one of them.",
    });
  const me = foldName(app.me);
  const name = flags.owner === undefined ? null : foldName(flags.owner);
  const due = optionalDay(app, "--due", flags.due);
  return (owed) =>
    (!flags.mine || foldName(owed.owner) === me) &&
    (name === null || foldName(owed.owner).includes(name)) &&
    (due === undefined || owed.due <= due) &&
    (!flags.overdue || owed.due < app.today);
}

/** The project that is named, else all that are under way or live. */
export async function oneOrAll(app: App, slug: string | undefined): Promise<Standings> {
  if (slug !== undefined) return { standings: [await findStanding(app, slug)], damaged: [] };
  const { standings, damaged } = await standingsOf(app);
  return { standings: standings.filter(({ project }) => ["active", "live"].includes(statusOf(project))), damaged };
}

import type { Command } from "commander";
import type { Day } from "../../domain/time/calendar.ts";
import type { Week } from "../../domain/time/working-week.ts";
import type { Style } from "../../render/layout/style.ts";

/** What a topic may look at beside its own words; each is read when it is used. */
export interface Ground {
  readonly program: Command;
  readonly today: Day;
  readonly week: Week;
}

/** A page on what is no command. */
export interface Topic {
  /** A few words, for a list. */
  readonly about: string;
  /** Whether more words may follow its name: `help json gap`. */
  readonly takesWords?: boolean;
  /** For a program or another file: printed as it is. */
  readonly isDocument?: boolean | ((words: readonly string[]) => boolean);
  readonly page: (style: Style, words: readonly string[], ground: Ground) => string;
}

import type { Day } from "../time/calendar.ts";
import type { Numbered } from "./record.ts";
import type { Side } from "./vocabulary.ts";

/**
 * One person of a project, on either side. Other records name people by text; a record answers to its name and to its
 * former names.
 */
export interface Person extends Numbered {
  readonly name: string;
  /** What the person was called in this project before, so that older texts still find the record. */
  readonly formerNames: readonly string[];
  /** The job title, such as CFO. Who sponsors or decides is said by the project's `people`. */
  readonly role: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly organisation: string | null;
  readonly side: Side | null;
  /** What a letter calls the person, such as "Ms Lund"; null for the name. */
  readonly addressedAs: string | null;
  readonly leftOn: Day | null;
}

import type { Day } from "../time/calendar.ts";
import type { Key, Numbered } from "./record.ts";
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

/** What was heard or seen. It moves nothing forward. */
export interface Note extends Numbered {
  /** The day it is about. */
  readonly on: Day;
  readonly recordedOn: Day;
  /** Markdown, as it was typed. */
  readonly text: string;
  /** With whom, by name. */
  readonly with: readonly string[];
  /** The key of a promise, gap, action or risk; a milestone or a criterion. */
  readonly about: Key | null;
  /** May go on the customer's weekly page; an internal note never does. */
  readonly shareable: boolean;
  /** URLs, paths or ticket keys. */
  readonly links: readonly string[];
}

/** A customer person who may decide, the day and the words. */
export interface CustomerDecision {
  readonly by: string;
  readonly on: Day;
  readonly words: string;
  readonly document: string | null;
}

import type { Day } from "../time/calendar.ts";
import type { Key, Numbered } from "./record.ts";

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

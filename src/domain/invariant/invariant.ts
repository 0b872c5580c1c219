import type { Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import type { Day } from "../time/calendar.ts";
import type { RuleName } from "./rules.ts";

/** Where a project is in a state that no command leads to. */
export interface Breach {
  /** The record that a merge takes the safe side on; null: the project. */
  readonly record: Key | null;
  /** What is wrong, with the numbers that people know. */
  readonly text: string;
  /** What the side that gives way had said. */
  readonly words?: string | null;
}

/** A rule over two records or more that holds after every command, whatever it is. */
export interface Invariant<B extends Breach = Breach> {
  readonly rule: RuleName;
  /** The rule, as a sentence. */
  readonly holds: string;
  breaches(project: Project): readonly B[];
  /** Takes the safe side. `on` is today. */
  settle(project: Project, breach: B, on: Day): Project;
}

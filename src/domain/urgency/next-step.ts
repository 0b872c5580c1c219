import type { NextCommand } from "../../next-command.ts";
import type { Cause, Urgency } from "./urgency.ts";

/** One thing that moves the customer forward today, why, since when, and the command that does it. */
export interface StepCandidate extends Cause {
  readonly text: string;
  /** In a line: what it is about. */
  readonly why: string;
  readonly command: NextCommand;
}

export interface Step extends StepCandidate {
  readonly urgency: Urgency;
}

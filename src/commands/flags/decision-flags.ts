import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { DecisionInput } from "../../domain/people/customer-decision.ts";
import { optionalDay } from "./flags.ts";

export interface DecisionFlags {
  readonly decidedBy?: string;
  readonly on?: string;
  readonly words?: string;
  readonly document?: string;
}

/** The customer's decision, for every command that can need one. */
export function withDecisionFlags(command: Command): Command {
  return command
    .option("--decided-by <person>", "who at the customer decided; somebody who may")
    .option("--on <day>", "the day of the decision (today)")
    .option("--words <text>", "what they said, in their words")
    .option("--document <where>", "where it is written; needed to release what is in the contract");
}

export function givenDecision(app: App, flags: DecisionFlags): DecisionInput {
  return {
    decidedBy: flags.decidedBy,
    on: optionalDay(app, "--on", flags.on),
    words: flags.words,
    document: flags.document,
  };
}

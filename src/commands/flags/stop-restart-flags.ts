import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { TurnInput } from "../../domain/project/stop-project.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { dayFlag } from "./flags.ts";

export interface TurnFlags {
  readonly decidedBy?: string;
  readonly on?: string;
  readonly why?: string;
  readonly consequence?: string;
}

/** An end or a new beginning: who decided, why, and what follows. */
export function withTurnFlags(command: Command): Command {
  return command
    .option("--decided-by <person>", "who decided it")
    .option("--why <text>", "the reason")
    .option("--consequence <text>", "what follows for both sides")
    .option("--on <day>", "the day of the decision (today)");
}

/** What was not given is asked where somebody can answer. */
export async function givenTurn(app: App, flags: TurnFlags): Promise<TurnInput> {
  const { decidedBy, why, consequence } = await askMissing(app.prompter, flags, {
    decidedBy: { message: "Who decided it?" },
    why: { message: "Why?" },
    consequence: { message: "Consequence for both sides?" },
  });
  return {
    by: decidedBy,
    on: flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on),
    why,
    consequence,
  };
}

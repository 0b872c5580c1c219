import type { Command } from "commander";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import type { Ground } from "../../help/facts/topic.ts";
import type { Help } from "../../help/help.ts";
import type { Style } from "../../render/layout/style.ts";

interface HelpFlags {
  readonly all?: boolean;
}

export function registerHelp(program: Command, app: App): void {
  program
    .command("help [words...]")
    .summary("of a command or a topic")
    .description("help for a command, in as many words as it has, or on a topic such as dates or exit-codes")
    .option("--all", "every command, and not only those of a lead's day")
    .action((words: readonly string[], flags: HelpFlags) => help(app, program, words, flags));
}

/** Throws `usage` for words that lead nowhere, and for `--all` beside words. */
export async function help(
  app: App,
  program: Command,
  words: readonly string[],
  { all = false }: HelpFlags,
): Promise<void> {
  const { findHelp, helpOfAll } = await import("../../help/help.ts");
  if (all && words.length > 0)
    throw new PsvcError({
      code: "usage",
      text: "--all lists every command and takes no command or topic.",
      suggestion: `Try psvc help ${words.join(" ")}, or psvc help --all`,
    });
  answerHelp(app, all ? helpOfAll(program) : findHelp(words, groundOf(app, program)));
}

/** What `--help` answers. */
export async function helpOn(app: App, program: Command, command: Command): Promise<void> {
  const { helpOfCommand } = await import("../../help/help.ts");
  answerHelp(app, helpOfCommand(command, program));
}

/** The page of a group that was called alone. Throws `usage` for a reader of JSON, who is told what is missing. */
export async function pageOfGroup(app: App, program: Command, group: Command, style: Style): Promise<string> {
  if (app.flags.json)
    throw new PsvcError({
      code: "usage",
      text:
        `psvc ${group.name()} takes one of its commands: ` +
        `${group.commands.map((command) => command.name()).join(", ")}.`,
      suggestion: `See psvc help ${group.name()}`,
    });
  const { helpOfCommand } = await import("../../help/help.ts");
  return helpOfCommand(group, program).page(style);
}

/** Help is there also where a setting cannot be read: the command that needs it says so. */
export async function settledForHelp(settled: Promise<void>): Promise<void> {
  try {
    await settled;
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
  }
}

function answerHelp(app: App, { page, isDocument, json }: Help): void {
  app.answer({ text: page, isDocument, json: { kind: "help", help: json() } });
}

function groundOf(app: App, program: Command): Ground {
  return {
    program,
    get today() {
      return app.today;
    },
    get week() {
      return app.week;
    },
  };
}

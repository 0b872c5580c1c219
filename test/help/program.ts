import type { Command } from "commander";
import type { Session } from "../../src/app.ts";
import { type CommandHelp, commandHelp } from "../../src/help/command-help.ts";
import { buildProgram } from "../../src/program.ts";

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** The program with all its commands. */
export function wholeProgram(): Command {
  return buildProgram(session, ["help"]);
}

/** The program, every group and every command, each with what help knows of it. */
export function everyHelp(help: CommandHelp = commandHelp(wholeProgram())): readonly CommandHelp[] {
  return [help, ...help.commands.flatMap((one) => everyHelp(one))];
}

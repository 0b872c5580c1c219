import { type CommandHelp, commandHelp } from "../../src/help/facts/command-help.ts";
import { wholeProgram } from "../leaves.ts";

/** The program, every group and every command, each with what help knows of it. */
export function everyHelp(help: CommandHelp = commandHelp(wholeProgram())): readonly CommandHelp[] {
  return [help, ...help.commands.flatMap((one) => everyHelp(one))];
}

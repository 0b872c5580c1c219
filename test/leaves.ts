import type { Command } from "commander";
import type { Session } from "../src/app.ts";
import { buildProgram } from "../src/program.ts";

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** The whole program, to look at. */
export function wholeProgram(): Command {
  return buildProgram(session, ["help"]);
}

/** Every command that does something, by the words that lead to it. */
export function leavesOf(command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] {
  if (command.commands.length === 0) return [[path.join(" "), command]];
  return command.commands.flatMap((one) => leavesOf(one, [...path, one.name()]));
}

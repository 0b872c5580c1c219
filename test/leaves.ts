import type { Command } from "commander";
import type { Session } from "../src/app.ts";
import { buildProgram, loadLateCommands } from "../src/program.ts";
import { leavesOf, pathOf } from "../src/suggest/split-command-line.ts";

await loadLateCommands(["help"]);

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** The program with all its commands, to look at. */
export function wholeProgram(): Command {
  return buildProgram(session, ["help"]);
}

/** Every command that does something, by the words that lead to it. */
export function everyLeaf(program: Command = wholeProgram()): readonly (readonly [string, Command])[] {
  return leavesOf(program).map((leaf) => [pathOf(leaf), leaf]);
}

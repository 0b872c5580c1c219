import type { Command } from "commander";
import type { Session } from "../../src/app.ts";
import { buildProgram } from "../../src/program.ts";
import { leavesOf, pathOf } from "../../src/typed/command-line.ts";

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** Every command. */
export const EVERYTHING: Command = buildProgram(session, ["help"]);

/** Every command that does something, by the words that lead to it. */
export const LEAVES: readonly (readonly [string, Command])[] = leavesOf(EVERYTHING).map((leaf) => [pathOf(leaf), leaf]);

import type { Command } from "commander";
import { expect, test } from "vitest";
import type { Session } from "../../../src/app.ts";
import { KINDS_OF } from "../../../src/help/facts/kinds-of.ts";
import { schemasOfKinds } from "../../../src/json-schemas.ts";
import { buildProgram, loadLateCommands } from "../../../src/program.ts";

await loadLateCommands(["help"]);

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

function leaves(command: Command, path: readonly string[] = []): readonly string[] {
  if (command.commands.length === 0) return [path.join(" ")];
  return command.commands.flatMap((one) => leaves(one, [...path, one.name()]));
}

test("of every command it is said which kinds it prints, and of nothing else", () => {
  const commands = ["psvc", ...leaves(buildProgram(session, ["help"]))];
  expect(Object.keys(KINDS_OF).sort()).toEqual(commands.sort());
});

test("every kind but an error is printed by a command or written by export", () => {
  const printed = new Set(Object.values(KINDS_OF).flat());
  const others = Object.keys(schemasOfKinds()).filter((kind) => !printed.has(kind as never));
  expect(others).toEqual(["error", "project-document"]);
});

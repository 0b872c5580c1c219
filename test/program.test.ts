import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import type { Session } from "../src/app.ts";
import { buildProgram } from "../src/program.ts";
import { testApp } from "./app.ts";

const session = { app: {}, out: () => {}, err: () => {}, settle: () => {} } as unknown as Session;

/** Every command that does something, with the words that lead to it. */
function leaves(command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] {
  if (command.commands.length === 0) return [[path.join(" "), command]];
  return command.commands.flatMap((one) => leaves(one, [...path, one.name()]));
}

describe("what is typed too much", () => {
  const commands = leaves(buildProgram(session, ["help"])).filter(
    ([, { registeredArguments }]) => !registeredArguments.some(({ variadic }) => variadic),
  );

  test.each(commands)("%s does nothing where a word is left over", async (path, { registeredArguments }) => {
    const words = Array.from({ length: registeredArguments.length + 1 }, () => "word");
    expect(await testApp().psvc(...path.split(" "), ...words)).toMatchObject({
      exitCode: 2,
      out: "",
      err: expect.stringContaining("Too many arguments"),
    });
  });

  test("a first word that is no command is told as that", async () => {
    expect(await testApp().psvc("hisotry", "acme")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("There is no command 'hisotry'"),
    });
  });
});

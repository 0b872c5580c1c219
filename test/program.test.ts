import { describe, expect, test } from "vitest";
import { testApp } from "./app.ts";
import { everyLeaf } from "./leaves.ts";

describe("what is typed too much", () => {
  const commands = everyLeaf().filter(
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

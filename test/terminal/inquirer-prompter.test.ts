import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { inquirerPrompter } from "../../src/terminal/inquirer-prompter.ts";

function person() {
  const input = new PassThrough();
  const output = new PassThrough();
  let screen = "";
  output.on("data", (chunk) => {
    screen += chunk;
  });
  const types = async (keys: string, seen: string) => {
    while (!screen.includes(seen)) await new Promise((done) => setTimeout(done, 5));
    input.write(keys);
  };
  return { prompter: inquirerPrompter({ input, output }), types, screen: () => screen };
}

test("a line of text is validated, asked again, and returned", async () => {
  const { prompter, types } = person();
  const answer = prompter.text({ message: "Name?", validate: (text) => (text === "Ana" ? null : "Only Ana.") });
  await types("Bo\r", "Name?");
  await types("\u0015Ana\r", "Only Ana.");
  expect(await answer).toBe("Ana");
});

test("Enter takes what is offered", async () => {
  const { prompter, types } = person();
  const text = prompter.text({ message: "Name?", initial: "Ana" });
  await types("\r", "Name?");
  expect(await text).toBe("Ana");
});

test("a choice begins at the one that is offered", async () => {
  const { prompter, types } = person();
  const answer = prompter.choose({
    message: "Which?",
    choices: [
      { value: "a", name: "first" },
      { value: "b", name: "second", hint: "the other" },
    ],
    initial: "b",
  });
  await types("\r", "second");
  expect(await answer).toBe("b");
});

test("Ctrl-C is a cancelled problem, not a crash", async () => {
  const { prompter, types } = person();
  const answer = prompter.confirm({ message: "Sure?", initial: true });
  const failed = expect(answer).rejects.toMatchObject({ problem: { code: "cancelled" } });
  await types("\u0003", "Sure?");
  await failed;
});

test("text from people cannot drive the terminal it is asked about on", async () => {
  const { prompter, types, screen } = person();
  const answer = prompter.confirm({ message: "evil\u001b[31mred\u202e?", initial: true });
  await types("\r", "evil");
  expect(await answer).toBe(true);
  expect(screen()).not.toContain("\u001b[31mred");
  expect(screen()).toContain("\\x1b[31mred");
});

test("lines pasted at once are all taken, up to an empty one", async () => {
  const { prompter, types } = person();
  const answer = prompter.lines("Who: what by when?");
  await types("Raj: a by fri\rAna: b by mon\r\r", "Who: what by when?");
  expect(await answer).toEqual(["Raj: a by fri", "Ana: b by mon"]);
});

test("Ctrl-C among lines is a cancelled problem; Ctrl-D ends them", async () => {
  const first = person();
  const failed = expect(first.prompter.lines("Lines?")).rejects.toMatchObject({ problem: { code: "cancelled" } });
  await first.types("one\r\u0003", "Lines?");
  await failed;
  const second = person();
  const answer = second.prompter.lines("Lines?");
  await second.types("one\r\u0004", "Lines?");
  expect(await answer).toEqual(["one"]);
});

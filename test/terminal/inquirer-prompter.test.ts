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

const FIT = {
  message: "P1 Portal: what does today's product do for it?",
  keys: [
    { key: "1", name: "Customer portal", hint: "limited" },
    { key: "f", name: "fit" },
    { key: "g", name: "gap" },
    { key: "s", name: "skip" },
  ],
  initial: "s",
} as const;

test.each([
  ["f", "f"],
  ["G", "g"],
  ["1", "1"],
  ["\r", "s"],
])("the key %j is taken at once, and said", async (typed, key) => {
  const { prompter, types, screen } = person();
  const answer = prompter.key(FIT);
  await types(typed, "> ");
  expect(await answer).toBe(key);
  expect(screen()).toContain("  1 Customer portal: limited\n  f fit    g gap    s skip (Enter)\n> ");
  expect(
    screen()
      .trimEnd()
      .endsWith(`${key} ${FIT.keys.find((one) => one.key === key)?.name}`),
  ).toBe(true);
});

test("a key that is not offered, and an arrow, are refused and asked again", async () => {
  const { prompter, types, screen } = person();
  const answer = prompter.key(FIT);
  await types("x", "> ");
  await types("\u001b[A", "x is not one of these. Press 1 f g s");
  await types("g", "Not one of these. Press 1 f g s");
  expect(await answer).toBe("g");
  expect(screen()).not.toContain("\u001b");
});

test("keys typed ahead answer no question that was not yet seen", async () => {
  const { prompter, types } = person();
  const first = prompter.key(FIT);
  await types("ggg", "> ");
  expect(await first).toBe("g");
  const second = prompter.key({ ...FIT, message: "P2 Dispatch?" });
  await types("f", "P2 Dispatch?");
  expect(await second).toBe("f");
});

test("Ctrl-C and the end of the input at a key are a cancelled problem", async () => {
  const first = person();
  const failed = expect(first.prompter.key(FIT)).rejects.toMatchObject({ problem: { code: "cancelled" } });
  await first.types("\u0003", "> ");
  await failed;
  const second = person();
  const ended = expect(second.prompter.key(FIT)).rejects.toMatchObject({ problem: { code: "cancelled" } });
  await second.types("\u0004", "> ");
  await ended;
});

test("a question by key cannot be driven by what people wrote", async () => {
  const { prompter, types, screen } = person();
  const answer = prompter.key({ ...FIT, message: "evil\u001b[31mred" });
  await types("f", "> ");
  await answer;
  expect(screen()).toContain("evil\\x1b[31mred");
});

test("several lines that are pasted at once come together, and one that is typed comes alone", async () => {
  const { prompter, types } = person();
  const pasted = prompter.several("A promise?");
  await types("one\rtwo\rthree", "A promise?");
  expect(await pasted).toEqual(["one", "two", "three"]);
  const typed = prompter.several("The next?");
  await types("four\r", "The next?");
  expect(await typed).toEqual(["four"]);
  const stopped = expect(prompter.several("And now?")).rejects.toMatchObject({ problem: { code: "cancelled" } });
  await types("\u0003", "And now?");
  await stopped;
});

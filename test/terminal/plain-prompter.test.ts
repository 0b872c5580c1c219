import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { plainPrompter } from "../../src/terminal/plain-prompter.ts";

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
  return { prompter: plainPrompter({ input, output }), types, input, screen: () => screen };
}

const CHOICES = [
  { value: "small", name: "small, 6 weeks" },
  { value: "large", name: "large", hint: "\u001b[31mmany sites" },
] as const;

test("a choice is a numbered list, answered by number, by word, or with Enter", async () => {
  for (const [typed, expected] of [
    ["1\n", "small"],
    ["LARGE\n", "large"],
    ["\n", "large"],
  ] as const) {
    const { prompter, types, screen } = person();
    const answer = prompter.choose({ message: "Which route?", choices: CHOICES, initial: "large" });
    await types(typed, "Enter: 2");
    expect(await answer).toBe(expected);
    expect(screen()).toBe(
      "Which route?\n1. small, 6 weeks\n2. large (\\x1b[31mmany sites)\nNumber 1 to 2 (Enter: 2)\n",
    );
  }
});

test("a key is a letter of a list, answered with Enter behind it", async () => {
  const keys = [
    { key: "f", name: "fit" },
    { key: "s", name: "skip", hint: "later" },
  ] as const;
  for (const [typed, expected] of [
    ["F\n", "f"],
    ["\n", "s"],
  ] as const) {
    const { prompter, types, screen } = person();
    const answer = prompter.key({ message: "P1?", keys, initial: "s" });
    await types(typed, "Enter: s");
    expect(await answer).toBe(expected);
    expect(screen()).toBe("P1?\nf. fit\ns. skip (later)\nOne of f s (Enter: s)\n");
  }
});

test("nothing is redrawn: an answer that cannot be is told, and asked for again", async () => {
  const { prompter, types, screen } = person();
  const answer = prompter.choose({ message: "Which route?", choices: CHOICES });
  await types("7\n", "Enter: 1");
  await types("2\n", "or the word.");
  expect(await answer).toBe("large");
  expect(screen()).not.toContain("\u001b");
});

test("a text is validated, and Enter takes what is offered", async () => {
  const { prompter, types } = person();
  const answer = prompter.text({
    message: "Name?",
    initial: "Ana",
    validate: (text) => (text === "Ana" ? null : "Only Ana."),
  });
  await types("Bo\n", "Name? (Enter: Ana)");
  await types("\n", "Only Ana.");
  expect(await answer).toBe("Ana");
});

test("yes and no are words, or their first letters", async () => {
  const { prompter, types } = person();
  const first = prompter.confirm({ message: "Sure?", initial: true });
  await types("perhaps\n", "Sure? yes or no (Enter: yes)");
  await types("n\n", "Type yes or no.");
  expect(await first).toBe(false);
});

test("lines that are pasted at once answer one question each", async () => {
  const { prompter, types } = person();
  const first = prompter.text({ message: "Customer?" });
  await types("Acme\nAna\n", "Customer?");
  expect([await first, await prompter.text({ message: "Lead?" })]).toEqual(["Acme", "Ana"]);
});

test("lines end with an empty one, or where the input ends", async () => {
  const one = person();
  const lines = one.prompter.lines("Promises?");
  await one.types("a\nb\n\n", "An empty line ends.");
  expect(await lines).toEqual(["a", "b"]);
  const other = person();
  const rest = other.prompter.lines("Promises?");
  await other.types("a\n", "An empty line ends.");
  other.input.end();
  expect(await rest).toEqual(["a"]);
});

test("input that ends in a question, and Ctrl-C, are a cancelled problem", async () => {
  const one = person();
  const ended = expect(one.prompter.text({ message: "Name?" })).rejects.toMatchObject({
    problem: { code: "cancelled" },
  });
  one.input.end();
  await ended;
  const other = person();
  const others = process.listeners("SIGINT");
  const answer = other.prompter.text({ message: "Name?" });
  const failed = expect(answer).rejects.toMatchObject({ problem: { code: "cancelled" } });
  while (!other.screen().includes("Name?")) await new Promise((done) => setTimeout(done, 5));
  await new Promise((done) => setTimeout(done, 50));
  // Only who listens for this question hears of it: a library may end the process at the signal.
  for (const listener of process.listeners("SIGINT")) if (!others.includes(listener)) listener("SIGINT");
  await failed;
  expect(process.exitCode).toBe(undefined);
});

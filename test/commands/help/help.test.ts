import { describe, expect, test } from "vitest";
import { put, testApp } from "../../app.ts";
import { working } from "../../working.ts";

const app = testApp();

describe("psvc help", () => {
  test.each([
    [
      ["help", "gap", "add"],
      ["gap", "add", "--help"],
    ],
    [
      ["help", "promise", "import"],
      ["promise", "import", "acme", "--help", "--nonsense"],
    ],
    [
      ["help", "gap"],
      ["gap", "-h"],
    ],
    [["help"], ["--help"]],
    [
      ["help", "gap", "show"],
      ["gap", "help", "show"],
    ],
    [
      ["help", "help"],
      ["help", "--help"],
    ],
  ])("%j is what %j shows", async (one, other) => {
    const [first, second] = [await app.psvc(...one), await app.psvc(...other)];
    expect(first).toMatchObject({ exitCode: 0, err: "" });
    expect(second).toMatchObject({ exitCode: 0, err: "", out: first.out });
    expect(first.out.length).toBeGreaterThan(200);
  });

  test("is there as JSON, with the values of a flag", async () => {
    const { json } = await app.psvc("help", "gap", "add", "--json");
    expect(json).toMatchObject({
      schemaVersion: 1,
      kind: "help",
      help: {
        name: "gap add",
        usage: "psvc gap add <project> [flags]",
        arguments: [{ name: "project", required: true, repeatable: false }],
        kinds: ["gap"],
        topics: ["dates", "words"],
        text: null,
      },
    });
    expect(json.help.flags).toContainEqual({
      name: "--importance",
      value: "importance",
      description: "must, should, could, wont: for the first go-live",
      allowed: ["must", "should", "could", "wont"],
      default: null,
      repeatable: false,
    });
    expect((await app.psvc("gap", "add", "--json", "--help")).json).toEqual(json);
  });

  test("as JSON has the commands and topics of psvc, and the text of a topic", async () => {
    const { help } = (await app.psvc("help", "--json")).json;
    expect(help.commands).toContainEqual(expect.objectContaining({ name: "golive", group: "The front door" }));
    expect(help.topics).toContain("exit-codes");
    const topic = (await app.psvc("help", "exit-codes", "--json")).json.help;
    expect(topic).toMatchObject({ name: "exit-codes", usage: null, flags: [] });
    expect(topic.text).toContain("75: another psvc is writing to this store");
  });

  test.each([
    [["gpa"], "There is no command or topic 'gpa'.", "psvc help gap"],
    [["daets"], "There is no command or topic 'daets'.", "psvc help dates"],
    [["gap", "shw"], "psvc gap has no command 'shw'.", "psvc help gap show"],
    [["status", "kestrel"], "psvc status has no commands", "psvc help status"],
    [["workaround"], "There is no command or topic 'workaround'.", "It is explained in psvc help words"],
    [["Blocker"], "There is no command or topic", "It is explained in psvc help words"],
    [["days"], "There is no command or topic 'days'.", "It is explained in psvc help dates"],
    [["gaps"], "There is no command or topic 'gaps'.", "It is explained in psvc help gap"],
    [["holidays"], "There is no command or topic", "It is explained in psvc help config set"],
    [["ladder"], "There is no command or topic", "It is explained in psvc help config set"],
    [["cron"], "There is no command or topic 'cron'.", "It is explained in psvc help exit-codes"],
    [["dates", "fri"], "The topic dates takes no more words", "psvc help dates"],
    [["qqqqqq"], "There is no command or topic 'qqqqqq'.", "See psvc help"],
    [["constructor"], "There is no command or topic 'constructor'.", "See psvc help"],
    [["a".repeat(10_000)], "There is no command or topic", "See psvc help"],
  ])("of %j says what there is instead", async (words, said, hint) => {
    const ran = await app.psvc("help", ...words);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain(said);
    expect(ran.err).toContain(hint);
  });

  test("shows an escape of somebody else's as a text", async () => {
    expect((await app.psvc("help", "\u001b[31mgap")).err).toContain("\\x1b[31mgap");
  });

  test("makes no store", async () => {
    const fresh = testApp();
    await fresh.psvc("help");
    expect((await fresh.psvc("where", "--json")).json.where.exists).toBe(false);
  });

  test("is there where settings cannot be read", async () => {
    const fresh = testApp();
    await working(fresh, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--no-judge"]);
    const broken = fresh.where({ environment: { PSVC_WORKING_DAYS: "never" } });
    expect((await broken.psvc("status")).exitCode).toBe(2);
    put(broken, "config.json", "{");
    for (const argv of [["help", "environment"], ["status", "--help"], ["help"]])
      expect(await broken.psvc(...argv)).toMatchObject({ exitCode: 0, err: "" });
  });
});

describe("a group called alone", () => {
  test("shows its page beside the answers, of which there is none", async () => {
    const ran = await app.psvc("gap");
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toBe((await app.psvc("help", "gap")).out);
  });

  test("tells a reader of JSON what it takes", async () => {
    const ran = await app.psvc("gap", "--json");
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(JSON.parse(ran.err).error).toMatchObject({
      code: "usage",
      message: expect.stringContaining("add, list, show"),
      hint: "See psvc help gap",
    });
  });
});

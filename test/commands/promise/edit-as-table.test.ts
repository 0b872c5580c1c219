import { beforeEach, describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { put, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const CTRL_C = new PsvcError({ code: "cancelled", saved: null, resume: null });

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const promises = async () => (await run("promise", "list", "acme", "--json")).json.promises;
const replacing = (from: string, to: string) => (text: string) => text.replace(from, to);

beforeEach(async () => {
  app = testApp();
  await run("new-project", "Acme", "--closed", "2026-11-02", "--lead", "Ana", "--template", "small");
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must");
  await run("promise", "add", "acme", "A portal\nfor tenants", "--area", "Web | mobile");
});

test("what was edited is shown, asked about, and written in one change", async () => {
  const prompter = scriptedPrompter("y");
  const editor = (text: string) => `${text.replace("P1   | must ", "P1   | should ")}| could | | | | | | | Reports\n`;
  const ran = await app.editing(editor).asking(prompter).psvc("edit", "acme");
  expect(ran.exitCode, ran.err).toBe(0);
  expect(prompter.told[0]).toContain("P1  importance  must  should");
  expect(prompter.told[0]).toContain("1 promise would be changed, 1 added.");
  expect(ran.out).toContain("1 promise was changed, 1 added.");
  expect(await promises()).toMatchObject([
    { importance: "should" },
    { statement: "A portal\nfor tenants", area: "Web | mobile" },
    { id: "P3", statement: "Reports", importance: "could" },
  ]);
  expect((await run("history", "acme")).out).toContain("P1 is a should now (it was a must)");
});

test("a table saved as it was changes nothing and asks nothing", async () => {
  const ran = await app.asking(scriptedPrompter()).psvc("edit", "acme");
  expect([ran.exitCode, ran.out]).toEqual([0, "Nothing was changed.\n"]);
  expect((await run("history", "acme", "--json")).json.history).toHaveLength(3);
});

test("a mistake is marked with file, line and caret, and the editor opens again with all that was typed", async () => {
  const seen: string[] = [];
  const editor = (text: string) => {
    seen.push(text);
    return seen.length === 1 ? text.replace("P1   | must ", "P1   | msut ") : text.replace("msut", "could");
  };
  const prompter = scriptedPrompter(true, "y");
  const ran = await app.editing(editor).asking(prompter).psvc("edit", "acme");
  expect(ran.exitCode, ran.err).toBe(0);
  const line = seen[1]?.split("\n").findIndex((one) => one.startsWith("P1 ")) ?? -1;
  const told = (prompter.told[0] ?? "").split("\n");
  expect(told[0]).toBe(
    `acme-promises.txt:${line + 1}:8 "msut" is none of must, should, could, wont; the nearest is must`,
  );
  expect(told[2]?.indexOf("^^^^")).toBe(told[1]?.indexOf("msut"));
  expect((await promises())[0].importance).toBe("could");
});

test("a line that is taken out drops nothing, and says how to", async () => {
  const prompter = scriptedPrompter();
  const editor = (text: string) => text.replace(/^P1 .*\n/m, "");
  const ran = await app.editing(editor).asking(prompter).psvc("edit", "acme");
  expect([ran.exitCode, ran.out]).toEqual([0, "Nothing was changed.\n"]);
  expect(prompter.told[0]).toContain("P1 is no longer in the table, and stays as it is.");
  expect(prompter.told[0]?.replace(/\s+/g, " ")).toContain("psvc promise drop acme P1 --why TEXT");
  expect(await promises()).toHaveLength(2);
});

describe("a table that was not written", () => {
  const edited = replacing("P1   | must ", "P1   | could ");

  test.each([
    ["at a no", ["n"]],
    ["at Ctrl-C", [CTRL_C]],
  ])("is kept %s, and gone on with", async (_, answers) => {
    const stopped = await app
      .editing(edited)
      .asking(scriptedPrompter(...answers))
      .psvc("edit", "acme");
    expect([stopped.exitCode, stopped.err]).toEqual([
      130,
      "Stopped. Nothing was written, and your table is kept.\nGo on with: psvc edit acme --resume\n",
    ]);
    expect((await promises())[0].importance).toBe("must");
    const ran = await app.asking(scriptedPrompter("y")).psvc("edit", "acme", "--resume");
    expect(ran.exitCode, ran.err).toBe(0);
    expect((await promises())[0].importance).toBe("could");
    expect((await app.asking(scriptedPrompter()).psvc("edit", "acme", "--resume")).err).toContain(
      "no table to go on with",
    );
  });

  test("is kept with its mistakes, and offered at the next edit", async () => {
    const wrong = replacing("P1   | must ", "P1   | msut ");
    expect((await app.editing(wrong).asking(scriptedPrompter(false)).psvc("edit", "acme")).exitCode).toBe(130);
    const prompter = scriptedPrompter(true, "y");
    const ran = await app.editing(replacing("msut", "could")).asking(prompter).psvc("edit", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(prompter.asked[0]).toContain("A table that you edited before was not written.");
    expect((await promises())[0].importance).toBe("could");
  });

  test("that another program broke is no table, and a new one is opened", async () => {
    await app.editing(edited).asking(scriptedPrompter("n")).psvc("edit", "acme");
    put(app, ".psvc/drafts/edit-acme.json", '{"draft":{"slug":"acme","text":3}}');
    expect((await app.asking(scriptedPrompter()).psvc("edit", "acme")).out).toBe("Nothing was changed.\n");
  });
});

describe("somebody else at the same time", () => {
  const meanwhile = (change: () => Promise<unknown>) => {
    const prompter = scriptedPrompter("y", false);
    return {
      ...prompter,
      key: async (question: Parameters<typeof prompter.key>[0]) => {
        await change();
        return prompter.key(question);
      },
    } as typeof prompter;
  };
  const editor = replacing("P1   | must ", "P1   | could ");

  test("keeps what they changed of the same promise", async () => {
    const other = meanwhile(() => run("promise", "edit", "acme", "P1", "--source", "rfp"));
    await app.editing(editor).asking(other).psvc("edit", "acme");
    expect((await promises())[0]).toMatchObject({ importance: "could", source: "rfp" });
  });

  test("is not written over where both changed the same, and is shown", async () => {
    const other = meanwhile(() => run("promise", "edit", "acme", "P1", "--importance", "should"));
    const ran = await app.editing(editor).asking(other).psvc("edit", "acme");
    expect(ran.exitCode).toBe(130);
    expect(other.told.join("\n").replace(/\s+/g, " ")).toContain(
      'somebody else changed it from "must" to "should" meanwhile',
    );
    expect((await promises())[0].importance).toBe("should");
  });

  test("is overruled knowingly, by saving the table once more after it was shown", async () => {
    const prompter = scriptedPrompter("y", true, "y");
    let isFirst = true;
    const other = {
      ...prompter,
      key: async (question: Parameters<typeof prompter.key>[0]) => {
        if (isFirst) await run("promise", "edit", "acme", "P1", "--importance", "should");
        isFirst = false;
        return prompter.key(question);
      },
    } as typeof prompter;
    const ran = await app.editing(editor).asking(other).psvc("edit", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(ran.out).toContain("P1  importance  should  could");
    expect((await promises())[0].importance).toBe("could");
  });
});

test("without a terminal it names what does it instead", async () => {
  const ran = await app.psvc("edit", "acme");
  expect([ran.exitCode, ran.out]).toEqual([2, ""]);
  for (const words of ["psvc promise edit --where", "psvc promise assess --set"]) expect(ran.err).toContain(words);
});

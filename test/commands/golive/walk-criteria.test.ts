import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

interface Row {
  readonly name: string;
  readonly state: string;
  readonly computed: boolean;
  readonly evidence: string | null;
  readonly by: string | null;
}

beforeEach(async () => {
  app = testApp({ me: "Ana Sato" });
  await working(app, ["new-project", "Acme", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana Sato"]);
});

const criteria = async (): Promise<readonly Row[]> =>
  (await app.psvc("criterion", "list", "acme", "--json")).json.criteria;
const open = async () => (await criteria()).filter(({ state, computed }) => state === "not-met" && !computed);

/** Stops where the decision is asked for. */
const walk = async (...answers: readonly string[]) => {
  const prompter = scriptedPrompter(...answers);
  await app
    .asking(prompter)
    .psvc("golive", "acme")
    .catch(() => {});
  return prompter;
};

describe("psvc golive on a terminal", () => {
  test("asks for each open criterion in a line, and what psvc computes is shown and not asked", async () => {
    const before = await open();
    const prompter = await walk(...before.map(() => ""));
    expect(prompter.asked.slice(0, before.length)).toHaveLength(before.length);
    for (const [place] of before.entries())
      expect(prompter.asked[place]).toMatch(new RegExp(`^${place + 1}/${before.length} `));
    for (const { name } of (await criteria()).filter(({ computed }) => computed))
      expect([name, prompter.told.some((line) => line.startsWith(name))]).toEqual([name, true]);
    expect(await open()).toEqual(before);
  });

  test("takes evidence, a waiver, and q", async () => {
    const [first, second] = await open();
    await walk("the link OPS-12", "w", "Ruth Abel", "no time", "calls on day one", "q");
    const after = await criteria();
    expect(after.find(({ name }) => name === first?.name)).toMatchObject({ state: "met", evidence: "the link OPS-12" });
    expect(after.find(({ name }) => name === second?.name)).toMatchObject({ state: "waived", by: "Ruth Abel" });
    expect((await open()).length).toBe(after.filter(({ computed }) => !computed).length - 2);
  });

  test("keeps each as a change of its own", async () => {
    const [first, second] = await open();
    await walk("the link OPS-12", "seen by Ruth on 12 May", "q");
    await working(app, ["undo", "--yes"]);
    const after = await criteria();
    const stateOf = (one: Row | undefined) => after.find(({ name }) => name === one?.name)?.state;
    expect([stateOf(first), stateOf(second)]).toEqual(["met", "not-met"]);
  });
});

test.each([
  [["met"], ["the link OPS-12"], { state: "met", evidence: "the link OPS-12" }],
  [["waived"], ["Ruth Abel", "no time", "calls"], { state: "waived", by: "Ruth Abel" }],
  [["waived", "--why", "no time"], ["Ruth Abel", "calls"], { state: "waived", by: "Ruth Abel" }],
  [["not-applicable"], ["one site only"], { state: "not-applicable" }],
] as const)("criterion set %j asks for what is missing", async (given, answers, expected) => {
  const [first] = await open();
  const prompter = scriptedPrompter(...answers);
  await working(app.asking(prompter), ["criterion", "set", "acme", first?.name ?? "", ...given]);
  prompter.done();
  expect((await criteria()).find(({ name }) => name === first?.name)).toMatchObject(expected);
});

import { describe, expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { docxOf, pdfOf, wordParagraph } from "../../documents/made-files.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { filesUnder } from "../../store/files-under.ts";

const SOW = [
  "# Statement of work",
  "",
  "## Scope",
  "",
  "The supplier shall migrate the depots.",
  "The portal must show every van.",
  "The customer will provide the list of depots.",
  "",
  "## Training",
  "",
  "The supplier shall train two planners.",
  "",
  "## Out of scope",
  "",
  "- Provide printers to the depots",
  "",
].join("\n");

const NOTES =
  "Acme, call of 28 Oct, Ana, Dana (Acme), Tom (sales)\n\n- Tom said we do maps on tablets\n- Dana will send the list of vans\n";

async function withDocument(file = "sow.md", content: string | Buffer = SOW): Promise<TestApp> {
  const app = testApp();
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  app.files.set(file, content);
  return app;
}

const promises = async (app: TestApp) => Object.values((await app.store.project("acme")).promises);
const statements = async (app: TestApp) => (await promises(app)).map(({ statement }) => statement);

const ALL = [
  "The supplier shall migrate the depots.",
  "The portal must show every van.",
  "The supplier shall train two planners.",
];

describe("without a terminal", () => {
  test("nothing is written, and every way to go on is named", async () => {
    const app = await withDocument();
    const before = filesUnder(TEST_STORE, app.disk.files);
    const ran = await app.psvc("intake", "acme", "sow.md");
    expect(ran.exitCode).toBe(2);
    for (const flag of ["--dry-run", "--json", "--accept all|contracted|matched"]) expect(ran.err).toContain(flag);
    expect(filesUnder(TEST_STORE, app.disk.files)).toEqual(before);
  });

  test("--dry-run shows them with their sections and what is out of scope, and writes nothing", async () => {
    const app = await withDocument();
    const before = filesUnder(TEST_STORE, app.disk.files);
    const { out, exitCode } = await app.psvc("intake", "acme", "sow.md", "--dry-run");
    expect(exitCode).toBe(0);
    expect(out).toContain("sow.md: 3 proposals, 1 exclusion.");
    for (const text of [...ALL, "Out of scope", "Provide printers to the depots (line 15)"])
      expect(out).toContain(text);
    expect(out).not.toContain("The customer will provide");
    expect(filesUnder(TEST_STORE, app.disk.files)).toEqual(before);
  });

  test("--json gives each with its place", async () => {
    const { json } = await (await withDocument()).psvc("intake", "acme", "sow.md", "--json");
    expect(json.kind).toBe("proposals");
    expect(json.documents[0]).toMatchObject({ file: "sow.md", format: "markdown", source: "sow" });
    expect(json.documents[0].proposals[2]).toMatchObject({
      quote: ALL[2],
      section: "Training",
      line: 11,
      state: "open",
      strength: "contracted",
      kind: "service",
    });
  });

  test.each([
    ["all", 3],
    ["contracted", 3],
    ["matched", 0],
  ])("--accept %s adds %d", async (which, count) => {
    const app = await withDocument();
    expect((await app.psvc("intake", "acme", "sow.md", "--accept", which)).exitCode).toBe(0);
    expect(await statements(app)).toEqual(ALL.slice(0, count));
  });

  test("--accept contracted leaves what was only written", async () => {
    const app = await withDocument("proposal.md", SOW.replace("Statement of work", "Our answer"));
    await app.psvc("intake", "acme", "proposal.md", "--accept", "contracted");
    expect(await promises(app)).toEqual([]);
  });

  test.each(["--dry-run", "--accept"])("%s is refused for a list", async (flag) => {
    const app = await withDocument("list.txt", "They sign in\n");
    const ran = await app.psvc("intake", "acme", "list.txt", flag, ...(flag === "--accept" ? ["all"] : []));
    expect(ran).toMatchObject({ exitCode: 2, err: expect.stringContaining("is for documents") });
    expect(await promises(app)).toEqual([]);
  });
});

describe("a promise that was read keeps where it stands", () => {
  test("its quote, file, page and section", async () => {
    const page = [{ x: 60, y: 700, text: "The supplier shall migrate the depots." }];
    const app = await withDocument("files/sow.pdf", pdfOf(page));
    await app.psvc("intake", "acme", "files/sow.pdf", "--accept", "all");
    const [promise] = await promises(app);
    expect(promise).toMatchObject({
      quote: ALL[0],
      evidence: "sow.pdf, page 1",
      importance: "should",
      confirmed: true,
    });
    expect(Object.values(promise?.sources ?? {})).toMatchObject([{ file: "sow.pdf", page: 1, quote: ALL[0] }]);
    const { json } = await app.psvc("promise", "list", "acme", "--json");
    expect(json.promises[0].sources).toMatchObject([{ file: "sow.pdf", page: 1 }]);
  });

  test("and both sides of a tracked change", async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const deleted = '<w:del><w:r><w:delText xml:space="preserve">four</w:delText></w:r></w:del>';
    const body = `<w:p>${run("The supplier shall answer within ")}${deleted}<w:ins>${run("eight")}</w:ins>${run(" hours.")}</w:p>`;
    const app = await withDocument("sow.docx", docxOf(body));
    expect((await app.psvc("intake", "acme", "sow.docx", "--accept", "all")).err).toContain(
      "1 insertion and 1 deletion",
    );
    const [promise] = await promises(app);
    expect(Object.values(promise?.sources ?? {})).toMatchObject([
      {
        quote: "The supplier shall answer within eight hours.",
        before: "The supplier shall answer within four hours.",
      },
    ]);
  });

  test("and one undo takes them all back", async () => {
    const app = await withDocument();
    await app.psvc("intake", "acme", "sow.md", "--accept", "all");
    await app.psvc("undo", "--yes");
    expect(await promises(app)).toEqual([]);
  });
});

describe("the same document again", () => {
  test("and in another format, adds nothing", async () => {
    const app = await withDocument();
    await app.psvc("intake", "acme", "sow.md", "--accept", "all");
    app.files.set("sow.docx", docxOf(ALL.map((text) => wordParagraph(text)).join("")));
    for (const file of ["sow.md", "sow.docx"])
      expect((await app.psvc("intake", "acme", file, "--accept", "all")).err).toContain("0 promises added");
    expect(await statements(app)).toEqual(ALL);
  });

  test("offers only what is new in it", async () => {
    const app = await withDocument();
    await app.psvc("intake", "acme", "sow.md", "--accept", "all");
    app.files.set("sow2.md", SOW.replace("two planners", "twelve drivers of the night shift"));
    const { json } = await app.psvc("intake", "acme", "sow2.md", "--json");
    const states = json.documents[0].proposals.map((one: { state: string }) => one.state);
    expect(states).toEqual(["known", "known", "open"]);
  });
});

describe("on a terminal", () => {
  const review = async (app: TestApp, ...answers: readonly (string | boolean | Error)[]) => {
    const prompter = scriptedPrompter(...answers);
    const ran = await app.asking(prompter).psvc("intake", "acme", "sow.md");
    return { ran, prompter };
  };

  test("each is decided with one key; a section is written when the next begins", async () => {
    const app = await withDocument();
    const { prompter } = await review(app, "a", "x", "m", "");
    prompter.done();
    expect(await promises(app)).toMatchObject([
      { statement: ALL[0], importance: "should" },
      { statement: ALL[2], importance: "must" },
    ]);
    expect(prompter.told.join("\n")).toContain("1 promise added: P1");
  });

  test("the screen has the section, the sentence and what it would be recorded as, in 60 columns", async () => {
    const app = await withDocument();
    const prompter = scriptedPrompter("q");
    await app.where({}).asking(prompter).psvc("intake", "acme", "sow.md");
    const screen = prompter.told.find((text) => text.includes("1 of 3")) ?? "";
    expect(screen.split("\n").map((line) => line.trim())).toEqual([
      "",
      "sow.md, 1 of 3",
      "Scope",
      '"The supplier shall migrate the depots."',
      "contracted, should, data",
    ]);
  });

  test.each([
    ["r", { confirmed: false, statement: ALL[0] }],
    ["m", { importance: "must", statement: ALL[0] }],
  ])("%s", async (key, made) => {
    const app = await withDocument();
    await review(app, key, "q");
    expect(await promises(app)).toMatchObject([made]);
  });

  test("e records other words and keeps the sentence, k another kind", async () => {
    const app = await withDocument();
    await review(app, "k", "service", "e", "Depots are migrated", "q");
    expect(await promises(app)).toMatchObject([{ statement: "Depots are migrated", quote: ALL[0], kind: "service" }]);
  });

  test("w takes a section after its count is shown, b goes back within it", async () => {
    const app = await withDocument();
    const { prompter } = await review(app, "x", "b", "w", true, "s", "");
    prompter.done();
    expect(prompter.asked).toContain("Accept 2 of this section?");
    expect(await statements(app)).toEqual(ALL.slice(0, 2));
  });

  test("x is remembered: reading it again does not offer it", async () => {
    const app = await withDocument();
    await review(app, "x", "a", "a", "");
    const { out } = await app.psvc("intake", "acme", "sow.md", "--dry-run");
    expect(out).toContain("0 proposals, 2 in the ledger already, 1 left out before");
  });

  test("what was answered before Ctrl-C is kept, and --resume goes on behind it", async () => {
    const app = await withDocument();
    const { PsvcError } = await import("../../../src/errors.ts");
    const { ran } = await review(app, "a", new PsvcError({ code: "cancelled", saved: null, resume: null }));
    expect(ran).toMatchObject({ exitCode: 130, err: expect.stringContaining("psvc intake acme --resume") });
    const prompter = scriptedPrompter("s", "a", "");
    await app.asking(prompter).psvc("intake", "acme", "--resume");
    prompter.done();
    expect(await statements(app)).toEqual([ALL[0], ALL[2]]);
  });

  test("after a contract the lead says which must work on day one", async () => {
    const app = await withDocument();
    await review(app, "a", "a", "a", "P2");
    expect((await promises(app)).map(({ importance }) => importance)).toEqual(["should", "must", "should"]);
  });

  test("what says nearly the same is shown, and d adds the place to the promise that is there", async () => {
    const app = await withDocument();
    await app.psvc("promise", "add", "acme", "The supplier shall migrate the depots and the vans");
    const { prompter } = await review(app, "d", "q");
    expect(prompter.told.join("\n")).toContain("like P1: The supplier shall migrate the depots and the vans");
    const [promise, ...others] = await promises(app);
    expect(others).toEqual([]);
    expect(Object.values(promise?.sources ?? {})).toMatchObject([{ file: "sow.md", quote: ALL[0] }]);
  });

  test("what is asked of somebody is offered as an action", async () => {
    const app = await withDocument("call.txt", NOTES);
    const prompter = scriptedPrompter("a", "a", "", "2026-12-04");
    await app.asking(prompter).psvc("intake", "acme", "call.txt");
    prompter.done();
    const { actions } = await app.store.project("acme");
    expect(Object.values(actions)).toMatchObject([
      { text: "Dana will send the list of vans", owner: "Dana", due: "2026-12-04" },
    ]);
  });
});

describe("an assistant", () => {
  const SHEET = [
    "# Statement of work",
    "",
    "## Scope",
    "",
    "The supplier shall migrate the depots within 60 days of the kick-off.",
    "The portal must show every “van” of the fleet on-",
    "line.",
    "",
    "Reports shall be sent to the planners every week.",
    "",
    "Reports shall be sent to the planners every week.",
    "",
    "## Out of scope",
    "",
    "- Provide printers to all of the depots",
    "",
  ].join("\n");

  const given = (quote: string, more: Readonly<Record<string, unknown>> = {}) => ({
    statement: "A promise",
    quote,
    ...more,
  });

  async function handedIn(...proposals: readonly unknown[]) {
    const app = await withDocument("sow.md", SHEET);
    app.files.set("p.json", JSON.stringify({ schemaVersion: 1, document: "sow.md", promises: proposals }));
    const before = filesUnder(TEST_STORE, app.disk.files);
    const { json, exitCode } = await app.psvc("intake", "acme", "sow.md", "--from", "p.json", "--json");
    expect(exitCode).toBe(0);
    expect(filesUnder(TEST_STORE, app.disk.files)).toEqual(before);
    return json.documents[0];
  }

  test("is given the blocks, the promises that are there and the shape of the answer, and no other customer", async () => {
    const app = await withDocument("sow.md", SHEET);
    await app.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana");
    await app.psvc("promise", "add", "birch", "A secret of Birch");
    await app.psvc("promise", "add", "acme", "They sign in");
    const { out, exitCode } = await app.psvc("intake", "acme", "sow.md", "--propose");
    expect(exitCode).toBe(0);
    const { kind, sheet } = JSON.parse(out);
    expect(kind).toBe("proposal-sheet");
    expect(sheet.promises).toEqual([{ id: "P1", statement: "They sign in" }]);
    expect(sheet.blocks[2]).toMatchObject({ id: "b2", kind: "paragraph", line: 5 });
    expect(out).not.toMatch(/Birch|birch/);
  });

  test.each([
    ["word for word", "The supplier shall migrate the depots within 60 days of the kick-off."],
    ["with other quotes, dashes and spaces", "The supplier  shall migrate the depots within 60 days of the kick–off."],
    ["with a word parted at the end of a line", 'The portal must show every "van" of the fleet online.'],
  ])("has a quote accepted that stands there %s, with the document's own place", async (_, quote) => {
    const { proposals, refused } = await handedIn(given(quote, { page: 99, line: 99 }));
    expect(refused).toEqual([]);
    expect(proposals).toMatchObject([{ rule: "assistant", section: "Scope", line: 5, page: null }]);
  });

  test.each([
    [
      "has a number changed",
      "The supplier shall migrate the depots within 30 days of the kick-off.",
      /a number .* "The supplier shall migrate the depots within 60 days/,
    ],
    [
      "has a word changed",
      "The supplier shall replace the depots within 60 days of the kick-off.",
      /does not stand in the document; the nearest/,
    ],
    ["is invented", "A mobile app for Android and for iOS is included.", /nor anything like it/],
    ["is too short", "The supplier shall", /too short to tell: it stands there once/],
    ["begins within a word", "upplier shall migrate the depots within 60 days of the kick-off.", /does not stand/],
    ["stands there twice", "Reports shall be sent to the planners every week.", /stands there 2 times: name its block/],
  ])("is refused a quote that %s", async (_, quote, why) => {
    const { proposals, refused } = await handedIn(given(quote));
    expect(proposals).toEqual([]);
    expect(refused).toMatchObject([{ quote, why: expect.stringMatching(why) }]);
  });

  test("names the block of a quote that stands there twice", async () => {
    const { proposals } = await handedIn(given("Reports shall be sent to the planners every week.", { block: "b4" }));
    expect(proposals).toMatchObject([{ line: 11 }]);
  });

  test("sees an exclusion as one, and no promise", async () => {
    const { proposals, exclusions } = await handedIn(given("Provide printers to all of the depots"));
    expect(proposals).toEqual([]);
    expect(exclusions).toMatchObject([{ text: "Provide printers to all of the depots" }]);
  });

  test("gets nothing into the ledger but through the review, where it is named", async () => {
    const app = await withDocument("sow.md", SHEET);
    app.files.set(
      "p.json",
      JSON.stringify({ proposals: [given("Reports shall be sent to the planners every week.", { block: "b3" })] }),
    );
    const all = await app.psvc("intake", "acme", "sow.md", "--from", "p.json", "--accept", "all");
    expect(all).toMatchObject({ exitCode: 2, err: expect.stringContaining("decided one by one") });
    expect(await promises(app)).toEqual([]);
    const prompter = scriptedPrompter("a", "");
    await app.asking(prompter).psvc("intake", "acme", "sow.md", "--from", "p.json");
    expect(prompter.told.join("\n")).toContain("proposed by an assistant");
    expect(await statements(app)).toEqual(["A promise"]);
  });

  test.each([
    ["an unknown key", [{ statement: "a", quote: "b", importance: "must" }], "importance"],
    ["no quote", [{ statement: "a" }], "a proposal has a quote"],
    ["another kind", [{ statement: "a", quote: "b", kind: "wish" }], "wish"],
  ])("is told of %s", async (_, proposals, said) => {
    const app = await withDocument("sow.md", SHEET);
    app.files.set("p.json", JSON.stringify({ proposals }));
    const ran = await app.psvc("intake", "acme", "sow.md", "--from", "p.json", "--dry-run");
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(said);
  });
});

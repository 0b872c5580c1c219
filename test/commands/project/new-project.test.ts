import { describe, expect, test } from "vitest";
import { ASKED_FACTS } from "../../../src/domain/model/promise.ts";
import { PsvcError } from "../../../src/errors.ts";
import { testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const CTRL_C = new PsvcError({ code: "cancelled", saved: null, resume: null });
const FACTS = [
  "Northwind",
  "3 days ago",
  "250k EUR",
  "dispatch by phone",
  "Tallyfield",
  "",
  "Sam Ortiz",
  "Petra Lund",
  "Tom Okafor",
  "",
  "yes",
  "partly",
  "Ana",
  "small",
  "",
];
const NEW = ["new-project", "Acme", "--closed", "yesterday", "--lead", "Ana"];

describe("intake by prompts", () => {
  test("asks in the order of a hand-over, then captures, then judges, and opens gaps on the spot", async () => {
    const app = testApp();
    await app.psvc("capability", "add", "sso", "--name", "Single sign-on", "--product", "Tallyfield", "--release", "1");
    await app.psvc("capability", "add", "van-stock", "--name", "Van stock", "--availability", "limited");
    const prompter = scriptedPrompter(
      ...FACTS,
      "Everybody uses single sign-on",
      "must",
      "capability",
      "demo",
      "spoken",
      "",
      "Dispatchers see van stock (rumour)",
      "should",
      "same",
      "Vans show their stock",
      "must",
      "",
      "",
      true,
      "1",
      "1",
    );
    const ran = await app.asking(prompter).psvc("new-project");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(prompter.asked.slice(0, 4)).toEqual([
      "Customer name?",
      "When did the deal close?",
      expect.stringContaining("worth"),
      expect.stringContaining("Why did they buy"),
    ]);
    expect(prompter.told).toContain("  Sat 21 Nov 2026 (3 days ago)");
    expect(prompter.told).toContain("  P3 partial: G1 opened, blocker");
    expect(ran.out).toContain("3 promises, 1 unexamined, 1 to confirm; gaps: 1 blocker, 0 major, 0 minor.");
    expect(ran.out).toContain("Hi Sam Ortiz, thank you for winning Northwind");
    const { project } = (await app.psvc("status", "northwind", "--json")).json;
    expect(project.deal).toEqual({
      closedOn: "2026-11-21",
      value: 250000,
      currency: "EUR",
      owner: "Sam Ortiz",
      why: "dispatch by phone",
      product: "Tallyfield",
      contractualOn: null,
      crmId: null,
    });
    expect(project.people).toEqual({
      sponsor: "Petra Lund",
      projectLead: "Tom Okafor",
      deciders: ["Petra Lund"],
      handedOver: true,
      readiness: "partly",
    });
    expect(project.promises.map((promise: { source: string }) => promise.source)).toEqual(["demo", "demo", "demo"]);
    expect(project.promises.map((promise: { confirmed: boolean }) => promise.confirmed)).toEqual([true, false, true]);
  });

  test("Ctrl-C at each question of the facts keeps what was answered, and --resume goes on", async () => {
    for (let i = 1; i < FACTS.length; i++) {
      const app = testApp();
      const stopped = await app.asking(scriptedPrompter(...FACTS.slice(0, i), CTRL_C)).psvc("new-project");
      expect(stopped.exitCode).toBe(130);
      expect(stopped.err).toMatch(/psvc new-project \S* ?--resume/);
      const prompter = scriptedPrompter(...FACTS.slice(i), "");
      const resumed = await app.asking(prompter).psvc("new-project", "--resume");
      expect(resumed.exitCode, `${i}: ${resumed.err}`).toBe(0);
      prompter.done();
      expect((await app.psvc("status", "northwind", "--json")).json.project.deal.value).toBe(250000);
    }
  });

  test("each customer's answers are kept by themselves, and finishing one leaves the others", async () => {
    const app = testApp();
    await app.asking(scriptedPrompter("Northwind", CTRL_C)).psvc("new-project");
    await app.asking(scriptedPrompter("Fabrikam", CTRL_C)).psvc("new-project");
    expect(await app.store.draftNames()).toEqual(["new-project-fabrikam", "new-project-northwind"]);
    await working(app, [...NEW, "--no-input"]);
    expect(await app.store.draftNames()).toHaveLength(2);
    const unclear = await app.psvc("new-project", "--resume");
    expect([unclear.exitCode, unclear.err]).toEqual([1, expect.stringContaining("Fabrikam, Northwind")]);
    const chosen = scriptedPrompter("new-project-fabrikam", ...FACTS.slice(1), "");
    await app.asking(chosen).psvc("new-project", "--resume");
    expect(await app.store.draftNames()).toEqual(["new-project-northwind"]);
    await app.asking(scriptedPrompter(...FACTS.slice(1), "")).psvc("new-project", "Northwind", "--resume");
    expect(await app.store.draftNames()).toEqual([]);
    expect(await app.store.slugs()).toEqual(["acme", "fabrikam", "northwind"]);
  });

  test("answers that an earlier psvc kept under one name are gone on with", async () => {
    const app = testApp();
    await app.store.saveDraft("new-project", { customer: "Northwind" });
    await app.asking(scriptedPrompter(...FACTS.slice(1), "")).psvc("new-project", "--resume");
    expect(await app.store.slugs()).toEqual(["northwind"]);
    expect(await app.store.draftNames()).toEqual([]);
  });

  test("Ctrl-C before the first answer says that nothing was changed", async () => {
    const stopped = await testApp().asking(scriptedPrompter(CTRL_C)).psvc("new-project");
    expect(stopped.exitCode).toBe(130);
    expect(stopped.err).toContain("Nothing was changed");
  });

  test("Ctrl-C while capturing keeps every promise so far and says how to go on", async () => {
    const app = testApp();
    const stopped = await app
      .asking(scriptedPrompter(...FACTS, "First", "must", "", "", "", "", "Second", CTRL_C))
      .psvc("new-project");
    expect(stopped.exitCode).toBe(130);
    expect(stopped.err).toContain("psvc intake northwind");
    const kept = (await app.psvc("promise", "list", "northwind", "--json")).json.promises;
    expect(kept.map(({ statement, importance }: Record<string, string>) => [statement, importance])).toEqual([
      ["First", "must"],
      ["Second", "should"],
    ]);
    expect(kept.map(({ notAsked }: { notAsked: string[] }) => notAsked)).toEqual([[], [...ASKED_FACTS]]);
    const rest = ["should", "", "", "", ""];
    const more = scriptedPrompter(...rest, "Third", "must", "", "", "", "", "", false);
    expect((await app.asking(more).psvc("intake", "northwind")).exitCode).toBe(0);
    expect((await app.psvc("promise", "list", "northwind", "--json")).json.promises).toHaveLength(3);
  });

  test("lines that are pasted at once are a promise each, and say themselves how important they are", async () => {
    const app = testApp();
    const pasted = "[must] They sign in\ncould: blue buttons\n\nInvoices (rumour)\nand one more";
    const prompter = scriptedPrompter(...FACTS, pasted, "", "", "", "", "", CTRL_C);
    const stopped = await app.asking(prompter).psvc("new-project");
    prompter.done();
    expect(stopped.exitCode).toBe(130);
    expect(prompter.told).toContain("  [must] They sign in  (3 more after this one)");
    const kept = (await app.psvc("promise", "list", "northwind", "--json")).json.promises;
    expect(
      kept.map((one: Record<string, unknown>) => [one.statement, one.importance, one.confirmed, one.source]),
    ).toEqual([
      ["They sign in", "must", true, "meeting"],
      ["blue buttons", "could", true, "meeting"],
      ["Invoices", "should", false, "meeting"],
      ["and one more", "should", true, "meeting"],
    ]);
    expect(kept.map((one: Record<string, unknown>) => one.notAsked)).toEqual([
      [],
      [],
      [...ASKED_FACTS],
      [...ASKED_FACTS],
    ]);
    const { out } = await app.psvc("promise", "list", "northwind");
    expect(out).toMatch(/P3 +not asked, rumour/);
    expect((await app.psvc("promise", "list", "northwind")).out).toMatch(/P4 +not asked/);
    const next = scriptedPrompter("could", "", "rfp", "", "", "must", CTRL_C);
    await app.asking(next).psvc("intake", "northwind");
    next.done();
    const after = (await app.psvc("promise", "list", "northwind", "--json")).json.promises;
    expect(
      after.map((one: Record<string, unknown>) => [one.importance, one.source, (one.notAsked as []).length]),
    ).toEqual([
      ["must", "meeting", 0],
      ["could", "meeting", 0],
      ["could", "rfp", 0],
      ["must", "meeting", 4],
    ]);
  });

  test("what was typed for one before Ctrl-C is kept at every question of it", async () => {
    const answers = ["First", "must", "data", "contract", "contracted", "Tom Okafor"];
    for (let asked = 1; asked < answers.length; asked++) {
      const app = testApp();
      await app.asking(scriptedPrompter(...FACTS, ...answers.slice(0, asked), CTRL_C)).psvc("new-project");
      const [kept] = (await app.psvc("promise", "list", "northwind", "--json")).json.promises;
      expect(kept.notAsked).toEqual(ASKED_FACTS.slice(asked - 1));
      const next = scriptedPrompter(...answers.slice(asked), "", false);
      await app.asking(next).psvc("intake", "northwind");
      next.done();
      const [known] = (await app.psvc("promise", "list", "northwind", "--json")).json.promises;
      expect(known).toMatchObject({ importance: "must", kind: "data", source: "contract", strength: "contracted" });
      expect([known.heardBy, known.notAsked]).toEqual(["Tom Okafor", []]);
    }
  });

  test("the scope is not aligned while nobody was asked how important a promise is", async () => {
    const app = testApp();
    await app.asking(scriptedPrompter(...FACTS, "First", CTRL_C)).psvc("new-project");
    await app.psvc("promise", "assess", "northwind", "P1", "--fit", "fit", "--means", "standard");
    const refused = await app.psvc("route", "done", "northwind", "aligned");
    expect([refused.exitCode, refused.out]).toEqual([3, expect.stringContaining("how important P1 is")]);
    await app.psvc("promise", "edit", "northwind", "P1", "--importance", "could");
    expect((await app.psvc("route", "done", "northwind", "aligned")).out).not.toContain("how important P1 is");
  });

  test("one undo takes back an intake by prompts, with its promises, and redo brings it again", async () => {
    const app = testApp();
    const prompter = scriptedPrompter(...FACTS, "First", "must", "", "", "", "", "Second", "must", "", "", false);
    expect((await app.asking(prompter).psvc("new-project")).exitCode).toBe(0);
    const made = (await app.psvc("status", "northwind", "--json")).out;
    const undone = await app.psvc("undo", "--yes");
    expect([undone.exitCode, undone.err]).toEqual([0, ""]);
    expect((await app.psvc("status", "northwind")).exitCode).toBe(1);
    expect((await app.psvc("redo", "--yes")).exitCode).toBe(0);
    expect((await app.psvc("status", "northwind", "--json")).out).toBe(made);
  });

  test("Ctrl-C while judging keeps every judgement so far and says how to go on", async () => {
    const answers = ["One", "must", "", "", "", "", "Two", "must", "", "", true, "g", CTRL_C];
    const app = testApp();
    const stopped = await app.asking(scriptedPrompter(...FACTS, ...answers)).psvc("new-project");
    expect([stopped.exitCode, stopped.err]).toEqual([
      130,
      "Stopped. northwind is saved, with every promise and judgement so far.\nGo on with: psvc promise assess northwind\n",
    ]);
    const { promises } = (await app.psvc("promise", "list", "northwind", "--json")).json;
    expect(promises.map(({ fit }: { fit: string }) => fit)).toEqual(["gap", "unassessed"]);
  });

  test("later and stop leave a promise unexamined, and it can be judged by hand", async () => {
    const app = testApp();
    const prompter = scriptedPrompter(
      "One",
      "must",
      "",
      "",
      "",
      "",
      "Two",
      "must",
      "",
      "Three",
      "must",
      "",
      "",
      true,
      "g",
      "s",
      "q",
    );
    const ran = await app
      .asking(prompter)
      .psvc(
        ...NEW,
        "--target",
        "2027-02-01",
        "--value",
        "",
        "--why",
        "",
        "--product",
        "",
        "--contractual",
        "",
        "--deal-owner",
        "",
        "--sponsor",
        "",
        "--project-lead",
        "",
        "--decider",
        "",
        "--handed-over",
        "",
        "--readiness",
        "",
        "--template",
        "small",
      );
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect((await app.psvc("status", "acme", "--json")).json.project.counts).toMatchObject({
      unassessed: 2,
      gap: 1,
      gaps: { blocker: 1 },
    });
  });
});

describe("intake by flags", () => {
  test("with --json nothing is asked, and what is unknown is null and a next step", async () => {
    const app = testApp().asking(scriptedPrompter());
    const ran = await app.psvc(...NEW, "--json");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(ran.json.project.people).toEqual({
      sponsor: null,
      projectLead: null,
      deciders: [],
      handedOver: null,
      readiness: null,
    });
    expect(ran.json.project.dates).toEqual({ baseline: null, target: "2027-02-15", forecast: null, actual: null });
  });

  test("every missing flag is named at once", async () => {
    const ran = await testApp().psvc("new-project", "--why", "because");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("a customer's name, --closed, --lead");
  });

  test.each([
    ["--closed", "tomorrow", "has not come"],
    ["--closed", "03/04/2026", "can be two days"],
    ["--target", "2020-01-01", "has passed"],
    ["--value", "lots", "250k"],
    ["--readiness", "eager", "prepared, partly, unprepared"],
    ["--slug", "../evil", "lower-case"],
    ["--lead", "   ", "needed"],
    ["--template", "tiny", "psvc template list"],
  ])("%s %s is refused with what to do", async (flag, value, words) => {
    const app = testApp();
    const ran = await app.psvc(...NEW, flag, value);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(words);
    expect(await app.store.slugs()).toEqual([]);
  });

  test("a second project of a customer is begun on purpose only", async () => {
    const app = testApp();
    await working(app, NEW);
    const refused = await app.psvc(...NEW);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain("--slug acme-2");
    expect(await app.store.slugs()).toEqual(["acme"]);
    await working(app, [...NEW, "--slug", "acme-2"]);
    expect((await app.psvc(...NEW, "--slug", "acme")).exitCode).toBe(1);
    expect(await app.store.slugs()).toEqual(["acme", "acme-2"]);
    expect(
      (await app.psvc("new-project", "東京電力", "--closed", "yesterday", "--lead", "Ana", "--json")).json.project.slug,
    ).toBe("東京電力");
  });

  test("who is there is asked whether a second project is meant", async () => {
    const app = testApp();
    await working(app, NEW);
    expect((await app.asking(scriptedPrompter(false)).psvc(...NEW)).exitCode).toBe(130);
    expect(await app.store.slugs()).toEqual(["acme"]);
    const answers = [true, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""];
    await app.asking(scriptedPrompter(...answers)).psvc(...NEW);
    expect(await app.store.slugs()).toEqual(["acme", "acme-2"]);
  });

  test.each([
    'O\'Brien "& Sons"',
    "Zoë 👩‍👩‍👧 GmbH",
    "שלום בע״מ",
    "evil\u001b[31mred",
    "two\nlines",
  ])("a customer called %j is kept and printed harmlessly", async (customer) => {
    const app = testApp();
    const ran = await app.psvc("new-project", customer, "--slug", "odd", "--closed", "yesterday", "--lead", "Ana");
    expect(ran.exitCode, ran.err).toBe(0);
    const shown = await app.psvc("status");
    expect(ran.out + shown.out).not.toContain("\u001b");
    expect((await app.psvc("status", "odd", "--json")).json.project.customer).toBe(customer.replace("\n", " "));
  });
});

describe("promises in bulk", () => {
  test("one a line, with importance and rumours", async () => {
    const app = testApp();
    app.files.set("list.txt", "# from the call\n[must] Single sign-on\ncould: a dark theme\n- Portuguese (rumour)\n\n");
    const ran = await app.psvc(...NEW, "--promises", "list.txt", "--json");
    expect(
      ran.json.project.promises.map(({ statement, importance, confirmed }: Record<string, unknown>) => [
        statement,
        importance,
        confirmed,
      ]),
    ).toEqual([
      ["Single sign-on", "must", true],
      ["a dark theme", "could", true],
      ["Portuguese", "should", false],
    ]);
  });

  test("what status prints, --from takes", async () => {
    const app = testApp();
    await app.psvc(...NEW, "--sponsor", "Petra", "--value", "86,000");
    await app.psvc(
      "promise",
      "add",
      "acme",
      "Single sign-on",
      "--importance",
      "must",
      "--fit",
      "gap",
      "--quote",
      "it just works",
    );
    const printed = await app.psvc("status", "acme", "--json");
    const elsewhere = testApp();
    elsewhere.files.set("acme.json", printed.out);
    const ran = await elsewhere.psvc("new-project", "--from", "acme.json", "--json");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(ran.json.project.deal).toEqual(printed.json.project.deal);
    expect(ran.json.project.promises[0]).toMatchObject({
      statement: "Single sign-on",
      importance: "must",
      quote: "it just works",
      fit: "unassessed",
    });
  });

  test.each([
    ['{"customer":"A","colour":"red"}', "colour"],
    ['{"deal":{"price":1}}', "deal.price"],
    ['{"promises":[{"statement":"x","seller":"Jo"}]}', "promises[0].seller"],
    ['{"deal":{"closedOn":"03/04/2026"}}', "YYYY-MM-DD"],
    ["[1,2]", "JSON object"],
    [`{"promises":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, "nested deeper than 100 levels"],
    ["{", "not JSON"],
  ])("%s in --from is refused by name", async (text, words) => {
    const app = testApp();
    app.files.set("p.json", text);
    const ran = await app.psvc(...NEW, "--from", "p.json");
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(words);
  });

  test("without a terminal and without a file psvc says how", async () => {
    const app = testApp();
    await app.psvc(...NEW);
    const ran = await app.psvc("intake", "acme");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--promises FILE");
  });
});

describe("project edit", () => {
  test("changes facts, clears with an empty text, and says what changed", async () => {
    const app = testApp();
    await app.psvc(...NEW, "--sponsor", "Petra");
    const ran = await app.psvc(
      "project",
      "edit",
      "acme",
      "--sponsor",
      "",
      "--decider",
      "Ivo",
      "--readiness",
      "prepared",
    );
    expect(ran.out).toMatch(
      /^deciders: not known -> Ivo\nreadiness: not known -> prepared\nsponsor: Petra -> not known\n\nNext: /,
    );
    expect((await app.psvc("project", "edit", "acme")).exitCode).toBe(2);
  });
});

describe("the day of the close", () => {
  test.each([
    ["mon", "2026-11-23"],
    ["tue", "2026-11-24"],
    ["15 nov", "2026-11-15"],
    ["fri 20 nov", "2026-11-20"],
    ["10 days", "2026-11-14"],
  ])("%s is the last one, and psvc says which day that is", async (said, day) => {
    const app = testApp();
    const ran = await app.psvc("new-project", "Acme", "--closed", said, "--lead", "Ana", "--json");
    expect(ran.json.project.deal.closedOn).toBe(day);
    const echoed = await app.psvc("project", "edit", "acme", "--closed", said);
    expect(echoed.err).toMatch(/^--closed .*: ... \d+ Nov 2026 \(/);
  });

  test("is asked for in the same way", async () => {
    const app = testApp();
    const prompter = scriptedPrompter("Northwind", "fri", ...FACTS.slice(2), "");
    await app.asking(prompter).psvc("new-project");
    expect((await app.psvc("status", "northwind", "--json")).json.project.deal.closedOn).toBe("2026-11-20");
  });

  test("that cannot be read is told by days that were", async () => {
    const { err } = await testApp().psvc("new-project", "Acme", "--closed", "blub", "--lead", "Ana");
    expect(err).toContain("Write it like 2026-11-15, 15 nov, today, yesterday, fri, last friday or 3 days ago.");
  });
});

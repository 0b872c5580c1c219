import { beforeEach, describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const CTRL_C = new PsvcError({ code: "cancelled", saved: null, resume: null });

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const promises = async () => (await run("promise", "list", "acme", "--json")).json.promises;
const fits = async () => (await promises()).map(({ id, fit }: { id: string; fit: string }) => `${id} ${fit}`);

beforeEach(async () => {
  app = testApp();
  const product = ["--product", "Tallyfield", "--release", "1"];
  await run("capability", "add", "sso", "--name", "Single sign-on", ...product);
  await run(
    "capability",
    "add",
    "van-stock",
    "--name",
    "Van stock",
    "--availability",
    "limited",
    "--limits",
    "by depot",
  );
  app.files.set(
    "rfp.txt",
    "could: A theme\n[must] They use single sign-on\nVans show their stock\n[must] Single sign-on for vans\nReports\n",
  );
  const facts = ["--closed", "2026-11-02", "--lead", "Ana", "--decider", "Petra", "--promises", "rfp.txt"];
  await run("new-project", "Acme", ...facts, "--product", "Tallyfield", "--template", "small");
});

describe("the walk", () => {
  test("takes one key a promise, musts first, and says what each came to and how many are left", async () => {
    const prompter = scriptedPrompter("1", "1", "1", "p", "s");
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(prompter.asked.map((question) => question.slice(0, 2))).toEqual(["P2", "P4", "P3", "P5", "P1"]);
    expect(prompter.told.filter((text) => text.startsWith("\n")).map((text) => text.split("\n")[1])).toEqual([
      "1 of 5; 5 left, 2 of them must",
      "2 of 5; 4 left, 1 of them must",
      "3 of 5; 3 left",
      "4 of 5; 2 left",
      "5 of 5; 1 left",
    ]);
    expect(prompter.told).toContain("  P3 partial: G1 opened, major");
    expect(ran.out).toBe("4 judged: 2 fit, 2 partial, 0 gap.\n1 left. Go on: psvc promise assess acme\n");
    expect(await fits()).toEqual(["P1 unassessed", "P2 fit", "P3 partial", "P4 fit", "P5 partial"]);
  });

  test("offers the likeliest with what it does today and the words that led to it", async () => {
    const offered: string[] = [];
    const prompter = scriptedPrompter("q");
    const watching = {
      ...prompter,
      key: (question: Parameters<typeof prompter.key>[0]) => {
        offered.push(...question.keys.map(({ key, name, hint }) => `${key} ${name}${hint ? `: ${hint}` : ""}`));
        return prompter.key(question);
      },
    } as typeof prompter;
    await app.asking(watching).psvc("promise", "assess", "acme", "--importance", "should");
    expect(offered).toEqual([
      "1 Van stock: partial, limited (by depot); name has Vans, stock",
      "f fit",
      "c fit, configured",
      "p partial",
      "g gap",
      "l look for another",
      "s skip",
      "q quit",
    ]);
  });

  test("goes back to one that was judged, and what was a slip needs no evidence and leaves no gap", async () => {
    const prompter = scriptedPrompter("g", "b", "f", "q");
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(await fits()).toContain("P2 fit");
    expect((await run("gap", "list", "acme", "--json")).json.gaps).toEqual([]);
    expect(ran.out).toContain("1 judged: 1 fit");
  });

  test("looks for another capability by words, or by its keys", async () => {
    const prompter = scriptedPrompter("l", "nothing like it", "l", "stock of vans", "1", "l", "sso, van-stock", "q");
    await app.asking(prompter).psvc("promise", "assess", "acme");
    prompter.done();
    expect(prompter.told).toContain("  No match in the catalogue.");
    expect((await promises()).map(({ capabilities }: { capabilities: string[] }) => capabilities)).toEqual([
      [],
      ["van-stock"],
      [],
      ["sso", "van-stock"],
      [],
    ]);
  });

  test("asks for a reason and evidence where the catalogue says otherwise, and an empty answer chooses again", async () => {
    await run("promise", "assess", "acme", "P3", "--capability", "van-stock");
    await run("capability", "edit", "van-stock", "--limits", "by hand");
    const prompter = scriptedPrompter("f", "", "f", "they need one depot", "a test on 20 Nov");
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme", "--stale");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(prompter.asked[1]).toContain("although the catalogue says partial");
    expect((await promises())[2]).toMatchObject({ fit: "fit", overruled: "up", fitEvidence: "a test on 20 Nov" });
  });

  test("of what went stale says why, and one key judges it as before", async () => {
    await run("promise", "assess", "acme", "P3", "--capability", "van-stock");
    await run("promise", "assess", "acme", "P5", "--fit", "gap");
    await run("capability", "edit", "van-stock", "--availability", "unavailable");
    const later = app.on("2027-03-01");
    const prompter = scriptedPrompter("a", "a");
    const ran = await later.asking(prompter).psvc("promise", "assess", "acme", "--stale");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(prompter.told.join("\n")).toContain("stale: van-stock changed: limited is now unavailable");
    expect(prompter.told.join("\n")).toContain("stale: judged by hand more than 90 days ago");
    expect(await fits()).toEqual(expect.arrayContaining(["P3 gap", "P5 gap"]));
    expect((await later.psvc("promise", "assess", "acme", "--stale")).err).toContain("no judgement is stale");
  });

  test("Ctrl-C keeps what was judged and says how to go on with the same choice", async () => {
    const prompter = scriptedPrompter("1", CTRL_C);
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme", "--importance", "must");
    expect([ran.exitCode, ran.err]).toEqual([
      130,
      "Stopped. 1 judged, and saved.\nGo on with: psvc promise assess acme --importance must\n",
    ]);
    expect(await fits()).toContain("P2 fit");
  });

  test("of a promise that was dropped meanwhile says so and goes on", async () => {
    const prompter = scriptedPrompter("f", "s", "q");
    const racing = {
      ...prompter,
      key: async (question: Parameters<typeof prompter.key>[0]) => {
        if (prompter.asked.length === 0) await run("promise", "drop", "acme", "P2", "--why", "twice");
        return prompter.key(question);
      },
    } as typeof prompter;
    const ran = await app.asking(racing).psvc("promise", "assess", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(prompter.told.join("\n")).toContain("P2 is not judged by hand: it was dropped.");
  });

  test("without a catalogue is by hand and says how to get one", async () => {
    await run("new-project", "Bare", "--closed", "yesterday", "--lead", "Ana", "--product", "Other");
    await run("promise", "add", "bare", "Anything");
    const prompter = scriptedPrompter("c");
    const ran = await app.asking(prompter).psvc("promise", "assess", "bare");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(prompter.told[0]).toContain("psvc capability import");
    expect((await run("promise", "list", "bare", "--json")).json.promises[0]).toMatchObject({ means: "configuration" });
  });
});

describe("one promise", () => {
  test("by its number is asked about alone", async () => {
    const prompter = scriptedPrompter("g");
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme", "P5");
    expect(ran.out).toContain("G1 open, major");
    const later = await app.asking(scriptedPrompter("s")).psvc("promise", "assess", "acme", "P1");
    expect([later.exitCode, later.err]).toEqual([0, "P1 is left for later.\n"]);
  });
});

describe("many at once", () => {
  test("without a terminal and without flags everything that is missing is named", async () => {
    for (const more of [[], ["--importance", "must"]]) {
      const ran = await app.psvc("promise", "assess", "acme", ...more);
      expect(ran.exitCode).toBe(2);
      for (const flag of ["--capability", "--fit", "--set", "--decisions"]) expect(ran.err).toContain(flag);
    }
  });

  test("a choice is shown, asked about and written in one change", async () => {
    const before = (await run("history", "acme", "--json")).json.history.length;
    const prompter = scriptedPrompter(true);
    const ran = await app.asking(prompter).psvc("promise", "assess", "acme", "--importance", "must", "--fit", "gap");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(prompter.told[0]).toContain("2 promises would be changed, 2 gaps opened.");
    expect(ran.out).toContain("P2  fit   unassessed  gap, opens G1");
    expect((await run("history", "acme", "--json")).json.history).toHaveLength(before + 1);
  });

  test("a no, a dry run, and nobody to ask write nothing", async () => {
    const argv = ["promise", "assess", "acme", "--importance", "must", "--fit", "gap"];
    expect((await app.asking(scriptedPrompter(false)).psvc(...argv)).exitCode).toBe(130);
    const dry = await app.psvc(...argv, "--dry-run", "--json");
    expect(dry.json).toMatchObject({
      kind: "promises",
      dryRun: true,
      changes: [{ id: "P2", opens: "G1" }, { id: "P4" }],
    });
    const silent = await app.psvc(...argv);
    expect([silent.exitCode, silent.err]).toEqual([2, expect.stringContaining("--yes, or look first with --dry-run")]);
    expect((await promises()).every(({ fit }: { fit: string }) => fit === "unassessed")).toBe(true);
  });

  test("what changed while a person thought is not written over", async () => {
    const prompter = scriptedPrompter(true);
    const racing = {
      ...prompter,
      confirm: async (question: Parameters<typeof prompter.confirm>[0]) => {
        await run("promise", "assess", "acme", "P4", "--fit", "partial");
        return prompter.confirm(question);
      },
    };
    const ran = await app.asking(racing).psvc("promise", "assess", "acme", "--importance", "must", "--fit", "gap");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("P4 changed since it was shown")]);
    expect(await fits()).toEqual(expect.arrayContaining(["P2 unassessed", "P4 partial"]));
  });

  test("--all-like judges what rests on the same", async () => {
    await run("promise", "assess", "acme", "P2", "--capability", "sso");
    const ran = await run("promise", "assess", "acme", "--all-like", "p2", "--yes", "--json");
    expect(ran.json.changes.map(({ id }: { id: string }) => id)).toEqual(["P4"]);
    expect((await promises())[3]).toMatchObject({ fit: "fit", capabilities: ["sso"] });
    const none = await app.psvc("promise", "assess", "acme", "--all-like", "P2", "--yes");
    expect([none.exitCode, none.err]).toEqual([1, expect.stringContaining("rests on the same as P2")]);
  });

  test("--set says it of each: by hand, with a reason, by a capability", async () => {
    const set = "P1=configuration,P2=@sso,P3=gap:no vans, no stock,p5=partial";
    const ran = await run("promise", "assess", "acme", "--set", set, "--set", "P4=@sso+van-stock", "--yes");
    expect(ran.out).toContain("5 promises were changed, 3 gaps opened.");
    expect(await promises()).toMatchObject([
      { fit: "fit", means: "configuration" },
      { fit: "fit", basis: ["sso"] },
      { fit: "gap", why: "no vans, no stock" },
      { fit: "partial", basis: ["sso", "van-stock"] },
      { fit: "partial", basis: "judged" },
    ]);
  });

  test("everything that is wrong with --set is said at once, and nothing is written", async () => {
    const ran = await app.psvc(
      "promise",
      "assess",
      "acme",
      "--set",
      "P1=fit,P9=gap,P2=gpa,P3=@no-such,P1=gap",
      "--yes",
      "--json",
    );
    expect([ran.exitCode, ran.out]).toEqual([1, ""]);
    const { error } = JSON.parse(ran.err);
    expect(error.message).toContain("4 of 5 judgements cannot be taken; nothing was written.");
    expect(error.refusals.map(({ id }: { id: string }) => id).sort()).toEqual(["P1", "P2", "P3", "P9"]);
    expect((await promises()).every(({ fit }: { fit: string }) => fit === "unassessed")).toBe(true);
  });

  test("--decisions reads a CSV, by number, and names every wrong row with its line", async () => {
    app.files.set("good.csv", "id,fit,capability,why\nP1,gap,,\nP2,,sso,\nP3,,,\n");
    const ran = await run("promise", "assess", "acme", "--decisions", "good.csv", "--yes");
    expect(ran.err).toContain("1 row says neither fit nor capability yet, and stays out.");
    expect(await fits()).toEqual(["P1 gap", "P2 fit", "P3 unassessed", "P4 unassessed", "P5 unassessed"]);
    app.files.set("bad.csv", "id,fit,capability,why\nP4,gap,,\nP2,gap,sso,\nP9,gap,,\nP5,gpa,,\n");
    const bad = await app.psvc("promise", "assess", "acme", "--decisions", "bad.csv", "--yes");
    expect(bad.exitCode).toBe(1);
    for (const line of [
      "bad.csv:3: Judging P2 as gap needs more",
      "bad.csv:4: There is no promise 'P9'",
      'bad.csv:5: fit "gpa"',
    ])
      expect(bad.err.toLowerCase()).toContain(line.toLowerCase());
    expect(await fits()).toContain("P4 unassessed");
  });
});

describe("flags that do not go together", () => {
  test.each([
    [["P1", "--importance", "must", "--fit", "gap"], "P1 and --importance both say which promises."],
    [["P1", "--set", "P1=gap"], "P1 and --set both say which promises."],
    [["--set", "P1=gap", "--stale"], "--set and --stale both say which promises."],
    [["--set", "P1=gap", "--decisions", "d.csv"], "--set and --decisions both say which promises."],
    [["--all-like", "P1", "--fit", "gap"], "--all-like and --fit both say how to judge."],
    [["--map", "id=Ref", "--fit", "gap"], "Missing: --decisions."],
    [["P1", "--dry-run"], "which --dry-run shows"],
  ])("%j is wrong usage", async (argv, words) => {
    expect(await app.psvc("promise", "assess", "acme", ...argv)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words),
    });
  });

  test("a dry run of one promise writes nothing", async () => {
    const ran = await run("promise", "assess", "acme", "P1", "--fit", "gap", "--dry-run");
    expect(ran.out).toContain("1 promise would be changed, 1 gap opened. Dry run: nothing was written.");
    await run("promise", "edit", "acme", "P1", "--importance", "must", "--dry-run");
    expect((await promises())[0]).toMatchObject({ fit: "unassessed", importance: "could" });
  });

  test("a reason given once holds for all that have none of their own", async () => {
    const flags = ["--set", "P2=gap,P4=gap:their own", "--why", "no SAML", "--yes"];
    await run("promise", "assess", "acme", ...flags);
    expect(await promises()).toMatchObject([{}, { why: "no SAML" }, {}, { why: "their own" }, {}]);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let ana: TestApp;
const run = (...argv: string[]) => working(ana, argv);
const project = async (app: TestApp = ana) => (await working(app, ["status", "acme", "--json"])).json.project;
const steps = async () =>
  (await run("next", "acme", "--all", "--json")).json.next as { code: string; command: string }[];

beforeEach(async () => {
  ana = testApp({ me: "ana" });
  await run("capability", "add", "sso", "--name", "Sign-on", "--product", "CRM", "--release", "7");
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom", "--decider", "Petra Lund", "--deal-owner", "Jo"];
  const deal = ["--closed", "2026-11-02", "--lead", "Ana", "--product", "CRM", "--readiness", "partly"];
  await run("new-project", "Acme", ...deal, ...people);
  await run("promise", "add", "acme", "Two-way sync", "--importance", "must");
  await run("gap", "add", "acme", "--promise", "P1", "--fit", "gap");
});

describe("a hand-over", () => {
  test("for a time changes the lead now, keeps whose it is, and says when it ends", async () => {
    await run("handover", "acme", "--to", "Ben", "--until", "2026-12-04");
    expect(await project()).toMatchObject({
      lead: "Ben",
      handover: { from: "Ana", to: "Ben", on: "2026-11-24", until: "2026-12-04" },
    });
    expect((await run("status", "acme")).out).toContain("With Ben until Fri 4 Dec 2026; it is Ana's.");
    expect((await steps()).map(({ code }) => code)).not.toContain("handover");
    ana = ana.on("2026-12-03");
    expect((await steps()).find(({ code }) => code === "handover")?.command).toBe("psvc handover acme --back");
    await run("handover", "acme", "--back");
    expect(await project()).toMatchObject({ lead: "Ana", handover: null, handovers: [{ backOn: "2026-12-03" }] });
  });

  test("is told by history, and taken back by undo", async () => {
    await run("handover", "acme", "--to", "Ben", "--until", "2026-12-04", "--note", "call Petra first");
    expect((await run("history", "acme")).out).toContain(
      "handed over by Ana to Ben until Fri 4 Dec 2026: call Petra first",
    );
    await run("undo", "--yes");
    expect(await project()).toMatchObject({ lead: "Ana", handovers: [] });
  });

  test("for a time can last longer, and ends with one for good", async () => {
    await run("handover", "acme", "--to", "Ben", "--until", "2026-12-04");
    await run("handover", "acme", "--to", "Ben", "--until", "2026-12-11");
    expect((await project()).handovers).toMatchObject([{ until: "2026-12-11" }]);
    await run("handover", "acme", "--to", "Cleo");
    expect(await project()).toMatchObject({ lead: "Cleo", handover: null });
    expect((await ana.psvc("handover", "acme", "--back")).err).toContain("it is Cleo's");
  });

  test.each([
    [["--to", "ana"], "Ana leads it"],
    [["--to", "x".repeat(300)], "at most 200 characters"],
    [["--to", "Petra Lund"], "on the customer's side"],
    [["--to", "Ben", "--until", "2026-11-20"], "that day has passed"],
    [["--to", "Ben", "--back"], "different things"],
    [["--brief", "--until", "fri"], "--until says something of a hand-over"],
    [[], "--to"],
  ])("%j is refused and changes nothing", async (flags, words) => {
    const before = JSON.stringify(await ana.store.project("acme"));
    const ran = await ana.psvc("handover", "acme", ...flags);
    expect([ran.exitCode === 0, ran.err]).toEqual([false, expect.stringContaining(words)]);
    expect(JSON.stringify(await ana.store.project("acme"))).toBe(before);
  });

  test("asks who takes it over where somebody can answer", async () => {
    const prompter = scriptedPrompter("Ben");
    await working(ana.asking(prompter), ["handover", "acme"]);
    prompter.done();
    expect((await project()).lead).toBe("Ben");
  });
});

describe("the brief", () => {
  test("names people with what they said last, the tone, actions ours first, and the next ten days", async () => {
    const option = "process-change: a daily list; time: none; money: none; scope: a day late; services: 1; customer: 2";
    await run("confront", "plan", "acme", "G1", "--by", "fri", "--option", option, "--recommendation", "A");
    await run(
      "confront",
      "outcome",
      "acme",
      "G1",
      "--outcome",
      "refused",
      "--decided-by",
      "Petra Lund",
      "--words",
      "no",
    );
    await run("action", "add", "acme", "Tom: the list of users by +3d");
    await run("action", "add", "acme", "Ana: the interface paper by +5d");
    await run("action", "add", "acme", "Tom: the audit by +30d");
    const { out } = await run("handover", "acme", "--brief");
    expect(out).toContain('- **Petra Lund** (bought it, may decide): "no" (Tue 24 Nov 2026, G1)');
    expect(out).toContain("- G1: **insist**");
    expect(out.indexOf("A2 (ours) Ana")).toBeLessThan(out.indexOf("A1 (customer) Tom"));
    const ahead = out.slice(out.indexOf("## The next 10 days"), out.indexOf("## What to do first"));
    expect(ahead).toContain("Fri 27 Nov 2026: A1, Tom: the list of users");
    expect(ahead).not.toContain("the audit");
  });

  test("changes nothing by itself, and shows text from people as it is", async () => {
    await run("promise", "edit", "acme", "P1", "--statement", "sync *now* <b>\u001b[31m");
    const before = JSON.stringify(await ana.store.project("acme"));
    const { out } = await run("handover", "acme", "--brief", "--to-file", "brief.md");
    expect(out).toContain("brief.md");
    expect(String(ana.files.get("brief.md"))).toContain("sync \\*now\\* \\<b\\>\\\\x1b\\[31m");
    expect(JSON.stringify(await ana.store.project("acme"))).toBe(before);
  });
});

describe("the bundle", () => {
  const taken = async () => {
    await run("new-project", "Birch", "--closed", "2026-11-02", "--lead", "Ana");
    await run("handover", "acme", "--to", "Ben", "--until", "2026-12-04", "--bundle", "acme.gz");
    const ben = testApp({ me: "ben", files: ana.files, keys: { next: 50_000 } });
    await working(ben, ["import", "acme.gz"]);
    return ben;
  };

  test("brings one project with its history and the catalogue it rests on, and nothing else", async () => {
    const ben = await taken();
    expect(await ben.store.slugs()).toEqual(["acme"]);
    expect(await ben.store.products()).toEqual(["CRM"]);
    expect((await working(ben, ["history", "acme"])).out).toContain("handed over by Ana to Ben");
    expect((await working(ben, ["doctor"])).exitCode).toBe(0);
  });

  test("comes back and merges what was done at both ends", async () => {
    const ben = await taken();
    await working(ben, ["promise", "add", "acme", "A portal"]);
    await run("promise", "add", "acme", "Reports");
    await working(ben, ["handover", "acme", "--back", "--bundle", "back.gz"]);
    const came = await run("import", "back.gz", "--yes");
    expect(came.out).toContain("merged: both sides went on");
    const { lead, promises, handovers } = await project();
    expect(lead).toBe("Ana");
    expect(promises.map(({ statement }: { statement: string }) => statement)).toEqual([
      "Two-way sync",
      "Reports",
      "A portal",
    ]);
    expect(handovers).toMatchObject([{ backOn: "2026-11-24" }]);
  });

  test("comes back and is refused where both said different things, naming them by number with both values", async () => {
    const ben = await taken();
    await working(ben, ["promise", "edit", "acme", "P1", "--statement", "Sync at night"]);
    await run("promise", "edit", "acme", "P1", "--statement", "Sync by hand");
    await working(ben, ["handover", "acme", "--bundle", "back.gz"]);
    const ran = await ana.psvc("import", "back.gz", "--yes");
    expect(ran.exitCode).toBe(3);
    expect(ran.out).toContain("both changed: P1 statement (yours is Sync by hand, theirs Sync at night)");
    const [promise] = Object.values((await ana.store.project("acme")).promises);
    expect(promise?.statement).toBe("Sync by hand");
    const { json } = await ana.psvc("import", "back.gz", "--yes", "--json");
    expect(json.import.documents.find(({ name }: { name: string }) => name === "acme").differences).toEqual([
      { what: "P1 statement", yours: "Sync by hand", theirs: "Sync at night" },
    ]);
  });
});

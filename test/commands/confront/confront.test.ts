import { beforeEach, describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE, working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);

const gap = async (id = "G1") => (await run("gap", "show", "acme", id, "--json")).json.gap;
const plan = async (id = "G1") => (await gap(id)).conversations.at(-1);
const SAID = ["--decided-by", "Petra Lund", "--words", "fine"];
const OPTION = "workaround: by phone; time: none; money: none; scope: less; services: 1; customer: 2";
const DEFER = "defer: in summer; time: none; money: none; scope: later; services: 0; customer: 0; review: 2027-06-01";

beforeEach(async () => {
  app = testApp();
  await run(
    "new-project",
    "Acme",
    "--closed",
    "2026-11-20",
    "--lead",
    "Ana",
    "--decider",
    "Petra Lund",
    "--sponsor",
    "Otto Bell",
  );
  await run(
    "gap",
    "add",
    "acme",
    "--statement",
    "Provisioning",
    "--importance",
    "must",
    "--why",
    "accounts are made by hand",
  );
});

describe("the plan of a conversation", () => {
  test("tells whoever gives an option a letter what an option is made of", async () => {
    const ran = await app.psvc("confront", "plan", "acme", "G1", "--option", "A: workaround, by phone", "--by", "fri");
    expect(ran.err).toContain("it begins with how they go live (accept-standard, workaround,");
    expect(ran.err).toContain("services: 2; customer: 5");
    expect(ran.err).not.toContain("--resolution");
  });

  test("is drafted from what is known, and says what it does not know", async () => {
    const bare = await app.psvc("confront", "plan", "acme", "G1");
    expect([bare.exitCode, bare.err]).toEqual([2, expect.stringContaining("Add --option, --by.")]);
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--by", "fri");
    expect(await plan()).toMatchObject({
      truth: "Today's product does not do this.",
      with: "Petra Lund",
      by: "2026-11-27",
      ask: "Decision needed by Friday 27 November 2026: option A, yes or no.",
      fallback: "without a decision by Fri 27 Nov 2026, escalate to Otto Bell",
      push: "steer",
      recommendation: { option: "A", why: null },
      round: 1,
    });
    expect((await gap()).state).toBe("planned");
  });

  test("follows a new day and new options in what psvc wrote, and keeps what the lead wrote", async () => {
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--by", "2026-11-27", "--fallback", "we ask Otto");
    await run(
      "confront",
      "plan",
      "acme",
      "G1",
      "--by",
      "2026-11-30",
      "--option",
      OPTION,
      "--option",
      DEFER,
      "--recommendation",
      "b: it is safe",
    );
    expect(await plan()).toMatchObject({
      by: "2026-11-30",
      ask: "Decision needed by Monday 30 November 2026: option A or option B.",
      fallback: "we ask Otto",
      recommendation: { option: "B", why: "it is safe" },
      moves: [{ from: "2026-11-27", to: "2026-11-30" }],
    });
  });

  test.each([
    ["prepared", "guide"],
    ["partly", "steer"],
    ["unprepared", "insist"],
  ])("pushes a customer who is %s as hard as that asks: %s; the lead may say otherwise", async (readiness, push) => {
    await run("project", "edit", "acme", "--readiness", readiness);
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--by", "fri");
    expect((await plan()).push).toBe(push);
    await run("confront", "plan", "acme", "G1", "--push", "steer");
    expect((await plan()).push).toBe("steer");
  });

  test.each([
    ["a day that has passed", ["--by", "2026-11-01", "--option", OPTION], "that day has passed"],
    ["a deferral without a review day", ["--by", "fri", "--option", DEFER.replace(/; review.*/, "")], "--review-on"],
    [
      "an effort that is no number",
      ["--by", "fri", "--option", OPTION.replace("services: 1", "services: much")],
      "working days",
    ],
    ["a part that is none", ["--by", "fri", "--option", `${OPTION}; risk: high`], "none of its parts"],
    ["a recommendation that is no option", ["--by", "fri", "--option", OPTION, "--recommendation", "C"], "'C'"],
    ["a push that is none", ["--by", "fri", "--option", OPTION, "--push", "shove"], "guide, steer, insist"],
  ])("refuses %s", async (_, flags, told) => {
    const ran = await app.psvc("confront", "plan", "acme", "G1", ...flags);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(told);
    expect((await gap()).state).toBe("open");
  });

  test("is not made for a rumour, nor for what is settled", async () => {
    await run("promise", "add", "acme", "A second thing", "--unconfirmed", "--fit", "gap");
    expect((await app.psvc("confront", "plan", "acme", "G2", "--by", "fri", "--option", OPTION)).err).toContain(
      "is a rumour",
    );
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    expect((await app.psvc("confront", "plan", "acme", "G1", "--by", "fri", "--option", OPTION)).err).toContain(
      "psvc gap reopen",
    );
  });

  test("ends when the gap is settled without it, and does not come back with the gap", async () => {
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--by", "fri");
    await run("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...SAID);
    expect(await plan()).toMatchObject({ endedOn: "2026-11-24", outcome: null });
    await run("gap", "reopen", "acme", "G1", "--why", "it broke");
    expect((await app.psvc("confront", "outcome", "acme", "G1", "--outcome", "accepted", ...SAID)).err).toContain(
      "No conversation is planned",
    );
  });

  test("is asked for gap by gap, with one person and one day for all", async () => {
    await run("gap", "add", "acme", "--statement", "Reports in Portuguese", "--importance", "must");
    const prompter = scriptedPrompter(
      // whom, when, who inside
      "",
      "in 2 days",
      "Jo Meyer",
      "back us",
      // G1
      "",
      "workaround",
      "by phone",
      "",
      "",
      "fewer",
      "1",
      "2",
      true,
      "descope",
      "left out",
      "",
      "",
      "gone",
      "",
      "",
      false,
      "A",
      "it works",
      "",
      "we cut the scope",
      "",
      // G2
      "Reports come in five languages.",
      "accept-standard",
      "in Spanish",
      "",
      "",
      "",
      "",
      "",
      false,
      "",
      "",
      "",
      "insist",
    );
    const ran = await app.asking(prompter).psvc("confront", "plan", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(await plan("G1")).toMatchObject({
      by: "2026-11-26",
      options: [
        {
          letter: "A",
          resolution: "workaround",
          consequence: { time: "none", scope: "fewer", effort: { services: 1, customer: 2 } },
        },
        { letter: "B", resolution: "descope" },
      ],
      recommendation: { option: "A", why: "it works" },
      toldBefore: [{ who: "Jo Meyer", asked: "back us" }],
      ask: "Decision needed by Thursday 26 November 2026: option A or option B.",
      fallback: "we cut the scope",
      push: "steer",
    });
    expect(await plan("G2")).toMatchObject({
      truth: "Reports come in five languages.",
      push: "insist",
      with: "Petra Lund",
    });
  });
});

test("a Ctrl-C loses the gap that is being typed, and keeps those before it", async () => {
  await run("gap", "add", "acme", "--statement", "Reports in Portuguese", "--importance", "must");
  const stop = new PsvcError({ code: "cancelled", saved: null, resume: null });
  const first = ["", "in 2 days", "", "", "workaround", "by phone", "", "", "", "", "", false, "", "", "", ""];
  const prompter = scriptedPrompter(...first, stop);
  const ran = await app.asking(prompter).psvc("confront", "plan", "acme");
  expect(ran.exitCode).toBe(130);
  expect(ran.err).toContain("G1 is planned.");
  expect(ran.err).toContain("psvc confront plan acme");
  expect([(await gap("G1")).state, (await gap("G2")).state]).toEqual(["planned", "open"]);
});

test("a review day that is too early is refused at the question, with the day of the go-live", async () => {
  const prompter = scriptedPrompter("", "in 2 days", "", "", "defer", "later", "", "", "", "", "", "15 dec");
  await expect(app.asking(prompter).psvc("confront", "plan", "acme", "G1")).resolves.toMatchObject({
    exitCode: 70,
    err: expect.stringContaining("Tue 15 Dec 2026 is not after the go-live on Thu 11 Feb 2027"),
  });
});

describe("the outcome of a conversation", () => {
  beforeEach(async () => {
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--option", DEFER, "--by", "fri");
  });

  test("settles the recommended option, or the one that is named", async () => {
    await run("confront", "outcome", "acme", "--outcome", "accepted", "--option", "b", ...SAID);
    expect(await gap()).toMatchObject({
      state: "agreed",
      resolution: {
        kind: "defer",
        reviewOn: "2027-06-01",
        note: "in summer",
        decision: { by: "Petra Lund", words: "fine" },
      },
      note: "accounts are made by hand",
    });
  });

  test.each([
    ["accepted", [], "--decided-by, --words"],
    ["accepted", ["--decided-by", "Tom", "--words", "fine"], "may decide"],
    ["accepted", [...SAID, "--option", "Z"], "It is one of: A, B."],
    ["accepted-with-condition", SAID, "--condition"],
    ["countered", SAID, "--by"],
    ["escalated", SAID, "--escalated-to"],
    ["rescheduled", [], "--by"],
    ["rescheduled", ["--by", "2026-11-01"], "that day has passed"],
    ["accepted", [...SAID, "--on", "2026-12-01"], "that day has not come"],
    ["accepted", [...SAID, "--override-by", "Lena"], "--override-role, --override-consequence"],
    ["ignored", SAID, "It is one of: accepted"],
  ])("%s %j is refused naming what is missing, and nothing moves", async (outcome, flags, told) => {
    const before = await gap();
    const ran = await app.psvc("confront", "outcome", "acme", "G1", "--outcome", outcome, ...flags);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(told);
    expect(await gap()).toEqual(before);
  });

  test("releasing what is in the contract names the document", async () => {
    await run("promise", "edit", "acme", "P1", "--strength", "contracted");
    const ran = await app.psvc("confront", "outcome", "acme", "G1", "--outcome", "accepted", "--option", "B", ...SAID);
    expect(ran.err).toContain("--document");
    await run(
      "confront",
      "outcome",
      "acme",
      "G1",
      "--outcome",
      "accepted",
      "--option",
      "B",
      ...SAID,
      "--document",
      "annex 2",
    );
  });

  test("refused twice asks for a smaller scope or a stop, red until the gap is opened anew", async () => {
    const refuse = [
      "confront",
      "outcome",
      "acme",
      "G1",
      "--outcome",
      "refused",
      "--decided-by",
      "Tom",
      "--words",
      "no",
    ];
    await run(...refuse);
    expect((await run("gap", "show", "acme", "G1")).out).toContain(
      'conversation on Tue 24 Nov 2026: refused by Tom: "no"',
    );
    expect((await run("status", "acme", "--json")).json.project.health.reasons).toContainEqual(
      expect.objectContaining({ code: "refused", value: "amber" }),
    );
    await run("confront", "plan", "acme", "G1", "--option", OPTION, "--by", "fri");
    expect((await plan()).push).toBe("insist");
    await run(...refuse);
    expect((await gap()).pressure).toBe("decide");
    expect((await run("status", "acme", "--json")).json.project.health.reasons).toContainEqual(
      expect.objectContaining({ code: "refused", value: "red" }),
    );
    app = app.on("2026-11-25");
    await run("gap", "reopen", "acme", "G1", "--why", "a new proposal");
    expect((await gap()).pressure).toBeNull();
  });

  test("is asked by what it needs", async () => {
    const prompter = scriptedPrompter(
      "accepted-with-condition",
      "B",
      "Petra Lund",
      "yesterday",
      "in summer then",
      "a date in writing; Ana; fri",
      "",
    );
    const ran = await app.asking(prompter).psvc("confront", "outcome", "acme");
    expect(ran.exitCode, ran.err).toBe(0);
    prompter.done();
    expect(await gap()).toMatchObject({
      state: "agreed",
      resolution: { kind: "defer", decision: { on: "2026-11-23" } },
    });
    expect((await run("action", "list", "acme", "--json")).json.actions).toMatchObject([
      { text: "a date in writing", owner: "Ana", side: "services", due: "2026-11-27", for: "G1" },
    ]);
  });

  test("undo takes the outcome back whole: the gap, the plan and the action of its condition", async () => {
    const before = await gap();
    await run(
      "confront",
      "outcome",
      "acme",
      "G1",
      "--outcome",
      "accepted-with-condition",
      ...DAY_ONE.slice(2),
      ...SAID,
      "--condition",
      "a mail; Ana; fri",
    );
    await run("undo", "--yes");
    expect(await gap()).toEqual(before);
    expect((await run("action", "list", "acme", "--json")).json.actions).toEqual([]);
  });
});

describe("the customer's page of decisions", () => {
  test("is refused where nothing is planned", async () => {
    const ran = await app.psvc("report", "acme");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("psvc confront plan acme")]);
  });

  test("warns of blame, and is not made with the name of whoever sold", async () => {
    await run("project", "edit", "acme", "--deal-owner", "Will Sands");
    await run(
      "confront",
      "plan",
      "acme",
      "G1",
      "--option",
      OPTION,
      "--by",
      "fri",
      "--truth",
      "It was oversold; we will make it work.",
    );
    const ran = await run("report", "acme");
    expect(ran.err).toContain('"oversold" puts the blame on somebody');
    expect(ran.err).not.toContain("will");
    await run("confront", "plan", "acme", "G1", "--truth", "As Will said, it does not.");
    expect((await run("report", "acme")).err).toContain('"Will" may name whoever sold');
    await run("confront", "plan", "acme", "G1", "--truth", "As will sands said, it does not.");
    const named = await app.psvc("report", "acme");
    expect([named.exitCode, named.out]).toEqual([1, ""]);
    expect(named.err).toContain("names nobody who sold");
  });

  test("shows text from people as it is: no link, no HTML, no table that breaks", async () => {
    await run(
      "promise",
      "edit",
      "acme",
      "P1",
      "--statement",
      "<script>x</script> | [a](javascript:b) \u001b[31m\nnew line",
    );
    await run("confront", "plan", "acme", "G1", "--option", OPTION.replace("by phone", "a | b"), "--by", "fri");
    const { markdown } = (await run("report", "acme", "--json")).json.report;
    expect(markdown).toContain("\\<script\\>x\\</script\\> \\| \\[a\\](javascript:b) \\\\x1b\\[31m new line");
    expect(markdown).toContain("| a \\| b |");
    expect(markdown).not.toContain("\u001b");
  });
});

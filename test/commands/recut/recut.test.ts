import { beforeEach, describe, expect, test } from "vitest";
import { textWidth } from "../../../src/render/layout/table.ts";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE, working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const recut = async (...flags: string[]) => (await app.psvc("recut", "acme", ...flags, "--json")).json.recut;
const choice = (cut: { choices: { gap: string }[] }, gap: string) => cut.choices.find((one) => one.gap === gap);
const gap = (statement: string, importance: string, ...more: string[]) =>
  run("gap", "add", "acme", "--statement", statement, "--importance", importance, ...more);
const option = (resolution: string, services: number, customer: number) =>
  `${resolution}: so it goes; time: none; money: none; scope: less; services: ${services}; customer: ${customer}`;
const DECISION = ["--decided-by", "Petra Lund", "--words", "we can live with that"];

async function project(width = 100): Promise<void> {
  app = testApp({ width });
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom", "--decider", "Petra Lund"];
  await run("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--template", "standard", ...people);
}

beforeEach(() => project());

describe("psvc recut", () => {
  test("keeps everything where it fits, and says with which effort and in how many conversations", async () => {
    await gap("Provisioning", "must");
    await gap("A second language", "should");
    const cut = await recut("--by", "2027-02-12");
    expect(cut).toMatchObject({ fits: true, released: { must: 0, should: 0, could: 0 }, conversations: 1 });
    expect(choice(cut, "G1")).toMatchObject({ needsConversation: true, with: "Petra Lund", assumed: true });
    expect(choice(cut, "G2")).toMatchObject({
      resolution: "workaround",
      needsConversation: false,
      command: "psvc gap resolve acme G2 --resolution workaround",
    });
  });

  test("lets go of as little as possible, coulds before shoulds before musts", async () => {
    await gap("Provisioning", "must");
    await gap("A second language", "should");
    await gap("A dark screen", "could");
    const days = ["--services", "5", "--customer", "5"];
    const released = async (by: string) => (await recut("--by", by, ...days)).released;
    expect(await released("2026-12-16")).toEqual({ must: 0, should: 0, could: 0 });
    expect(await released("2026-12-03")).toEqual({ must: 0, should: 0, could: 1 });
    expect(await released("2026-11-27")).toEqual({ must: 1, should: 1, could: 1 });
  });

  test("says the first day that is possible where nothing fits, with exit code 3, and that day does", async () => {
    await gap("Provisioning", "must");
    await gap("Single sign-on", "must");
    const ran = await app.psvc("recut", "acme", "--by", "2026-11-25", "--services", "1", "--json");
    const { fits, earliest, choices } = ran.json.recut;
    expect([ran.exitCode, fits, choices]).toEqual([3, false, []]);
    expect((await recut("--by", earliest, "--services", "1")).fits).toBe(true);
    const before = new Date(`${earliest}T12:00:00Z`);
    before.setUTCDate(before.getUTCDate() - 1);
    expect((await recut("--by", before.toISOString().slice(0, 10), "--services", "1")).fits).toBe(false);
    expect((await app.psvc("recut", "acme", "--by", "2026-11-25", "--services", "0")).out).toMatch(
      /no day within two\s+years\s+is possible/,
    );
  });

  test("takes the estimates of a planned conversation, and the plausible ways where there are none", async () => {
    await gap("Provisioning", "must");
    const plan = ["confront", "plan", "acme", "G1", "--by", "2026-11-27"];
    await run(...plan, "--option", option("third-party", 3, 1), "--option", option("workaround", 9, 9));
    const cut = await recut("--by", "2026-12-11");
    expect(choice(cut, "G1")).toMatchObject({
      resolution: "third-party",
      option: "A",
      assumed: false,
      effort: { services: 3, customer: 1 },
    });
  });

  test("counts the effort of what is agreed, and offers no other way for it", async () => {
    await gap("Provisioning", "must");
    await run("confront", "plan", "acme", "G1", "--by", "2026-11-27", "--option", option("workaround", 8, 2));
    await run("confront", "outcome", "acme", "G1", "--outcome", "accepted", ...DAY_ONE.slice(2), ...DECISION);
    const cut = await recut("--by", "2026-12-31");
    expect(choice(cut, "G1")).toMatchObject({ agreed: true, effort: { services: 8, customer: 2 }, assumed: false });
    expect(await recut("--by", "2026-12-02")).toMatchObject({ fits: false });
  });

  test("leaves out rumours, what is not for this go-live, and what is settled", async () => {
    await gap("A rumour", "must", "--unconfirmed").catch(() => null);
    await run("promise", "add", "acme", "Perhaps", "--importance", "must", "--unconfirmed", "--fit", "gap");
    await gap("Not now", "wont");
    await gap("Left out", "could");
    await run("gap", "resolve", "acme", "G3", "--resolution", "descope", ...DECISION).catch(() => null);
    const cut = await recut("--by", "2026-12-31");
    const gaps = (await run("gap", "list", "acme", "--json")).json.gaps;
    const closed = gaps
      .filter(({ state }: { state: string }) => state === "closed")
      .map(({ id }: { id: string }) => id);
    expect(cut.choices.filter((one: { gap: string }) => closed.includes(one.gap))).toEqual([]);
    expect(cut.choices.map((one: { statement: string }) => one.statement)).not.toContain("Perhaps");
    expect(cut.choices.map((one: { statement: string }) => one.statement)).not.toContain("Not now");
  });

  test("a timeline that the day itself keeps needs no way, and says how to plan for that day", async () => {
    await run("promise", "add", "acme", "Before Easter", "--kind", "timeline", "--needed-by", "2027-01-15");
    expect(await recut("--by", "2027-01-08")).toMatchObject({ holdByThatDay: ["P1"], choices: [] });
    expect((await run("recut", "acme", "--by", "2027-01-08")).out).toContain(
      "psvc route move acme live --to 2027-01-08",
    );
    expect((await recut("--by", "2027-01-29")).choices[0]).toMatchObject({ promise: "P1", releases: true });
  });

  test("names what nobody has looked at, and claims nothing about it", async () => {
    await run("promise", "add", "acme", "Sign-on", "--importance", "must");
    const { out } = await run("recut", "acme", "--by", "2027-01-08");
    expect(out).toContain("Nobody can say");
    expect(out).toContain("Nobody has looked at: P1");
  });

  test("says what it does to the criteria of the review", async () => {
    await gap("ERP sync", "should", "--kind", "integration");
    const cut = await recut("--by", "2026-11-26");
    const says = (name: string) => cut.criteria.find((one: { name: string }) => one.name === name).says;
    expect(cut.released.should).toBe(1);
    expect(says("integrations-tested")).toContain("nothing is left to it without P1");
    expect(says("scope-signed")).toBe("what is signed is the smaller scope");
    expect(says("musts-settled")).toMatch(/met/);
  });

  test("is by the planned go-live where no day is given, and asks where that has passed", async () => {
    await gap("Provisioning", "must");
    const ran = await run("recut", "acme");
    expect(ran.err).toContain("--by: the planned go-live");
    app = app.on("2027-06-01");
    expect((await app.psvc("recut", "acme")).err).toContain("Missing: --by");
    app = app.asking(scriptedPrompter("2027-09-01"));
    expect((await run("recut", "acme")).out).toContain("live by Wed 1 Sep 2027");
  });

  test.each([
    [["--by", "2026-11-24"], 1, "is not ahead"],
    [["--by", "2026-11-01"], 1, "is not ahead"],
    [["--by", "2026-12-11", "--talk-by", "2026-12-12"], 1, "they are to be live by"],
    [["--by", "2026-12-11", "--review-on", "2026-12-12"], 1, "after the go-live"],
    [["--by", "soonish"], 2, "not a day"],
    [["--services", "lots"], 2, "like 3 or 2.5/week"],
    [["--customer", "-1"], 2, "like 3 or 2.5/week"],
    [["--services", "101"], 2, "like 3 or 2.5/week"],
  ])("%j is refused", async (flags, exitCode, words) => {
    await gap("Provisioning", "must");
    const ran = await app.psvc("recut", "acme", ...flags);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, expect.stringContaining(words)]);
  });

  test("is for a half-customer only", async () => {
    await run("stop", "acme", "--decided-by", "Petra", "--why", "merger", "--consequence", "none");
    expect((await app.psvc("recut", "acme")).err).toContain("it is stopped, and only a half-customer");
  });

  test("takes the store's capacity before the assumed one, and a flag before both", async () => {
    await gap("Provisioning", "must");
    const services = async (...flags: string[]) => (await recut("--by", "2027-01-08", ...flags)).capacity.services;
    expect(await services()).toEqual({ perWeek: 3, assumed: true });
    await run("config", "set", "capacity.services", "4.5/week");
    expect(await services()).toEqual({ perWeek: 4.5, assumed: false });
    expect(await services("--services", "1 day a week")).toEqual({ perWeek: 1, assumed: false });
    expect((await run("config", "get", "capacity.services")).out.trim()).toBe("capacity.services: 4.5/week (store)");
    await run("config", "set", "capacity.services");
    expect(await services()).toEqual({ perWeek: 3, assumed: true });
    expect((await app.psvc("config", "set", "capacity.customer", "many")).exitCode).toBe(2);
  });

  test("counts a week by the days on which people work", async () => {
    await gap("Provisioning", "must");
    await run("config", "set", "working-days", "mon", "tue", "wed");
    const cut = await recut("--by", "2027-01-08");
    const weeks = cut.workingDays / 3;
    expect(cut.room.services).toBeCloseTo(weeks * 3, 1);
    expect(cut.room.customer).toBeCloseTo(weeks * 2, 1);
  });

  test("fits 60 columns, but for commands, which stay whole", async () => {
    await project(60);
    await gap("Provisioning, said at some length in the customer's own words", "must");
    await gap("A second language", "should");
    const { out } = await app.psvc("recut", "acme", "--by", "2026-12-02");
    const wide = out.split("\n").filter((line) => textWidth(line) > 60 && !line.includes("psvc "));
    expect(wide).toEqual([]);
  });
});

describe("psvc recut --apply", () => {
  beforeEach(async () => {
    await gap("Provisioning", "must");
    await gap("A second language", "should");
  });

  test("plans the conversations that it needs, agrees on nothing, and is no step forward", async () => {
    app = app.on("2026-11-30");
    const before = (await run("status", "acme", "--json")).json.project.stall.days;
    const cut = await recut("--by", "2026-12-04", "--apply");
    expect(cut.planned).toEqual(["G1", "G2"]);
    const { gap: one } = (await run("gap", "show", "acme", "G2", "--json")).json;
    expect(one).toMatchObject({ state: "planned", resolution: null });
    const [{ options, by, with: person }] = one.conversations;
    expect([options[0].resolution, by, person]).toEqual(["defer", "2026-12-04", "Petra Lund"]);
    expect(options[0].reviewOn > "2027-02-12").toBe(true);
    const again = await recut("--by", "2026-12-04");
    expect(again.choices[1], "what psvc drafted is nobody's estimate").toMatchObject({ option: "A", assumed: true });
    expect(options.map((each: { resolution: string }) => each.resolution)).toContain("workaround");
    expect((await run("status", "acme", "--json")).json.project.stall.days).toBe(before);
    expect((await run("history", "acme")).out).toContain("conversation planned with Petra Lund");
    expect((await run("report", "acme", "--for", "decision")).out).toContain("go live without it");
    await run("undo", "--yes");
    expect((await run("gap", "show", "acme", "G2", "--json")).json.gap.state).toBe("open");
  });

  test("drafts its own plan anew for another day, and promises a day only for what it recommends", async () => {
    const talks = async () => (await run("gap", "show", "acme", "G1", "--json")).json.gap.conversations;
    for (const by of ["2026-12-04", "2026-12-11"]) {
      await run("recut", "acme", "--by", by, "--apply");
      const [talk, ...more] = await talks();
      expect(more).toEqual([]);
      const said = talk.options.map(({ consequence }: { consequence: { time: string } }) => consequence.time);
      expect(said[0]).toMatch(/^in place by|^none$/);
      for (const time of said.slice(1)) expect(time).toMatch(/^not sure to be in place by|^none$/);
      expect(JSON.stringify(talk.options)).toContain(by === "2026-12-04" ? "4 Dec" : "11 Dec");
    }
  });

  test("recommends an option of the plan that is there, and keeps its words and its day", async () => {
    const plan = ["confront", "plan", "acme", "G1", "--by", "2026-11-26", "--truth", "it has none"];
    await run(...plan, "--option", option("third-party", 9, 9), "--option", option("process-change", 1, 1));
    await run("recut", "acme", "--by", "2026-12-04", "--apply");
    const [talk] = (await run("gap", "show", "acme", "G1", "--json")).json.gap.conversations;
    expect(talk).toMatchObject({ truth: "it has none", by: "2026-11-26", recommendation: { option: "B" } });
    expect(talk.options).toHaveLength(2);
  });

  test("says whom to name where nobody is known to speak to", async () => {
    await run("project", "edit", "acme", "--sponsor", "");
    await run("project", "edit", "acme", "--decider", "");
    const ran = await app.psvc("recut", "acme", "--by", "2026-12-04", "--apply");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--with")]);
    await run("recut", "acme", "--by", "2026-12-04", "--apply", "--with", "Tom");
    expect((await run("gap", "show", "acme", "G1", "--json")).json.gap.conversations[0].with).toBe("Tom");
  });

  test("plans nothing where nothing fits", async () => {
    const ran = await app.psvc("recut", "acme", "--by", "2026-11-25", "--customer", "0", "--apply");
    expect(ran.exitCode).toBe(3);
    expect((await run("gap", "show", "acme", "G1", "--json")).json.gap.state).toBe("open");
  });
});

test("the top of the ladder leads to recut, and recut to the letter for the sponsor", async () => {
  await run("action", "add", "acme", "Tom: the list by 2026-11-24");
  for (const day of ["2026-11-26", "2026-12-01", "2026-12-08", "2026-12-11", "2026-12-18"]) {
    app = app.on(day);
    await run("stall", "acme", "--sent", "--reply-by", day);
  }
  app = app.on("2026-12-21");
  const { next } = (await run("next", "acme", "--json")).json;
  expect(next[0]).toMatchObject({ code: "decide", command: "psvc recut acme" });
  expect((await run("stall", "acme")).out).toContain("Reduce the scope:  psvc recut acme");
  expect((await run("recut", "acme")).out).toContain("psvc stall acme");
});

import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { toTheDoor, working } from "../../working.ts";

/** A go-live that happened is recorded, whatever was open; who accepted it stays on record with it. */

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const live = ["golive", "acme", "--live", "--confirmed-by", "Tom Okafor"];
const review = async () => (await run("golive", "acme", "--json")).json.review;

beforeEach(async () => {
  app = testApp({ today: "2026-11-30" });
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];
  const facts = ["--closed", "2026-11-27", "--lead", "Ana", "--target", "2026-12-04", "--template", "small"];
  await run("new-project", "Acme", ...facts, ...people);
  await run("promise", "add", "acme", "Sign in once", "--importance", "must", "--fit", "fit", "--means", "standard");
});

describe("a go-live without a decision", () => {
  test("is an answer that names who has to accept it, and nothing is written", async () => {
    const ran = await app.psvc(...live);
    expect([ran.exitCode, ran.out]).toEqual([3, expect.stringContaining("--accepted-by NAME")]);
    expect((await run("status", "acme", "--json")).json.project.status).toBe("active");
  });

  test("is recorded with who accepted what was open, and listed in the review", async () => {
    await run(...live, "--accepted-by", "Petra Lund");
    expect((await run("status", "acme", "--json")).json.project.status).toBe("live");
    const { acceptedOpen } = await review();
    expect(acceptedOpen.by).toBe("Petra Lund");
    expect(acceptedOpen.open.join(" ")).toMatch(/no decision to go.*scope-signed.*acceptance-signed/);
    expect((await app.psvc("golive", "acme")).out).toContain("accepted by Petra Lund");
  });

  test("asks a terminal who accepted it, and Enter records nothing", async () => {
    const none = await app.asking(scriptedPrompter("")).psvc(...live);
    expect(none.exitCode).toBe(3);
    const prompter = scriptedPrompter("Petra Lund");
    expect((await app.asking(prompter).psvc(...live)).exitCode).toBe(0);
    prompter.done();
    expect((await review()).acceptedOpen.by).toBe("Petra Lund");
  });
});

describe("a condition", () => {
  beforeEach(async () => {
    await toTheDoor(run);
    await run("criterion", "set", "acme", "first-value-named", "not-met", "--why", "nobody asked");
  });

  const decide = (due: string) =>
    run(
      ...["golive", "acme", "--decision", "go-with-conditions", "--decided-by", "Ana"],
      ...["--condition", `first-value-named: ask Tom; Tom Okafor; ${due}`],
    );

  test.each([
    ["2026-12-03", "before", 3],
    ["2026-12-04", "before", 3],
    ["2026-12-05", "after", 0],
  ])("due on %s is to be done %s a go-live on 4 December: exit code %i", async (due, when, exitCode) => {
    await decide(due);
    expect((await run("golive", "acme")).out).toContain(`ask Tom (${when} the go-live)`);
    const ran = await app.on("2026-12-04").psvc(...live);
    expect(ran.exitCode).toBe(exitCode);
    if (exitCode === 3) expect(ran.out).toContain("A1 was to be done before the go-live");
  });

  test("that is done, or has a new day after the go-live, keeps nobody", async () => {
    await decide("2026-12-04");
    await run("action", "edit", "acme", "A1", "--due", "2026-12-11", "--why", "they are back then");
    await working(app.on("2026-12-04"), live);
  });

  test("owned by the customer's project lead is theirs", async () => {
    await decide("2026-12-11");
    const { actions } = (await run("status", "acme", "--json")).json.project;
    expect(actions).toMatchObject([{ owner: "Tom Okafor", side: "customer", for: "condition" }]);
  });
});

describe("whose side an owner is on", () => {
  const add = (...more: string[]) => ["action", "add", "acme", "send it", "--due", "fri", ...more];
  const sideOf = async (id: string) =>
    (await run("action", "list", "acme", "--json")).json.actions.find((one: { id: string }) => one.id === id)?.side;

  test.each([
    ["Tom Okafor", "customer"],
    ["tom okafor", "customer"],
    ["Tom Okafor, IT lead", "customer"],
    ["Tom Okafor <tom@acme.example>", "customer"],
    ["Ana", "services"],
  ])("%s: %s", async (owner, side) => {
    await run(...add("--owner", owner));
    expect(await sideOf("A1")).toBe(side);
  });

  test("is asked on a terminal where nobody knows, and remarked on where nobody is there", async () => {
    const prompter = scriptedPrompter("third-party");
    await app.asking(prompter).psvc(...add("--owner", "Dev Patel"));
    prompter.done();
    expect(prompter.asked[0]).toContain("Is Dev Patel with us, the customer or a third party?");
    expect(await sideOf("A1")).toBe("third-party");
    const ran = await run(...add("--owner", "Mei Sato"));
    expect(ran.err).toContain("--side");
    await app.asking(scriptedPrompter()).psvc(...add("--owner", "Raj Rao", "--side", "customer"));
    expect(await sideOf("A3")).toBe("customer");
  });

  test("is asked for a name that both sides have", async () => {
    await run("project", "edit", "acme", "--decider", "Ana");
    const prompter = scriptedPrompter("customer");
    await app.asking(prompter).psvc(...add("--owner", "Ana"));
    prompter.done();
  });

  test("is asked about a name that is a slip away from a known one", async () => {
    const prompter = scriptedPrompter("Tom Okafor");
    await app.asking(prompter).psvc(...add("--owner", "Tom Okafro"));
    prompter.done();
    expect((await run("action", "list", "acme", "--json")).json.actions[0].owner).toBe("Tom Okafor");
    const other = scriptedPrompter("Tom Okafro", "third-party");
    await app.asking(other).psvc(...add("--owner", "Tom Okafro"));
    other.done();
  });
});

describe("an escalation", () => {
  const escalate = (to: string) =>
    app.psvc(
      ...["confront", "outcome", "acme", "--outcome", "escalated", "--decided-by", "Petra Lund"],
      ...["--words", "not without it", "--escalated-to", to],
    );

  beforeEach(async () => {
    await run("gap", "add", "acme", "--statement", "Two-way sync", "--importance", "must");
    const option = "workaround: by hand; time: none; money: none; scope: none; services: 1; customer: 0";
    await run("confront", "plan", "acme", "G1", "--by", "fri", "--option", option);
  });

  test.each([
    "Petra Lund",
    "petra lund",
    "Petra Lund (CFO)",
    "Petra Lund, CFO",
    "Petra Lund <p@acme.example>",
  ])("from Petra Lund to %s is refused", async (to) => {
    const ran = await escalate(to);
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("the same person")]);
  });

  test("to somebody else is recorded under the name alone", async () => {
    expect((await escalate("Olga Berg, CEO")).exitCode).toBe(0);
    const { out } = await run("gap", "show", "acme", "G1");
    expect(out).toContain("Olga Berg");
    expect(out).not.toContain("CEO");
  });
});

describe("the signature of scope and acceptance", () => {
  const done = (...flags: string[]) => app.psvc("route", "done", "acme", "aligned", ...flags);
  const signed = ["--signed-by", "Petra Lund", "--signed-on", "2026-11-28", "--document", "sow-2.pdf"];
  const criterion = async () =>
    (await app.psvc("golive", "acme", "--check", "--json")).json.review.criteria.find(
      ({ name }: { name: string }) => name === "scope-signed",
    );

  beforeEach(async () => {
    for (const name of ["promises-captured", "kickoff"]) await run("route", "done", "acme", name);
  });

  test.each([
    ["--signed-by", 0],
    ["--signed-on", 2],
    ["--document", 4],
  ])("without %s is wrong usage, and says which flag", async (flag, index) => {
    const ran = await done(...signed.slice(0, index), ...signed.slice(index + 2));
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(flag)]);
  });

  test("is shown by the criterion, and gone when the milestone is reopened", async () => {
    expect((await done(...signed)).exitCode).toBe(0);
    expect(await criterion()).toMatchObject({
      state: "met",
      evidence: "signed by Petra Lund on Sat 28 Nov 2026: sow-2.pdf",
    });
    await run("route", "reopen", "acme", "aligned", "--why", "not this one");
    expect((await criterion()).state).toBe("not-met");
  });

  test.each([
    ["2026-11-26", 1],
    ["2026-11-27", 0],
    ["2026-11-30", 0],
    ["2026-12-01", 1],
  ])("on %s, closed on 27 and today 30 November: exit code %i", async (day, exitCode) => {
    expect((await done(...signed.slice(0, 2), "--signed-on", day, ...signed.slice(4))).exitCode).toBe(exitCode);
  });

  test("is asked on a terminal, and a placeholder is asked back once", async () => {
    const prompter = scriptedPrompter("", "", "done", "sow-2.pdf");
    expect((await app.asking(prompter).psvc("route", "done", "acme", "aligned")).exitCode).toBe(0);
    prompter.done();
    expect((await criterion()).evidence).toContain("sow-2.pdf");
  });
});

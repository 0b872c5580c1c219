import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** One invented customer, led by commands of the built program from the signature on, the day advancing. */
const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

let folder: string;
let today = "2026-11-03";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-lead-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function run(line: string): Promise<Ran> {
  const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  const env = { ...process.env, PSVC_HOME: join(folder, "store"), PSVC_TODAY: today, USER: "ana", NO_COLOR: "1" };
  return new Promise((done) => {
    execFile(process.execPath, [BIN, ...argv], { env, cwd: folder }, (error, out, err) =>
      done({ exitCode: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** The screen of a command that has to work. */
async function psvc(line: string): Promise<string> {
  const ran = await run(line);
  expect(ran.exitCode, `${line}\n${ran.err}${ran.out}`).toBe(0);
  return ran.out;
}

/** A screen as if it were wide enough for every sentence. */
const read = async (line: string) => (await psvc(line)).replace(/\s+/g, " ");

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever shape the command promises
const json = async (line: string): Promise<any> => JSON.parse(await psvc(`${line} --json`));
const project = async () => (await json("status meridian")).project;
const gap = async (id: string) => (await json(`gap show meridian ${id}`)).gap;
const day = "--owner 'Ana Sato' --in-place-by +2w";
const says = "--decided-by 'Petra Lund' --words";
const free = "time: none; money: none; services: 1; customer: 2";

describe("a customer is led", () => {
  test("from the signature to six gaps, each with its age and what waiting would cost", async () => {
    const capability = (key: string, more: string) =>
      psvc(`capability add ${key} --name '${key.replace("-", " ")}' --product Tallyfield --release 2026.2 ${more}`);
    await capability("roster-swap", "--availability limited --limits 'one swap a day'");
    await capability("ticket-api", "--availability unavailable --roadmap-note 'Q3 2027, not promised'");
    for (const key of ["dock-plan", "crew-app", "fuel-log", "tide-feed"])
      await capability(key, "--availability unavailable");
    await psvc("config set holidays 2026-11-11 2026-12-24..2027-01-01");
    await psvc(
      "new-project 'Meridian Ferries' --slug meridian --closed 2026-11-02 --value 250000 --currency EUR --lead 'Ana Sato' --product Tallyfield --deal-owner 'Jo Meyer' --sponsor 'Petra Lund' --project-lead 'Tom Okafor' --decider 'Petra Lund' --readiness unprepared --handed-over no --template standard",
    );
    const promises = [
      ["Crews swap shifts on the phone", "roster-swap"],
      ["Tickets are sold through our own site", "ticket-api"],
      ["The dock plan is drawn by itself", "dock-plan"],
      ["Every crew member has the app", "crew-app"],
      ["Fuel is logged at sea", "fuel-log"],
      ["Tides are in the timetable", "tide-feed"],
    ];
    for (const [statement, key] of promises)
      await psvc(`promise add meridian '${statement}' --importance must --capability ${key} --heard-by 'Petra Lund'`);
    await psvc("route done meridian promises-captured");
    today = "2026-11-06";
    await psvc("route done meridian kickoff --note 'Jo Meyer was there'");

    const screen = await psvc("gap show meridian G2");
    expect(screen).toContain("the customer has not been told for 3 days");
    // 30 September 2027 is 248 days after the go-live that is planned.
    expect((await gap("G2")).idle).toMatchObject({ until: "2027-09-30", value: 250_000, currency: "EUR" });
    expect(screen).toContain("would leave 250,000 EUR idle for");
    expect((await json("next")).next[0]).toMatchObject({ code: "plan-conversation", slug: "meridian" });
  });

  test("plans are drafted from today's product, pushed as hard as their readiness asks, and refuse to wait for product", async () => {
    const refused = await run(
      `confront plan meridian G1 --by 2026-11-10 --option 'roadmap: it comes; ${free}; scope: none'`,
    );
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining("it may come; go live without it")]);
    const bare = await run("confront plan meridian G1 --by 2026-11-10 --option 'workaround: by phone; time: none'");
    expect(bare.err).toContain("Add money, scope, services, customer.");

    await psvc(
      `confront plan meridian G1 --by 2026-11-10 --option 'workaround: swaps by phone; ${free}; scope: one a day in the app' --option 'defer: swaps after the summer; ${free}; scope: none until then; review: 2027-06-01' --recommendation 'A: it works on day one' --told 'Jo Meyer; back us in the call'`,
    );
    const { gap: planned } = await json("gap show meridian G1");
    expect(planned.state).toBe("planned");
    expect(planned.conversations[0]).toMatchObject({
      truth: "roster swap is part of Tallyfield 2026.2, with this limit: one swap a day.",
      push: "insist",
      with: "Petra Lund",
      recommendation: { option: "A", why: "it works on day one" },
    });
    for (const id of ["G2", "G3", "G4", "G5", "G6"])
      await psvc(
        `confront plan meridian ${id} --by 2026-11-12 --option 'process-change: on paper at first; ${free}; scope: on paper' --option 'descope: left out; ${free}; scope: without it'`,
      );
  });

  test("their page holds the choices, and neither who sold nor anything internal", async () => {
    await psvc("report meridian --for decision --to page.md");
    const page = (await json("report meridian --for decision")).report.markdown;
    expect(page).toContain("Decision 1 of 6");
    expect(page).toContain("**What you asked for:** Crews swap shifts on the phone");
    expect(page).toContain(
      "**What today's version does:** roster swap is part of Tallyfield 2026.2, with this limit: one swap a day.",
    );
    expect(page).toContain("**Recommendation.** Option A.");
    for (const inside of ["Jo Meyer", "back us", "insist", "blocker", "without a decision", "250", "G1", "spoken"])
      expect(page).not.toContain(inside);
  });

  test("a conversation that is not held ages in sight, and putting it off moves nothing", async () => {
    today = "2026-11-13";
    const before = (await project()).stall;
    expect(await psvc("gap list meridian")).toContain("2 days late");
    expect((await project()).health.reasons.map(({ code }: { code: string }) => code)).toContain(
      "conversation-overdue",
    );
    await psvc("confront outcome meridian G1 --outcome rescheduled --by 2026-11-16 --why 'Petra was ill'");
    // A day that was agreed anew is no longer owed; what else is, is still late, and nothing moved forward.
    const { movement, lastForwardOn } = before;
    expect(before).toMatchObject({ item: "G1", days: 2 });
    expect((await project()).stall).toMatchObject({ item: "G2", days: 1, movement, lastForwardOn });
    expect((await gap("G1")).state).toBe("planned");
  });

  test("every outcome moves its gap as it should", async () => {
    today = "2026-11-16";
    await psvc(`confront outcome meridian G1 --outcome accepted ${day} ${says} 'by phone is fine'`);
    expect(await gap("G1")).toMatchObject({
      state: "agreed",
      resolution: { kind: "workaround", decision: { by: "Petra Lund" } },
    });
    expect((await project()).stall.movement).toBe(0);

    await psvc(
      `confront outcome meridian G2 --outcome accepted-with-condition ${day} ${says} 'if the form is on our site' --condition 'the form on their site; Tom Okafor; 2026-11-20'`,
    );
    expect(await gap("G2")).toMatchObject({ state: "agreed" });

    await psvc(`confront outcome meridian G3 --outcome under-protest ${says} 'we go live and we are not happy'`);
    expect(await gap("G3")).toMatchObject({ state: "agreed", underProtest: { by: "Petra Lund" } });

    await psvc(`confront outcome meridian G4 --outcome countered ${says} 'half of the crew' --by 2026-11-18`);
    const countered = await gap("G4");
    expect(countered.state).toBe("planned");
    expect(
      countered.conversations.map(({ round, outcome }: { round: number; outcome: unknown }) => [
        round,
        outcome !== null,
      ]),
    ).toEqual([
      [1, true],
      [2, false],
    ]);

    await psvc(`confront outcome meridian G5 --outcome refused --decided-by 'Tom Okafor' --words 'no'`);
    expect(await gap("G5")).toMatchObject({ state: "confronted", pressure: "sponsor" });

    await psvc(
      `confront outcome meridian G6 --outcome escalated --decided-by 'Tom Okafor' --words 'not mine to say' --escalated-to 'Petra Lund'`,
    );
    expect(await gap("G6")).toMatchObject({ state: "confronted", pressure: "sponsor" });
    expect(await psvc("next meridian --all")).toContain("take G6 to Petra Lund");

    const actions = (await project()).actions;
    expect(actions.map((one: { for: string; side: string; owner: string }) => [one.for, one.side, one.owner])).toEqual([
      ["G2", "customer", "Tom Okafor"],
      ["happiness", "services", "Ana Sato"],
    ]);
  });

  test("a second round, a second refusal and an executive's override", async () => {
    today = "2026-11-18";
    await psvc(
      `confront plan meridian G4 --option 'purchase: the crew edition; time: none; money: 9,000 EUR; scope: all crews; services: 2; customer: 1'`,
    );
    await psvc(`confront outcome meridian G4 --outcome accepted ${day} ${says} 'we buy it'`);
    expect(await gap("G4")).toMatchObject({ state: "agreed", resolution: { kind: "purchase" } });

    await psvc(`confront plan meridian G5 --by 2026-11-18 --option 'descope: no fuel log; ${free}; scope: without it'`);
    await psvc(`confront outcome meridian G5 --outcome refused ${says} 'not without fuel'`);
    expect(await gap("G5")).toMatchObject({ state: "confronted", pressure: "decide" });
    expect(await psvc("next meridian --all")).toContain("G5: re-cut the scope with both sponsors, or stop");
    await psvc(
      `confront plan meridian G5 --by 2026-11-18 --option 'workaround: logged at the quay; ${free}; scope: at the quay'`,
    );
    await psvc(`confront outcome meridian G5 --outcome accepted ${day} ${says} 'at the quay then'`);

    await psvc(
      `confront plan meridian G6 --with 'Petra Lund' --by 2026-11-18 --option 'process-change: a tide table on the bridge; ${free}; scope: on paper' --option 'descope: left out; ${free}; scope: without it' --recommendation B`,
    );
    await psvc(
      `confront outcome meridian G6 --outcome accepted --option A ${day} ${says} 'on paper' --override-by 'Lena Hall' --override-role 'our COO' --override-consequence 'two days more for the bridge crews'`,
    );
    expect((await gap("G6")).conversations.at(-1).outcome.override).toEqual({
      by: "Lena Hall",
      role: "our COO",
      consequence: "two days more for the bridge crews",
    });
    expect(await read("history meridian G6")).toContain("overridden by Lena Hall (our COO)");
  });

  test("actions on three sides are pasted in, and ours are counted first", async () => {
    writeFileSync(
      join(folder, "meeting.txt"),
      "- Ana Sato: send the runbook by 2026-11-20\n- Tom Okafor: the list of crews by 2026-11-20\n- Harbour IT (third-party): open the port by 2026-11-23\n",
    );
    await psvc("action add meridian --from meeting.txt");
    today = "2026-11-20";
    await psvc("action done meridian A3 --evidence 'mail of 20 November'");
    const list = await psvc("action list meridian --all --plain");
    expect(list.indexOf("Ours")).toBeLessThan(list.indexOf("The customer's"));
    expect(list).toContain("1 of 1 done were on time");
    await psvc("risk add meridian 'the sponsor may leave' --review-on 2026-11-27 --health amber");
    await psvc("route wait meridian aligned --on customer --why 'the signature of the scope'");
    expect((await run("route wait meridian aligned --on product")).err).toContain("go live without it");
  });

  test("a chase hides what they owe until its day, and does not count as a step", async () => {
    today = "2026-11-24";
    const owed = async () => (await json("next meridian --all")).next.map(({ text }: { text: string }) => text);
    expect((await owed()).some((text: string) => text.startsWith("ask Tom Okafor for A1, A4"))).toBe(true);
    const before = (await project()).stall;
    expect(await psvc("action chase meridian A4 --reply-by 2026-11-26")).toContain("Dear Tom Okafor,");
    expect((await project()).stall).toEqual(before);
    expect((await owed()).some((text: string) => text.includes("A4"))).toBe(false);
    today = "2026-11-27";
    // They owe two things and are asked once.
    expect(
      (await owed()).filter((text: string) => text.includes("Tom Okafor")),
      (await owed()).join("\n"),
    ).toHaveLength(1);
    expect((await project()).stall.days).toBe(5);
  });

  const stall = async () => (await json("stall meridian")).stall;

  test("the ladder is climbed step by step, each with a message and somebody to send it to", async () => {
    expect(await stall()).toMatchObject({ step: "nudge", message: { to: "Tom Okafor" } });
    await psvc("stall meridian --sent --reply-by 2026-12-01");
    today = "2026-12-02";
    expect(await stall()).toMatchObject({ days: 8, step: "ask", message: { to: "Tom Okafor" } });
    expect(await psvc("stall meridian")).toContain("Tom Okafor");
  });

  test("a freeze that the customer agreed to holds the step, counts its days, and ends on its day", async () => {
    const many = await run(
      `stall meridian --until 2027-01-15 --why 'audit' --consequence 'two weeks later' ${says} 'after the audit'`,
    );
    expect([many.exitCode, many.err]).toEqual([1, expect.stringContaining("30 days at most")]);
    await psvc(
      `stall meridian --until 2026-12-14 --why 'audit' --consequence 'live two weeks later' ${says} 'after the audit'`,
    );
    today = "2026-12-10";
    expect((await project()).stall).toMatchObject({ days: 14, step: "ask", frozenUntil: "2026-12-14" });
    expect((await stall()).message).toBeNull();
    today = "2026-12-15";
    expect((await project()).stall).toMatchObject({ step: "decide" });
    const check = await run("status --check");
    expect([check.exitCode, check.out]).toEqual([
      3,
      expect.stringContaining("the agreed freeze ended on Mon 14 Dec 2026"),
    ]);
    await psvc(
      "restart meridian --decided-by 'Petra Lund' --why 'the audit is passed' --consequence 'live two weeks later'",
    );
    expect((await project()).stall).toMatchObject({ days: 0, step: null, frozenUntil: null });
  });

  test("each step waits for the one before it, up to a meeting that asks for less or a new plan", async () => {
    today = "2027-01-11";
    expect((await project()).stall).toMatchObject({ days: 12, step: "nudge" });
    const walk = [
      ["2027-01-11", "nudge", "Tom Okafor"],
      ["2027-01-12", "ask", "Tom Okafor"],
      ["2027-01-13", "sponsor", "Tom Okafor"],
      ["2027-01-14", "sponsor", "Petra Lund"],
    ] as const;
    for (const [day, step, to] of walk) {
      today = day;
      expect(await stall()).toMatchObject({ step, message: { to } });
      await psvc(`stall meridian --sent --reply-by ${day}`);
      // Nothing is skipped: the next step is offered only once the answer is overdue.
      expect((await stall()).message).toBeNull();
    }
    today = "2027-01-15";
    expect(await stall()).toMatchObject({ step: "decide", message: { to: "Petra Lund" } });
    const screen = await psvc("stall meridian");
    expect(screen).toContain("Re-plan");
    expect(screen).not.toMatch(/pause|\bhold\b/i);
    expect((await run("status --check")).exitCode).toBe(3);
  });

  test("it is stopped with respect and on record, and restarted with a reason", async () => {
    const bare = await run("stop meridian");
    expect([bare.exitCode, bare.err]).toEqual([2, expect.stringContaining("--decided-by, --why, --consequence")]);
    const stopped = await read(
      "stop meridian --decided-by 'Petra Lund' --why 'the season begins' --consequence 'the licence rests until May'",
    );
    expect(stopped).toContain("Thank you for the work you put into it");
    expect((await project()).status).toBe("stopped");
    expect((await run("status --check")).exitCode).toBe(0);
    expect((await json("next")).next).toEqual([]);
    today = "2027-05-03";
    expect((await run("restart meridian --why 'the season is over'")).err).toContain("--decided-by, --consequence");
    await psvc("restart meridian --decided-by 'Petra Lund' --why 'the season is over' --consequence 'a new plan'");
    expect((await project()).stall).toMatchObject({ days: 0, step: null });
  });

  test("the last look tells what changed since, and the story of it all is whole", async () => {
    await psvc("status --since-last");
    expect(await psvc("status --since-last")).toContain("nothing changed");
    await psvc("route move meridian live --to 2027-06-30 --rest --reason scope-change --side customer");
    today = "2027-05-10";
    const news = await psvc("status --since-last");
    expect(news).toContain("Since the last look on Mon 3 May 2027:");
    expect(news).toContain("live moved from");
    expect((await json("doctor")).doctor.findings).toEqual([]);
    const story = await read("history meridian --all");
    for (const told of [
      "frozen until",
      "restarted, decided by Petra Lund",
      "stopped, decided by",
      "conversation held on",
    ])
      expect(story).toContain(told);
  });
});

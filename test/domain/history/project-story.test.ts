import { describe, expect, test } from "vitest";
import { storyOf } from "../../../src/domain/history/project-story.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { sampleGap, samplePlan, sampleProject, samplePromise } from "../../store/sample-project.ts";

const before = sampleProject();
const told = (after: Project, from: Project | null = before) =>
  storyOf(from, after).map(({ about, text }) => (about ? `${about} ${text}` : text));
const gap = (changes: Partial<Project["gaps"][string]>) => ({
  ...before,
  gaps: { g1: { ...sampleGap("G1", "p1"), ...changes } },
});
const open = gap({ state: "open", resolution: null });

describe("the story between two states", () => {
  test("tells of a resolution as one would say it", () => {
    const resolution = { ...sampleGap("G1", "p1").resolution, decision: null } as Project["gaps"][string]["resolution"];
    expect(told(gap({ state: "agreed", resolution }), open)).toEqual([
      "G1 to be resolved by a workaround",
      "G1 is agreed now (it was open)",
    ]);
  });

  test("quotes the customer's decision", () => {
    expect(told(before, open).join("\n")).toContain('G1 Dana Ortiz decided: "we can live with that"');
  });

  test("tells of a new promise with its words and weight", () => {
    const promise = { ...samplePromise("P2"), confirmed: false };
    expect(told({ ...before, promises: { ...before.promises, p2: promise } })).toEqual([
      'P2 promised: "orders arrive in the ERP by themselves" (must, spoken, from demo, unconfirmed)',
    ]);
  });

  test("tells a field that has no words of its own", () => {
    expect(told({ ...before, deal: { ...before.deal, contractualOn: "2027-01-01" } })).toEqual([
      "deal contractual on: Fri 1 Jan 2027",
    ]);
    expect(told({ ...before, lead: "Robin" })).toEqual(["lead: Robin (it was Sam)"]);
  });

  test("tells of the beginning and the end of a project", () => {
    expect(told(before, null)).toEqual(["Acme taken over: closed Wed 30 Sep 2026, lead Sam, 1 promise"]);
    expect(storyOf(before, null).map(({ text }) => text)).toEqual(["Acme removed from the store"]);
  });

  test("is silent where nothing but a counter moved", () => {
    expect(told({ ...before, counters: { ...before.counters, promise: 7 } })).toEqual([]);
  });
});

describe("the story of leading", () => {
  const plan = samplePlan("g1");
  const planned = { ...before, confrontations: { c1: plan } };

  test("tells of a planned conversation, of putting it off, and of what came of it, as the gap's", () => {
    expect(told(planned)).toEqual(["G1 conversation planned with Dana Ortiz by Tue 20 Oct 2026: 1 option"]);
    const move = { on: "2026-10-19", from: "2026-10-20", to: "2026-10-22", why: "ill" };
    const later = { ...plan, by: "2026-10-22", moves: { m1: move } };
    expect(told({ ...before, confrontations: { c1: later } }, planned)).toEqual([
      "G1 conversation put off from Tue 20 Oct 2026 to Thu 22 Oct 2026: ill",
    ]);
    const outcome = {
      outcome: "escalated" as const,
      option: null,
      decidedBy: "Tom",
      on: "2026-10-20",
      words: "not mine",
      document: null,
      escalatedTo: "Ira",
      override: null,
      recordedOn: "2026-10-20",
    };
    expect(told({ ...before, confrontations: { c1: { ...plan, outcome, endedOn: "2026-10-20" } } }, planned)).toEqual([
      'G1 conversation held on Tue 20 Oct 2026: escalated to Ira by Tom, "not mine"',
    ]);
    expect(told(before, planned)).toEqual(["G1 the plan of a conversation taken back"]);
  });

  test("tells of a chase, a day put off, a wait and a risk", () => {
    const action = before.actions.a1 as Project["actions"][string];
    const chased = {
      ...action,
      chased: { c1: { on: "2026-11-03", order: 1, replyBy: "2026-11-05", note: "by phone" } },
    };
    expect(told({ ...before, actions: { a1: chased } })).toEqual([
      "A1 asked again, answer due Thu 5 Nov 2026: by phone",
    ]);
    const waiting = { on: "customer" as const, since: "2026-11-03", why: "data" };
    const route = { ...before.route, configured: { ...before.route.configured, waiting } };
    expect(told({ ...before, route })).toEqual(["configured waits for customer since Tue 3 Nov 2026: data"]);
    expect(told(before, { ...before, route })).toEqual(["configured waits for nobody any more"]);
  });
});

describe("the story after a go-live", () => {
  const mood = {
    mood: "unhappy",
    on: "2026-11-02",
    recordedOn: "2026-11-03",
    order: 1,
    words: "slow",
    by: null,
  } as const;
  const handover = {
    order: 1,
    from: "Sam",
    to: "Ben",
    on: "2026-11-02",
    until: "2026-11-20",
    note: null,
    backOn: null,
  };
  const closure = { on: "2026-11-02", by: "Ira", why: "it runs", ended: null };

  test("tells how they are, and that it was taken back", () => {
    const after = { ...before, moods: { m: mood } };
    expect(told(after)).toEqual(['unhappy on Mon 2 Nov 2026: "slow"']);
    expect(told(before, after)).toEqual(["a mood taken back"]);
  });

  test("tells who has it, for how long, and that it came back", () => {
    const away = { ...before, handovers: { h: handover } };
    expect(told(away)).toEqual(["handed over by Sam to Ben until Fri 20 Nov 2026"]);
    const back = { ...before, handovers: { h: { ...handover, backOn: "2026-11-19" } } };
    expect(told(back, away)).toEqual(["the hand-over to Ben ended on Thu 19 Nov 2026"]);
    expect(told(away, back)).toEqual(["with Ben again"]);
  });

  test("tells of the end, and of a new beginning", () => {
    const closed = { ...before, closures: { c: closure } };
    const ended = { on: "2026-11-09", why: "a new site", consequence: "three weeks", by: "Ira" };
    const again = { ...before, closures: { c: { ...closure, ended } } };
    expect(told(closed)).toEqual(["closed, decided by Ira: it runs"]);
    expect(told(again, closed)).toEqual(["taken up again, decided by Ira: a new site"]);
    expect(told(closed, again)).toEqual(["closed again"]);
    expect(told(before, closed)).toEqual(["a close taken back"]);
  });

  test("tells from where a promise was carried over", () => {
    const promise = { ...samplePromise("P2"), carriedFrom: { project: "birch", id: "P7" } };
    expect(told({ ...before, promises: { ...before.promises, p2: promise } })[0]).toContain(
      "carried over from P7 of birch",
    );
  });
});

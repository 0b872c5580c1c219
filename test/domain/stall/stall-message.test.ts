import { describe, expect, test } from "vitest";
import type { Waiting } from "../../../src/domain/model/milestone.ts";
import type { People } from "../../../src/domain/model/project.ts";
import { STALL_STEPS } from "../../../src/domain/model/vocabulary.ts";
import { stallMessage } from "../../../src/domain/stall/stall-message.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import type { Step } from "../../../src/domain/urgency/next-step.ts";
import type { StepCode } from "../../../src/domain/urgency/urgency.ts";
import { nextCommand } from "../../../src/next-command.ts";
import {
  aConfrontation,
  aFreeze,
  aGap,
  anAction,
  aProject,
  aPromise,
  type ProjectBuilder,
  START,
} from "../builders.ts";

/** The days on which the standard route reaches each step of the ladder. */
const REACHED = {
  nudge: addWorkingDays(START, 4),
  ask: addWorkingDays(START, 8),
  sponsor: addWorkingDays(START, 12),
  decide: addWorkingDays(START, 15),
};
const message = (project: ProjectBuilder = aProject(), today = REACHED.nudge, steps: readonly Step[] = []) =>
  stallMessage(project.on(today), steps);
const people = (changes: Partial<People>) => aProject().and({ people: { ...aProject().build().people, ...changes } });

describe("the message of a step", () => {
  test.each([
    [3, null],
    [4, "nudge"],
    [5, "nudge"],
    [8, "ask"],
    [12, "sponsor"],
    [15, "decide"],
    [40, "decide"],
  ])("after %i working days is of %s", (days, step) => {
    expect(message(aProject(), addWorkingDays(START, days))?.step ?? null).toBe(step);
  });

  test.each([
    ["nudge", 2],
    ["ask", 2],
    ["sponsor", 3],
    ["decide", 5],
  ] as const)("of %s asks for an answer within %i working days", (step, days) => {
    expect(message(aProject(), REACHED[step])?.replyBy).toBe(addWorkingDays(REACHED[step], days));
  });

  test("says of an empty project that nothing moved, and since when", () => {
    expect(message()).toEqual({
      step: "nudge",
      to: "Tom Okafor",
      role: "project lead",
      owed: [],
      conversation: null,
      waitsFor: null,
      proposal: null,
      milestone: "promises-captured",
      days: 4,
      since: START,
      replyBy: addWorkingDays(START, 6),
      ours: [],
      oursNext: null,
      freezeEnded: null,
      sent: null,
    });
  });

  test("says what was sent last", () => {
    const sent = { on: START, order: 1, step: "nudge", to: "Tom Okafor", replyBy: START } as const;
    expect(message(aProject({ messages: { m: sent } }))?.sent).toBe(sent);
  });
});

describe("whom it goes to", () => {
  const deciders = ["Li Wei", "Petra Lund"];
  const nobody = { sponsor: null, projectLead: null, deciders: [] };

  test.each(STALL_STEPS)("with %s is the sponsor from the third step, and the project lead before", (step) => {
    const isHigh = step === "sponsor" || step === "decide";
    const to = (changes: Partial<People>) => message(people(changes), REACHED[step])?.to;
    expect(message(aProject(), REACHED[step])?.role).toBe(isHigh ? "sponsor" : "project lead");
    expect(to({ deciders })).toBe(isHigh ? "Petra Lund" : "Tom Okafor");
    expect(to({ ...nobody, deciders, projectLead: "Tom Okafor" })).toBe(isHigh ? "Li Wei" : "Tom Okafor");
    expect(to({ ...nobody, deciders, sponsor: "Petra Lund" })).toBe(isHigh ? "Petra Lund" : "Li Wei");
    expect(to({ ...nobody, projectLead: "Tom Okafor" })).toBe("Tom Okafor");
    expect(to({ ...nobody, sponsor: "Petra Lund" })).toBe("Petra Lund");
    expect(to(nobody)).toBeNull();
  });
});

describe("what is owed", () => {
  const today = REACHED.nudge;

  test.each([
    [-1, 1],
    [0, 0],
    [1, 0],
  ])("due %i days from today is late %i times, on its own side", (days, count) => {
    const due = addDays(today, days);
    const theirs = message(aProject().with(anAction({ due })), today);
    expect([theirs?.owed.length, theirs?.ours.length]).toEqual([count, 0]);
    const own = message(aProject().with(anAction({ due, side: "services" })), today);
    expect([own?.owed.length, own?.ours.length]).toEqual([0, count]);
    const other = message(aProject().with(anAction({ due, side: "third-party" })), today);
    expect([other?.owed.length, other?.ours.length]).toEqual([0, 0]);
  });

  test("is not what is done", () => {
    expect(message(aProject().with(anAction({ doneOn: "2026-11-25" })))?.owed).toEqual([]);
  });
});

describe("what a milestone waits for", () => {
  const waitsFor = (waiting: Waiting) => message(aProject().milestone("kickoff", { waiting }))?.waitsFor;

  test("is said where it is the customer's, in the lead's words", () => {
    expect(waitsFor({ on: "customer", since: START, why: "the test data" })).toBe("the test data");
    expect(waitsFor({ on: "customer", since: START, why: null })).toBeNull();
    for (const on of ["services", "third-party", "internal-decision"] as const)
      expect(waitsFor({ on, since: START, why: "the test data" })).toBeNull();
  });

  test("is the first with words", () => {
    const project = aProject()
      .milestone("promises-captured", { waiting: { on: "customer", since: START, why: null } })
      .milestone("kickoff", { waiting: { on: "services", since: START, why: "ours" } })
      .milestone("aligned", { waiting: { on: "customer", since: START, why: "the signature" } })
      .milestone("configured", { waiting: { on: "customer", since: START, why: "the access" } });
    expect(message(project)?.waitsFor).toBe("the signature");
  });
});

describe("what it brings forward", () => {
  test("is the conversation that waits to be held, and no other proposal of the same gap", () => {
    const project = aProject().with(aPromise(), aGap(), aConfrontation({ by: REACHED.ask }));
    expect(message(project)).toMatchObject({
      conversation: { topic: "orders sync with the ERP", by: REACHED.ask },
      proposal: null,
    });
  });

  test("is a gap that nobody spoke of yet", () => {
    expect(message(aProject().with(aPromise(), aGap()))).toMatchObject({
      conversation: null,
      proposal: "orders sync with the ERP",
    });
    for (const state of ["planned", "confronted", "agreed", "closed"] as const)
      expect(message(aProject().with(aPromise(), aGap({ state })))?.proposal).toBeNull();
  });

  test("is the conversation of the one gap and the proposal of the other", () => {
    const project = aProject()
      .with(aPromise(), aGap(), aConfrontation())
      .with(aPromise({ key: "q", statement: "works offline" }), aGap({ key: "h", promise: "q" }));
    expect(message(project)).toMatchObject({
      conversation: { topic: "orders sync with the ERP" },
      proposal: "works offline",
    });
  });
});

describe("the next step, where it is ours", () => {
  const step = (code: StepCode): Step => ({
    code,
    text: code,
    why: "",
    since: START,
    command: nextCommand("stall", ["acme"]),
    urgency: { points: 1, terms: [] },
  });
  const ours: readonly StepCode[] = [
    "record-promises",
    "assess",
    "stale",
    "plan-conversation",
    "resolve-gap",
    "put-in-place",
    "close-gap",
    "action-ours",
  ];
  const theirs: readonly StepCode[] = ["hold-conversation", "action-theirs", "wait", "pressure", "stall", "review"];

  test.each(ours)("is %s", (code) => {
    expect(message(aProject(), REACHED.nudge, [step("stall"), step(code)])?.oursNext?.code).toBe(code);
  });

  test.each(theirs)("is not %s", (code) => {
    expect(message(aProject(), REACHED.nudge, [step(code)])?.oursNext).toBeNull();
  });

  test("is the first of several", () => {
    expect(message(aProject(), REACHED.nudge, [step("assess"), step("stale")])?.oursNext?.code).toBe("assess");
  });
});

describe("a freeze", () => {
  const until = "2026-12-20";
  const project = aProject().with(aFreeze({ on: REACHED.nudge, until }));

  test.each([
    [addDays(until, -1), null],
    [until, null],
    [addDays(until, 1), until],
  ])("agreed until 20 December: on %s the message says it ended on %s", (today, ended) => {
    expect(message(project, today)?.freezeEnded ?? null).toBe(ended);
    expect(message(project, today)?.step ?? null).toBe(ended && "decide");
  });
});

test("nobody is written to about a project that is live", () => {
  const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
  expect(message(aProject({ golive }), REACHED.decide)).toBeNull();
});

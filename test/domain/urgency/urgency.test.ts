import { describe, expect, test } from "vitest";
import type { StallStep } from "../../../src/domain/model/vocabulary.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { type Cause, urgencyOf } from "../../../src/domain/urgency/urgency.ts";
import { aProject, START } from "../builders.ts";

/** The points of one term; 0 where it is not among them. */
function points(
  name: RegExp,
  cause: Partial<Cause>,
  { today = START, target = "2027-09-01", step = null as StallStep | null } = {},
) {
  const project = aProject().milestone("live", { target });
  const { terms } = urgencyOf(project.on(today), { code: "assess", since: today, ...cause }, step);
  return terms.find((term) => name.test(term.name))?.points ?? 0;
}

describe("age", () => {
  test.each([
    [0, 0],
    [1, 0.1],
    [10, 1],
    [19, 1.9],
    [20, 2],
    [21, 2],
    [25, 2],
    [100, 2],
  ])("of %i working days weighs %d, and no more after twenty", (days, weight) => {
    expect(points(/^age$/, { since: START }, { today: addWorkingDays(START, days) })).toBe(weight);
  });

  test("that lies ahead weighs nothing", () => {
    expect(points(/^age$/, { since: "2026-12-01" })).toBe(0);
  });
});

describe("the due day", () => {
  test.each([
    ["2026-11-24", /^late by 1 working days/, 1.3],
    ["2026-11-20", /^late by 3 working days/, 1.8],
    ["2026-10-01", /^late by/, 4],
    [START, /^due today/, 2],
    ["2026-11-26", /^due soon/, 1],
    ["2026-11-27", /^due soon/, 1],
    ["2026-11-30", /^due in 3 working days/, -1],
    ["2027-03-01", /^due in/, -5],
  ])("%s weighs %s %d", (dueOn, name, weight) => {
    expect(points(name, { dueOn })).toBe(weight);
  });

  test("that nobody gave weighs nothing", () => {
    expect(points(/due|late/, {})).toBe(0);
  });
});

describe("the go-live", () => {
  test.each([
    [-1, 5],
    [0, 5],
    [7, 5],
    [8, 3],
    [14, 3],
    [15, 1],
    [30, 1],
    [31, 0],
  ])("%i days ahead weighs %i", (days, weight) => {
    expect(points(/^the go-live/, {}, { target: addDays(START, days) })).toBe(weight);
  });
});

test.each([
  ["nudge", 0.5],
  ["ask", 1],
  ["sponsor", 2],
  ["decide", 3],
  [null, 0],
] as const)("the stall's step %s weighs %d", (step, weight) => {
  expect(points(/^owed by the customer/, {}, { step })).toBe(weight);
});

test.each([
  ["blocker", 4],
  ["major", 2],
  ["minor", 0],
  [undefined, 0],
] as const)("the severity %s weighs %d", (severity, weight) => {
  expect(points(/^severity/, severity ? { severity } : {})).toBe(weight);
});

test("the terms are sorted, the largest first, and add up", () => {
  const standing = aProject()
    .milestone("live", { target: addDays(START, 10) })
    .on(START);
  const cause: Cause = { code: "decide", since: "2026-11-02", dueOn: START, severity: "blocker" };
  const { points: sum, terms } = urgencyOf(standing, cause, "ask");
  expect(terms.map(({ points: one }) => one)).toEqual([14, 4, 3, 2, 1.7, 1]);
  expect(sum).toBe(25.7);
});

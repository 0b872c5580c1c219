import { describe, expect, test } from "vitest";
import type { WorkShown } from "../../../src/domain/model/stall.ts";
import { needsProof, ON_TRUST, recordWork, type WorkInput } from "../../../src/domain/progress/progress.ts";
import { forwardSteps } from "../../../src/domain/stall/progress-events.ts";
import { lastForward } from "../../../src/domain/stall/stall.ts";
import { addDays, type Day } from "../../../src/domain/time/calendar.ts";
import { aMoment, anAction, aProject, type ProjectBuilder, START } from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

const work = (changes: Partial<WorkInput> = {}): WorkInput => ({
  text: "Invoices post in their sandbox",
  shownTo: null,
  evidence: null,
  for: null,
  on: START,
  ...changes,
});
const record = (changes: Partial<WorkInput>, builder = aProject(), today: Day = addDays(START, 30)) =>
  recordWork(builder.build(), work(changes), aMoment(today));

/** Work that was shown so many days after the start, on the lead's word. */
function shown(...days: readonly number[]): ProjectBuilder {
  const progress = days.map((day, index): [string, WorkShown] => {
    const on = addDays(START, day);
    return [`w${index}`, { ...work(), on, recordedOn: on, order: index + 1 }];
  });
  return aProject({ progress: Object.fromEntries(progress) });
}

describe("work that was shown", () => {
  test("is kept as the line of the weekly page, and moves the project", () => {
    const project = record({
      text: " Invoices post ",
      shownTo: " Tom Okafor ",
      for: "configured",
      on: addDays(START, 5),
    });
    expect(Object.values(project.progress ?? {})).toEqual([
      {
        on: addDays(START, 5),
        recordedOn: addDays(START, 30),
        order: 1,
        text: "Invoices post",
        shownTo: "Tom Okafor",
        evidence: null,
        for: "configured",
      },
    ]);
    expect(lastForward(project, addDays(START, 4))).toBe(START);
    expect(lastForward(project, addDays(START, 5))).toBe(addDays(START, 5));
  });

  test.each(["", " ", "x", "ok", "done", "progress"])("needs a line that says what they see: %j", (text) => {
    expect(codeOf(() => record({ text }))).toBe("needs");
  });

  test("is of a day that has come", () => {
    expect(codeOf(() => record({ on: addDays(START, 1) }, aProject(), START))).toBe("refused");
    expect(forwardSteps(record({ on: START }, aProject(), START)).at(-1)?.what).toBe("work-shown");
  });

  test("is none of a project that is stopped", () => {
    const stop = { on: START, why: "x", consequence: "none", by: "Petra Lund", restartedOn: null };
    const stops = { s: { ...stop, restartedWhy: null, restartedBy: null, restartedConsequence: null } };
    expect(codeOf(() => record({}, aProject({ stops })))).toBe("refused");
  });
});

describe("in a row", () => {
  const third =
    (builder: ProjectBuilder, changes: Partial<WorkInput> = {}) =>
    () =>
      record({ on: addDays(START, 20), ...changes }, builder);

  test.each([
    ["the first", [], false],
    ["the second", [5], false],
    ["the third", [5, 10], true],
    ["the fourth", [5, 10, 15], true],
  ])("%s needs somebody who saw it, or evidence: %3$s", (_, days, needs) => {
    expect(ON_TRUST).toBe(2);
    expect(needsProof(shown(...days).build(), addDays(START, 20))).toBe(needs);
    if (needs) expect(codeOf(third(shown(...days)))).toBe("needs");
    else expect(Object.keys(third(shown(...days))().progress ?? {})).toHaveLength(days.length + 1);
  });

  test("it says what is missing, and a word that shows nothing is no evidence", () => {
    expect(problemOf(third(shown(5, 10)))).toMatchObject({ flags: ["--shown-to or --evidence"] });
    expect(codeOf(third(shown(5, 10), { evidence: "mail" }))).toBe("needs");
    expect(codeOf(third(shown(5, 10), { shownTo: " " }))).toBe("needs");
    expect(third(shown(5, 10), { shownTo: "Tom Okafor" })().progress).toHaveProperty("k1");
    expect(third(shown(5, 10), { evidence: "https://acme.test/run/7" })().progress).toHaveProperty("k1");
  });

  test("another step forward begins the row anew, before or after them it does not", () => {
    const with_ = (day: number) => shown(5, 10).with(anAction({ doneOn: addDays(START, day) }));
    expect(needsProof(with_(4).build(), addDays(START, 20))).toBe(true);
    expect(needsProof(with_(7).build(), addDays(START, 20))).toBe(false);
    expect(needsProof(with_(12).build(), addDays(START, 20))).toBe(false);
    expect(needsProof(with_(25).build(), addDays(START, 20))).toBe(true);
  });
});

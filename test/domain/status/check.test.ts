import { describe, expect, test } from "vitest";
import { alarmsOf, checkOf } from "../../../src/domain/status/check.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import {
  aConfrontation,
  aFit,
  aGap,
  anAction,
  aProject,
  aPromise,
  aRisk,
  type ProjectBuilder,
  START,
} from "../builders.ts";

const YESTERDAY = addDays(START, -1);
const fine = () => aProject().with(aPromise({ fit: aFit("fit") }));
const alarms = (project: ProjectBuilder, today = START) => alarmsOf(project.on(today)).map(({ code }) => code);

describe("what a watchman wakes somebody for", () => {
  test("is nothing where all is well, unexamined or only amber", () => {
    expect(alarms(fine())).toEqual([]);
    expect(alarms(aProject())).toEqual([]);
    expect(alarms(fine().with(aRisk({ health: "amber" })))).toEqual([]);
  });

  test("is what is red", () => {
    expect(alarms(fine().with(aRisk({ health: "red" })))).toEqual(["risk"]);
  });

  test.each([
    [addDays(START, -1), ["action-overdue"]],
    [START, []],
    [addDays(START, 1), []],
  ])("is an action due on %s: %j", (due, codes) => {
    expect(alarms(fine().with(anAction({ due })))).toEqual(codes);
  });

  test("is a milestone past its day, a target, and a conversation, amber as they may be", () => {
    expect(alarms(fine().milestone("promises-captured", { target: YESTERDAY }))).toEqual(["milestone-overdue"]);
    expect(alarms(fine().milestone("live", { target: YESTERDAY }))).toEqual(["target-passed"]);
    const talk = aConfrontation({ by: YESTERDAY });
    const should = aPromise({ key: "q", importance: "should", fit: aFit("gap") });
    expect(alarms(fine().with(should, aGap({ promise: "q" }), talk))).toEqual(["conversation-overdue"]);
  });

  test.each([
    [7, ["action-overdue"]],
    [8, ["owed", "action-overdue"]],
  ])("is something that the customer owes since %i working days: %j", (days, codes) => {
    const later = fine().milestone("promises-captured", { target: "2027-01-29" }).with(anAction());
    expect(alarms(later, addWorkingDays(START, days))).toEqual(codes);
  });

  test("is no quiet time, however long, where nothing is owed", () => {
    const later = fine().and({ criteria: {} }).milestone("promises-captured", { target: "2027-01-29" });
    expect(alarms(later, addWorkingDays(START, 40))).toEqual([]);
  });
});

test("a check names the project, who leads it, and why", () => {
  expect(
    checkOf(
      fine()
        .with(aRisk({ health: "red" }))
        .on(START),
    ),
  ).toEqual({
    slug: "acme",
    customer: "Acme",
    lead: "Ana Sato",
    reasons: [{ code: "risk", value: "red", text: "R1 the sponsor resigned", since: START }],
  });
});

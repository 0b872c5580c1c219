import { describe, expect, test } from "vitest";
import { agendaOf, agendaShareOf } from "../../../src/domain/next/agenda.ts";
import { nextSteps } from "../../../src/domain/next/next-steps.ts";
import { addDays, addWorkingDays, type Day, takeWorkingDays } from "../../../src/domain/time/calendar.ts";
import { nextCommand } from "../../../src/next-command.ts";
import {
  aConfrontation,
  aCriterion,
  aFit,
  aGap,
  anAction,
  aProject,
  aPromise,
  aRisk,
  type ProjectBuilder,
  START,
} from "../builders.ts";

const fine = () => aPromise({ fit: aFit("fit") });
const steps = (project: ProjectBuilder, today: Day) => nextSteps(project.on(today));
const codes = (project: ProjectBuilder, today: Day) => steps(project, today).map(({ code }) => code);

describe("a must that is not settled", () => {
  const ALIGNED = addDays(START, 28);
  const open = aProject()
    .milestone("aligned", { target: ALIGNED })
    .with(aPromise({ fit: aFit("gap") }), aGap(), aRisk({ reviewOn: START }), anAction({ due: addDays(START, 1) }));

  test.each([
    ["the day before the scope is due", addDays(ALIGNED, -1), false],
    ["on the day", ALIGNED, true],
    ["the day after", addDays(ALIGNED, 1), true],
  ])("%s stands above all else: %3$s", (_, today, isFirst) => {
    const late = open.with(aRisk({ key: "s", reviewOn: START }), aPromise({ key: "q" }));
    const order = steps(late.milestone("live", { target: addDays(START, -1) }), today);
    expect(order[0]?.severity === "blocker").toBe(isFirst);
  });

  test("gives way to a meeting of today, and to no other", () => {
    const talk = (by: Day) =>
      open.with(
        aPromise({ key: "q", importance: "should", fit: aFit("gap") }),
        aGap({ key: "h", promise: "q" }),
        aConfrontation({ gap: "h", by }),
      );
    expect(codes(talk(ALIGNED), ALIGNED)[0]).toBe("hold-conversation");
    expect(codes(talk(addDays(ALIGNED, -1)), ALIGNED)[0]).toBe("plan-conversation");
    expect(codes(talk(addDays(ALIGNED, 1)), ALIGNED)[0]).toBe("plan-conversation");
  });
});

describe("asking again", () => {
  test("never stands above a blocker, however late it is", () => {
    const project = aProject().with(aPromise({ fit: aFit("gap") }), aGap(), anAction());
    for (const days of [1, 5, 40]) {
      const order = codes(project, addWorkingDays(START, days));
      expect(order).toContain("action-theirs");
      expect(order.indexOf("action-theirs")).toBeGreaterThan(order.indexOf("plan-conversation"));
    }
  });

  test("never stands above a blocker of another customer", () => {
    const today = addWorkingDays(START, 40);
    const late = aProject({ slug: "late" }).with(fine(), anAction()).on(today);
    const blocked = aProject({ slug: "blocked" })
      .milestone("live", { target: "2027-12-01" })
      .milestone("aligned", { target: "2027-10-01" })
      .with(aPromise({ fit: aFit("gap"), addedOn: today }), aGap({ openedOn: today }))
      .on(today);
    const { items } = agendaOf([agendaShareOf(late, 9), agendaShareOf(blocked, 9)], 99);
    const at = (code: string) => items.findIndex((item) => item.code === code);
    expect(at("action-theirs")).toBeGreaterThan(at("plan-conversation"));
  });

  test("is one line for each person, whatever they owe, and one for each of two", () => {
    const two = [anAction(), anAction({ key: "b", due: addDays(START, -1) })];
    const today = addDays(START, 1);
    const texts = (...records: ReturnType<typeof anAction>[]) =>
      steps(aProject().with(fine(), ...records), today)
        .filter(({ code }) => code === "action-theirs")
        .map(({ text, command }) => [text, command]);
    expect(texts(...two)).toEqual([
      ["ask Tom Okafor for A2, A1: send the field mapping", nextCommand("action chase", ["acme", "A2", "A1"])],
    ]);
    expect(texts(...two, anAction({ key: "c", owner: "Li Wei" }))).toHaveLength(2);
  });

  test("is one line where a letter to the same person is due", () => {
    const past = (days: number) => addWorkingDays(START, days);
    const sent = { on: past(1), order: 1, step: "nudge", to: "Tom Okafor", replyBy: past(1), item: "a" } as const;
    const project = aProject({ messages: { m: sent } }).with(fine(), anAction(), anAction({ key: "b", due: past(2) }));
    const toTom = steps(project, past(3)).filter(({ partner }) => partner === "Tom Okafor");
    expect(toTom).toHaveLength(1);
    expect(toTom[0]?.text).toMatch(/A1.*A2|A2.*A1/);
  });
});

describe("what the two clocks ask", () => {
  const built = (["promises-captured", "kickoff", "aligned"] as const).reduce(
    (builder, name) => builder.milestone(name, { doneOn: START }),
    aProject().with(fine()),
  );

  test.each([
    [9, false],
    [10, true],
    [11, true],
  ])("after %i working days without a step forward the lead is asked: %s, and nobody is written to", (days, isAsked) => {
    const order = codes(built, addWorkingDays(START, days));
    expect(order.includes("movement")).toBe(isAsked);
    expect(order).not.toContain("stall");
  });

  test("is nothing before the scope is agreed, when other steps say what to do", () => {
    expect(codes(aProject().with(fine()), addWorkingDays(START, 30))).not.toContain("movement");
  });
});

describe("a criterion on its way", () => {
  const DUE = addWorkingDays(START, 20);
  const project = aProject({ criteria: {} })
    .milestone("ready", { target: addWorkingDays(START, 60) })
    .milestone("live", { target: addWorkingDays(START, 65) })
    .with(
      fine(),
      aCriterion({ key: "migration-rehearsed", due: DUE }),
      aCriterion({ key: "easy", critical: false, due: DUE }),
    );

  test.each([
    [3, false],
    [2, true],
    [0, true],
    [-1, true],
  ])("is a step %i working days before it is due: %s", (days, isStep) => {
    const today = days < 0 ? addWorkingDays(DUE, -days) : takeWorkingDays(DUE, days);
    const texts = steps(project, today).flatMap(({ code, text }) => (code === "criterion" ? [text] : []));
    expect(texts.map((text) => text.split(",")[0])).toEqual(isStep ? ["Migration rehearsed"] : []);
  });
});

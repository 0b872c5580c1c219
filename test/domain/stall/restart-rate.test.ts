import { describe, expect, test } from "vitest";
import type { Freeze, Stop } from "../../../src/domain/model/stall.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import { restartRate, STALLS_FOR_A_RATE } from "../../../src/domain/stall/restart-rate.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { aFreeze, anAction, aProject, type ProjectBuilder, START } from "../builders.ts";

const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
function stop(on: string, restartedOn: string | null): Stop {
  const again = { restartedWhy: null, restartedBy: null, restartedConsequence: null };
  return { on, why: "merged", consequence: "none", by: "Petra Lund", restartedOn, ...again };
}
const ended = (on: string) => ({ on, why: "on", consequence: "none", by: "Petra Lund" });
const stopped = (restartedOn: string | null) => aProject({ stops: { s: stop(START, restartedOn) } });

/** Nine stalls that ended in a stop, so that whatever the project adds is seen. */
const NINE = Array.from({ length: STALLS_FOR_A_RATE - 1 }, () => stopped(null).on(START));
function added(project: ProjectBuilder, today = START) {
  const rate = restartRate([...NINE, stopped(null).on(START), project.on(today)]);
  if (!rate) throw new Error("there is no rate");
  return { stalls: rate.stalls - 10, restarted: rate.restarted, open: rate.open };
}
const NONE = { stalls: 0, restarted: 0, open: 0 };
const RESTARTED = { stalls: 1, restarted: 1, open: 0 };
const OPEN = { stalls: 1, restarted: 0, open: 1 };
const STOPPED = { stalls: 1, restarted: 0, open: 0 };

describe("a rate", () => {
  test("takes ten stalls", () => {
    const standings = (count: number): readonly Standing[] =>
      Array.from({ length: count }, () => stopped("2026-12-01").on("2026-12-01"));
    expect(STALLS_FOR_A_RATE).toBe(10);
    expect(restartRate([])).toBeNull();
    expect(restartRate(standings(9))).toBeNull();
    expect(restartRate(standings(10))).toEqual({ stalls: 10, restarted: 10, open: 0 });
    expect(restartRate(standings(11))).toEqual({ stalls: 11, restarted: 11, open: 0 });
  });

  test("counts several stalls of one project", () => {
    const stops = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`s${index}`, stop(START, index < 4 ? START : null)]),
    );
    expect(restartRate([aProject({ stops }).on(START)])).toEqual({ stalls: 10, restarted: 4, open: 0 });
  });
});

describe("a stop", () => {
  test("that was taken up again is restarted, and one that was not is neither that nor open", () => {
    expect(added(stopped("2026-12-01"), "2026-12-01")).toEqual(RESTARTED);
    expect(added(stopped(null), addDays(START, 400))).toEqual(STOPPED);
    expect(added(aProject())).toEqual(NONE);
  });

  test("is one stall however long it lasted, also with the steps around it", () => {
    const project = aProject({ stops: { s: stop(addDays(START, 1), addDays(START, 90)) } });
    expect(added(project.with(anAction({ doneOn: addDays(START, 91) })), addDays(START, 92))).toEqual(RESTARTED);
  });
});

describe("a freeze", () => {
  const until = "2026-12-15";
  const frozen = (freeze: Partial<Freeze>, project = aProject()) => project.with(aFreeze({ until, ...freeze }));

  test("that nobody ended is open, and one that was is restarted", () => {
    expect(added(frozen({}), "2026-12-10")).toEqual(OPEN);
    expect(added(frozen({ ended: ended("2026-12-14") }), "2026-12-14")).toEqual(RESTARTED);
  });

  test("past its day is one open stall and not two", () => {
    // Its top of the ladder is the freeze's own.
    expect(added(frozen({}), addDays(until, 1))).toEqual(OPEN);
  });

  test.each([
    ["the day before it began", addDays(START, -1), 2],
    ["the day it began", START, 1],
    ["while it lasted", "2026-12-10", 1],
    ["the day it ended", "2026-12-14", 1],
    ["the day after", "2026-12-15", 2],
  ])("that ended on 14 December, with a stop on %s (%s), is %i", (_, on, stalls) => {
    const project = frozen({ ended: ended("2026-12-14") }, aProject({ stops: { s: stop(on, null) } }));
    expect(added(project, "2026-12-20").stalls).toBe(stalls);
  });

  test("that was never ended gives way to any stop since", () => {
    expect(added(frozen({}, aProject({ stops: { s: stop("2027-03-01", null) } })), "2027-03-01")).toEqual(STOPPED);
  });
});

describe("a stretch without a step", () => {
  const TOP = 15;
  /** One step so many working days after the first, and another a day later. */
  const walked = (days: number, project = aProject()) =>
    project.with(
      anAction({ doneOn: addWorkingDays(START, days) }),
      anAction({ key: "b", doneOn: addWorkingDays(START, days + 1) }),
    );

  test.each([
    [TOP - 1, NONE],
    [TOP, RESTARTED],
    [TOP + 1, RESTARTED],
  ])("of %i working days, where the ladder ends at fifteen: %j", (days, expected) => {
    expect(added(walked(days), addWorkingDays(START, days + 1))).toEqual(expected);
  });

  test("is counted once with two steps on its last day, in whatever order they are kept", () => {
    const last = addWorkingDays(START, TOP);
    const project = aProject().with(
      anAction({ doneOn: addWorkingDays(last, 1) }),
      anAction({ key: "b", doneOn: last }),
      anAction({ key: "c", doneOn: last }),
    );
    expect(added(project, addWorkingDays(last, 1))).toEqual(RESTARTED);
  });

  test("is two where it happened twice", () => {
    const project = aProject().with(
      anAction({ doneOn: addWorkingDays(START, TOP) }),
      anAction({ key: "b", doneOn: addWorkingDays(START, 2 * TOP) }),
    );
    expect(added(project, addWorkingDays(START, 2 * TOP))).toEqual({ stalls: 2, restarted: 2, open: 0 });
  });

  test.each([
    [TOP - 1, NONE],
    [TOP, OPEN],
    [TOP + 1, OPEN],
  ])("that lasts, on its working day %i: %j", (days, expected) => {
    expect(added(aProject(), addWorkingDays(START, days))).toEqual(expected);
  });

  test("that lasts is none of a project that is live or stopped", () => {
    expect(added(aProject({ golive }), addDays(START, 90))).toEqual(NONE);
  });

  test("with a freeze in it is the freeze's", () => {
    const end = addWorkingDays(START, TOP + 5);
    const freeze = aFreeze({ on: addDays(START, 7), until: addDays(START, 20), ended: ended(addDays(START, 20)) });
    expect(added(walked(TOP + 5).with(freeze), addWorkingDays(end, 1))).toEqual(RESTARTED);
  });

  test("before a stop is a stall of its own", () => {
    const on = addWorkingDays(START, TOP + 1);
    const step = addWorkingDays(START, TOP);
    const project = aProject({ stops: { s: stop(on, addDays(on, 7)) } }).with(anAction({ doneOn: step }));
    expect(added(project, addDays(on, 8))).toEqual({ stalls: 2, restarted: 2, open: 0 });
  });
});

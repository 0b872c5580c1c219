import { describe, expect, test } from "vitest";
import type { Win } from "../../../src/domain/model/golive.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Freeze, Stop } from "../../../src/domain/model/stall.ts";
import { halfCustomersOver, median } from "../../../src/domain/wins/half-customers.ts";
import { GOLIVES_FOR_A_MEDIAN, winsOf } from "../../../src/domain/wins/wins.ts";
import { sampleProject } from "../../store/sample-project.ts";

const TODAY = "2026-11-24";

function win(liveOn: string, changes: Partial<Win> = {}): Win {
  return {
    liveOn,
    recordedOn: liveOn,
    confirmedBy: "Tom",
    creditSales: "Jo",
    creditServices: "Ana",
    creditCustomer: "Tom",
    firstValue: "they sign in",
    rungOn: liveOn,
    rolledBackOn: null,
    rolledBackWhy: null,
    ...changes,
  };
}

function closedOn(day: string, changes: Partial<Project> = {}): Project {
  const { deal } = sampleProject();
  return sampleProject(`p${day}`, { deal: { ...deal, closedOn: day }, ...changes });
}

const stop = (on: string, restartedOn: string | null): Stop => ({
  on,
  why: "a merger",
  consequence: "none",
  by: "Petra",
  restartedOn,
  restartedWhy: restartedOn ? "the merger is through" : null,
  restartedBy: null,
  restartedConsequence: null,
});

const winsIn = (projects: readonly Project[], since = "2026-09-01") =>
  winsOf(
    projects.map((project) => ({ project, catalogue: null, today: TODAY, settings: NO_SETTINGS })),
    since,
    TODAY,
  );

describe("wins", () => {
  test("are go-lives of these days that hold, the latest first, with the days since the close", () => {
    const { golives } = winsIn([
      closedOn("2026-08-01", { wins: { w: win("2026-10-01") } }),
      closedOn("2026-08-02", { wins: { w: win("2026-11-01") } }),
      closedOn("2026-08-03", { wins: { w: win("2026-10-05", { rolledBackOn: "2026-10-06", rolledBackWhy: "x" }) } }),
      closedOn("2026-01-01", { wins: { w: win("2026-08-31") } }),
    ]);
    expect(golives.map(({ liveOn, days }) => [liveOn, days])).toEqual([
      ["2026-11-01", 91],
      ["2026-10-01", 61],
    ]);
  });

  test("are small ones too: aligned on a day, moving again, happier; and never what was done before psvc", () => {
    const { route } = sampleProject();
    const aligned = { ...route, aligned: { ...route.aligned, doneOn: "2026-10-02", note: "signed by Ira" } };
    const adopted = { ...route, aligned: { ...route.aligned, doneBefore: true } };
    const mood = { recordedOn: "2026-11-02", words: "better", by: null };
    const { small } = winsIn([
      closedOn("2026-08-01", { route: aligned }),
      closedOn("2026-08-02", { route: adopted }),
      closedOn("2026-08-03", { stops: { s: stop("2026-09-01", "2026-11-09") } }),
      closedOn("2026-08-04", {
        moods: {
          a: { ...mood, mood: "unhappy", on: "2026-11-01", order: 1 },
          b: { ...mood, mood: "content", on: "2026-11-02", order: 2 },
          c: { ...mood, mood: "happy", on: "2026-11-03", order: 3 },
        },
      }),
    ]);
    expect(small.map(({ what, on, words }) => [what, on, words])).toEqual([
      ["restarted", "2026-11-09", "the merger is through"],
      ["happier", "2026-11-02", "better"],
      ["aligned", "2026-10-02", "signed by Ira"],
    ]);
  });

  test("count a stop and a freeze that one restart ended as one", () => {
    const ended = { on: "2026-11-09", why: "again", consequence: "none", by: "Petra" };
    const decision = { by: "Petra", on: "2026-10-01", words: "yes", document: null };
    const freeze: Freeze = {
      on: "2026-10-01",
      until: "2026-10-20",
      why: "a",
      consequence: "b",
      decision,
      extension: null,
      ended,
    };
    const { small } = winsIn([
      closedOn("2026-08-01", { stops: { s: stop("2026-10-10", "2026-11-09") }, freezes: { f: freeze } }),
    ]);
    expect(small).toHaveLength(1);
  });

  test("have no number in the middle while there are few", () => {
    const some = (many: number) =>
      winsIn(
        Array.from({ length: many }, (_, day) => closedOn(`2026-08-0${day + 1}`, { wins: { w: win("2026-10-01") } })),
      );
    expect(some(GOLIVES_FOR_A_MEDIAN - 1).daysToLive.median).toBeNull();
    expect(some(GOLIVES_FOR_A_MEDIAN).daysToLive).toEqual({ count: 5, shortest: 57, median: 59, longest: 61 });
  });
});

describe("half-customers over time", () => {
  const on = (project: Project) => halfCustomersOver([project], 4, TODAY).map(({ count }) => count);

  test("are counted at the end of each month and today, with the age of the middle one and of the oldest", () => {
    const over = halfCustomersOver([closedOn("2026-08-31"), closedOn("2026-10-30"), closedOn("2026-10-31")], 4, TODAY);
    expect(over).toEqual([
      { on: "2026-08-31", count: 1, medianAge: 0, oldest: 0 },
      { on: "2026-09-30", count: 1, medianAge: 30, oldest: 30 },
      { on: "2026-10-31", count: 3, medianAge: 1, oldest: 61 },
      { on: "2026-11-24", count: 3, medianAge: 25, oldest: 85 },
    ]);
  });

  test("are none any more once live, and again after a roll-back", () => {
    expect(on(closedOn("2026-08-01", { wins: { w: win("2026-09-10") } }))).toEqual([1, 0, 0, 0]);
    const back = { w: win("2026-09-10", { rolledBackOn: "2026-10-10", rolledBackWhy: "x" }) };
    expect(on(closedOn("2026-08-01", { wins: back }))).toEqual([1, 0, 1, 1]);
  });

  test("are none while stopped", () => {
    expect(on(closedOn("2026-08-01", { stops: { s: stop("2026-09-10", "2026-11-01") } }))).toEqual([1, 0, 0, 1]);
    expect(on(closedOn("2026-08-01", { stops: { s: stop("2026-10-10", null) } }))).toEqual([1, 1, 0, 0]);
  });
});

test("the middle of an even number lies between the two", () => {
  expect([median([]), median([3]), median([3, 8]), median([1, 2, 9])]).toEqual([null, 3, 6, 2]);
});

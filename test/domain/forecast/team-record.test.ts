import { describe, expect, test } from "vitest";
import { legsLeft, legsOf, PROJECTS_FOR_A_RECORD, teamRecord } from "../../../src/domain/forecast/team-record.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { MILESTONES, type MilestoneName } from "../../../src/domain/model/vocabulary.ts";
import { addDays, type Day } from "../../../src/domain/time/calendar.ts";
import { aProject, type ProjectBuilder, START } from "../builders.ts";

const WAY = MILESTONES.slice(1, MILESTONES.indexOf("live") + 1);
const day = (days: number) => addDays(START, days);
/** Every milestone to the go-live planned ten days after the one before. */
const planned = () =>
  WAY.reduce((builder, name, index) => builder.milestone(name, { target: day(10 * (index + 1)) }), aProject());
/** The first so many of them done, each twelve days after the one before. */
const walked = (count: number, builder: ProjectBuilder = planned()) =>
  WAY.slice(0, count).reduce((so, name, index) => so.milestone(name, { doneOn: day(12 * (index + 1)) }), builder);
const golive = { on: day(84), confirmedBy: "Petra Lund", release: null, recordedOn: day(84) };
const live = (): Project => walked(WAY.length).and({ golive }).build();
const move = (on: Day, from: Day, to: Day) => ({ m: { on, from, to, reason: null, side: null, why: null } });

describe("the legs that were walked", () => {
  test("are none at the beginning, and then each with its plan and what it took", () => {
    expect(WAY).toEqual(["promises-captured", "kickoff", "aligned", "configured", "accepted", "ready", "live"]);
    expect(legsOf(planned().build())).toEqual([]);
    expect(legsOf(walked(3).build())).toEqual([
      { to: "promises-captured", planned: 10, took: 12 },
      { to: "kickoff", planned: 10, took: 12 },
      { to: "aligned", planned: 10, took: 12 },
    ]);
    expect(legsOf(live()).map(({ to }) => to)).toEqual(WAY);
  });

  test("end with the go-live", () => {
    const stable = walked(WAY.length)
      .milestone("stable", { doneOn: day(120) })
      .build();
    expect(legsOf(stable).at(-1)?.to).toBe("live");
  });

  test("take in what came before without a day", () => {
    const skipped = walked(3).milestone("kickoff", { doneOn: null, skipped: { on: START, why: "x", by: "Ana Sato" } });
    expect(legsOf(skipped.build())).toEqual([
      { to: "promises-captured", planned: 10, took: 12 },
      { to: "aligned", planned: 20, took: 24 },
    ]);
  });

  test("begin with the day on which psvc took the project over", () => {
    const adopted = walked(1)
      .and({ adoptedOn: day(5) })
      .build();
    expect(legsOf(adopted)).toEqual([{ to: "promises-captured", planned: 5, took: 7 }]);
  });

  test("took no time where they were done out of order", () => {
    const turned = walked(2)
      .milestone("kickoff", { doneOn: day(11) })
      .build();
    expect(legsOf(turned)[1]).toEqual({ to: "kickoff", planned: 10, took: 0 });
  });

  test.each([
    ["before it began", 11, 18],
    ["on the day it began", 12, 18],
    ["after it began", 13, 10],
  ])("were planned as the plan was when they began: moved %s", (_, on, days) => {
    // From the tenth day: to the twentieth, which was moved to the twenty-eighth.
    const moved = walked(2).milestone("kickoff", { target: day(28), moves: move(day(on), day(20), day(28)) });
    expect(legsOf(moved.build())[1]).toEqual({ to: "kickoff", planned: days, took: 12 });
  });

  test("were never planned to take less than no time", () => {
    const turned = walked(2)
      .milestone("kickoff", { target: day(5) })
      .build();
    expect(legsOf(turned)[1]?.planned).toBe(0);
  });
});

describe("the legs that are left", () => {
  const left = (builder: ProjectBuilder) => legsLeft(builder.build());

  test("are all of them at the beginning, and none at the end", () => {
    expect(left(planned())).toEqual({ since: START, legs: WAY.map((to) => ({ to, planned: 10 })) });
    expect(left(walked(WAY.length))).toEqual({ since: day(84), legs: [] });
  });

  test("begin with the last one that was done", () => {
    expect(left(walked(5))).toEqual({
      since: day(60),
      legs: [
        { to: "ready", planned: 10 },
        { to: "live", planned: 10 },
      ],
    });
  });

  test.each<[string, Parameters<ProjectBuilder["milestone"]>[1]]>([
    ["skipped", { skipped: { on: START, why: "x", by: "Ana Sato" } }],
    ["done before psvc kept it", { doneBefore: true }],
  ])("leave out one that was %s, whose days are the next one's", (_, changes) => {
    const name: MilestoneName = "ready";
    expect(left(walked(5).milestone(name, changes)).legs).toEqual([{ to: "live", planned: 20 }]);
  });

  test("are as long as the plan was when the one in progress began", () => {
    const moved = (on: number) =>
      walked(6).milestone("live", { target: day(90), moves: move(day(on), day(70), day(90)) });
    expect([71, 72, 73].map((on) => left(moved(on)).legs)).toEqual([
      [{ to: "live", planned: 30 }],
      [{ to: "live", planned: 30 }],
      [{ to: "live", planned: 10 }],
    ]);
  });
});

describe("the record of a team", () => {
  const many = (count: number, project = live()) => Array.from({ length: count }, () => project);

  test("takes ten projects that are live", () => {
    expect(PROJECTS_FOR_A_RECORD).toBe(10);
    expect(teamRecord([])).toBeNull();
    expect(teamRecord(many(9))).toBeNull();
    expect(teamRecord(many(10))).toEqual(many(10).map(legsOf));
    expect(teamRecord(many(11))).toHaveLength(11);
  });

  test("leaves out what is not live, and what has no leg with a day", () => {
    const active = walked(3).build();
    const without = planned().and({ golive }).build();
    expect(teamRecord([...many(9), active])).toBeNull();
    expect(teamRecord([...many(9), without])).toBeNull();
    expect(teamRecord([...many(10), active, without])).toHaveLength(10);
  });
});

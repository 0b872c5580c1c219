import { describe, expect, test } from "vitest";
import { idleIfWaited } from "../../../src/domain/gap/cost-of-waiting.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aGap, aProject, aPromise, type ProjectBuilder, START } from "../builders.ts";
import { capability, catalogueOf } from "../ledger.ts";

const LIVE = "2027-03-01";
const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
const project = aProject().milestone("live", { target: LIVE });

/** What lies idle if they wait for capabilities of which the roadmap says these things. */
function idle(
  notes: readonly (string | null)[],
  builder: ProjectBuilder = project,
  today = START,
  gap: Partial<Gap> = {},
) {
  const capabilities = notes.map((roadmapNote, index) => capability(`c${index}`, { roadmapNote }));
  const standing = builder
    .with(aPromise({ capabilities: capabilities.map(({ key }) => key) }), aGap(gap))
    .on(today, { catalogue: catalogueOf(...capabilities) });
  return idleIfWaited(standing, getRecord(standing.project.gaps, "g"));
}

describe("who waits for the product", () => {
  test.each([
    ["2027-02-28", null],
    [LIVE, null],
    ["2027-03-02", 1],
    ["2027-03-31", 30],
  ])("until %s is idle for %s days after a go-live on 1 March", (until, days) => {
    expect(idle([until])?.days ?? null).toBe(days);
  });

  test.each([
    ["2027-02-28", "2027-03-31", 30],
    [LIVE, "2027-03-31", 30],
    ["2027-03-02", "2027-03-31", 29],
    ["2027-03-31", "2027-03-31", null],
  ])("is on %s, once the target has passed, idle from today until %s: %s days", (today, until, days) => {
    expect(idle([until], project, today)?.days ?? null).toBe(days);
  });

  test("waits for the last of what several notes name, and for none where none names a day", () => {
    expect(idle(["2027-04-10", "2027-06-30", "2027-05-20"])?.until).toBe("2027-06-30");
    expect(idle([null, "2027-04-10", "some day"])?.until).toBe("2027-04-10");
    expect(idle(["some day", null])).toBeNull();
    expect(idle([])).toBeNull();
  });

  test("has the whole deal idle", () => {
    const deal = { ...project.build().deal, value: 120_000, currency: "EUR" };
    expect(idle(["2027-03-02"], project.and({ deal }))).toEqual({
      until: "2027-03-02",
      days: 1,
      value: 120_000,
      currency: "EUR",
    });
    expect(idle(["2027-03-02"])).toMatchObject({ value: null, currency: null });
  });
});

describe("nobody waits", () => {
  test("for a gap that is closed, and everybody else may", () => {
    for (const state of ["open", "planned", "confronted", "agreed"] as const)
      expect(idle(["2027-03-02"], project, START, { state })?.days).toBe(1);
    expect(idle(["2027-03-02"], project, START, { state: "closed" })).toBeNull();
  });

  test("who is live", () => {
    expect(idle(["2027-03-02"], project.and({ golive }))).toBeNull();
  });

  test("where there is no catalogue, or the catalogue does not know it any more", () => {
    const builder = project.with(aPromise({ capabilities: ["c0"] }), aGap());
    for (const more of [{}, { catalogue: catalogueOf() }]) {
      const standing = builder.on(addDays(START, 1), more);
      expect(idleIfWaited(standing, getRecord(standing.project.gaps, "g"))).toBeNull();
    }
  });
});

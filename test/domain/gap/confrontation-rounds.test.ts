import { describe, expect, test } from "vitest";
import {
  daysUnheld,
  endPlans,
  lettered,
  letterOf,
  openPlans,
  planOn,
  pressureOn,
  pushOn,
  roundsOn,
} from "../../../src/domain/gap/confrontation-rounds.ts";
import type { Confrontation, ConfrontationOption } from "../../../src/domain/model/confrontation.ts";
import { HELD_OUTCOMES, type HeldOutcome, PUSHES } from "../../../src/domain/model/vocabulary.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { aConfrontation, aGap, aProject, aPromise, type RecordBuilder, START } from "../builders.ts";

/** A conversation on `g` that was held. */
function held(key: string, outcome: HeldOutcome, on = START): RecordBuilder {
  const none = { option: null, document: null, escalatedTo: null, override: null };
  return aConfrontation({
    key,
    endedOn: on,
    outcome: { ...none, outcome, decidedBy: "Petra Lund", on, words: "no", recordedOn: on },
  });
}
const talkedOf = (...talks: readonly RecordBuilder[]) => aProject().with(aPromise(), aGap(), ...talks);

describe("the rounds on a gap", () => {
  test("are its own, the first round first, then the one planned first, then by key", () => {
    const project = talkedOf(
      aConfrontation({ key: "e", round: 2, plannedOn: START }),
      aConfrontation({ key: "d", round: 1, plannedOn: addDays(START, 1) }),
      aConfrontation({ key: "c", round: 1, plannedOn: START }),
      aConfrontation({ key: "b", round: 1, plannedOn: START }),
      aConfrontation({ key: "a", gap: "h" }),
    ).build();
    expect(roundsOn(project, "g").map(([key]) => key)).toEqual(["b", "c", "d", "e"]);
    expect(roundsOn(project, "h").map(([key]) => key)).toEqual(["a"]);
    expect(roundsOn(project, "i")).toEqual([]);
  });

  test("that are planned and not held are one, the later of two", () => {
    const plan = (...talks: readonly RecordBuilder[]) => planOn(talkedOf(...talks).build(), "g")?.[0] ?? null;
    expect(plan()).toBeNull();
    expect(plan(aConfrontation())).toBe("c");
    expect(plan(aConfrontation(), aConfrontation({ key: "d", round: 2 }))).toBe("d");
    expect(plan(aConfrontation(), aConfrontation({ key: "d", round: 2, endedOn: START }))).toBe("c");
    expect(plan(aConfrontation({ endedOn: START }))).toBeNull();
  });
});

describe("the plans of a project", () => {
  test("are one a gap, the earliest day first", () => {
    const project = talkedOf(aConfrontation({ by: addDays(START, 2) }))
      .with(aGap({ key: "h", promise: "q" }), aConfrontation({ key: "d", gap: "h", by: addDays(START, 1) }))
      .with(aGap({ key: "i", promise: "r" }), aConfrontation({ key: "e", gap: "i", by: START, endedOn: START }))
      .with(aGap({ key: "j", promise: "s" }), aConfrontation({ key: "f", gap: "j", by: START }));
    expect(openPlans(project.build()).map(([key]) => key)).toEqual(["f", "d", "c"]);
    expect(openPlans(aProject().build())).toEqual([]);
  });

  test("end with the gap: its own and no others, and only what is not held", () => {
    const project = talkedOf(
      aConfrontation(),
      aConfrontation({ key: "d", endedOn: START }),
      aConfrontation({ key: "e", gap: "h" }),
    ).build();
    const ended = endPlans(project, "g", "2026-12-01");
    expect(Object.entries(ended.confrontations).map(([key, { endedOn }]) => [key, endedOn])).toEqual([
      ["c", "2026-12-01"],
      ["d", START],
      ["e", null],
    ]);
    expect({ ...ended, confrontations: project.confrontations }).toEqual(project);
  });
});

describe("a conversation is late", () => {
  test.each([
    [addDays(START, 1), 0],
    [START, 0],
    [addDays(START, -1), 1],
    [addDays(START, -7), 5],
  ])("to be held by %s by %i working days", (by, days) => {
    const { record } = aConfrontation({ by });
    expect(daysUnheld(aProject().on(START), record as Confrontation)).toBe(days);
  });

  test("by no day off of the store", () => {
    const settings = { ...aProject().on(START).settings, holidays: [START] };
    const { record } = aConfrontation({ by: addDays(START, -1) });
    expect(daysUnheld(aProject().on(START, { settings }), record as Confrontation)).toBe(0);
  });
});

describe("the options", () => {
  test("bear letters in their order", () => {
    const options = { x: { order: 2 }, y: { order: 1 }, z: { order: 3 } } as unknown as Record<
      string,
      ConfrontationOption
    >;
    expect(lettered({ options })).toEqual([
      { letter: "A", key: "y", option: { order: 1 } },
      { letter: "B", key: "x", option: { order: 2 } },
      { letter: "C", key: "z", option: { order: 3 } },
    ]);
    expect(lettered({ options: {} })).toEqual([]);
  });

  test.each([
    [0, "A"],
    [1, "B"],
    [25, "Z"],
  ])("number %i is %s", (index, letter) => {
    expect(letterOf(index)).toBe(letter);
  });
});

describe("the pressure on a gap", () => {
  test.each(HELD_OUTCOMES)("grows with each answer that is %s only where that is no agreement", (outcome) => {
    const isHard = outcome === "refused" || outcome === "escalated";
    const pressure = (...talks: readonly RecordBuilder[]) => pressureOn(talkedOf(...talks).build(), "g");
    const [one, two, three] = [held("c", outcome), held("d", outcome), held("e", outcome)];
    expect(pressure()).toBeNull();
    expect(pressure(one)).toBe(isHard ? "sponsor" : null);
    expect(pressure(one, two)).toBe(isHard ? "decide" : null);
    expect(pressure(one, two, three)).toBe(isHard ? "decide" : null);
    expect(pressure(one, aConfrontation({ key: "d" }))).toBe(isHard ? "sponsor" : null);
  });

  test.each([
    [-1, null],
    [0, "sponsor"],
    [1, "sponsor"],
  ])("counts what was said %i days after it was last opened again: %s", (days, step) => {
    const again = addDays(START, 7);
    const reopened = { x: { on: again, why: "it broke" }, y: { on: START, why: "it broke" } };
    const gap = aGap({ state: "confronted", reopened });
    const project = aProject().with(aPromise(), gap, held("c", "refused", addDays(again, days)));
    expect(pressureOn(project.build(), "g")).toBe(step);
  });

  test("of a gap that is not there is none", () => {
    expect(pressureOn(aProject().build(), "g")).toBeNull();
  });
});

describe("how hard to push", () => {
  const push = (readiness: "prepared" | "partly" | "unprepared" | null, ...talks: readonly RecordBuilder[]) => {
    const project = talkedOf(...talks);
    return pushOn(project.and({ people: { ...project.build().people, readiness } }).build(), "g");
  };

  test.each([
    ["prepared", ["guide", "steer", "insist", "insist"]],
    ["partly", ["steer", "insist", "insist", "insist"]],
    ["unprepared", ["insist", "insist", "insist", "insist"]],
    [null, ["steer", "insist", "insist", "insist"]],
  ] as const)("follows from a customer who is %s, a step harder with each no: %j", (readiness, pushes) => {
    const noes = ["c", "d", "e"].map((key) => held(key, "refused"));
    expect(pushes.map((_, count) => push(readiness, ...noes.slice(0, count)))).toEqual(pushes);
  });

  test.each(PUSHES)("is %s where the lead said so of the conversation that is planned", (given) => {
    expect(push("partly", held("c", "refused"), aConfrontation({ key: "d", round: 2, push: given }))).toBe(given);
    const over = aConfrontation({ key: "d", round: 2, push: given, endedOn: addWorkingDays(START, 1) });
    expect(push("partly", over)).toBe("steer");
  });
});

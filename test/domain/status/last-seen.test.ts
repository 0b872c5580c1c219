import { describe, expect, test } from "vitest";
import { HEALTHS, STALL_STEPS } from "../../../src/domain/model/vocabulary.ts";
import { lookAt, readLook } from "../../../src/domain/status/last-seen.ts";
import { overviewOf } from "../../../src/domain/status/overview.ts";
import { addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { aFit, anAction, aProject, aPromise, START } from "../builders.ts";

const look = (seen: unknown) => readLook({ on: START, order: 7, seen })?.seen;

test("a look keeps the health and the step of each project", () => {
  const fine = aProject().with(aPromise({ fit: aFit("fit") }));
  const later = addWorkingDays(START, 4);
  const overviews = [overviewOf(fine.on(START)), overviewOf(aProject({ slug: "beta" }).with(anAction()).on(later))];
  expect(lookAt(later, 7, overviews)).toEqual({
    on: later,
    order: 7,
    seen: { acme: { health: "green", step: null }, beta: { health: "amber", step: "nudge" } },
  });
  expect(lookAt(START, 0, [])).toEqual({ on: START, order: 0, seen: {} });
});

describe("a note of a look", () => {
  test("is read as it was written", () => {
    const written = {
      on: START,
      order: 7,
      seen: { acme: { health: "red", step: "ask" }, beta: { health: null, step: null } },
    };
    expect(readLook(written)).toEqual(written);
  });

  test.each(HEALTHS)("knows the health %s", (health) => {
    expect(look({ acme: { health, step: null } })).toEqual({ acme: { health, step: null } });
  });

  test.each(STALL_STEPS)("knows the step %s", (step) => {
    expect(look({ acme: { health: null, step } })).toEqual({ acme: { health: null, step } });
  });

  test.each([
    ["a word that is none", { health: "blue", step: "jump" }],
    ["nothing", {}],
    ["null", null],
    ["a number", { health: 1, step: 2 }],
  ])("takes %s for nothing seen", (_, one) => {
    expect(look({ acme: one })).toEqual({ acme: { health: null, step: null } });
  });

  test.each([
    [null],
    [undefined],
    ["text"],
    [7],
    [{}],
    [{ on: 1, order: 7, seen: {} }],
    [{ on: START, order: "7", seen: {} }],
    [{ on: START, order: 7, seen: null }],
    [{ on: START, order: 7, seen: "all" }],
    [{ on: START, order: 7 }],
  ])("that is %j was no look", (value) => {
    expect(readLook(value)).toBeNull();
  });
});

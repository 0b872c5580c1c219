import { describe, expect, test } from "vitest";
import { FREEZE_DAYS, freezeProject } from "../../../src/domain/stall/freeze.ts";
import { stallOf } from "../../../src/domain/stall/stall.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aFreeze, aMoment, anAction, aProject, START } from "../builders.ts";
import { codeOf } from "../code-of.ts";

const UNTIL = "2026-12-15";
const words = { why: "year end", consequence: "the go-live moves", decidedBy: "Petra Lund", words: "agreed" };
const freeze =
  (until: string, today = START) =>
  () =>
    freezeProject(aProject().build(), { ...words, until }, aMoment(today));

describe("a freeze", () => {
  test.each([
    ["the day before it ends", "2026-12-14", false],
    ["the day it ends", UNTIL, false],
    ["the day after", "2026-12-16", true],
  ])("on %s is over: %3$s", (_, today, isOver) => {
    const stall = stallOf(
      aProject()
        .with(aFreeze({ until: UNTIL }))
        .on(today),
    );
    expect(stall?.frozen).toMatchObject({ until: UNTIL, isOver });
    expect(stall?.step === "decide").toBe(isOver);
  });

  test("holds the step it had, while the working days count on", () => {
    const frozen = aProject().with(aFreeze({ on: "2026-12-02", until: "2026-12-31" }));
    const before = stallOf(aProject().on("2026-12-02"));
    expect(stallOf(frozen.on("2026-12-30"))).toMatchObject({ step: before?.step, days: 25 });
  });

  test("that was extended lasts until the new day", () => {
    const extension = {
      ...words,
      on: UNTIL,
      until: "2026-12-20",
      decision: { by: "Petra Lund", on: UNTIL, words: "x", document: null },
    };
    const extended = aProject().with(aFreeze({ until: UNTIL, extension }));
    expect(stallOf(extended.on("2026-12-20"))?.frozen).toMatchObject({ until: "2026-12-20", isOver: false });
    expect(stallOf(extended.on("2026-12-21"))?.frozen?.isOver).toBe(true);
  });
});

describe("the day of a freeze", () => {
  test.each([
    [0, "refused"],
    [1, null],
    [FREEZE_DAYS - 1, null],
    [FREEZE_DAYS, null],
    [FREEZE_DAYS + 1, "refused"],
  ])("may lie %i days ahead: %s", (days, code) => {
    const work = freeze(addDays(START, days));
    if (code) expect(codeOf(work)).toBe(code);
    else expect(Object.values(work().freezes)).toMatchObject([{ until: addDays(START, days), ended: null }]);
  });

  test("is extended once, by thirty days after the first at most", () => {
    const extend =
      (
        until: string,
        project = aProject()
          .with(aFreeze({ until: UNTIL }))
          .build(),
      ) =>
      () =>
        freezeProject(project, { ...words, until }, aMoment("2026-12-10"));
    expect(codeOf(extend(UNTIL))).toBe("refused");
    expect(codeOf(extend(addDays(UNTIL, FREEZE_DAYS + 1)))).toBe("refused");
    const extended = extend(addDays(UNTIL, FREEZE_DAYS))();
    expect(extended.freezes.f?.extension?.until).toBe(addDays(UNTIL, FREEZE_DAYS));
    expect(codeOf(extend(addDays(UNTIL, FREEZE_DAYS), extended))).toBe("refused");
  });

  test("comes again only after a step forward", () => {
    const ended = { on: "2026-12-01", why: "on", consequence: "none", by: "Petra Lund" };
    const once = aProject().with(aFreeze({ until: "2026-12-04", ended }));
    const again = (builder: typeof once) => () =>
      freezeProject(builder.build(), { ...words, until: "2026-12-20" }, aMoment("2026-12-10"));
    expect(codeOf(again(once))).toBe("refused");
    expect(codeOf(again(once.with(anAction({ doneOn: "2026-11-30" }))))).toBe("refused");
    expect(again(once.with(anAction({ doneOn: "2026-12-01" })))().freezes).toHaveProperty("k1");
  });

  test.each(["why", "consequence"] as const)("needs its %s", (name) => {
    const given = { ...words, until: UNTIL, [name]: " " };
    expect(codeOf(() => freezeProject(aProject().build(), given, aMoment()))).toBe("needs");
  });

  test("needs the customer's word", () => {
    const given = { ...words, until: UNTIL };
    expect(codeOf(() => freezeProject(aProject().build(), { ...given, words: undefined }, aMoment()))).toBe(
      "needs-decision",
    );
    expect(codeOf(() => freezeProject(aProject().build(), { ...given, decidedBy: "Tom Okafor" }, aMoment()))).toBe(
      "not-a-decider",
    );
  });
});

import { describe, expect, test } from "vitest";
import { FREEZE_DAYS, freezeProject } from "../../../src/domain/stall/freeze.ts";
import { stallOf } from "../../../src/domain/stall/stall.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aDecision, aFreeze, aMoment, anAction, aProject, START } from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

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
    const owing = aProject().with(anAction());
    const frozen = owing.with(aFreeze({ on: "2026-12-02", until: "2026-12-31" }));
    const before = stallOf(owing.on("2026-12-02"));
    expect(before?.step).toBe("nudge");
    expect(stallOf(frozen.on("2026-12-30"))).toMatchObject({ step: before?.step, days: 25, movement: 25 });
    const later = aProject().with(anAction({ due: "2026-12-03" }), aFreeze({ on: "2026-12-02", until: "2026-12-31" }));
    expect(stallOf(later.on("2026-12-30"))?.step).toBeNull();
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

describe("a freeze that is refused says why", () => {
  const give = (until: string, changes: object = {}, project = aProject().build(), today = START) =>
    problemOf(() => freezeProject(project, { ...words, until, ...changes }, aMoment(today)));

  test("where something is missing, all of it together", () => {
    expect(give(UNTIL, { why: " ", words: undefined })).toEqual({
      code: "needs",
      what: "a freeze",
      because: "it has a reason, both sides know what follows from it, and the customer agreed to it",
      flags: ["--why", "--words"],
    });
    expect(give(UNTIL, { decidedBy: undefined })).toEqual({
      code: "needs-decision",
      what: "a freeze",
      because: "only what the customer agreed to is frozen; anything else is a stall",
      flags: ["--decided-by"],
    });
  });

  test("where the day is none that can be agreed", () => {
    const instead = "give an earlier day, settle a smaller scope, or end it on record with psvc stop acme";
    expect(give(START)).toEqual({
      code: "refused",
      what: "acme is not frozen until Wed 25 Nov 2026",
      because: "that is not after Wed 25 Nov 2026",
      instead,
    });
    expect(give("2026-12-26")).toMatchObject({
      because: "a freeze lasts 30 days at most and is extended once; Fri 25 Dec 2026 is the latest day now",
      instead,
    });
  });

  test("where the first one is over, a day that has passed or is today", () => {
    const over = aProject()
      .with(aFreeze({ until: UNTIL }))
      .build();
    for (const until of ["2026-12-17", "2026-12-18"])
      expect(give(until, {}, over, "2026-12-18")).toMatchObject({ because: "that is not after Fri 18 Dec 2026" });
    expect(give("2026-12-15", {}, over, "2026-12-10")).toMatchObject({ because: "that is not after Tue 15 Dec 2026" });
    const longer = freezeProject(over, { ...words, until: "2026-12-19" }, aMoment("2026-12-18"));
    expect(longer.freezes.f?.extension).toMatchObject({ on: "2026-12-18", until: "2026-12-19" });
  });

  test("where it was extended, or nothing moved since", () => {
    const extension = { ...words, on: UNTIL, until: "2026-12-20", decision: aDecision() };
    const extended = aProject()
      .with(aFreeze({ until: UNTIL, extension }))
      .build();
    expect(give("2026-12-22", {}, extended, UNTIL)).toEqual({
      code: "refused",
      what: "acme is not frozen any longer",
      because: "it was extended once already, until Sun 20 Dec 2026",
      instead: "go on with psvc restart acme, or end it with psvc stop acme",
    });
    const ended = { on: "2026-12-01", why: "on", consequence: "none", by: "Petra Lund" };
    const again = aProject()
      .with(aFreeze({ until: "2026-12-04", ended }))
      .build();
    expect(give("2026-12-20", {}, again, "2026-12-10")).toEqual({
      code: "refused",
      what: "acme is not frozen again",
      because: "nothing moved since the last freeze",
      instead: "settle a smaller scope, or end it on record with psvc stop acme",
    });
  });

  test("and one that is agreed keeps its words without the spaces around them", () => {
    const given = { ...words, until: UNTIL, why: " year end ", consequence: " none " };
    expect(freezeProject(aProject().build(), given, aMoment()).freezes.k1).toMatchObject({
      on: START,
      why: "year end",
      consequence: "none",
      decision: { by: "Petra Lund", words: "agreed", document: null },
      extension: null,
    });
  });
});

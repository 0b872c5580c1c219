import { describe, expect, test } from "vitest";
import {
  chaseAction,
  editAction,
  finishAction,
  isChased,
  lastChase,
  onTime,
  openActions,
  REPLY_DAYS,
} from "../../../src/domain/action/action.ts";
import type { Action } from "../../../src/domain/model/action.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { aMoment, anAction, aProject, START } from "../builders.ts";
import { codeOf } from "../code-of.ts";

const chase = (replyBy: string, order = 1) => ({ on: START, order, replyBy, note: null });
const projectWith = (action: Partial<Action>) => aProject().with(anAction(action)).build();

describe("a chase", () => {
  test.each([
    ["the day before the reply is due", "2026-12-02", true],
    ["the day the reply is due", "2026-12-03", true],
    ["the day after", "2026-12-04", false],
  ])("on %s hides the action: %3$s", (_, today, hides) => {
    const action = getRecord(projectWith({ chased: { c: chase("2026-12-03") } }).actions, "a");
    expect(isChased(action, today)).toBe(hides);
  });

  test("hides nothing where none was made; of several the last one counts", () => {
    expect(isChased(getRecord(projectWith({}).actions, "a"), START)).toBe(false);
    const chased = { late: chase("2026-12-03", 2), early: chase("2026-12-31", 1) };
    const action = getRecord(projectWith({ chased }).actions, "a");
    expect(lastChase(action)?.replyBy).toBe("2026-12-03");
    expect(isChased(action, "2026-12-04")).toBe(false);
  });

  test("asks for a reply within two working days, or by the day given, today at the earliest", () => {
    const project = projectWith({});
    const ask = (replyBy: string | null) => () =>
      chaseAction(project, "a", { replyBy, note: " by phone " }, NO_SETTINGS, aMoment("2026-11-26"));
    expect(REPLY_DAYS).toBe(2);
    expect(Object.values(ask(null)().actions.a?.chased ?? {})).toEqual([
      { on: "2026-11-26", order: 1, replyBy: "2026-11-30", note: "by phone" },
    ]);
    expect(ask("2026-11-26")().actions.a?.chased.k1?.replyBy).toBe("2026-11-26");
    expect(codeOf(ask("2026-11-25"))).toBe("refused");
  });

  test("changes neither the due day nor whether it is done", () => {
    const project = projectWith({});
    const chased = chaseAction(project, "a", { replyBy: null, note: null }, NO_SETTINGS, aMoment());
    expect({ ...getRecord(chased.actions, "a"), chased: {} }).toEqual(project.actions.a);
  });
});

describe("an action", () => {
  test("is finished once, on a day that is not ahead", () => {
    const finish =
      (on: string, action: Partial<Action> = {}) =>
      () =>
        finishAction(projectWith(action), "a", on, " seen ", aMoment("2026-12-01"));
    expect(finish("2026-12-01")().actions.a).toMatchObject({ doneOn: "2026-12-01", evidence: "seen" });
    expect(codeOf(finish("2026-12-02"))).toBe("refused");
    expect(codeOf(finish("2026-12-01", { doneOn: START }))).toBe("refused");
  });

  test.each(["condition", "happiness"])("for a %s stays for it", (purpose) => {
    const project = projectWith({ for: purpose });
    expect(codeOf(() => editAction(project, "a", { for: null }, null, aMoment()))).toBe("refused");
    expect(editAction(project, "a", { text: "b" }, null, aMoment()).actions.a?.text).toBe("b");
  });

  test("keeps the old day when it is put off, and nothing when the day stays", () => {
    const project = projectWith({ due: "2026-12-01" });
    expect(editAction(project, "a", { due: "2026-12-08" }, " late ", aMoment()).actions.a?.moves).toEqual({
      k1: { on: START, from: "2026-12-01", to: "2026-12-08", why: "late", agreedWith: null },
    });
    const agreed = editAction(project, "a", { due: "2026-12-08" }, null, aMoment(), " Tom Okafor ");
    expect(agreed.actions.a?.moves.k1?.agreedWith).toBe("Tom Okafor");
    const ours = editAction(
      projectWith({ due: "2026-12-01", side: "services" }),
      "a",
      { due: "2026-12-08" },
      null,
      aMoment(),
    );
    expect(ours.actions.a?.moves.k1).not.toHaveProperty("agreedWith");
    expect(editAction(project, "a", { due: "2026-12-01" }, null, aMoment()).actions.a?.moves).toEqual({});
  });

  test("has a text and an owner", () => {
    expect(codeOf(() => editAction(projectWith({}), "a", { text: " " }, null, aMoment()))).toBe("needs");
    expect(codeOf(() => editAction(projectWith({}), "a", { owner: "" }, null, aMoment()))).toBe("needs");
  });
});

describe("on time", () => {
  test.each([
    ["2026-11-30", 1],
    ["2026-12-01", 1],
    ["2026-12-02", 0],
  ])("means by the day first given: done on %s counts %i", (doneOn, count) => {
    const moves = { m: { on: START, from: "2026-12-01", to: "2026-12-31", why: null } };
    const project = projectWith({ due: "2026-12-31", doneOn, moves });
    expect(onTime(project, "customer")).toEqual({ done: 1, onTime: count });
    expect(onTime(project, "services")).toEqual({ done: 0, onTime: 0 });
  });
});

describe("open actions", () => {
  test("are ours first, then by their day", () => {
    const project = aProject()
      .with(anAction({ key: "late", due: "2026-12-09" }), anAction({ key: "soon", due: "2026-12-02" }))
      .with(
        anAction({ key: "third", side: "third-party" }),
        anAction({ key: "ours", side: "services", due: "2026-12-31" }),
      )
      .with(anAction({ key: "done", doneOn: START }))
      .build();
    expect(openActions(project).map(([key]) => key)).toEqual(["ours", "soon", "late", "third"]);
  });
});

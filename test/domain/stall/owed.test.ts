import { describe, expect, test } from "vitest";
import type { SentMessage } from "../../../src/domain/model/stall.ts";
import { agreedDay, INSIDE_LADDER, insideItems, owedItems } from "../../../src/domain/stall/owed.ts";
import { stallOf } from "../../../src/domain/stall/stall.ts";
import { addDays, addWorkingDays, type Day } from "../../../src/domain/time/calendar.ts";
import {
  aConfrontation,
  aGap,
  anAction,
  aProject,
  aPromise,
  type ProjectBuilder,
  type RecordBuilder,
  START,
} from "../builders.ts";

/** So many working days past `START`, on which what the builders make is due. */
const past = (days: number): Day => addWorkingDays(START, days);
const stepOn = (project: ProjectBuilder, today: Day) => stallOf(project.on(today))?.step ?? null;

type Sending = Partial<SentMessage> & Pick<SentMessage, "step" | "on" | "replyBy">;
function withSent(project: ProjectBuilder, ...sent: readonly Sending[]): ProjectBuilder {
  const messages = sent.map((message, index): [string, SentMessage] => [
    `m${index}`,
    { order: index + 1, to: "Tom Okafor", item: "a", ...message },
  ]);
  return project.and({ messages: Object.fromEntries(messages) });
}

/** Every step sent on the first day on which it is offered, its answer asked for on that day. */
const reminded: Sending = { step: "nudge", on: past(1), replyBy: past(1) };
const asked: Sending = { step: "ask", on: past(3), replyBy: past(3) };
const noticed: Sending = { step: "sponsor", on: past(8), replyBy: past(8), headsUp: true };
const escalated: Sending = { step: "sponsor", on: past(9), replyBy: past(9) };

describe("the owed clock", () => {
  test.each([
    ["the day before", addDays(START, -1), 0, null],
    ["on its day", START, 0, null],
    ["the day after", addDays(START, 1), 1, "nudge"],
    ["five working days after", past(5), 5, "nudge"],
  ])("%s (%s) says %i working days and %s", (_, today, days, step) => {
    const stall = stallOf(aProject().with(anAction()).on(today));
    expect([stall?.days, stall?.step]).toEqual([days, step]);
    expect(stall?.item?.id ?? null).toBe(step && "A1");
  });

  test("says nothing where nothing is owed, however long nothing moved", () => {
    const stall = stallOf(aProject().on(past(60)));
    expect(stall).toMatchObject({ days: 0, step: null, item: null, owed: [], movement: 60 });
  });

  test.each([
    ["before it was owed", past(-1), 5],
    ["on its day", past(0), 5],
    ["the day after", past(1), 4],
    ["on the day of the look", past(5), 0],
  ])("a restart %s (%s) leaves %i working days", (_, restartedOn, days) => {
    const stop = { on: START, why: "w", consequence: "c", by: "Petra Lund" };
    const restarted = { restartedOn, restartedWhy: "w", restartedBy: "Petra Lund", restartedConsequence: "c" };
    const project = aProject({ stops: { s: { ...stop, ...restarted } } }).with(anAction());
    expect(stallOf(project.on(past(5)))?.days).toBe(days);
  });

  test("names the worst of many, and lists all", () => {
    const due = past(4);
    const project = aProject().with(anAction({ key: "b", due }), anAction(), anAction({ key: "c", due: past(2) }));
    const stall = stallOf(project.on(past(6)));
    expect(stall).toMatchObject({ days: 6, item: { id: "A2" } });
    expect(stall?.owed.map(({ id, days }) => [id, days])).toEqual([
      ["A2", 6],
      ["A3", 4],
      ["A1", 2],
    ]);
  });

  test.each([
    ["an action of theirs", anAction(), 1],
    ["a condition of theirs", anAction({ for: "condition" }), 1],
    ["an action of ours", anAction({ side: "services" }), 0],
    ["an action of a third party", anAction({ side: "third-party" }), 0],
    ["one that is done", anAction({ doneOn: START }), 0],
  ])("counts %s %i times", (_, action, count) => {
    expect(owedItems(aProject().with(action).on(past(3)))).toHaveLength(count);
  });

  test("counts a decision from the day that it was asked for, and a milestone that waits for them from its own", () => {
    const decision = aProject().with(aPromise(), aGap(), aConfrontation());
    expect(owedItems(decision.on(START))).toEqual([]);
    expect(owedItems(decision.on(past(2)))).toMatchObject([
      { kind: "decision", id: "G1", days: 2, owner: "Petra Lund" },
    ]);
    const waiting = { on: "customer", since: START, why: "the room list" } as const;
    const milestone = aProject().milestone("kickoff", { target: past(1), waiting });
    expect(owedItems(milestone.on(past(1)))).toEqual([]);
    expect(owedItems(milestone.on(past(3)))).toMatchObject([{ kind: "milestone", id: "kickoff", days: 2 }]);
    const ours = aProject().milestone("kickoff", { target: past(1), waiting: { ...waiting, on: "services" } });
    expect(owedItems(ours.on(past(3)))).toEqual([]);
  });
});

describe("what resets the clock of one thing", () => {
  const late = aProject().with(anAction(), anAction({ key: "b", due: past(10) }));

  test("is its receipt, and not that of another thing", () => {
    const other = aProject().with(anAction(), anAction({ key: "b", doneOn: past(8) }));
    expect(stallOf(other.on(past(9)))?.days).toBe(9);
    const own = aProject().with(anAction({ doneOn: past(8) }), anAction({ key: "b", due: past(7) }));
    expect(stallOf(own.on(past(9)))).toMatchObject({ days: 2, item: { id: "A2" } });
  });

  test("is not work of ours, a milestone, or a criterion", () => {
    const busy = late
      .milestone("kickoff", { doneOn: past(8) })
      .with(anAction({ key: "c", side: "services", doneOn: past(9) }));
    expect(stallOf(busy.on(past(9)))?.days).toBe(9);
  });

  test.each([
    ["agreed with them", "Tom Okafor", 0],
    ["that nobody there agreed to", null, 9],
    ["of an earlier version, which does not say", undefined, 0],
  ])("a new day %s leaves %3$i days", (_, agreedWith, days) => {
    const move = {
      on: past(5),
      from: START,
      to: past(9),
      why: null,
      ...(agreedWith === undefined ? {} : { agreedWith }),
    };
    const moved = aProject().with(anAction({ due: past(9), moves: { m: move } }));
    expect(stallOf(moved.on(past(9)))?.days).toBe(days);
  });

  test("a day that was put off alone, and then with them, is the one that they agreed to", () => {
    const alone = { on: past(1), from: START, to: past(3), why: null, agreedWith: null };
    const then = { on: past(2), from: past(3), to: past(6), why: null, agreedWith: "Tom Okafor" };
    const again = { on: past(5), from: past(6), to: past(9), why: null, agreedWith: null };
    expect(agreedDay(past(3), { alone })).toBe(START);
    expect(agreedDay(past(6), { alone, then })).toBe(past(6));
    expect(agreedDay(past(9), { again, alone, then })).toBe(past(6));
    expect(agreedDay(past(9), { again: { ...again, agreedWith: "Tom Okafor" }, alone, then })).toBe(past(9));
  });
});

describe("the ladder", () => {
  const action = aProject().with(anAction());

  test.each([
    [1, "nudge"],
    [3, "nudge"],
    [8, "nudge"],
    [15, "nudge"],
    [40, "nudge"],
  ])("begins with a reminder, also %i working days late, where nothing was sent", (days, step) => {
    expect(stepOn(action, past(days))).toBe(step);
    expect(stallOf(action.on(past(days)))?.item?.offered).toBe("nudge");
  });

  test.each([
    ["the day before it is reached", past(2), null],
    ["when it is reached and no answer came", past(3), "ask"],
    ["while an answer is waited for", past(1), null],
  ])("offers the next step %s: %3$s", (_, today, offered) => {
    expect(stallOf(withSent(action, reminded).on(today))?.item?.offered ?? null).toBe(offered);
  });

  test("waits for the day of the answer, and offers the next step the day after", () => {
    const sent = withSent(action, { ...reminded, replyBy: past(5) });
    const at = (today: Day) => stallOf(sent.on(today))?.item;
    expect(at(past(4))).toMatchObject({ offered: null, step: "nudge", waitsUntil: past(5) });
    expect(at(past(5))).toMatchObject({ offered: null, step: "nudge", waitsUntil: past(5) });
    expect(at(past(6))).toMatchObject({ offered: "ask", step: "ask", waitsUntil: null });
  });

  test("gives notice before it writes to the sponsor, and waits for that answer too", () => {
    const at = (project: ProjectBuilder, today: Day) => stallOf(project.on(today))?.item;
    const both = withSent(action, reminded, asked);
    expect(at(both, past(7))?.offered).toBeNull();
    expect(at(both, past(8))).toMatchObject({ offered: "sponsor", isHeadsUp: true });
    const notice = withSent(action, reminded, asked, noticed);
    expect(at(notice, past(8))?.offered).toBeNull();
    expect(at(notice, past(9))).toMatchObject({ offered: "sponsor", isHeadsUp: false });
  });

  test("ends in a meeting, and offers nothing after it", () => {
    const at = (project: ProjectBuilder, today: Day) => stallOf(project.on(today))?.item;
    const high = withSent(action, reminded, asked, noticed, escalated);
    expect(at(high, past(14))?.offered).toBeNull();
    expect(at(high, past(15))).toMatchObject({ offered: "decide", step: "decide" });
    const met = withSent(action, reminded, asked, noticed, escalated, {
      step: "decide",
      on: past(15),
      replyBy: past(15),
    });
    expect(at(met, past(40))).toMatchObject({ offered: null, step: "decide" });
  });

  test("never skips: what was sent without the step before it does not count", () => {
    for (const sent of [[asked], [escalated], [asked, noticed, escalated]])
      expect(stallOf(withSent(action, ...sent).on(past(30)))?.item).toMatchObject({
        offered: "nudge",
        isHeadsUp: false,
      });
    expect(stallOf(withSent(action, reminded, escalated).on(past(30)))?.item?.offered).toBe("ask");
  });

  test("is each thing's own: what was sent about one does not raise another", () => {
    const two = action.with(anAction({ key: "b" }));
    const owed = stallOf(withSent(two, reminded, asked).on(past(8)))?.owed ?? [];
    expect(owed.map(({ id, offered, isHeadsUp }) => [id, offered, isHeadsUp])).toEqual([
      ["A1", "sponsor", true],
      ["A2", "nudge", false],
    ]);
  });

  test("begins anew with a day that was agreed", () => {
    const move = { on: past(4), from: START, to: past(6), why: null, agreedWith: "Tom Okafor" };
    const moved = withSent(aProject().with(anAction({ due: past(6), moves: { m: move } })), reminded, asked);
    expect(stallOf(moved.on(past(6)))?.item).toBeNull();
    expect(stallOf(moved.on(past(7)))?.item).toMatchObject({ days: 1, offered: "nudge" });
  });

  test("takes a chase for the reminder", () => {
    const chased = { c: { on: past(1), order: 1, replyBy: past(3), note: null } };
    const at = (today: Day) => stallOf(aProject().with(anAction({ chased })).on(today))?.item;
    expect(at(past(3))).toMatchObject({ offered: null, step: "nudge", waitsUntil: past(3) });
    expect(at(past(4))).toMatchObject({ offered: "ask" });
    const before = { c: { on: START, order: 1, replyBy: START, note: null } };
    expect(
      stallOf(
        aProject()
          .with(anAction({ chased: before }))
          .on(past(9)),
      )?.item?.offered,
    ).toBe("nudge");
  });

  test("takes a message of an earlier version for whatever was late then", () => {
    const { item: _, ...old } = { order: 1, to: "Tom Okafor", ...reminded, item: "a" };
    const project = action.and({ messages: { m: old } });
    expect(stallOf(project.on(past(3)))?.item?.offered).toBe("ask");
    expect(stallOf(project.with(anAction({ key: "b", due: past(2) })).on(past(9)))?.owed[1]?.offered).toBe("nudge");
  });

  test("is that of the project, the store or the route", () => {
    const own = aProject({ ownLadder: { nudge: 2, ask: 4, sponsor: 6, decide: 8 } }).with(anAction());
    expect([1, 2].map((days) => stepOn(own, past(days)))).toEqual([null, "nudge"]);
  });
});

describe("what of ours is late", () => {
  const ours = anAction({ key: "o", side: "services", owner: "Ana Sato", due: past(4) });
  const high = (...records: readonly RecordBuilder[]) =>
    withSent(aProject().with(anAction(), ...records), reminded, asked);

  test.each([
    ["the day before", past(4), []],
    ["the day after", past(5), ["A2"]],
  ])("comes first %s: %3$s", (_, today, ids) => {
    expect(stallOf(high(ours).on(today))?.item?.ours.map(({ id }) => id)).toEqual(ids);
  });

  test("withholds the sponsor and the meeting until it is done, and no earlier step", () => {
    expect(stallOf(high(ours).on(past(9)))?.item).toMatchObject({ offered: null, withheld: "sponsor", step: "ask" });
    const done = { ...ours, record: { ...ours.record, doneOn: past(8) } };
    expect(stallOf(high(done).on(past(9)))?.item).toMatchObject({ offered: "sponsor", withheld: null });
    const early = withSent(aProject().with(anAction(), ours), reminded);
    expect(stallOf(early.on(past(6)))?.item).toMatchObject({ offered: "ask", withheld: null });
    const top = withSent(aProject().with(anAction(), ours), reminded, asked, noticed, escalated);
    expect(stallOf(top.on(past(16)))?.item).toMatchObject({ offered: null, withheld: "decide", step: "sponsor" });
  });

  test("is only what it depends on: the same subject, or both without one", () => {
    const of = (theirs: string | null, own: string | null) =>
      owedItems(
        aProject()
          .with(aPromise(), aGap(), anAction({ for: theirs }), { ...ours, record: { ...ours.record, for: own } })
          .on(past(9)),
      )[0]?.ours.length;
    expect(of(null, null)).toBe(1);
    expect(of("g", "g")).toBe(1);
    expect(of("g", "p")).toBe(1);
    expect(of("configured", "configured")).toBe(1);
    expect(of("configured", "accepted")).toBe(0);
    expect(of("g", null)).toBe(0);
    expect(of(null, "g")).toBe(0);
  });
});

describe("the clock inside", () => {
  const project = aProject().with(anAction({ side: "services", owner: "Ana Sato" }));
  const offered = (builder: ProjectBuilder, days: number) => insideItems(builder.on(past(days)))[0]?.offered ?? null;
  const told = { step: "ask", on: past(5), replyBy: past(7), inside: true } as const;

  test.each([
    [0, null],
    [4, null],
    [5, "ask"],
    [6, "ask"],
    [10, "ask"],
  ])("%i working days late offers %s", (days, step) => {
    expect(INSIDE_LADDER).toEqual({ ask: 5, sponsor: 10 });
    expect(offered(project, days)).toBe(step);
  });

  test.each([
    [9, null],
    [10, "sponsor"],
    [11, "sponsor"],
  ])("once our manager was told, %i working days late offers %s", (days, step) => {
    expect(offered(withSent(project, told), days)).toBe(step);
  });

  test("tells each of them once, and one after the other", () => {
    const late = { ...told, replyBy: past(12) };
    expect(offered(withSent(project, late), 12)).toBeNull();
    expect(offered(withSent(project, late), 13)).toBe("sponsor");
    const both = withSent(project, told, { ...told, step: "sponsor", on: past(10) });
    expect(offered(both, 30)).toBeNull();
  });

  test("runs for a milestone that waits for us, and for nothing of theirs", () => {
    const waiting = (on: "services" | "internal-decision" | "customer" | "third-party") =>
      aProject().milestone("kickoff", { target: START, waiting: { on, since: START, why: null } });
    expect(
      ["services", "internal-decision", "customer", "third-party"].map((on) => offered(waiting(on as "services"), 5)),
    ).toEqual(["ask", "ask", null, null]);
    expect(insideItems(aProject().with(anAction()).on(past(20)))).toEqual([]);
  });

  test("never counts as a letter to the customer", () => {
    const theirs = withSent(aProject().with(anAction()), { ...told, item: "a", step: "ask" });
    expect(stallOf(theirs.on(past(9)))?.item?.offered).toBe("nudge");
  });
});

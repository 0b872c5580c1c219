import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import type { SentMessage } from "../../../src/domain/model/stall.ts";
import { lastSent, recordSent } from "../../../src/domain/stall/sent-message.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aMoment, aProject, START } from "../builders.ts";
import { problemOf } from "../code-of.ts";

const REPLY_BY = addDays(START, 2);
const sent = (changes: Partial<SentMessage> = {}): SentMessage => ({
  on: START,
  order: 1,
  step: "ask",
  to: "Tom Okafor",
  replyBy: REPLY_BY,
  ...changes,
});
const withSent = (...messages: readonly SentMessage[]): Project =>
  aProject({ messages: Object.fromEntries(messages.map((message, index) => [`m${index}`, message])) }).build();

describe("a message that was sent", () => {
  const given = { step: "ask", to: "Tom Okafor", items: [] } as const;
  const record = (replyBy: string, project = withSent()) => recordSent(project, { ...given, replyBy }, aMoment());

  test("is kept with its day, and counted", () => {
    const first = record(REPLY_BY);
    expect(first.messages).toEqual({ k1: sent() });
    expect(record(REPLY_BY, withSent(sent(), sent({ order: 2 }))).messages.k1?.order).toBe(3);
  });

  test("leaves what was sent before, and all else, as it was", () => {
    const before = withSent(sent({ to: "Petra Lund" }));
    const after = record(REPLY_BY, before);
    expect(after.messages.m0).toBe(before.messages.m0);
    expect({ ...after, messages: before.messages }).toEqual(before);
  });

  test.each([
    [-1, false],
    [0, true],
    [1, true],
  ])("may be answered %i days from today: %s", (days, isTaken) => {
    const replyBy = addDays(START, days);
    if (isTaken) expect(record(replyBy).messages.k1?.replyBy).toBe(replyBy);
    else
      expect(problemOf(() => record(replyBy))).toEqual({
        code: "refused",
        what: "nobody answers by Tue 24 Nov 2026",
        because: "that day has passed",
        instead: "give today or a later day with --reply-by",
      });
  });
});

describe("the last message", () => {
  test("is the one that was counted last, wherever it is kept", () => {
    expect(lastSent(withSent())).toBeNull();
    expect(lastSent(withSent(sent()))).toEqual(sent());
    const [one, two, three] = [sent(), sent({ order: 2, step: "sponsor" }), sent({ order: 3, step: "decide" })];
    for (const messages of [
      [one, two, three],
      [three, two, one],
      [two, three, one],
    ])
      expect(lastSent(withSent(...messages))).toBe(three);
  });

  test("of two with one number, which two copies gave out, is the later kept", () => {
    const [one, two] = [sent({ to: "Tom Okafor" }), sent({ to: "Petra Lund" })];
    expect(lastSent(withSent(one, two))).toBe(two);
  });
});

describe("what it was about", () => {
  const given = { step: "ask", to: "Tom Okafor", replyBy: REPLY_BY } as const;

  test("is kept for each thing, whatever it was sent for", () => {
    const after = recordSent(withSent(), { ...given, items: ["a", "b"] }, aMoment());
    expect(Object.values(after.messages)).toEqual([sent({ item: "a" }), sent({ item: "b", order: 2 })]);
    const notice = recordSent(withSent(), { ...given, step: "sponsor", items: ["a"], isHeadsUp: true }, aMoment());
    expect(notice.messages.k1).toEqual(sent({ step: "sponsor", item: "a", headsUp: true }));
    const inside = recordSent(withSent(), { ...given, items: ["a"], isInside: true }, aMoment());
    expect(inside.messages.k1).toEqual(sent({ item: "a", inside: true }));
  });
});

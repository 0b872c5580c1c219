import { describe, expect, test } from "vitest";
import type { Mood } from "../../../src/domain/model/aftercare.ts";
import { GAP_STATES, MOODS } from "../../../src/domain/model/vocabulary.ts";
import { LIVE_RULES } from "../../../src/domain/status/aftercare-health-rules.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aDecision, aGap, anAction, aProject, aPromise, type ProjectBuilder, START } from "../builders.ts";

const LIVE = addDays(START, 2);
const TODAY = addDays(START, 9);
const golive = { on: LIVE, confirmedBy: "Petra Lund", release: null, recordedOn: LIVE };
const live = () => aProject({ golive });
const mood = (changes: Partial<Mood> = {}): Mood => ({
  mood: "unhappy",
  on: LIVE,
  recordedOn: LIVE,
  order: 1,
  words: "nothing arrives",
  by: "Petra Lund",
  ...changes,
});
const unhappy = (builder = live()) => builder.and({ moods: { m: mood() } });
const find = (code: string, project: ProjectBuilder) =>
  LIVE_RULES.find((rule) => rule.code === code)?.find(project.on(TODAY)) ?? null;
const agreed = (key: string) => anAction({ key, for: "happiness" });

test("the rules of a customer who is live say what they are", () => {
  expect(LIVE_RULES.map(({ code, rule }) => [code, rule])).toEqual([
    ["unhappy", "amber: live, and the customer said that they are unhappy"],
    ["under-protest", "amber: live, and something is still to be made good"],
  ]);
});

describe("a customer who is live and unhappy", () => {
  test("is amber since they said so, in their words, with what was agreed", () => {
    const says = (agreement: string) => ({
      value: "amber",
      text: `live and unhappy: "nothing arrives" (${agreement})`,
      since: LIVE,
    });
    expect(find("unhappy", unhappy())).toEqual(says("nothing agreed yet"));
    expect(find("unhappy", unhappy().with(agreed("a")))).toEqual(says("1 thing agreed that would change it"));
    expect(find("unhappy", unhappy().with(agreed("a"), agreed("b")))).toEqual(
      says("2 things agreed that would change it"),
    );
  });

  test.each(MOODS)("was last %s", (word) => {
    const moods = { m: mood({ mood: "unhappy" }), n: mood({ mood: word, order: 2 }) };
    expect(find("unhappy", live().and({ moods }))?.value ?? null).toBe(word === "unhappy" ? "amber" : null);
  });

  test("said so since the go-live, not before it, and is live", () => {
    expect(find("unhappy", live())).toBeNull();
    expect(find("unhappy", live().and({ moods: { m: mood({ on: addDays(LIVE, -1) }) } }))).toBeNull();
    expect(find("unhappy", unhappy(aProject()))).toBeNull();
  });
});

describe("something that is to be made good", () => {
  test("is amber since the go-live, and says how much", () => {
    expect(find("under-protest", live())).toBeNull();
    expect(find("under-protest", live().with(agreed("a")))).toEqual({
      value: "amber",
      text: "live, and 1 thing would make them happy",
      since: LIVE,
    });
    expect(find("under-protest", live().with(agreed("a"), agreed("b")))?.text).toBe(
      "live, and 2 things would make them happy",
    );
    expect(find("under-protest", live().with(anAction({ for: "condition" })))).toBeNull();
    expect(find("under-protest", aProject().with(agreed("a")))).toBeNull();
  });

  test.each(GAP_STATES)("with a gap under protest that is %s", (state) => {
    const gap = aGap({ state, underProtest: aDecision() });
    expect(find("under-protest", live().with(agreed("a"), aPromise(), gap))?.text).toBe(
      state === "closed" ? "live, and 1 thing would make them happy" : "live under protest: 1 thing to make good",
    );
  });

  test("with a gap that is under no protest", () => {
    expect(find("under-protest", live().with(agreed("a"), aPromise(), aGap()))?.text).toContain("make them happy");
  });

  test("is said once: not where they are unhappy about it", () => {
    expect(find("under-protest", unhappy().with(agreed("a")))).toBeNull();
    const content = live().and({ moods: { m: mood({ mood: "content" }) } });
    expect(find("under-protest", content.with(agreed("a")))?.value).toBe("amber");
  });
});

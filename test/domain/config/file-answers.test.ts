import { describe, expect, test } from "vitest";
import {
  answersAsFlags,
  hasAnswers,
  NO_ANSWERS,
  readRemembered,
  remember,
  withAnswers,
} from "../../../src/domain/config/file-answers.ts";

const MAPPED = withAnswers(NO_ANSWERS, { map: ["statement=Text"] });

describe("answers about a file", () => {
  test("add up, and of an order or a style the last counts", () => {
    const more = withAnswers(withAnswers(MAPPED, { map: ["id=No"], dateOrder: "dmy" }), { dateOrder: "mdy" });
    expect(answersAsFlags(withAnswers(more, { legend: ["S=yes"], wonStages: ["*"], numberStyle: "1.234,56" }))).toEqual(
      [
        ["--map", "statement=Text"],
        ["--map", "id=No"],
        ["--legend", "S=yes"],
        ["--won-stage", "*"],
        ["--date-order", "mdy"],
        ["--number-style", "1.234,56"],
      ],
    );
    expect([hasAnswers(NO_ANSWERS), hasAnswers(MAPPED)]).toEqual([false, true]);
  });

  test("are kept by headings, replaced, forgotten, and the oldest go from the 201st on", () => {
    const one = remember({}, "a", MAPPED);
    expect(remember(one, "a", NO_ANSWERS)).toEqual({ a: NO_ANSWERS });
    expect(remember(one, "a", null)).toEqual({});
    const many = Array.from({ length: 200 }, (_, i) => `k${i}`).reduce((all, key) => remember(all, key, MAPPED), {});
    expect(Object.keys(many)).toHaveLength(200);
    const more = remember(many, "new", MAPPED);
    expect([Object.keys(more).length, "k0" in more, "new" in more]).toEqual([200, false, true]);
  });

  test.each([[null], ["x"], [7], [[]], [{ a: null }], [{ a: 7 }]])("%j was kept by somebody else: nothing", (kept) => {
    expect(readRemembered(kept)).toEqual({});
  });

  test("are read as far as they are what they may be", () => {
    expect(
      readRemembered({ a: { map: ["statement=Text", 7], values: "x", dateOrder: "ymd", numberStyle: 3 } }),
    ).toEqual({
      a: MAPPED,
    });
  });
});

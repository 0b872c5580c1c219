import { describe, expect, test } from "vitest";
import {
  formatParts,
  missingParts,
  type ResolutionParts,
  requireParts,
} from "../../../src/domain/gap/resolution-requirements.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { RESOLUTIONS, type ResolutionKind } from "../../../src/domain/model/vocabulary.ts";
import { aGap, aProject, aPromise, START } from "../builders.ts";
import { problemOf } from "../code-of.ts";

const LIVE = "2027-03-01";
const NOTHING = { owner: null, fundedOn: null, reviewOn: null, concession: null };
const project = aProject().milestone("live", { target: LIVE }).with(aPromise(), aGap());
const require = (parts: ResolutionParts, builder = project) =>
  requireParts(builder.build(), getRecord(builder.build().gaps, "g"), parts);

const NEEDED: Partial<Record<ResolutionKind, readonly string[]>> = {
  extension: ["--owner", "--funded-on"],
  defer: ["--review-on"],
  concede: ["--concession"],
};

describe("a resolution", () => {
  test.each(RESOLUTIONS)("by %s says what that kind needs, and no more", (kind) => {
    expect(missingParts({ kind, ...NOTHING })).toEqual(NEEDED[kind] ?? []);
    const all = { owner: "Ana Sato", fundedOn: START, reviewOn: "2027-04-01", concession: "two months" };
    expect(missingParts({ kind, ...all })).toEqual([]);
    expect(() => require({ kind, ...all })).not.toThrow();
  });

  test("names only the part that is missing", () => {
    expect(missingParts({ kind: "extension", ...NOTHING, owner: "Ana Sato" })).toEqual(["--funded-on"]);
    expect(missingParts({ kind: "extension", ...NOTHING, fundedOn: START })).toEqual(["--owner"]);
  });

  test.each([
    ["extension", "a custom extension has an owner and a date by which it is funded"],
    ["defer", "a deferred promise has a review date after go-live"],
    ["concede", "a commercial credit says what the customer gets"],
    ["workaround", ""],
  ] as const)("by %s says why", (kind, why) => {
    expect(formatParts(kind)).toBe(why);
  });

  test("without its parts is refused with all of them", () => {
    expect(problemOf(() => require({ kind: "extension", ...NOTHING }))).toEqual({
      code: "needs",
      what: "extension for G1",
      because: "a custom extension has an owner and a date by which it is funded",
      flags: ["--owner", "--funded-on"],
    });
  });
});

describe("a review day", () => {
  const defer = (reviewOn: string, builder = project) => require({ kind: "defer", ...NOTHING, reviewOn }, builder);

  test.each(["2027-02-28", LIVE])("on %s comes no later than the go-live, and is refused", (reviewOn) => {
    expect(problemOf(() => defer(reviewOn))).toMatchObject({
      code: "refused",
      because: "the review day comes after the go-live, which is planned for Mon 1 Mar 2027",
      instead: "give a later review day",
    });
  });

  test("the day after is one, and a day of another kind may be any", () => {
    expect(() => defer("2027-03-02")).not.toThrow();
    expect(problemOf(() => defer(LIVE))).toMatchObject({ what: "G1 is not deferred to Mon 1 Mar 2027" });
    expect(() => require({ kind: "workaround", ...NOTHING, reviewOn: START })).not.toThrow();
  });

  test("comes after the go-live that happened, where it did", () => {
    const live = project.milestone("live", { doneOn: "2027-03-10" });
    expect(problemOf(() => defer("2027-03-10", live)).code).toBe("refused");
    expect(() => defer("2027-03-11", live)).not.toThrow();
  });
});

import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../../src/domain/model/catalogue.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { AVAILABILITIES, GAP_STATES, JUDGED_FITS } from "../../../src/domain/model/vocabulary.ts";
import { flagGap, flagNewGap, type GapInput } from "../../../src/domain/promise/flag-gap.ts";
import { PROMISE_DEFAULTS, type PromiseFacts } from "../../../src/domain/promise/promise.ts";
import { advice, nextCommand } from "../../../src/next-command.ts";
import { aFit, aGap, aMoment, aProject, aPromise, aResolution, START } from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";
import { capability, catalogueOf } from "../ledger.ts";

const LIVE = "2027-03-01";
const TODAY = "2026-12-01";
const bare = () => aProject().milestone("live", { target: LIVE });
const input = (changes: Partial<GapInput> = {}): GapInput => ({
  fit: null,
  why: "",
  owner: null,
  severity: null,
  severityReason: "",
  ...changes,
});

/** The promise and the gap after it was flagged. */
function flag(
  promise: Partial<CustomerPromise>,
  given: Partial<GapInput> = {},
  { gap = null as Partial<Gap> | null, catalogue = null as Catalogue | null } = {},
) {
  const builder = bare().with(aPromise(promise), ...(gap ? [aGap(gap)] : []));
  const standing = catalogue ? builder.on(TODAY, { catalogue }) : builder.on(TODAY);
  const { project, gap: key } = flagGap(standing, "p", input(given), aMoment(TODAY));
  return { promise: project.promises.p, gap: project.gaps[key], key };
}

describe("a promise that nobody judged", () => {
  test.each([
    [null, "gap"],
    ["partial", "partial"],
    ["gap", "gap"],
  ] as const)("is judged by the flag: %s makes it %s", (fit, value) => {
    const flagged = flag({}, { fit, why: " no sync ", owner: "Li Wei" });
    expect(flagged.promise?.fit).toMatchObject({ value, asOf: TODAY, why: "no sync" });
    expect(flagged.gap).toMatchObject({ id: "G1", state: "open", owner: "Li Wei", note: "no sync", openedOn: TODAY });
  });

  test("needs no reason, and then there is no note", () => {
    expect(flag({}).gap?.note).toBeNull();
    expect(flag({}, { why: "  " }).promise?.fit?.why).toBeNull();
  });

  const pairs = AVAILABILITIES.flatMap((one) => AVAILABILITIES.map((other) => [one, other] as const));

  test.each(pairs)("and rests on what is %s and %s is as bad as they say", (one, other) => {
    const catalogue = catalogueOf(
      capability("one", { availability: one }),
      capability("other", { availability: other }),
    );
    const both = [one, other];
    const value = both.includes("limited") && !both.includes("unavailable") ? "partial" : "gap";
    const flagged = flag({ capabilities: ["one", "other"] }, { why: "not for them" }, { catalogue });
    expect(flagged.promise?.fit?.value).toBe(value);
  });
});

describe("a promise that was judged", () => {
  test("to fit needs a reason", () => {
    expect(problemOf(() => flag({ fit: aFit("fit") }, { why: " " }))).toEqual({
      code: "needs",
      what: "a gap on P1",
      because: "it was judged to fit today's product",
      flags: ["--why"],
    });
    expect(flag({ fit: aFit("fit") }, { why: "it stopped" }).promise?.fit).toMatchObject({ value: "gap" });
  });

  test.each(["partial", "gap"] as const)("to be %s keeps its judgement, also where it is said again", (value) => {
    const fit = aFit(value, { why: "seen" });
    expect(flag({ fit }).promise?.fit).toBe(fit);
    expect(flag({ fit }, { fit: value }).promise?.fit).toBe(fit);
    const other = value === "gap" ? "partial" : "gap";
    const given = { fit: other, why: "seen anew" } as const;
    if (other === "gap") expect(flag({ fit }, given).promise?.fit).toMatchObject({ value: "gap", asOf: TODAY });
    else expect(codeOf(() => flag({ fit }, given))).toBe("needs");
  });

  test("is never flagged as a fit", () => {
    expect(problemOf(() => flag({}, { fit: "fit" }))).toEqual({
      code: "bad-value",
      what: "--fit",
      value: "fit",
      allowed: ["partial", "gap"],
      why: "what fits is no gap",
    });
  });
});

describe("a gap that is there", () => {
  test.each(GAP_STATES)("and %s is opened again only where it is closed", (state) => {
    const gap: Partial<Gap> = { state, resolution: aResolution("workaround"), closedOn: START };
    const work = () => flag({ fit: aFit("gap") }, { why: "it broke" }, { gap });
    if (state === "closed")
      expect(work()).toMatchObject({
        key: "g",
        gap: { state: "open", note: "it broke", reopened: { k1: { on: TODAY, why: "it broke" } } },
      });
    else
      expect(problemOf(work)).toEqual({
        code: "already-there",
        what: "gap for P1,",
        name: "G1",
        command: nextCommand("gap show", ["acme", "G1"]),
      });
  });

  test("is opened again with a reason, also where none was given", () => {
    const gap: Partial<Gap> = { state: "closed", resolution: aResolution("workaround"), closedOn: START };
    expect(flag({ fit: aFit("gap") }, {}, { gap }).gap?.reopened).toEqual({
      k1: { on: TODAY, why: "flagged again" },
    });
  });
});

describe("the severity of a flagged gap", () => {
  test("is raised with its reason, and computed where nobody raised it", () => {
    const should = { importance: "should" as const };
    expect(flag(should).gap?.raised).toBeNull();
    const raised = { severity: "blocker", severityReason: "the board asked" } as const;
    expect(flag(should, raised).gap?.raised).toEqual({ severity: "blocker", why: "the board asked" });
    expect(problemOf(() => flag(should, { severity: "blocker" }))).toMatchObject({ flags: ["--severity-reason"] });
  });
});

describe("a promise that the plan judges", () => {
  test("opens no gap where the plan is in time", () => {
    for (const promise of [{ fit: null }, { fit: aFit("fit") }])
      expect(problemOf(() => flag({ kind: "timeline", neededBy: LIVE, ...promise }, { why: "I doubt it" }))).toEqual({
        code: "refused",
        what: "P1 opens no gap",
        because: "the plan judges it, and the go-live target is in time",
        instead: advice`if the plan is wrong: ${nextCommand("route move", ["acme", "live"], { to: "DAY" })}`,
      });
  });
});

describe("a gap that is flagged with its promise", () => {
  const flagNew = (facts: Partial<PromiseFacts>, given: Partial<GapInput> = {}) => {
    const all = { ...PROMISE_DEFAULTS, statement: "orders sync", ...facts };
    const { project, gap } = flagNewGap(bare().on(TODAY), all, input(given), aMoment(TODAY));
    return { promise: Object.values(project.promises)[0], gap: project.gaps[gap], gaps: Object.keys(project.gaps) };
  };

  test.each(JUDGED_FITS)("as %s", (fit) => {
    if (fit === "fit") expect(codeOf(() => flagNew({}, { fit }))).toBe("bad-value");
    else
      expect(flagNew({}, { fit, why: "no sync" })).toMatchObject({
        promise: { id: "P1", statement: "orders sync", fit: { value: fit } },
        gap: { id: "G1", state: "open", note: "no sync" },
      });
  });

  test.each([
    ["2027-02-28", true],
    [LIVE, false],
    ["2027-03-02", false],
  ])("needed by %s, with a go-live on 1 March, is judged by the plan: a gap, %s", (neededBy, isGap) => {
    const work = () => flagNew({ kind: "timeline", neededBy }, { owner: "Li Wei", why: " too late " });
    if (isGap) {
      const flagged = work();
      expect(flagged.gap).toMatchObject({ id: "G1", owner: "Li Wei", note: "too late" });
      expect(flagged.gaps).toHaveLength(1);
    } else
      expect(problemOf(work)).toEqual({
        code: "refused",
        what: "no gap is opened",
        because: "the go-live is planned in time for that day",
        instead: advice`record what was promised: ${nextCommand("promise add", ["acme", "TEXT"], { kind: "timeline", "needed-by": "DAY" })}`,
      });
  });
});

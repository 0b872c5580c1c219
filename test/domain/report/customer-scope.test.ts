import { expect, test } from "vitest";
import type { Gap, Resolution } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { type AnswerWord, asksOf } from "../../../src/domain/report/customer-scope.ts";
import { sampleGap, samplePlan, sampleProject, samplePromise } from "../../store/sample-project.ts";

const TODAY = "2026-11-25";

interface Case {
  readonly promise?: Partial<CustomerPromise>;
  /** null where the promise has none. */
  readonly gap?: Partial<Gap> | null;
  readonly resolution?: Partial<Resolution>;
}

function answerTo({ promise = {}, gap = {}, resolution = {} }: Case) {
  const sample = sampleGap("G1", "p1");
  const made = { ...sample, resolution: sample.resolution && { ...sample.resolution, ...resolution }, ...gap };
  const project = sampleProject("acme", {
    promises: { p1: { ...samplePromise("P1"), ...promise } },
    gaps: gap === null ? {} : { g1: made },
    confrontations: { c1: samplePlan("g1") },
  });
  return asksOf({ project, catalogue: null, today: TODAY, settings: NO_SETTINGS })[0]?.answer;
}

const said = { by: "Dana Ortiz", on: "2026-10-20", words: "fine", document: null };
const judged = samplePromise("P1").fit;
const fits = judged && { ...judged, value: "fit" as const, seen: {}, asOf: "2026-11-20" };

test.each<[string, AnswerWord, Case]>([
  ["what fits today", "works", { promise: { fit: fits }, gap: null }],
  ["what fits by a way that is in place", "another-way", { promise: { fit: fits }, gap: { state: "closed" } }],
  ["what nobody judged", "checking", { promise: { fit: null }, gap: null }],
  [
    "a fit that has to be judged again",
    "checking",
    { promise: { fit: fits && { ...fits, asOf: "2026-01-01" } }, gap: null },
  ],
  ["what is agreed in another way", "another-way", {}],
  ["what is put off", "later", { resolution: { kind: "defer" } }],
  ["what is let go", "left-out", { gap: { state: "closed" }, resolution: { kind: "descope" } }],
  ["what is let go for a credit", "left-out", { gap: { state: "closed" }, resolution: { kind: "concede" } }],
  [
    "what they go without, objecting",
    "under-protest",
    { gap: { underProtest: said }, resolution: { kind: "workaround" } },
  ],
  ["a must that was agreed without their decision", "to-decide", { resolution: { decision: null } }],
  ["what is proposed", "to-decide", { gap: { state: "planned" } }],
  ["what is open", "to-decide", { gap: { state: "open", resolution: null } }],
  [
    "what was never for the first go-live",
    "later",
    { promise: { importance: "wont" }, gap: { state: "open", resolution: null } },
  ],
])("%s is: %s", (_, how, given) => {
  expect(answerTo(given)?.how).toBe(how);
});

test("a decision asked for has the day of its conversation", () => {
  expect(answerTo({ gap: { state: "planned" } })).toEqual({ how: "to-decide", by: "2026-10-20" });
});

test("what we agreed among ourselves goes without our note, credit and owner", () => {
  const ours = { decision: null, note: "cheap for us", concession: "a week for free" };
  const answer = answerTo({ promise: { importance: "should" }, resolution: ours });
  expect(answer).toMatchObject({ how: "another-way", way: { text: null, concession: null, decided: null } });
});

test("a rumour and what was dropped are not there at all", () => {
  expect(answerTo({ promise: { confirmed: false } })).toBeUndefined();
  const dropped = { on: TODAY, why: "a duplicate", duplicateOf: null, decision: null };
  expect(answerTo({ promise: { dropped } })).toBeUndefined();
});

test("what matters most comes first", () => {
  const of = (id: string, importance: CustomerPromise["importance"]) => ({ ...samplePromise(id), importance });
  const promises = { a: of("P1", "could"), b: of("P2", "must"), c: of("P3", "should"), d: of("P10", "must") };
  const project = sampleProject("acme", { promises, gaps: {} });
  const asks = asksOf({ project, catalogue: null, today: TODAY, settings: NO_SETTINGS });
  expect(asks.map(({ id }) => id)).toEqual(["P2", "P10", "P3", "P1"]);
});

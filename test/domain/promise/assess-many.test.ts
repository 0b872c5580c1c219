import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Likeliest } from "../../../src/domain/fit/likely-capability.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import { JUDGED_FITS } from "../../../src/domain/model/vocabulary.ts";
import {
  assessPromises,
  judgementOf,
  promisesLike,
  promisesToAssess,
} from "../../../src/domain/promise/assess-many.ts";
import { assessPromise } from "../../../src/domain/promise/assess-promise.ts";
import { capability, catalogueOf, keyOf, ledgerOf, momentFrom } from "../ledger.ts";

const catalogue = catalogueOf(capability("sso"), capability("portal", { availability: "limited" }));
const ids = (standing: Standing, keys: readonly string[]) =>
  keys.map((key) => getRecord(standing.project.promises, key).id);

describe("what is to be judged", () => {
  test("is musts first, and neither judged, dropped, unconfirmed, out of scope nor the plan's", () => {
    const standing = ledgerOf([
      { importance: "could" },
      { importance: "should" },
      { importance: "must" },
      { importance: "must", confirmed: false },
      { importance: "wont" },
      { importance: "must", kind: "timeline", neededBy: "2027-03-01" },
      { importance: "must" },
    ]);
    const keys = promisesToAssess(standing, "unassessed").map(([key]) => key);
    expect(ids(standing, keys)).toEqual(["P3", "P7", "P2", "P1"]);
  });

  test("again, is what went stale and nothing else", () => {
    const moment = momentFrom(100);
    const start = ledgerOf([{}, {}, {}], catalogue);
    const given = [
      { key: keyOf(start, "P1"), judgement: { capabilities: ["sso"] } },
      { key: keyOf(start, "P2"), judgement: { fit: "fit" as const } },
    ];
    const { project } = assessPromises(start, given, moment);
    const moved = { ...catalogue, capabilities: { sso: capability("sso", { availability: "unavailable" }) } };
    const stale = (standing: Standing) =>
      ids(
        standing,
        promisesToAssess(standing, "stale").map(([key]) => key),
      );
    expect(stale({ ...start, project, catalogue: moved })).toEqual(["P1"]);
    expect(stale({ ...start, project, today: "2027-03-01" })).toEqual(["P2"]);
    expect(stale({ ...start, project })).toEqual([]);
  });
});

test("many judgements at once come to what they come to one by one", () => {
  const given = fc.array(fc.record({ n: fc.nat(5), fit: fc.constantFrom(...JUDGED_FITS) }), { maxLength: 12 });
  fc.assert(
    fc.property(given, (steps) => {
      const start = ledgerOf(Array.from({ length: 6 }, () => ({})));
      const last = new Map(steps.map(({ n, fit }) => [keyOf(start, `P${n + 1}`), { fit }]));
      const judgements = [...last].map(([key, judgement]) => ({ key, judgement }));
      const [one, other] = [momentFrom(100), momentFrom(100)];
      const alone = judgements.reduce(
        (project, { key, judgement }) => assessPromise({ ...start, project }, key, judgement, one).project,
        start.project,
      );
      expect(assessPromises(start, judgements, other)).toEqual({ project: alone, refusals: [] });
    }),
  );
});

test("every refusal is named, and what was refused stays as it was", () => {
  const start = ledgerOf([{}, {}, { kind: "timeline", neededBy: "2027-03-01" }], catalogue);
  const given = [
    { key: keyOf(start, "P1"), judgement: { capabilities: ["no-such"] } },
    { key: keyOf(start, "P2"), judgement: { fit: "gap" as const } },
    { key: keyOf(start, "P3"), judgement: { fit: "gap" as const } },
  ];
  const { project, refusals } = assessPromises(start, given, momentFrom(100));
  expect(refusals.map(({ id, problem }) => [id, problem.code])).toEqual([
    ["P1", "not-found"],
    ["P3", "refused"],
  ]);
  expect(getRecord(project.promises, keyOf(start, "P1"))).toBe(getRecord(start.project.promises, keyOf(start, "P1")));
});

describe("like a promise", () => {
  const portal = capability("portal", { availability: "limited" });
  const likeliest: Likeliest = (statement) => {
    const found = statement.includes("portal") ? portal : capability("sso");
    return {
      band: statement.includes("Klingon") ? "nothing" : "check",
      worth: 0.2,
      found: [{ capability: found, score: 0.2, why: [], earlier: null }],
    };
  };
  const judged = (id: string, judgement: object, start: Standing): Standing => ({
    ...start,
    project: assessPromise(start, keyOf(start, id), judgement, momentFrom(100)).project,
  });
  const like = (standing: Standing, id: string) =>
    ids(standing, promisesLike(standing, keyOf(standing, id), promisesToAssess(standing, "unassessed"), likeliest));

  test("that rests on a capability are those that likeliest mean it", () => {
    const start = ledgerOf(
      [{}, { statement: "a portal" }, { statement: "sign on" }, { statement: "portal two" }],
      catalogue,
    );
    expect(like(judged("P1", { capabilities: ["portal"] }, start), "P1")).toEqual(["P2", "P4"]);
  });

  test("that was judged by hand are those of its kind and area", () => {
    const area = "Reports";
    const start = ledgerOf([{ area }, { area }, { area, kind: "service" }, { area: "Mobile" }, {}]);
    expect(like(judged("P1", { fit: "gap" }, start), "P1")).toEqual(["P2"]);
  });

  test.each([
    ["nobody judged it", {}, "nobody has judged it yet"],
    ["nothing tells what it is", { fit: "gap" }, "no capability and belongs to no area"],
  ])("are none where %s", (_, judgement, because) => {
    const start = ledgerOf([{}, {}]);
    const standing = "fit" in judgement ? judged("P1", judgement, start) : start;
    expect(() => like(standing, "P1")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ because: expect.stringContaining(because) }) }),
    );
  });

  test("takes over what was said against the catalogue, with its reason", () => {
    const start = ledgerOf([{}], catalogue);
    const judgement = { capabilities: ["sso"], fit: "gap" as const, why: "not in their edition" };
    const { project } = judged("P1", judgement, start);
    expect(judgementOf(getRecord(project.promises, keyOf(start, "P1")))).toMatchObject(judgement);
    const plain = judged("P1", { capabilities: ["sso"] }, start).project;
    expect(judgementOf(getRecord(plain.promises, keyOf(start, "P1")))).not.toHaveProperty("fit");
  });
});

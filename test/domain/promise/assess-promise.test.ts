import { expect, test } from "vitest";
import { fitWord } from "../../../src/domain/fit/fit.ts";
import { openGaps } from "../../../src/domain/gap/gap.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import {
  assessPromise,
  type Judgement,
  judgeAnew,
  judgedRecords,
  missingReasons,
} from "../../../src/domain/promise/assess-promise.ts";
import { capability, catalogueOf, keyOf, ledgerOf, momentFrom } from "../ledger.ts";

const catalogue = catalogueOf(capability("sso"), capability("portal", { availability: "limited" }));
const moment = momentFrom(100);

/** P1 judged once in this sitting. */
function slipped(judgement: Judgement, start: Standing = ledgerOf([{}], catalogue)) {
  const key = keyOf(start, "P1");
  const { project } = assessPromise(start, key, judgement, moment);
  const earlier = { was: judgedRecords(start.project, key), left: judgedRecords(project, key) };
  return { key, earlier, standing: { ...start, project } };
}

test("a slip is put right without evidence, and the gap that only it opened goes again", () => {
  const { key, earlier, standing } = slipped({ fit: "gap" });
  expect(() => assessPromise(standing, key, { fit: "fit" }, moment)).toThrow();
  const { project, closable } = judgeAnew(standing, key, earlier, { fit: "fit" }, moment);
  expect(fitWord(getRecord(project.promises, key))).toBe("fit");
  expect([project.gaps, closable, project.counters.gap]).toEqual([{}, null, 1]);
});

test("a slip that was a gap and is partial keeps its one gap", () => {
  const { key, earlier, standing } = slipped({ fit: "gap" });
  const { project } = judgeAnew(standing, key, earlier, { capabilities: ["portal"] }, moment);
  expect(openGaps(project).map(([, { id }]) => id)).toEqual(["G1"]);
});

test("a gap that was reopened by a slip is closed again as it was", () => {
  const start = slipped({ fit: "gap" });
  const gapKey = keyOf(start.standing, "G1");
  const closed = {
    ...getRecord(start.standing.project.gaps, gapKey),
    state: "closed" as const,
    closedOn: "2026-11-20",
  };
  const promise = { ...getRecord(start.standing.project.promises, start.key), fit: null };
  const project = {
    ...start.standing.project,
    gaps: { [gapKey]: closed },
    promises: { [start.key]: promise },
  };
  const { key, earlier, standing } = slipped({ fit: "partial" }, { ...start.standing, project });
  expect(getRecord(standing.project.gaps, gapKey).state).toBe("open");
  expect(judgeAnew(standing, key, earlier, { fit: "fit" }, moment).project.gaps).toEqual({ [gapKey]: closed });
});

test("what somebody else did to the gap since then stands, and the usual rules hold", () => {
  const { key, earlier, standing } = slipped({ fit: "gap" });
  const gapKey = keyOf(standing, "G1");
  const gaps = { [gapKey]: { ...getRecord(standing.project.gaps, gapKey), note: "talked about it" } };
  const touched = { ...standing, project: { ...standing.project, gaps } };
  expect(() => judgeAnew(touched, key, earlier, { fit: "fit" }, moment)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "needs", flags: ["--why", "--evidence"] }) }),
  );
});

test.each([
  ["by what the catalogue says", { capabilities: ["portal"] }, null],
  ["worse than the catalogue", { capabilities: ["sso"], fit: "gap" }, ["--why"]],
  ["better than the catalogue", { capabilities: ["portal"], fit: "fit" }, ["--why", "--evidence"]],
  ["better than the catalogue, with a reason", { capabilities: ["portal"], fit: "fit", why: "seen" }, ["--evidence"]],
] as const)("judged %s, what is missing is %j", (_, judgement, flags) => {
  const standing = ledgerOf([{}], catalogue);
  expect(missingReasons(standing, keyOf(standing, "P1"), judgement)?.flags ?? null).toEqual(flags);
});

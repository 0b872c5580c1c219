import { expect, test } from "vitest";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { movesSince } from "../../../src/domain/report/customer-progress.ts";
import { asksOf } from "../../../src/domain/report/customer-scope.ts";
import { forwardDays, forwardSteps } from "../../../src/domain/stall/progress-events.ts";
import { sampleAction, sampleGap, sampleProject } from "../../store/sample-project.ts";

const TODAY = "2026-11-25";

function movesOf(project: Project, since = "2026-10-01") {
  const asks = asksOf({ project, catalogue: null, today: TODAY, settings: NO_SETTINGS });
  return movesSince(project, asks, since, TODAY).map(({ what, on }) => `${on} ${what}`);
}

function withGap(changes: Partial<Gap>): Project {
  return sampleProject("acme", { gaps: { g1: { ...sampleGap("G1", "p1"), ...changes } } });
}

test("a gap is told once, by the furthest it got", () => {
  const reached = { open: "2026-10-03", confronted: "2026-10-10", agreed: "2026-10-20" };
  expect(movesOf(withGap({ reached }))).toEqual(["2026-10-20 decided"]);
  expect(movesOf(withGap({ state: "closed", reached: { ...reached, closed: "2026-11-02" } }))).toEqual([
    "2026-11-02 in-place",
  ]);
});

test("what was agreed and opened again is not told as agreed", () => {
  const reached = { open: "2026-10-03", confronted: "2026-10-10", agreed: "2026-10-20" };
  expect(movesOf(withGap({ state: "open", resolution: null, reached }))).toEqual(["2026-10-10 spoken-of"]);
});

test("what we agreed without the customer is no decision of theirs", () => {
  const gap = sampleGap("G1", "p1");
  const resolution = gap.resolution && { ...gap.resolution, decision: null };
  expect(movesOf(withGap({ resolution }))).toEqual([]);
});

test("a rumour is not told, whatever was spoken of it", () => {
  const project = withGap({});
  const { p1 } = project.promises;
  if (!p1) throw new Error("the sample has a promise");
  expect(movesOf({ ...project, promises: { p1: { ...p1, confirmed: false } } })).toEqual([]);
});

test("what the customer delivered is told, and what we did is not", () => {
  const done = { ...sampleAction("A1"), doneOn: "2026-11-02" };
  const ours = { ...sampleAction("A2"), doneOn: "2026-11-03", side: "services" as const };
  expect(movesOf(sampleProject("acme", { gaps: {}, actions: { a1: done, a2: ours } }))).toEqual([
    "2026-11-02 delivered",
  ]);
});

test("nothing before the day, and nothing after today, is told", () => {
  const early = { ...sampleAction("A1"), doneOn: "2026-11-02" };
  const later = { ...sampleAction("A2"), doneOn: "2026-12-24" };
  const project = sampleProject("acme", { gaps: {}, actions: { a1: early, a2: later } });
  expect(movesOf(project, "2026-11-03")).toEqual([]);
});

test("every move is a day on which the project moved forward", () => {
  const project = withGap({ state: "closed", reached: { agreed: "2026-10-20", closed: "2026-11-02" } });
  const days = forwardDays(project);
  for (const move of movesOf(project)) expect(days).toContain(move.slice(0, 10));
  expect(forwardSteps(project).map(({ on }) => on)).toEqual(days);
});

import { describe, expect, test } from "vitest";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Template } from "../../../src/domain/model/template.ts";
import { MILESTONES } from "../../../src/domain/model/vocabulary.ts";
import { nextSteps } from "../../../src/domain/next/next-steps.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { projectOfDeal } from "../../../src/domain/project/match-deal.ts";
import { type Adoption, createProject, type ProjectFacts } from "../../../src/domain/project/new-project.ts";
import { nextMilestone, phaseOf, reopenMilestone } from "../../../src/domain/route/route.ts";
import { forwardDays } from "../../../src/domain/stall/progress-events.ts";
import { alarmsOf } from "../../../src/domain/status/check.ts";
import { overviewOf } from "../../../src/domain/status/overview.ts";
import { sampleProject } from "../../store/sample-project.ts";

const [standard] = BUILT_IN_TEMPLATES.filter(({ name }) => name === "standard") as [Template];
const TODAY = "2026-11-25";
const moment = { today: TODAY, key: () => "k" };

function adopted(phase: Adoption["phase"], changes: Partial<ProjectFacts> = {}) {
  const { deal, people } = sampleProject();
  const facts = { slug: "acme", customer: "Acme", lead: "Ana", deal, people, target: null };
  return createProject({ ...facts, adopted: { phase, ownedOn: "2026-10-02" }, ...changes }, standard, moment);
}

const standing = (project: ReturnType<typeof adopted>) => ({
  project,
  catalogue: null,
  today: TODAY,
  settings: NO_SETTINGS,
});

describe.each(["own", "align", "build", "prove", "ready"] as const)("a project taken over in phase %s", (phase) => {
  const project = adopted(phase);

  test("stands there, with no day for what is behind it", () => {
    expect(phaseOf(project)).toBe(phase);
    const behind = MILESTONES.slice(1, MILESTONES.indexOf(nextMilestone(project) ?? "stable"));
    expect(behind.map((name) => project.route[name].doneOn)).toEqual(behind.map(() => null));
    expect(project.ownedOn).toBe("2026-10-02");
  });

  test("has nothing overdue and no step of the ladder on day one", () => {
    const { stall } = overviewOf(standing(project));
    expect(stall).toMatchObject({ days: 0, step: null });
    expect(alarmsOf(standing(project))).toEqual([]);
    for (const { dueOn, since } of nextSteps(standing(project))) {
      expect(dueOn === undefined || dueOn >= TODAY).toBe(true);
      expect(since).toBe(TODAY);
    }
  });

  test("has no step forward before the day on which psvc took it over, but that it is owned", () => {
    expect(forwardDays(project).filter((day) => day < TODAY)).toEqual(["2026-10-02"]);
  });

  test("has its targets in order and ahead, also where little time is left", () => {
    for (const target of [null, TODAY, "2026-12-01"]) {
      const { route } = adopted(phase, { target });
      const open = MILESTONES.slice(MILESTONES.indexOf(nextMilestone(project) ?? "stable")).map(
        (name) => route[name].target,
      );
      expect(open).toEqual([...open].sort());
      expect((open[0] ?? "") >= TODAY).toBe(true);
    }
  });
});

test("the plan on the day of the take-over is the baseline where the scope was agreed before, and only there", () => {
  expect(adopted("align").route.live.baseline).toBe(null);
  const { route } = adopted("build");
  expect(route.live.baseline).toBe(route.live.target);
  expect(route.kickoff.baseline).toBe(null);
});

test("what was done before can be reopened, and is not late then", () => {
  const again = reopenMilestone(adopted("build"), "kickoff", "it was never held", moment);
  expect(again.route.kickoff).toMatchObject({ doneBefore: false, doneOn: null, target: TODAY });
  expect(phaseOf(again)).toBe("align");
});

describe("the project of a deal", () => {
  const known = sampleProject("acme", { deal: { ...sampleProject().deal, crmId: "9001" } });
  const deal = { crmId: "9001", customer: "Acme", closedOn: known.deal.closedOn };

  test("is found by the id of the CRM, also under another name", () => {
    expect(projectOfDeal([known], { ...deal, customer: "Acme Inc" })).toBe(known);
  });

  test("is found by customer and day where one of the two has no id", () => {
    expect(projectOfDeal([known], { ...deal, crmId: null, customer: " ACME" })).toBe(known);
    expect(projectOfDeal([known], { ...deal, crmId: null, closedOn: "2026-01-01" })).toBe(null);
  });

  test("is another one where both have ids that differ", () => {
    expect(projectOfDeal([known], { ...deal, crmId: "9002" })).toBe(null);
  });
});

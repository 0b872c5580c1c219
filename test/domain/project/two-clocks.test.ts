import { expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { withTwoClocks } from "../../../src/domain/project/two-clocks.ts";
import { aCriterion, aProject } from "../builders.ts";

/** As it is read of a store of an earlier version. */
function earlier(changes: Partial<Project> = {}): Project {
  const { clocks: _, ...project } = aProject({ ladder: { nudge: 4, ask: 8, sponsor: 12, decide: 15 } })
    .and({ criteria: {} })
    .with(aCriterion({ key: "people-trained" }), aCriterion({ key: "our-own" }))
    .build();
  return { ...project, ...changes };
}

test("an earlier project gets due days, owners and the ladder of its route", () => {
  const project = withTwoClocks(earlier());
  expect(project.clocks).toBe("two");
  expect(project.ladder).toEqual({ nudge: 1, ask: 3, sponsor: 8, decide: 15 });
  expect(project.criteria["people-trained"]).toMatchObject({ role: "project-lead", dueBefore: 5 });
  expect(project.criteria["our-own"]).not.toHaveProperty("dueBefore");
});

test("a ladder of the lead's own stays, and a project that is led so already stays as it is", () => {
  const own = { nudge: 3, ask: 6, sponsor: 9, decide: 12 };
  expect(withTwoClocks(earlier({ ladder: own })).ladder).toBe(own);
  const now = aProject().build();
  expect(withTwoClocks(now)).toBe(now);
});

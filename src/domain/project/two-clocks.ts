import { routeLength } from "../config/stall-ladder.ts";
import { isComputed } from "../criterion/computed-criteria.ts";
import type { Criterion } from "../model/criterion.ts";
import type { Project } from "../model/project.ts";
import { BUILT_IN_TEMPLATES, dueOfBuiltIn } from "./built-in-templates.ts";

/** The ladders of the built-in routes while there was one clock. */
const LADDERS_BEFORE = ["2/4/6/8", "4/8/12/15", "5/10/15/20"];

/**
 * A project of an earlier version from now on by two clocks: its criteria get owners and due days where the built-in
 * routes have them, and a ladder of then becomes that of its route. One that is led so already stays as it is.
 */
export function withTwoClocks(project: Project): Project {
  if (project.clocks === "two") return project;
  const length = routeLength(project);
  const criteria = Object.entries(project.criteria).map(([name, criterion]): [string, Criterion] => [
    name,
    criterion.state === "not-met" || isComputed(name) ? { ...dueOfBuiltIn(name, length), ...criterion } : criterion,
  ]);
  const { nudge, ask, sponsor, decide } = project.ladder;
  const isBefore = LADDERS_BEFORE.includes(`${nudge}/${ask}/${sponsor}/${decide}`);
  const ladder = BUILT_IN_TEMPLATES.find(({ name }) => name === length)?.ladder ?? project.ladder;
  return {
    ...project,
    clocks: "two",
    criteria: Object.fromEntries(criteria),
    ladder: isBefore ? ladder : project.ladder,
  };
}

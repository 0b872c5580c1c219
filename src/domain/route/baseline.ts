import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { isPassed, type Rebaseline } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { mapWaypoints, waypointsOf } from "./ordered-milestones.ts";

/** The plan as it is now becomes what later dates are held against. */
export function freezeBaseline(project: Project): Project {
  return mapWaypoints(project, ({ milestone }) =>
    milestone.doneBefore ? milestone : { ...milestone, baseline: milestone.target },
  );
}

/**
 * The plan was agreed anew: the open milestones get today's targets as baseline, and the old ones are kept with who
 * agreed and why. No forward event. Throws `refused` before there is a baseline or where nothing differs from it,
 * `needs` without who and why.
 */
export function rebaseline(
  project: Project,
  given: { readonly why: string; readonly by: string },
  moment: Moment,
): Project {
  requireNotStopped(project, "no baseline is set");
  const move = nextCommand("route move", [project.slug, "live"], { to: "DAY" });
  if (project.route.live.baseline === null)
    throw new PsvcError({
      code: "refused",
      what: "there is no baseline yet",
      because: "it is frozen when aligned is done",
      instead: advice`move the targets as they are: ${move}`,
    });
  const open = waypointsOf(project).filter(({ milestone }) => !isPassed(milestone));
  if (open.every(({ milestone }) => milestone.baseline === milestone.target))
    throw new PsvcError({
      code: "refused",
      what: "the baseline stays",
      because: "no target that is open differs from it",
      instead: advice`see it: ${nextCommand("route show", [project.slug])}`,
    });
  const flags = [...(given.why.trim() ? [] : ["--why"]), ...(given.by.trim() ? [] : ["--decided-by"])];
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "another baseline",
      because: "a plan that is held against has been agreed, by somebody and for a reason",
      flags,
    });
  const record: Rebaseline = {
    on: moment.today,
    why: given.why.trim(),
    by: given.by.trim(),
    before: Object.fromEntries(open.map(({ name, milestone }) => [name, milestone.baseline])),
  };
  const changed = mapWaypoints(project, ({ milestone }) =>
    isPassed(milestone) ? milestone : { ...milestone, baseline: milestone.target },
  );
  return { ...changed, rebaselines: { ...project.rebaselines, [moment.key()]: record } };
}

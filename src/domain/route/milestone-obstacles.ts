import { type NextCommand, nextCommand } from "../../next-command.ts";
import { exitStandings } from "../criterion/criterion.ts";
import { promisesInScope } from "../fit/scope.ts";
import { computedSeverity, gapOf, isDecided, settlement } from "../gap/gap.ts";
import { stepForGap } from "../gap/gap-steps.ts";
import { isProposed } from "../gap/resolve-gap.ts";
import type { Gap } from "../model/gap.ts";
import { isPassed } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { MilestoneName } from "../model/vocabulary.ts";
import { isImportanceUnknown } from "../promise/promise.ts";
import { isStandard, ownOpenBefore } from "./ordered-milestones.ts";

/** One thing that stands in the way of a milestone, and the command that moves it. */
export interface Obstacle {
  readonly text: string;
  readonly command: NextCommand;
  /** It is a step of the ledger or of a gap, and stands among the next steps anyway. */
  readonly isStep?: boolean;
}

/** What psvc can compute to be untrue about a milestone; the rest is taken on the lead's word. */
export function obstacles(standing: Standing, name: string): readonly Obstacle[] {
  if (!isStandard(name)) return [];
  const { project } = standing;
  return [...ownInTheWay(project, name), ...standardObstacles(standing, name)];
}

/** What nobody can skip does not pass over a milestone of the lead's own that is open. */
function ownInTheWay(project: Project, name: MilestoneName): readonly Obstacle[] {
  if (name !== "aligned" && name !== "ready" && name !== "live" && name !== "stable") return [];
  return ownOpenBefore(project, name).map((own) => ({
    text: `${own.name} stands before it and is open`,
    command: nextCommand("route done", [project.slug, own.name]),
  }));
}

function standardObstacles(standing: Standing, name: MilestoneName): readonly Obstacle[] {
  const { project } = standing;
  const { slug, people } = project;
  switch (name) {
    case "promises-captured":
      return [
        ...(promisesInScope(project).length === 0
          ? [{ text: "no promises recorded", command: nextCommand("intake", [slug]), isStep: true }]
          : []),
        ...(people.sponsor
          ? []
          : [
              {
                text: "name the sponsor",
                command: nextCommand("project edit", [slug], { sponsor: "NAME" }),
              },
            ]),
        ...(people.projectLead
          ? []
          : [
              {
                text: "name the customer project lead",
                command: nextCommand("project edit", [slug], { "project-lead": "NAME" }),
              },
            ]),
      ];
    case "aligned":
      return alignmentObstacles(standing);
    case "configured":
    case "accepted":
      return isPassed(project.route.aligned)
        ? []
        : [{ text: "the scope is not aligned", command: nextCommand("route done", [slug, "aligned"]) }];
    case "ready":
      return [{ text: "the readiness decision does this milestone", command: nextCommand("golive", [slug]) }];
    case "live":
      return [
        {
          text: "the go-live does this milestone",
          command: nextCommand("golive", [slug], { live: true, "confirmed-by": "NAME" }),
        },
      ];
    case "stable":
      return project.golive
        ? exitStandings(standing)
            .filter(({ state }) => state === "not-met")
            .map(({ name: open, text, command }) => ({
              text: `${open} is not met: ${text}`,
              command: command ?? nextCommand("criterion list", [slug]),
            }))
        : [{ text: "the customer is not live", command: nextCommand("golive", [slug]) }];
    default:
      return [];
  }
}

function alignmentObstacles(standing: Standing): readonly Obstacle[] {
  const { project } = standing;
  const { slug } = project;
  const inScope = promisesInScope(project);
  if (inScope.length === 0)
    return [
      { text: "no promises recorded", command: nextCommand("intake", [slug]), isStep: true },
      ...rumouredMusts(project),
    ];
  const open = inScope.flatMap(([key, promise]): Obstacle[] => {
    if (!promise.fit)
      return [
        {
          text: `${promise.id} is not assessed`,
          command: nextCommand("promise assess", [slug, promise.id]),
          isStep: true,
        },
      ];
    const settled = settlement(standing, key);
    if (settled !== "unsettled") return [];
    const [gapKey = "", gap] = gapOf(project, key) ?? [];
    if (gap?.state === "closed" && promise.fit.value !== "fit") return [reopening(slug, gap)];
    if (!gap || gap.state === "closed")
      return [
        {
          text: `the fit of ${promise.id} is stale`,
          command: nextCommand("promise assess", [slug, promise.id]),
          isStep: true,
        },
      ];
    if (gap.state === "agreed" && (gap.underProtest || isDecided(promise, gap))) return [];
    const { severity } = computedSeverity(standing, gap);
    const step = stepForGap(standing, gapKey);
    const text =
      isProposed(project, gap) || gap.state === "agreed"
        ? `${gap.id} (${severity}) waits for the customer's decision`
        : `${gap.id} (${severity}) has no resolution`;
    return [{ text, command: step?.command ?? nextCommand("gap resolve", [slug, gap.id]), isStep: step !== null }];
  });
  return [...open, ...withoutImportance(project), ...rumouredMusts(project)];
}

/** What may be a must is none while nobody said so. */
function withoutImportance(project: Project): readonly Obstacle[] {
  return promisesInScope(project)
    .filter(([, promise]) => isImportanceUnknown(promise))
    .map(([, { id }]) => ({
      text: `nobody was asked how important ${id} is`,
      command: nextCommand("promise edit", [project.slug, id], { importance: "must" }),
    }));
}

/** A must that nobody confirmed cannot hide from the scope: it was promised, or it goes. */
function rumouredMusts(project: Project): readonly Obstacle[] {
  return sortedById(project.promises)
    .filter(([, { confirmed, dropped, importance }]) => !confirmed && !dropped && importance === "must")
    .map(([, { id }]) => ({
      text: `${id} is a must that nobody confirmed: confirm it, or drop it`,
      command: nextCommand("promise confirm", [project.slug, id]),
      isStep: true,
    }));
}

/** A gap closed while its promise was no must: the customer decides it now. */
function reopening(slug: string, gap: Gap): Obstacle {
  return {
    text: `${gap.id} was closed without the customer's decision, which a must needs`,
    command: nextCommand("gap reopen", [slug, gap.id], { why: "TEXT" }),
  };
}

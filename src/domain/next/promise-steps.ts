import { nextCommand } from "../../next-command.ts";
import { fitStanding } from "../fit/fit.ts";
import { promisesInScope } from "../fit/scope.ts";
import { lateForScope } from "../gap/gap-steps.ts";
import { watchedSince } from "../model/project.ts";
import { sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { IMPORTANCES } from "../model/vocabulary.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** What the ledger needs: promises, a judgement of each, and certainty about rumours. */
export function promiseSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const rumours = sortedById(project.promises).filter(([, promise]) => !promise.confirmed && !promise.dropped);
  if (promisesInScope(project).length === 0 && rumours.length === 0)
    return [
      {
        code: "record-promises",
        text: "record what was promised",
        why: "gaps show only once promises are recorded",
        since: watchedSince(project),
        command: nextCommand("intake", [project.slug]),
      },
    ];
  const rumour = rumours[0]?.[1];
  return [
    ...assessSteps(standing),
    ...staleSteps(standing),
    ...(rumour
      ? [
          {
            code: "rumour" as const,
            text: `ask whether ${rumour.id}${more(rumours.length)} was really promised`,
            why: rumour.statement,
            since: rumour.addedOn,
            command: nextCommand("promise confirm", [project.slug, rumour.id]),
          },
        ]
      : []),
  ];
}

function assessSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const unassessed = promisesInScope(project)
    .map(([, promise]) => promise)
    .filter((promise) => !promise.fit)
    .sort((a, b) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance));
  const [first] = unassessed;
  if (!first) return [];
  return [
    {
      code: "assess",
      ...lateForScope(standing),
      text: `assess ${first.id}${more(unassessed.length)} against today's product`,
      why: first.statement,
      since: first.addedOn,
      severity: first.importance === "must" ? "major" : "minor",
      command:
        unassessed.length > 1
          ? nextCommand("promise assess", [project.slug])
          : nextCommand("promise assess", [project.slug, first.id]),
    },
  ];
}

function staleSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const stale = promisesInScope(project)
    .map(([, promise]) => ({ promise, now: fitStanding(standing, promise) }))
    .sort((a, b) => IMPORTANCES.indexOf(a.promise.importance) - IMPORTANCES.indexOf(b.promise.importance))
    .flatMap(({ promise, now }) => (now.state === "stale" ? [{ promise, why: now.why }] : []));
  const [first] = stale;
  if (!first) return [];
  return [
    {
      code: "stale",
      text: `judge ${first.promise.id}${more(stale.length)} again: its fit is stale`,
      why: first.why,
      since: first.promise.fit?.asOf ?? first.promise.addedOn,
      severity: first.promise.importance === "must" ? "major" : "minor",
      command:
        stale.length > 1
          ? nextCommand("promise assess", [project.slug], { stale: true })
          : nextCommand("promise assess", [project.slug, first.promise.id]),
    },
  ];
}

function more(count: number): string {
  return count > 1 ? ` and ${count - 1} more` : "";
}

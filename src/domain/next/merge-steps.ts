import { breachesOf } from "../invariant/invariants.ts";
import { mergeChecks } from "../invariant/merge-checks.ts";
import type { Standing } from "../model/standing.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** What a merge settled by rule, for a week; and what does not fit together because nobody has settled it. */
export function mergeSteps({ project, today }: Standing): readonly StepCandidate[] {
  const { slug } = project;
  const checks = mergeChecks(project, today).map(
    (check): StepCandidate => ({
      code: "check-merge",
      text: `check ${check.about ?? slug}: ${check.did}`,
      why: `two people's work was merged: ${check.outcome}`,
      since: check.on,
      command: `psvc history ${slug}${check.about === null ? "" : ` ${check.about}`}`,
    }),
  );
  const [breach] = breachesOf(project);
  if (!breach) return checks;
  const unsettled: StepCandidate = {
    code: "check-merge",
    text: `settle what does not fit together: ${breach.text}`,
    why: "a merge that psvc did not make has left it so",
    since: today,
    command: "psvc doctor --fix",
  };
  return [unsettled, ...checks];
}

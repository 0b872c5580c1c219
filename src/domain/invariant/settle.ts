import type { Project } from "../model/project.ts";
import type { Key, Reconciled } from "../model/record.ts";
import type { Day } from "../time/calendar.ts";
import { CONTESTED, type MergedSides, waysOf } from "./contested.ts";
import { withoutContestedClosings } from "./contested-closings.ts";
import { INVARIANTS } from "./invariants.ts";
import { withOneJudgement } from "./judged-alike.ts";
import type { RuleName } from "./rules.ts";

/** More than that is no contradiction of two people: each rule makes something open that does not close again. */
const MOST_ROUNDS = 1_000;

/** Both sides as they are to be merged, and what settles afterwards. */
export interface PreparedSides {
  readonly sides: MergedSides;
  readonly settle: (merged: Project) => Project;
}

/**
 * What has to be known before two people's changes are merged. `on` is today. Each side bears its own numbers already;
 * it comes out the same whichever of them is ours.
 */
export function prepareSides(given: MergedSides, on: Day): PreparedSides {
  const judged = withOneJudgement(given);
  const { sides, found } = withoutContestedClosings(judged.sides);
  const all = [...judged.found.map((one) => ({ ...one, rule: "judged-twice" as const })), ...found];
  const told = (merged: Project) =>
    all.reduce((project, { rule, record, words }) => withReconciled(project, rule, record, words, on), merged);
  return { sides, settle: (merged) => settleMerged(told(merged), given, on) };
}

/**
 * What a merge of two people's changes made, with the safe side taken wherever it does not fit together.
 */
function settleMerged(merged: Project, sides: MergedSides, on: Day): Project {
  const contested = CONTESTED.reduce((project, { rule, find }) => {
    const found = waysOf(sides).flatMap((way) => find(way, project));
    return found.reduce(
      (changed, { record, words, settle }) => withReconciled(settle(changed), rule, record, words, on),
      project,
    );
  }, merged);
  return settleBreaches(contested, on);
}

/** Takes the safe side wherever a project is in a state that no command leads to. */
export function settleBreaches(project: Project, on: Day): Project {
  let settled = project;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const invariant = INVARIANTS.find((one) => one.breaches(settled).length > 0);
    const [breach] = invariant?.breaches(settled) ?? [];
    if (!invariant || !breach) return settled;
    const { record, words = null } = breach;
    settled = withReconciled(invariant.settle(settled, breach, on), invariant.rule, record, words, on);
  }
  return settled;
}

/** The key says what it is about, so that two clones that merge the same on one day have the same record of it. */
function withReconciled(project: Project, rule: RuleName, record: Key | null, words: string | null, on: Day): Project {
  const entry: Reconciled = { rule, on, record, words };
  return { ...project, reconciled: { ...project.reconciled, [`${rule}-${record ?? "project"}-${on}`]: entry } };
}

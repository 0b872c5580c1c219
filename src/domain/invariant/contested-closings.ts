import type { Gap } from "../model/gap.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import { type Key, withRecord } from "../model/record.ts";
import type { MergedSides } from "./contested.ts";
import { higherOf } from "./gap-invariants.ts";
import { wordsOf } from "./reopened-gap.ts";
import type { RuleName } from "./rules.ts";

export interface ContestedClosing {
  readonly rule: RuleName;
  readonly record: Key;
  /** How it was closed. */
  readonly words: string | null;
}

export interface OpenSides {
  readonly sides: MergedSides;
  readonly found: readonly ContestedClosing[];
}

/**
 * Both sides with every gap open that one closed and the other went on with: as the other left it. Before the merge,
 * since both have moved its state then.
 */
export function withoutContestedClosings(sides: MergedSides): OpenSides {
  const { base } = sides;
  if (!base) return { sides, found: [] };
  const found: ContestedClosing[] = [];
  let { ours, theirs } = sides;
  for (const key of Object.keys(base.gaps)) {
    const isOursClosed = ours.gaps[key]?.state === "closed";
    const [closing, other] = isOursClosed ? [ours, theirs] : [theirs, ours];
    const rule = contestedAs(base, closing, other, key);
    if (rule === null) continue;
    found.push({ rule, record: key, words: wordsOf(closing.gaps[key] as Gap) });
    const { one, another } = goneOnWith(closing, other, key);
    [ours, theirs] = isOursClosed ? [one, another] : [another, one];
  }
  return { sides: { base, ours, theirs }, found };
}

/** null where nobody closed it, both did, or the other one did nothing that has to be heard. */
function contestedAs(base: Project, closing: Project, other: Project, key: Key): RuleName | null {
  const [before, closed, open] = [base.gaps[key], closing.gaps[key], other.gaps[key]];
  if (!before || before.state === "closed" || closed?.state !== "closed" || !open || open.state === "closed")
    return null;
  const hasSaid = (field: "raised" | "resolution" | "underProtest") =>
    open[field] !== null && !same(asJson(before[field]), asJson(open[field]));
  if (hasSaid("raised")) return "closed-and-raised";
  const isPlanned = Object.entries(other.confrontations).some(
    ([own, plan]) => plan.gap === key && !same(asJson(plan), asJson(base.confrontations[own])),
  );
  const isReopened = !same(asJson(before.reopened), asJson(open.reopened));
  const isWorkedOn =
    isReopened || before.state !== open.state || hasSaid("resolution") || hasSaid("underProtest") || isPlanned;
  return isWorkedOn ? "closed-and-worked-on" : null;
}

/** The gap as the one left it who did not close it, with the plans that closing it had ended. */
function goneOnWith(closing: Project, other: Project, key: Key): { readonly one: Project; readonly another: Project } {
  const [closed, open] = [closing.gaps[key] as Gap, other.gaps[key] as Gap];
  const { state, resolution, underProtest, closedOn, evidence, notWaiting } = open;
  const { notWaiting: _, ...rest } = closed;
  const raised = higherOf(closed, open);
  const said = { state, resolution, underProtest, closedOn, evidence, raised, ...(notWaiting ? { notWaiting } : {}) };
  const confrontations = Object.entries(closing.confrontations).map(([own, plan]) => {
    const isRevived = plan.gap === key && plan.outcome === null && other.confrontations[own]?.endedOn === null;
    return [own, isRevived ? { ...plan, endedOn: null } : plan];
  });
  return {
    one: {
      ...closing,
      gaps: withRecord(closing.gaps, key, { ...rest, ...said }),
      confrontations: Object.fromEntries(confrontations),
    },
    another: { ...other, gaps: withRecord(other.gaps, key, { ...open, raised }) },
  };
}

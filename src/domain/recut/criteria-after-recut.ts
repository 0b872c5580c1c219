import { criteriaStandings } from "../criterion/criterion.ts";
import { promisesInScope } from "../fit/scope.ts";
import type { Gap, Resolution } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { getRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { CriterionState, PromiseKind } from "../model/vocabulary.ts";
import { RELEASING } from "../model/vocabulary.ts";
import type { ChosenGap, Recut } from "./recut.ts";

/** What a smaller scope does to one line of the readiness review. */
export interface CriterionEffect {
  readonly name: string;
  readonly before: CriterionState;
  /** Once all that was chosen is agreed and in place. */
  readonly after: CriterionState;
  readonly says: string;
}

/** Lines of the built-in reviews that are about one kind of promise. */
const ABOUT: Readonly<Record<string, PromiseKind>> = {
  "integrations-tested": "integration",
  "migration-rehearsed": "data",
};

/** For each criterion, in the order of the review: whether it moves, and what is to be done with it. */
export function criteriaAfter(
  standing: Standing,
  { holdByDay }: Recut,
  chosen: readonly ChosenGap[],
): readonly CriterionEffect[] {
  const moved = withChosen(standing, holdByDay, chosen);
  const after = criteriaStandings({ ...standing, project: moved });
  return criteriaStandings(standing).map(({ name, state }) => {
    const then = after.find((criterionStanding) => criterionStanding.name === name)?.state ?? state;
    return { name, before: state, after: then, says: effectOn(standing, name, state, then, chosen) };
  });
}

function effectOn(
  standing: Standing,
  name: string,
  before: CriterionState,
  after: CriterionState,
  chosen: readonly ChosenGap[],
): string {
  const released = chosen.filter(({ option }) => option.isReleasing);
  if (name === "musts-settled")
    return before === after
      ? before === "met"
        ? "it stays met"
        : "it stays open: something beside these gaps is not settled"
      : "it is met once all this is agreed and in place";
  if (name === "scope-signed")
    return released.length === 0
      ? "the scope stays as it is"
      : before === "met"
        ? "it stays met: each decision is signed with the promise that it releases"
        : "what is signed is the smaller scope";
  if (name === "acceptance-signed") return "they accept what goes live, and nothing more";
  const kind = Object.hasOwn(ABOUT, name) ? ABOUT[name] : undefined;
  return kind ? aboutKind(standing, kind, released) : "as it is";
}

/** What is left of one kind of promise once those are released. */
function aboutKind({ project }: Standing, kind: PromiseKind, released: readonly ChosenGap[]): string {
  const gone = released.filter(({ promise }) => promise.kind === kind).map(({ promise }) => promise.id);
  if (gone.length === 0) return "as it is";
  const left = promisesInScope(project)
    .filter(([, promise]) => promise.kind === kind && !gone.includes(promise.id))
    .map(([, { id }]) => id);
  return left.length > 0
    ? `what is left to it: ${left.join(", ")}`
    : `nothing is left to it without ${gone.join(", ")}: not-applicable, with that as the reason`;
}

/** The project as if every way was agreed by the customer and in place, and the go-live planned for that day. */
function withChosen(
  { project, today }: Standing,
  holdByDay: Recut["holdByDay"],
  chosen: readonly ChosenGap[],
): Project {
  const decision = { by: "?", on: today, words: "?", document: null };
  const gaps = chosen.map(({ key, gap, option }): [string, Gap] => {
    const resolution: Resolution = {
      kind: option.resolution,
      proposedOn: today,
      owner: null,
      note: null,
      fundedOn: null,
      reviewOn: null,
      concession: null,
      decision: gap.resolution?.decision ?? decision,
    };
    const state = RELEASING.includes(option.resolution) ? "agreed" : "closed";
    return [key, gap.underProtest ? getRecord(project.gaps, key) : { ...gap, state, resolution }];
  });
  const promises = holdByDay.map(([key, promise]): [string, CustomerPromise] => [
    key,
    promise.fit ? { ...promise, fit: { ...promise.fit, value: "fit", asOf: today } } : promise,
  ]);
  return {
    ...project,
    promises: { ...project.promises, ...Object.fromEntries(promises) },
    gaps: { ...project.gaps, ...Object.fromEntries(gaps) },
  };
}

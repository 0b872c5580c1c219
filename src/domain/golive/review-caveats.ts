import { type CriterionStanding, criteriaStandings } from "../criterion/criterion.ts";
import { promisesInScope } from "../fit/scope.ts";
import { missingOfDayOne } from "../gap/day-one.ts";
import { gapOf, isReleasing, settlement } from "../gap/gap.ts";
import { onlyWaits } from "../gap/waiting-words.ts";
import type { Override } from "../model/confrontation.ts";
import type { Gap, NotWaiting } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, getRecord, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";

/** What whoever decides should know: nothing of it stands in the way by itself. */
export interface Caveats {
  /** Musts settled verbally only: no evidence on record, and nobody of the customer named who saw it. */
  readonly byWordsAlone: readonly Entry<CustomerPromise>[];
  /** Gaps whose texts only wait for product, stored before anybody asked. */
  readonly waiting: readonly Entry<Gap>[];
  /** Texts that read as waiting, and whose word it is that they do not. */
  readonly notWaiting: readonly (NotWaiting & { readonly gap: string })[];
  readonly waivers: readonly CriterionStanding[];
  /** Executives who decided otherwise than was recommended. */
  readonly overrides: readonly (Override & { readonly gap: string })[];
  readonly contractedBelowMust: readonly Entry<CustomerPromise>[];
  /** Musts of which nobody recorded what users do on the first day, who does it, or by when it is in place. */
  readonly notRecorded: readonly Entry<CustomerPromise>[];
  readonly unconfirmedShoulds: number;
}

export function caveatsOf(standing: Standing): Caveats {
  const { project } = standing;
  const gaps = sortedById(project.gaps);
  const inScope = promisesInScope(project);
  const musts = inScope.filter(([, { importance }]) => importance === "must");
  return {
    byWordsAlone: musts.filter(([key]) => settlement(standing, key) === "settled" && isByWordsAlone(project, key)),
    waiting: gaps.filter(([, gap]) => isStoredWaiting(project, gap)),
    notWaiting: gaps.flatMap(([, { id, notWaiting, resolution }]) =>
      [resolution?.notWaiting, notWaiting].flatMap((one) => (one ? [{ ...one, gap: id }] : [])),
    ),
    waivers: criteriaStandings(standing).filter(({ state }) => state === "waived"),
    overrides: Object.values(project.confrontations).flatMap(({ gap, outcome }) =>
      outcome?.override ? [{ ...outcome.override, gap: getRecord(project.gaps, gap).id }] : [],
    ),
    contractedBelowMust: sortedById(project.promises).filter(
      ([, { confirmed, dropped, strength, importance }]) =>
        confirmed && !dropped && strength === "contracted" && importance !== "must",
    ),
    notRecorded: musts.filter(
      ([key, promise]) => missingOfDayOne(promise, gapOf(project, key)?.[1].resolution ?? null).length > 0,
    ),
    unconfirmedShoulds: Object.values(project.promises).filter(
      ({ confirmed, dropped, importance }) => !confirmed && !dropped && importance === "should",
    ).length,
  };
}

/**
 * Gaps of musts, shoulds and contracted promises that are agreed and not in place. What is left out, put off or gone
 * without under protest is none.
 */
export function agreedNotInPlace({ project }: Standing): readonly Entry<Gap>[] {
  return sortedById(project.gaps).filter(([, gap]) => {
    const { confirmed, dropped, importance, strength } = getRecord(project.promises, gap.promise);
    const counts = importance === "must" || importance === "should" || strength === "contracted";
    if (gap.state !== "agreed" || !gap.resolution || gap.underProtest || !confirmed || dropped || !counts) return false;
    return !["defer", "descope", "concede"].includes(gap.resolution.kind);
  });
}

/** A path, an address, a file or the key of a ticket. */
const SOMETHING_TO_LOOK_AT = /https?:|\bwww\.|[/\\]\S|\b[A-Z][A-Z0-9]+-\d+\b|\b[\w-]+\.[a-z][a-z0-9]{1,4}\b/;

function isByWordsAlone(project: Project, promise: string): boolean {
  const gap = gapOf(project, promise)?.[1];
  if (!gap?.resolution) return false;
  const { decision } = gap.resolution;
  const evidence = gap.evidence ?? "";
  if (decision?.document || SOMETHING_TO_LOOK_AT.test(`${evidence} ${decision?.words ?? ""}`)) return false;
  return isReleasing(gap) || !namesTheCustomer(project, evidence);
}

/** Whether somebody of the customer is named by a whole name, or by a part of it. */
function namesTheCustomer({ people, promises }: Project, evidence: string): boolean {
  const heard = Object.values(promises).map(({ heardBy }) => heardBy);
  const names = [people.sponsor, people.projectLead, ...people.deciders, ...heard].filter((name) => name !== null);
  const words = new Set(evidence.toLocaleLowerCase().match(/[\p{L}'-]+/gu) ?? []);
  return names.some((name) =>
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((part) => part.length > 2 && words.has(part)),
  );
}

function isStoredWaiting(project: Project, { promise, resolution, notWaiting, evidence, state }: Gap): boolean {
  if (!resolution || !getRecord(project.promises, promise).confirmed) return false;
  const isPutOff = ["defer", "descope", "concede"].includes(resolution.kind);
  const isWay = !isPutOff && !resolution.notWaiting && onlyWaits(resolution.dayOne ?? resolution.note ?? "");
  return isWay || (state === "closed" && !notWaiting && onlyWaits(evidence ?? ""));
}

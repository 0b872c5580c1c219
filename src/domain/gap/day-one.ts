import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Gap, Resolution } from "../model/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, getRecord, type Key, sortedById, withRecord } from "../model/record.ts";
import { isPlaceholder } from "../text/placeholder.ts";
import type { Day } from "../time/calendar.ts";
import { type NotWaitingInput, needsDayOne, requireNoWaiting } from "./require-no-waiting.ts";
import { requireParts } from "./resolution-requirements.ts";

/** What a resolution of a must answers: what users do on the first day, who does it, and by when it is in place. */
export interface DayOneInput {
  readonly dayOne?: string;
  readonly owner?: string;
  readonly inPlaceBy?: Day;
  readonly notWaiting?: NotWaitingInput;
}

/** The flags of what a resolution does not say of the first day; none where it does not have to. */
export function missingOfDayOne(
  promise: Pick<CustomerPromise, "importance">,
  resolution: Pick<Resolution, "kind" | "dayOne" | "owner" | "inPlaceBy"> | null,
): readonly string[] {
  if (!resolution || !needsDayOne(promise, resolution.kind)) return [];
  return [
    ...(resolution.dayOne && !isPlaceholder(resolution.dayOne) ? [] : ["--day-one"]),
    ...(resolution.owner ? [] : ["--owner"]),
    ...(resolution.inPlaceBy ? [] : ["--in-place-by"]),
  ];
}

/** Gaps of confirmed musts whose resolution does not say all of it, in the order of their numbers. */
export function gapsWithoutDayOne({ gaps, promises }: Project): readonly Entry<Gap>[] {
  return sortedById(gaps).filter(([, gap]) => {
    const promise = getRecord(promises, gap.promise);
    return promise.confirmed && !promise.dropped && missingOfDayOne(promise, gap.resolution).length > 0;
  });
}

/**
 * Adds what was not recorded of the first day to a resolution as it was decided, closed ones too: the decision stays.
 * Throws `waits` for a text by which users only wait, `refused` for a day after the go-live or where nothing was
 * resolved.
 */
export function recordDayOne(project: Project, key: Key, given: DayOneInput, moment: Moment): Project {
  const gap = getRecord(project.gaps, key);
  if (!gap.resolution)
    throw new PsvcError({
      code: "refused",
      what: `nothing is said of day one for ${gap.id}`,
      because: "nobody decided how they go live with it",
      instead: advice`decide it: ${nextCommand("gap resolve", [project.slug, gap.id], { resolution: "workaround" })}`,
    });
  const { dayOne, owner, inPlaceBy, ...before } = gap.resolution;
  const text = dayOne ?? given.dayOne?.trim();
  const day = inPlaceBy ?? given.inPlaceBy;
  const notWaiting = dayOne
    ? null
    : requireNoWaiting({ what: `day one for ${gap.id}`, text, defer: null }, given.notWaiting, moment);
  const resolution: Resolution = {
    ...before,
    owner: owner ?? (given.owner?.trim() || null),
    ...(text ? { dayOne: text } : {}),
    ...(day ? { inPlaceBy: day } : {}),
    ...(notWaiting ? { notWaiting } : {}),
  };
  if (!inPlaceBy) requireParts(project, gap, { ...resolution, kind: before.kind });
  return { ...project, gaps: withRecord(project.gaps, key, { ...gap, resolution }) };
}

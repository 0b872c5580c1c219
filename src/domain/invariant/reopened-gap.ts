import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import { getRecord, type Key, withRecord } from "../model/record.ts";
import type { Day } from "../time/calendar.ts";
import type { RuleName } from "./rules.ts";

/** Open again with the reason, as after `gap reopen`: the resolution that did not hold is let go. */
export function withGapReopened(project: Project, key: Key, rule: RuleName, why: string, on: Day): Project {
  const { notWaiting: _, ...gap } = getRecord(project.gaps, key);
  const isPlanned = Object.values(project.confrontations).some((one) => one.gap === key && one.endedOn === null);
  const reopened: Gap = {
    ...gap,
    state: isPlanned ? "planned" : "open",
    resolution: null,
    underProtest: null,
    closedOn: null,
    evidence: null,
    reopened: { ...gap.reopened, [`${rule}-${on}`]: { on, why } },
  };
  return { ...project, gaps: withRecord(project.gaps, key, reopened) };
}

/** As it was before its promise was dropped: agreed where it had been, else open. */
export function withGapRevived(project: Project, key: Key): Project {
  const gap = getRecord(project.gaps, key);
  const isAgreed = gap.reached.agreed !== undefined && (gap.resolution !== null || gap.underProtest !== null);
  const revived: Gap = { ...gap, state: isAgreed ? "agreed" : "open", closedOn: null, evidence: null };
  return { ...project, gaps: withRecord(project.gaps, key, revived) };
}

/** What was said about how it is closed, in a line; null where nothing was. */
export function wordsOf({ evidence, resolution, underProtest }: Gap): string | null {
  const decided = underProtest ?? resolution?.decision;
  const parts = [
    evidence,
    resolution && `${resolution.kind}${resolution.note ? `: ${resolution.note}` : ""}`,
    decided && `${decided.by}: ${decided.words}`,
  ].filter((part) => part);
  return parts.length > 0 ? parts.join("; ") : null;
}

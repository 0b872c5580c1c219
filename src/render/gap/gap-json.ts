import type { GapView } from "../../domain/gap/view.ts";
import type { Resolution } from "../../domain/model/gap.ts";
import { confrontationJson } from "./confrontation-json.ts";

/** With null for what records of earlier versions do not have. */
function resolutionJson({ dayOne, inPlaceBy, notWaiting, ...resolution }: Resolution) {
  return {
    ...resolution,
    dayOne: dayOne ?? null,
    inPlaceBy: inPlaceBy ?? null,
    notWaiting: notWaiting ?? null,
  };
}

export function gapJson(view: GapView) {
  const { standing, gap, promise, severity, severityReason, owner, pressure, idle, conversations } = view;
  return {
    id: gap.id,
    /** Its slug. */
    project: standing.project.slug,
    formerly: gap.formerly ?? null,
    promise: promise.id,
    state: gap.state,
    severity,
    severityReason,
    owner,
    resolution: gap.resolution && resolutionJson(gap.resolution),
    underProtest: gap.underProtest,
    note: gap.note,
    openedOn: gap.openedOn,
    closedOn: gap.closedOn,
    evidence: gap.evidence,
    notWaiting: gap.notWaiting ?? null,
    reopened: Object.values(gap.reopened),
    pressure,
    idle,
    conversations: conversations.map(confrontationJson),
  };
}

import { pressureOn, roundsOn } from "../../domain/gap/confrontation-rounds.ts";
import { idleIfWaited } from "../../domain/gap/cost-of-waiting.ts";
import { computedSeverity } from "../../domain/gap/gap.ts";
import type { Gap, Resolution } from "../../domain/model/gap.ts";
import type { Entry } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { idOf } from "../layout/record-id.ts";
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

export function gapJson(standing: Standing, [key, gap]: Entry<Gap>) {
  const { severity, reason } = computedSeverity(standing, gap);
  return {
    id: gap.id,
    /** Its slug. */
    project: standing.project.slug,
    formerly: gap.formerly ?? null,
    promise: idOf(standing.project.promises, gap.promise),
    state: gap.state,
    severity,
    severityReason: reason,
    owner: gap.owner ?? standing.project.lead,
    resolution: gap.resolution && resolutionJson(gap.resolution),
    underProtest: gap.underProtest,
    note: gap.note,
    openedOn: gap.openedOn,
    closedOn: gap.closedOn,
    evidence: gap.evidence,
    notWaiting: gap.notWaiting ?? null,
    reopened: Object.values(gap.reopened),
    pressure: gap.state === "agreed" || gap.state === "closed" ? null : pressureOn(standing.project, key),
    idle: idleIfWaited(standing, gap),
    conversations: roundsOn(standing.project, key).map(([, one]) => confrontationJson(standing, one)),
  };
}

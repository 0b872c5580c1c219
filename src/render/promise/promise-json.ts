import { fitStanding, fitWord } from "../../domain/fit/fit.ts";
import { gapOf } from "../../domain/gap/gap.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import type { Entry } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { idOf } from "../layout/record-id.ts";

export function promiseJson(standing: Standing, [key, promise]: Entry<CustomerPromise>) {
  const fit = promise.fit;
  const now = fitStanding(standing, promise);
  return {
    id: promise.id,
    formerly: promise.formerly ?? null,
    statement: promise.statement,
    kind: promise.kind,
    source: promise.source,
    strength: promise.strength,
    importance: promise.importance,
    confirmed: promise.confirmed,
    addedOn: promise.addedOn,
    heardBy: promise.heardBy,
    madeOn: promise.madeOn,
    neededBy: promise.neededBy,
    evidence: promise.evidence,
    quote: promise.quote,
    area: promise.area,
    listed: promise.listed,
    carriedFrom: promise.carriedFrom,
    capabilities: promise.capabilities,
    fit: fitWord(promise),
    means: fit?.means ?? null,
    asOf: fit?.asOf ?? null,
    release: fit?.release ?? null,
    basis: fit ? (Object.keys(fit.seen).length > 0 ? Object.keys(fit.seen) : "judged") : null,
    why: fit?.why ?? null,
    fitEvidence: fit?.evidence ?? null,
    overruled: fit?.overruled ?? null,
    fitStanding: now.state,
    staleBecause: now.state === "stale" ? now.why : null,
    gap: gapOf(standing.project, key)?.[1].id ?? null,
    dropped: promise.dropped && {
      ...promise.dropped,
      duplicateOf: idOf(standing.project.promises, promise.dropped.duplicateOf),
    },
    releases: Object.values(promise.releases),
    notAsked: promise.notAsked ?? [],
    /** Where it stands in documents that were read. */
    sources: Object.values(promise.sources ?? {}),
  };
}

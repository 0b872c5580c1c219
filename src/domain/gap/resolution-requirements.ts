import { PsvcError } from "../../errors.ts";
import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";

/** What a kind of resolution says beside a note. */
export interface ResolutionParts {
  readonly kind: ResolutionKind;
  readonly owner: string | null;
  readonly fundedOn: Day | null;
  readonly reviewOn: Day | null;
  readonly concession: string | null;
}

/**
 * An extension has an owner and a funded date; what is deferred is reviewed on a day after the go-live; a concession is
 * named. Throws `needs` and `refused`.
 */
export function requireParts(project: Project, gap: Gap, resolution: ResolutionParts): void {
  const flags = missingParts(resolution);
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `${resolution.kind} for ${gap.id}`,
      because: formatParts(resolution.kind),
      flags,
    });
  const goLive = project.route.live.doneOn ?? project.route.live.target;
  if (resolution.kind === "defer" && resolution.reviewOn && resolution.reviewOn <= goLive)
    throw new PsvcError({
      code: "refused",
      what: `${gap.id} is not deferred to ${formatDay(resolution.reviewOn)}`,
      because: `the review day comes after the go-live, which is planned for ${formatDay(goLive)}`,
      instead: "give a later review day",
    });
}

/** The flags of what this kind of resolution says and was not given. */
export function missingParts({ kind, owner, fundedOn, reviewOn, concession }: ResolutionParts): readonly string[] {
  return [
    ...(kind === "extension" && !owner ? ["--owner"] : []),
    ...(kind === "extension" && !fundedOn ? ["--funded-on"] : []),
    ...(kind === "defer" && !reviewOn ? ["--review-on"] : []),
    ...(kind === "concede" && !concession ? ["--concession"] : []),
  ];
}

/** Why a kind of resolution says more than itself. */
export function formatParts(kind: ResolutionKind): string {
  return PARTS[kind] ?? "";
}

const PARTS: Partial<Record<ResolutionKind, string>> = {
  extension: "an extension outside the core product has an owner and a day by which it is funded",
  defer: "what is deferred is looked at again on a day after the go-live",
  concede: "a concession says what the customer gets",
};

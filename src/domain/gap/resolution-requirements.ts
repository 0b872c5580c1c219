import { PsvcError } from "../../errors.ts";
import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";
import { sameName } from "../people/customer-decision.ts";
import { type Day, formatDay } from "../time/calendar.ts";

/** What a kind of resolution says beside a note. */
export interface ResolutionParts {
  readonly kind: ResolutionKind;
  readonly owner: string | null;
  readonly fundedOn: Day | null;
  readonly reviewOn: Day | null;
  readonly concession: string | null;
  readonly inPlaceBy?: Day;
}

/**
 * An extension has an owner outside the product team and is funded by the go-live; what is deferred is reviewed on a
 * day after the go-live; a concession is named; what takes the place of the promise is in place by the go-live. Throws
 * `needs` and `refused`.
 */
export function requireParts(
  project: Project,
  gap: Gap,
  resolution: ResolutionParts,
  productTeam: string | null = null,
): void {
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
  if (resolution.kind === "extension") requireOwnExtension(gap, resolution, goLive, productTeam);
  if (resolution.inPlaceBy && resolution.inPlaceBy > goLive)
    throw new PsvcError({
      code: "refused",
      what: `${gap.id} is not in place in time`,
      because: `users need it from the go-live on ${formatDay(goLive)}`,
      instead: "give that day or an earlier one with --in-place-by, or defer it with a review date",
    });
}

function requireOwnExtension(gap: Gap, { owner, fundedOn }: ResolutionParts, goLive: Day, team: string | null): void {
  if (owner && isProductTeam(owner, team))
    throw new PsvcError({
      code: "refused",
      what: `${owner} does not own the extension for ${gap.id}`,
      because: "an extension is built outside the core product, and that is the product team",
      instead: "name an owner outside the product team with --owner, or defer it with a review date",
    });
  if (fundedOn && fundedOn > goLive)
    throw new PsvcError({
      code: "refused",
      what: `${gap.id} is not an extension funded on ${formatDay(fundedOn)}`,
      because: `it is funded by the go-live, which is planned for ${formatDay(goLive)}`,
      instead: "give that day or an earlier one with --funded-on, or defer it with a review date",
    });
}

const TEAM = "team|management|managers?|owner|org|organisation|department|group";
const PRODUCT_TEAM = new RegExp(
  `^(?:the )?(?:product|engineering|r ?& ?d|research and development|development|dev)` +
    `(?: (?:development|engineering))?(?: (?:${TEAM}))?$`,
  "i",
);

/** Whether a name is that of the product team: one of its usual names, or one of those set, separated by commas. */
export function isProductTeam(name: string, names: string | null): boolean {
  const known = (names ?? "").split(",").map((text) => text.trim());
  return PRODUCT_TEAM.test(name.trim()) || known.some((text) => text !== "" && sameName(text, name));
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
  extension: "a custom extension has an owner and a date by which it is funded",
  defer: "a deferred promise has a review date after go-live",
  concede: "a commercial credit says what the customer gets",
};

import type { ResolutionKind } from "../../domain/model/vocabulary.ts";
import type { CustomerMilestone, RoutePoint } from "../../domain/report/customer-route.ts";
import type { Ask, CustomerWords, Way } from "../../domain/report/customer-scope.ts";
import type { Words } from "./page-document.ts";

/** How each resolution is called in front of a customer. */
export const PLAIN_WAYS: Readonly<Record<ResolutionKind, string>> = {
  "accept-standard": "as the product does it",
  workaround: "another way, from day one",
  "process-change": "a change in how you work",
  purchase: "an edition or module in addition",
  "third-party": "another product beside it",
  extension: "built beside the product",
  descope: "left out",
  defer: "later, after the go-live",
  concede: "commercial credit",
};

/** How each milestone is called in front of a customer: ahead, and once it is behind. */
export const PLAIN_STEPS: Readonly<Record<CustomerMilestone, { readonly ahead: string; readonly reached: string }>> = {
  kickoff: { ahead: "Kickoff", reached: "The kickoff was held" },
  aligned: { ahead: "Scope agreed and signed", reached: "The scope was agreed and signed" },
  configured: { ahead: "What was agreed is set up", reached: "What was agreed is set up" },
  accepted: { ahead: "Your acceptance", reached: "You accepted it" },
  ready: { ahead: "Decision to go live", reached: "The go-live was decided" },
  live: { ahead: "Go-live: your people work with it", reached: "Go-live: your people work with it" },
  stable: { ahead: "End of close support", reached: "It runs by itself, and close support ended" },
};

/** A milestone and its day, as a row. */
export function formatPoint(
  { milestone, plannedOn, reachedOn, isReached }: RoutePoint,
  today: string,
): readonly Words[] {
  const { ahead, reached } = PLAIN_STEPS[milestone];
  if (isReached) return [[reached], reachedOn ? ["done, ", { day: reachedOn }] : ["done"]];
  const day = { day: plannedOn ?? today };
  return [[ahead], plannedOn && plannedOn < today ? ["was planned for ", day, "; a new day is to be set"] : [day]];
}

/** What they asked for, with the day they need it by. */
export function formatAsked({ statement, neededBy }: Ask): Words {
  return neededBy ? [`${statement} (needed by `, { day: neededBy }, ")"] : [statement];
}

/** How it is done instead: the way, and what was agreed with it. */
export function formatWay({ kind, text, concession, reviewOn }: Way): Words {
  const what = text ?? (kind === "concede" ? concession : null);
  const said = what ? `${PLAIN_WAYS[kind]}: ${what}` : PLAIN_WAYS[kind];
  const more = concession && concession !== what ? `; ${concession}` : "";
  return [said, more, ...(reviewOn && kind !== "defer" ? formatReview(reviewOn) : [])];
}

function formatReview(day: string): Words {
  return ["; we look at it again with you on ", { day }];
}

/** Who decided, when, in what words. */
export function formatDecided(decided: CustomerWords | null): Words {
  if (!decided) return [""];
  const { by, on, words, document } = decided;
  return [`${by}, `, { day: on }, `: "${words}"${document ? ` (${document})` : ""}`];
}

/** A day that has passed is said to have been the day. */
export function formatBy(by: string, today: string): Words {
  return by < today ? ["was due ", { day: by }] : [{ day: by }];
}

import { CUSTOMER_MILESTONE_LABELS, RESOLUTION_LABELS } from "../../domain/labels/labels.ts";
import type { CustomerMilestone, RoutePoint } from "../../domain/report/customer-route.ts";
import type { Ask, CustomerWords, Way } from "../../domain/report/customer-scope.ts";
import type { Block, Words } from "./page-document.ts";

/** What the customer reads once a milestone is behind them. */
export const REACHED: Readonly<Record<CustomerMilestone, string>> = {
  kickoff: "Kickoff held",
  aligned: "Scope signed off",
  configured: "Configuration complete",
  accepted: "Acceptance signed off",
  ready: "Go-live decided",
  live: "Went live",
  stable: "Hypercare complete",
};

/** A milestone and its date, as a row. */
export function formatPoint(
  { milestone, plannedOn, reachedOn, isReached }: RoutePoint,
  today: string,
): readonly Words[] {
  if (isReached) return [[REACHED[milestone]], reachedOn ? ["Done, ", { day: reachedOn }] : ["Done"]];
  const day = { day: plannedOn ?? today };
  const isLate = plannedOn !== null && plannedOn < today;
  return [[CUSTOMER_MILESTONE_LABELS[milestone]], isLate ? ["Was ", day, "; new date to be agreed"] : [day]];
}

/** The plan as it is drawn; nothing for fewer than two milestones. */
export function timelineOf(points: readonly RoutePoint[], today: string): readonly Block[] {
  if (points.length < 2) return [];
  const next = points.findIndex(({ isReached }) => !isReached);
  const drawn = points.map(({ milestone, plannedOn, reachedOn, isReached }, index) => ({
    label: CUSTOMER_MILESTONE_LABELS[milestone],
    day: isReached ? reachedOn : plannedOn,
    state: isReached ? ("done" as const) : index === next ? ("next" as const) : ("planned" as const),
  }));
  return [{ kind: "timeline", points: drawn, today }];
}

/** What they asked for, with the day they need it by. */
export function formatAsked({ statement, neededBy }: Ask): Words {
  return neededBy ? [`${statement} (needed by `, { day: neededBy }, ")"] : [statement];
}

/** How it is done instead: the resolution, and what was agreed with it. */
export function formatWay({ kind, text, concession, reviewOn, isUndescribed }: Way): Words {
  const what = text ?? (kind === "concede" ? concession : null) ?? (isUndescribed ? "to be described" : null);
  const said = what ? `${RESOLUTION_LABELS[kind]}: ${what}` : RESOLUTION_LABELS[kind];
  const more = concession && concession !== what ? `; ${concession}` : "";
  return [said, more, ...(reviewOn && kind !== "defer" ? formatReview(reviewOn) : [])];
}

function formatReview(day: string): Words {
  return ["; to be reviewed with you on ", { day }];
}

/** Who decided and when, with the document; what was said stays between the two. */
export function formatDecided(decided: CustomerWords | null): Words {
  if (!decided) return [""];
  const { by, on, document } = decided;
  return [`${by}, `, { day: on }, document ? ` (${document})` : ""];
}

/** Who recorded a reservation, when, and when it is reviewed. */
export function formatReservation({ by, on, document }: CustomerWords, reviewOn: string | null): Words {
  return [
    `${by} recorded a reservation on `,
    { day: on },
    document ? ` (${document})` : "",
    ...(reviewOn ? ["; review on ", { day: reviewOn }] : ["; review date to be agreed"]),
  ];
}

/** A deadline; one that has passed is overdue. */
export function formatBy(by: string, today: string): Words {
  return by < today ? [{ day: by }, " (overdue)"] : [{ day: by, isDeadline: true }];
}

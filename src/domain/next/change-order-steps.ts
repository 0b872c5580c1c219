import { nextCommand } from "../../next-command.ts";
import { changeOrderState, unsignedChangeOrders } from "../change-order/change-order.ts";
import type { Standing } from "../model/standing.ts";
import { formatDay, workingDaysBetween } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** Working days that a draft may lie, and a sent one may take to be signed. */
const DRAFT_DAYS = 2;
const SIGNATURE_DAYS = 5;

/** Change orders that were not sent, not signed, or rejected: without them the contract says something else. */
export function changeOrderSteps({ project, today, settings }: Standing): readonly StepCandidate[] {
  return unsignedChangeOrders(project).flatMap(([, order]): readonly StepCandidate[] => {
    const { id, text, openedOn, sent, rejected } = order;
    const state = changeOrderState(order);
    const since = rejected?.on ?? sent?.on ?? openedOn;
    const days = { drafted: DRAFT_DAYS, sent: SIGNATURE_DAYS, rejected: 0, signed: 0 }[state];
    if (workingDaysBetween(since, today, settings) < days) return [];
    const what = { drafted: `send ${id}`, sent: `get ${id} signed`, rejected: `agree ${id} anew`, signed: "" }[state];
    return [
      {
        code: "change-order",
        text: `${what}: ${text}`,
        why: `${state} ${formatDay(since)}, and the go-live waits for the signature`,
        since,
        command: nextCommand("change-order show", [project.slug, id]),
        causes: [id],
      },
    ];
  });
}

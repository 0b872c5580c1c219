import { changeOrderState } from "../change-order/change-order.ts";
import { HEALTH_LABELS } from "../labels/labels.ts";
import type { Action } from "../model/action.ts";
import type { ChangeOrder } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { Risk } from "../model/risk.ts";
import type { Blackout, ConfirmedStatus, Freeze, SentMessage, Stop, WorkShown } from "../model/stall.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { about, newOnes, perKey, type Sentence, type Told } from "./story-sentences.ts";

export function actionAdded(action: Action): string {
  return `${action.owner} (${action.side}): ${quote(action.text)} by ${formatDay(action.due)}`;
}

export function actionChanged(before: Action, after: Action): Told {
  const sentences: string[] = [];
  const fields: string[] = [];
  if (before.doneOn !== after.doneOn) {
    const shown = [after.received, after.evidence].filter(Boolean).join("; ");
    const evidence = shown ? `: ${shown}` : "";
    sentences.push(after.doneOn ? `done on ${formatDay(after.doneOn)}${evidence}` : "not done after all");
    fields.push("doneOn", "evidence", "received");
  }
  const moves = newOnes(before.moves, after.moves);
  if (moves.length > 0) fields.push("moves", "due");
  for (const { from, to, why, agreedWith } of moves)
    sentences.push(
      `${to > from ? "put off" : "brought forward"} from ${formatDay(from)} to ` +
        `${formatDay(to)}${agreedWith ? `, agreed with ${agreedWith}` : ""}${why ? `: ${why}` : ""}`,
    );
  if (newOnes(after.moves, before.moves).length > 0) {
    fields.push("moves", "due");
    sentences.push(`due ${formatDay(after.due)} again`);
  }
  const chases = newOnes(before.chased, after.chased);
  if (newOnes(after.chased, before.chased).length > 0) {
    fields.push("chased");
    sentences.push("a chase taken back");
  }
  if (chases.length > 0) fields.push("chased");
  for (const { replyBy, note } of chases)
    sentences.push(`asked again, answer due ${formatDay(replyBy)}${note ? `: ${note}` : ""}`);
  return { sentences, fields };
}

export function riskAdded({ text, health, owner, reviewOn }: Risk): string {
  return `a risk (${health}): ${quote(text)}; ${owner} looks again on ${formatDay(reviewOn)}`;
}

export function riskChanged(before: Risk, after: Risk): Told {
  if (before.closedOn !== after.closedOn)
    return {
      sentences: [after.closedOn ? `closed: ${after.closedWhy ?? ""}` : "open again"],
      fields: ["closedOn", "closedWhy"],
    };
  if (before.reviewOn === after.reviewOn) return { sentences: [], fields: [] };
  return { sentences: [`to be looked at again on ${formatDay(after.reviewOn)}`], fields: ["reviewOn"] };
}

export function changeOrderAdded({ text }: ChangeOrder): string {
  return `change order drafted: ${quote(text)}`;
}

export function changeOrderChanged(before: ChangeOrder, after: ChangeOrder): Told {
  const state = changeOrderState(after);
  const { sent, signed, rejected } = after;
  const told = rejected
    ? `rejected on ${formatDay(rejected.on)}: ${rejected.why}`
    : signed
      ? `signed by ${signed.by} on ${formatDay(signed.on)}: ${signed.link}`
      : sent
        ? `sent on ${formatDay(sent.on)}`
        : "a draft again";
  const isTold = state !== changeOrderState(before);
  return { sentences: isTold ? [told] : [], fields: isTold ? ["sent", "signed", "rejected"] : [] };
}

function formatStatus(_before: ConfirmedStatus | undefined, after: ConfirmedStatus | undefined): string | null {
  if (!after) return "a confirmed status taken back";
  return `status confirmed, ${HEALTH_LABELS[after.status]}: ${quote(after.sentence)}`;
}

function formatBlackout(before: Blackout | undefined, after: Blackout | undefined): string | null {
  const told = after ?? before;
  if (!told) return null;
  return `${after ? "blackout" : "blackout removed"}: ${formatDay(told.from)} to ${formatDay(told.to)}, ${told.why}`;
}

/** Ends, freezes and new beginnings. */
export function turnSentences(from: Project, to: Project): readonly Sentence[] {
  return [
    ...perKey(from.stops, to.stops, formatStop),
    ...perKey(from.freezes, to.freezes, formatFreeze),
    ...perKey(from.messages, to.messages, formatMessage),
    ...perKey(from.blackouts ?? {}, to.blackouts ?? {}, formatBlackout),
    ...perKey(from.statuses ?? {}, to.statuses ?? {}, formatStatus),
    ...perKey(from.progress ?? {}, to.progress ?? {}, formatWork),
    ...(from.clocks === to.clocks
      ? []
      : [about(null, to.clocks ? "counted with two clocks, criteria with due days" : "counted with one clock again")]),
  ];
}

function formatWork(before: WorkShown | undefined, after: WorkShown | undefined): string | null {
  if (!before && after)
    return (
      `progress on ${formatDay(after.on)}: ${quote(after.text)}` +
      `${after.shownTo ? `, shown to ${after.shownTo}` : ""}`
    );
  return before && !after ? "progress taken back" : null;
}

function formatMessage(before: SentMessage | undefined, after: SentMessage | undefined): string | null {
  if (!before && after) {
    const what = after.headsUp ? "notice before the sponsor" : after.inside ? "inside" : after.step;
    return `wrote to ${after.to} (${what}), answer due ${formatDay(after.replyBy)}`;
  }
  return before && !after ? "a message taken back" : null;
}

function formatStop(before: Stop | undefined, after: Stop | undefined): string | null {
  if (!before && after) return `stopped, decided by ${after.by}: ${after.why}`;
  if (before && !after) return "a stop taken back";
  if (before?.restartedOn && !after?.restartedOn) return "a restart taken back";
  if (!after?.restartedOn || before?.restartedOn) return null;
  return `restarted${after.restartedBy ? `, decided by ${after.restartedBy}` : ""}: ${after.restartedWhy ?? ""}`;
}

function formatFreeze(before: Freeze | undefined, after: Freeze | undefined): string | null {
  if (!before && after) return `frozen until ${formatDay(after.until)}, agreed by ${after.decision.by}: ${after.why}`;
  if (before && !after) return "a freeze taken back";
  if (before?.ended && !after?.ended) return "a restart taken back";
  if (before?.extension && !after?.extension) return "the extension of a freeze taken back";
  if (after?.ended && !before?.ended) return `restarted, decided by ${after.ended.by}: ${after.ended.why}`;
  if (after?.extension && !before?.extension)
    return (
      `frozen on until ${formatDay(after.extension.until)}, agreed by ${after.extension.decision.by}: ` +
      `${after.extension.why}`
    );
  return null;
}

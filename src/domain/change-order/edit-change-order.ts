import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { ChangeOrder } from "../model/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import { getRecord, type Key, withRecord } from "../model/record.ts";
import type { ChangeOrderState } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { changeOrderState } from "./change-order.ts";

export interface ChangeOrderInput {
  readonly state?: ChangeOrderState;
  readonly signedBy?: string;
  readonly on?: Day;
  readonly link?: string;
  readonly why?: string;
  readonly text?: string;
}

/**
 * Changes a change order: where it stands, or its sentence while it is drafted. Throws `needs` for a signature without
 * name or link and for a rejection without a reason, `refused` for a day that has not come or is before it was opened.
 */
export function editChangeOrder(project: Project, key: Key, given: ChangeOrderInput, moment: Moment): Project {
  const { changeOrders = {} } = project;
  const order = getRecord(changeOrders, key);
  const text = given.text === undefined ? order.text : textOf(project, order, given.text);
  const state = given.state ?? changeOrderState(order);
  const isTold = given.state !== undefined || [given.signedBy, given.on, given.link, given.why].some(Boolean);
  const edited = isTold ? { ...order, text, ...stateOf(order, state, given, moment) } : { ...order, text };
  return { ...project, changeOrders: withRecord(changeOrders, key, edited) };
}

function textOf({ slug }: Project, order: ChangeOrder, typed: string): string {
  if (changeOrderState(order) !== "drafted" && typed.trim() !== order.text)
    throw new PsvcError({
      code: "refused",
      what: `the text of ${order.id} stays as it is`,
      because: `it is ${changeOrderState(order)}`,
      instead: advice`take it back first: ${nextCommand("change-order edit", [slug, order.id], { state: "drafted" })}`,
    });
  if (typed.trim()) return typed.trim();
  throw new PsvcError({ code: "needs", what: order.id, because: "both sides sign a sentence", flags: ["--text"] });
}

function stateOf(
  order: ChangeOrder,
  state: ChangeOrderState,
  given: ChangeOrderInput,
  moment: Moment,
): Pick<ChangeOrder, "sent" | "signed" | "rejected"> {
  switch (state) {
    case "drafted":
      return { sent: null, signed: null, rejected: null };
    case "sent":
      return { sent: { on: dayOf(order, given.on ?? order.sent?.on, moment) }, signed: null, rejected: null };
    case "signed":
      return { sent: order.sent, signed: signatureOf(order, given, moment), rejected: null };
    case "rejected":
      return { sent: order.sent, signed: null, rejected: rejectionOf(order, given, moment) };
  }
}

function signatureOf(order: ChangeOrder, given: ChangeOrderInput, moment: Moment) {
  const by = given.signedBy?.trim() || order.signed?.by || "";
  const link = given.link?.trim() || order.signed?.link || "";
  requireAll(
    order,
    "signed",
    { "--signed-by": by, "--link": link },
    "it counts once somebody can look at the signature",
  );
  return { by, link, on: dayOf(order, given.on ?? order.signed?.on, moment) };
}

function rejectionOf(order: ChangeOrder, given: ChangeOrderInput, moment: Moment) {
  const why = given.why?.trim() || order.rejected?.why || "";
  requireAll(order, "rejected", { "--why": why }, "the reason is where the next agreement begins");
  return { why, on: dayOf(order, given.on ?? order.rejected?.on, moment) };
}

function requireAll(
  { id }: ChangeOrder,
  state: ChangeOrderState,
  parts: Readonly<Record<string, string>>,
  because: string,
): void {
  const flags = Object.keys(parts).filter((flag) => !parts[flag]);
  if (flags.length > 0) throw new PsvcError({ code: "needs", what: `${id} as ${state}`, because, flags });
}

function dayOf({ id, openedOn }: ChangeOrder, on: Day = "", { today }: Moment): Day {
  const day = on || today;
  if (day >= openedOn && day <= today) return day;
  throw new PsvcError({
    code: "refused",
    what: `${id} has no ${formatDay(day)}`,
    because: day > today ? "that day has not come" : `it was opened on ${formatDay(openedOn)}`,
    instead: "give another day with --on",
  });
}

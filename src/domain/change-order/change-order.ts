import { RESOLUTION_LABELS } from "../labels/labels.ts";
import type { ChangeOrder } from "../model/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import { type Entry, getRecord, type Key, sortedById, withRecord } from "../model/record.ts";
import { type ChangedPart, type ChangeOrderState, RELEASING } from "../model/vocabulary.ts";
import { isNoChange } from "../text/text.ts";
import { type Day, formatDay } from "../time/calendar.ts";

/** A rejection outweighs a signature: two people who recorded one each have to talk. */
export function changeOrderState({ rejected, signed, sent }: ChangeOrder): ChangeOrderState {
  return rejected ? "rejected" : signed ? "signed" : sent ? "sent" : "drafted";
}

export function changeOrdersOf({ changeOrders = {} }: Project): readonly Entry<ChangeOrder>[] {
  return sortedById(changeOrders);
}

/** The change orders without which the contract says something else than was agreed. */
export function unsignedChangeOrders(project: Project): readonly Entry<ChangeOrder>[] {
  return changeOrdersOf(project).filter(
    ([key, order]) => changeOrderState(order) !== "signed" && isChangeOrderNeeded(project, key),
  );
}

/** Whether what it says still holds, and no later change order took its place. */
export function isChangeOrderNeeded(project: Project, key: Key): boolean {
  const order = getRecord(project.changeOrders ?? {}, key);
  return latestAbout(project, order.about)?.[0] === key && isInForce(project, order);
}

function isInForce(project: Project, { about, resolution, to }: ChangeOrder): boolean {
  if (to !== null) return isPastContract(project);
  const promise = project.promises[about];
  if (promise) return promise.dropped !== null;
  const gap = project.gaps[about];
  return (gap?.state === "agreed" || gap?.state === "closed") && gap.resolution?.kind === resolution;
}

function isPastContract({ deal, route }: Project): boolean {
  return deal.contractualOn !== null && (route.live.doneOn ?? route.live.target) > deal.contractualOn;
}

/** The day that the contract holds after what was signed since; null where it holds none. */
export function contractualDay(project: Project): Day | null {
  const signed = changeOrdersOf(project).filter(
    ([, { to, ...order }]) => to !== null && order.signed && !order.rejected,
  );
  return signed.at(-1)?.[1].to ?? project.deal.contractualOn;
}

/** After a gap was agreed: opens a change order where that releases what is contracted, or costs something. */
export function withGapChangeOrder(project: Project, key: Key, cost: string | null, moment: Moment): Project {
  const { resolution, promise: promiseKey } = getRecord(project.gaps, key);
  if (resolution === null) return project;
  const promise = getRecord(project.promises, promiseKey);
  const { kind, decision, note } = resolution;
  const isReleased = RELEASING.includes(kind) && promise.strength === "contracted" && decision !== null;
  const price = cost !== null && !isNoChange(cost) ? cost.trim() : null;
  const isPaid = price !== null || kind === "purchase";
  if (!isReleased && !isPaid) return project;
  const terms = [RESOLUTION_LABELS[kind], note, price].filter((part) => part !== null).join("; ");
  return withOrder(project, moment, {
    about: key,
    resolution: kind,
    to: null,
    text: `${promise.statement}: ${terms}`,
    changes: [...(isReleased ? (["scope"] as const) : []), ...(isPaid ? (["cost"] as const) : [])],
  });
}

/** After a promise of the contract was dropped. */
export function withPromiseChangeOrder(project: Project, key: Key, moment: Moment): Project {
  const { statement, strength, dropped } = getRecord(project.promises, key);
  if (strength !== "contracted" || dropped === null || dropped.duplicateOf) return project;
  const terms = { about: key, resolution: null, to: null, text: `${statement}: Out of scope`, changes: SCOPE };
  return withOrder(project, moment, terms);
}

/** After a target moved: opens a change order where the go-live is later than the day in the contract. */
export function withDateChangeOrder(project: Project, moment: Moment): Project {
  const { target } = project.route.live;
  const day = contractualDay(project);
  if (day === null || !isPastContract(project) || target <= day) return project;
  const text = `Go-live on ${formatDay(target)} instead of ${formatDay(day)}`;
  return withOrder(project, moment, { about: "live", resolution: null, to: target, text, changes: DATE });
}

const SCOPE: readonly ChangedPart[] = ["scope"];
const DATE: readonly ChangedPart[] = ["date"];

type Terms = Pick<ChangeOrder, "about" | "resolution" | "to" | "text" | "changes">;

/** A draft takes the new terms; what was sent, signed or rejected on other terms is followed by another one. */
function withOrder(project: Project, moment: Moment, terms: Terms): Project {
  const { changeOrders = {} } = project;
  const found = latestAbout(project, terms.about);
  const state = found ? changeOrderState(found[1]) : null;
  if (found && state === "drafted")
    return { ...project, changeOrders: withRecord(changeOrders, found[0], { ...found[1], ...terms }) };
  if (found && state !== "rejected" && isSameTerms(found[1], terms)) return project;
  const number = (project.counters.changeOrder ?? 0) + 1;
  const earlier = Object.values(changeOrders).filter(({ about }) => about === terms.about).length;
  // Two people who agreed the same apart open one change order, not two.
  const key = `co-${terms.about}-${earlier + 1}`;
  const order: ChangeOrder = {
    id: `CO${number}`,
    ...terms,
    openedOn: moment.today,
    sent: null,
    signed: null,
    rejected: null,
  };
  return {
    ...project,
    changeOrders: withRecord(changeOrders, key, order),
    counters: { ...project.counters, changeOrder: number },
  };
}

function isSameTerms(order: ChangeOrder, { resolution, to, changes }: Terms): boolean {
  return order.resolution === resolution && order.to === to && order.changes.join() === changes.join();
}

function latestAbout(project: Project, about: Key): Entry<ChangeOrder> | null {
  return changeOrdersOf(project).findLast(([, order]) => order.about === about) ?? null;
}

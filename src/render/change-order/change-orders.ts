import type { ChangeOrderView } from "../../domain/change-order/view.ts";
import { CHANGE_ORDER_STATE_LABELS } from "../../domain/labels/labels.ts";
import { formatDay, formatShortDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

/** `project` is the one that was asked for; null where those of all are listed. */
export function renderChangeOrders(orders: readonly ChangeOrderView[], project: string | null, style: Style): string {
  if (orders.length === 0 && style.layout !== "tabs")
    return "No change orders. Nothing agreed so far changes the contract.";
  return table(orders, project === null ? [WHOSE, ...COLUMNS] : COLUMNS, style);
}

/** One change order in full, with the command that follows. */
export function renderChangeOrder(order: ChangeOrderView, style: Style): string {
  const { id, project, text, about, changes, state, isNeeded } = order;
  return [
    `${style.strong(id)}${formatFormerly(order)} ${visible(text)}`,
    `  ${CHANGE_ORDER_STATE_LABELS[state]}${formatWhen(order)}; changes ${changes.join(" and ")} (${about})`,
    ...(isNeeded ? nextLine(project, id, state, style) : ["  not needed any more"]),
  ].join("\n");
}

function formatWhen({ state, openedOn, sentOn, signedBy, signedOn, link, rejectedOn, why }: ChangeOrderView): string {
  switch (state) {
    case "drafted":
      return ` on ${formatDay(openedOn)}`;
    case "sent":
      return ` on ${formatDay(sentOn ?? openedOn)}`;
    case "signed":
      return ` by ${visible(signedBy ?? "")} on ${formatDay(signedOn ?? openedOn)}: ${visible(link ?? "")}`;
    case "rejected":
      return ` on ${formatDay(rejectedOn ?? openedOn)}: ${visible(why ?? "")}`;
  }
}

function nextLine(project: string, id: string, state: ChangeOrderView["state"], style: Style): readonly string[] {
  if (state === "signed") return [];
  const edit = `psvc change-order edit ${project} ${id}`;
  if (state === "drafted") return [`  once sent: ${style.command(`${edit} --state sent`)}`];
  return [`  once signed: ${style.command(`${edit} --state signed --signed-by NAME --link WHERE`)}`];
}

const WHOSE: Column<ChangeOrderView> = { title: "PROJECT", value: ({ project }) => project, shrinkTo: 10 };
const COLUMNS: readonly Column<ChangeOrderView>[] = [
  { title: "ID", value: ({ id }) => id },
  {
    title: "STATE",
    value: ({ state, isNeeded }): string => (isNeeded ? CHANGE_ORDER_STATE_LABELS[state] : "Not needed"),
  },
  {
    title: "SINCE",
    value: ({ openedOn, sentOn, signedOn, rejectedOn }) => formatShortDay(rejectedOn ?? signedOn ?? sentOn ?? openedOn),
  },
  { title: "ABOUT", value: ({ about }) => about, drop: 1 },
  { title: "CHANGES", value: ({ changes }) => changes.join(", "), drop: 2 },
  { title: "TEXT", value: ({ text }) => text, shrinkTo: 16 },
];

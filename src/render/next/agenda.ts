import type { Agenda, AgendaItem } from "../../domain/next/agenda.ts";
import { type Day, daysBetween, formatDay, formatDays, formatShortDay } from "../../domain/time/calendar.ts";
import type { Step } from "../../domain/urgency/next-step.ts";
import type { Problem } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";
import { damagedLines } from "../problem/problem.ts";

export interface AgendaView {
  readonly today: Day;
  readonly damaged: readonly { readonly problem: Problem }[];
  readonly explain: boolean;
}

/** What to do today: what, why, since when, and the command that does it. */
export function renderAgenda({ items, more }: Agenda, { today, damaged, explain }: AgendaView, style: Style): string {
  const notes = [...damagedLines(damaged, style), ...(more > 0 ? [style.dim(`${more} more: psvc next --all`)] : [])];
  if (items.length === 0) return [`Nothing to do on ${formatDay(today)}.`, ...notes].join("\n");
  return [
    style.strong(formatDay(today)),
    ...items.flatMap((item, index) => ["", ...renderItem(item, index + 1, today, explain, style)]),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

/** The steps of a morning: the customer and what to do, why and since when, and the command. */
export function renderItems(items: readonly AgendaItem[], today: Day, style: Style): readonly string[] {
  return items.flatMap((item, index) => renderItem(item, index + 1, today, false, style));
}

/** One step alone. */
export function renderStep(item: AgendaItem, today: Day, style: Style): string {
  return ["", ...renderItem(item, null, today, false, style)].join("\n");
}

function renderItem(
  item: AgendaItem,
  number: number | null,
  today: Day,
  explain: boolean,
  style: Style,
): readonly string[] {
  const head = number === null ? "" : `${String(number).padStart(2)} `;
  const days = daysBetween(item.since, today);
  const since = days > 0 ? `since ${formatShortDay(item.since)} (${formatDays(days)})` : "since today";
  return [
    wrap(`${head}${style.strong(visible(item.customer))}: ${visible(item.text)}`, style.width, "   "),
    `   ${cut(`${since}: ${visible(item.why)}`, style.width - 3)}`,
    `   ${style.command(formatCommand(item.command))}`,
    ...(explain
      ? [
          wrap(
            `   ${item.urgency.points} points: ` +
              `${item.urgency.terms.map(({ name, points }) => `${points > 0 ? "+" : ""}${points} ${name}`).join(", ")}`,
            style.width,
            "     ",
          ),
        ]
      : []),
  ];
}

export function agendaJson({ items }: Agenda) {
  return items.map((item) => ({ slug: item.slug, customer: item.customer, ...nextJson(item) }));
}

export function nextJson({ code, text, why, since, dueOn, command, urgency }: Step) {
  return { code, text, why, since, dueOn: dueOn ?? null, command: formatCommand(command), urgency };
}

import type { Checked } from "../../domain/status/check.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import type { Problem } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { damagedLines } from "../problem/problem.ts";
import { renderReason } from "./health.ts";

/** For a mail from cron: what is wrong and nothing else. */
export function renderCheck(
  alarmed: readonly Checked[],
  damaged: readonly { readonly problem: Problem }[],
  looked: number,
  today: Day,
  style: Style,
): string {
  if (alarmed.length + damaged.length === 0)
    return `${formatDay(today)}: ${count(looked, "project")}, nothing red, overdue or stalled past its ladder.`;
  return [
    ...alarmed.flatMap(({ slug, customer, lead, reasons }) => [
      `${style.strong(visible(customer))} (${slug}, lead ${visible(lead)})`,
      ...reasons.map((reason) => `  ${renderReason(reason, today, style)}`),
    ]),
    ...damagedLines(damaged, style),
  ].join("\n");
}

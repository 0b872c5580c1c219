import type { Checked } from "../domain/status/check.ts";
import { type Day, sayDay } from "../domain/time/calendar.ts";
import type { Problem } from "../errors.ts";
import { renderReason } from "./health.ts";
import { damagedLines } from "./problem.ts";
import { count } from "./section.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

/** For a mail from cron: what is wrong and nothing else. */
export function renderCheck(
  alarmed: readonly Checked[],
  damaged: readonly { readonly problem: Problem }[],
  looked: number,
  today: Day,
  style: Style,
): string {
  if (alarmed.length + damaged.length === 0)
    return `${sayDay(today)}: ${count(looked, "project")}, nothing red, overdue or stalled past its ladder.`;
  return [
    ...alarmed.flatMap(({ slug, customer, lead, reasons }) => [
      `${style.strong(visible(customer))} (${slug}, lead ${visible(lead)})`,
      ...reasons.map((reason) => `  ${renderReason(reason, today, style)}`),
    ]),
    ...damagedLines(damaged, style),
  ].join("\n");
}

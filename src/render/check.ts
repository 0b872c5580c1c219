import { type Day, sayDay } from "../domain/calendar.ts";
import type { HealthReason } from "../domain/health.ts";
import type { Project } from "../domain/project.ts";
import type { Problem } from "../errors.ts";
import { renderReason } from "./health.ts";
import { damagedLines } from "./problem.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

export interface Alarmed {
  readonly project: Project;
  readonly reasons: readonly HealthReason[];
}

/** For a mail from cron: what is wrong and nothing else. */
export function renderCheck(
  alarmed: readonly Alarmed[],
  damaged: readonly { readonly problem: Problem }[],
  looked: number,
  today: Day,
  style: Style,
): string {
  if (alarmed.length + damaged.length === 0)
    return `${sayDay(today)}: ${looked} project${looked === 1 ? "" : "s"}, nothing red, overdue or stalled past its ladder.`;
  return [
    ...alarmed.flatMap(({ project, reasons }) => [
      `${style.strong(visible(project.customer))} (${project.slug}, lead ${visible(project.lead)})`,
      ...reasons.map((reason) => `  ${renderReason(reason, today, style)}`),
    ]),
    ...damagedLines(damaged, style),
  ].join("\n");
}

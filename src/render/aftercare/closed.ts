import { underWatch } from "../../domain/aftercare/close-project.ts";
import { openGaps } from "../../domain/gap/gap.ts";
import { currentWin } from "../../domain/golive/golive.ts";
import { coverageOf } from "../../domain/golive/promise-coverage.ts";
import { openClosure } from "../../domain/model/project-status.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Obstacle } from "../../domain/route/milestone-obstacles.ts";
import { daysBetween, formatDay, formatDays } from "../../domain/time/calendar.ts";
import { formatCoverage } from "../golive/golive.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

export function renderNotClosed({ project }: Standing, open: readonly Obstacle[], style: Style): string {
  return [
    `${style.warn(`${visible(project.customer)} is not closed yet`)}: ${count(open.length, "thing")} of the go-live ` +
      `${open.length === 1 ? "is" : "are"} open.`,
    ...open.flatMap(({ text, command }) => [
      wrap(`  ${visible(text)}`, style.width, "    "),
      `    ${style.command(formatCommand(command))}`,
    ]),
  ].join("\n");
}

/** What was reached, and what stays under watch. */
export function renderClosed(standing: Standing, style: Style): string {
  const { project } = standing;
  const { slug, customer, deal, golive } = project;
  const closure = openClosure(project)?.[1];
  const win = currentWin(project)?.[1];
  const watched = underWatch(project);
  const isWatched = (key: string) => watched.some(([other]) => other === key);
  const others = openGaps(project).filter(([key]) => !isWatched(key));
  return [
    style.good(`${visible(customer)} is closed, decided by ${visible(closure?.by ?? "")}.`),
    wrap(`  what they have now: ${visible(closure?.why ?? "")}`, style.width, "  "),
    ...(golive
      ? [`  live since ${formatDay(golive.on)}, ${formatDays(daysBetween(deal.closedOn, golive.on))} after the close`]
      : []),
    wrap(`  promises: ${formatCoverage(coverageOf(standing))}`, style.width, "  "),
    ...watched.map(([, gap]) =>
      wrap(
        `  still under watch: ${gap.id}, to be looked at again on ${formatDay(gap.resolution?.reviewOn ?? "")}: ` +
          `${visible(getRecord(project.promises, gap.promise).statement)}`,
        style.width,
        "    ",
      ),
    ),
    ...(others.length > 0 ? [`  on record and open: ${others.map(([, { id }]) => id).join(", ")}`] : []),
    ...(win && !win.rungOn ? [`The bell was never rung: ${style.command(`psvc golive ${slug} --ring`)}`] : []),
    ...(watched.length > 0
      ? [`What was deferred into a next phase: ${style.command(`psvc new-project --after ${slug} --closed DAY`)}`]
      : []),
  ].join("\n");
}

import { formatMilestoneName } from "../../domain/labels/labels.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { MilestoneName } from "../../domain/model/vocabulary.ts";
import type { TurnInput } from "../../domain/project/stop-project.ts";
import { nextMilestone } from "../../domain/route/route.ts";
import { daysBetween, formatDay, formatDays, formatLongDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** A stop is an end in good order: what was decided, and words to send that thank. */
export function renderStopped({ project }: Standing, given: TurnInput, style: Style): string {
  const { customer, slug, people } = project;
  const to = people.sponsor ?? people.projectLead ?? "all";
  const words = [
    `Dear ${to},`,
    `${given.by === to ? "You" : given.by} decided on ${formatLongDay(given.on)} to end our project: ${given.why}.`,
    `Next: ${given.consequence}.`,
    "We keep a record of what was completed and of everything you asked for. Thank you for the work you put into it. " +
      "If things change, we can pick up where we left off.",
  ];
  return [
    style.strong(`${visible(customer)} is stopped, decided by ${visible(given.by)}.`),
    wrap(`why: ${visible(given.why)}`, style.width, "  "),
    wrap(`consequence: ${visible(given.consequence)}`, style.width, "  "),
    "",
    "Ready to send:",
    "",
    ...words.map(visible),
    visible(project.lead),
    "",
    `Everything stays on record. To resume: ${style.command(`psvc restart ${slug}`)}`,
  ].join("\n");
}

/** A restart is a new beginning: the first thing to look at is whether the plan still holds. */
export function renderRestarted({ project, today }: Standing, given: TurnInput, style: Style): string {
  const { customer, slug, route, golive } = project;
  const next = nextMilestone(project);
  const late = next && route[next].target < today ? daysBetween(route[next].target, today) : 0;
  const move = style.command(`psvc route move ${slug} ${next} --to DAY --rest --reason REASON --side SIDE`);
  const plan = next === null ? [] : [formatPlan(next, route[next].target, late)];
  const command = next === null ? [] : [late > 0 ? `Re-plan: ${move}` : style.command(`psvc route show ${slug}`)];
  return [
    style.good(`${visible(customer)} is ${golive ? "live" : "active"} again, decided by ${visible(given.by)}.`),
    wrap(`what changed: ${visible(given.why)}`, style.width, "  "),
    wrap(`consequence: ${visible(given.consequence)}`, style.width, "  "),
    ...plan,
    ...command,
  ].join("\n");
}

function formatPlan(next: MilestoneName, target: string, late: number): string {
  const name = formatMilestoneName(next);
  return late > 0
    ? `${name} was planned for ${formatDay(target)}, ${formatDays(late)} ago.`
    : `Next: ${name} by ${formatDay(target)}`;
}

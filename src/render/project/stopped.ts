import type { Standing } from "../../domain/model/standing.ts";
import type { TurnInput } from "../../domain/project/stop-project.ts";
import { nextMilestone } from "../../domain/route/route.ts";
import { daysBetween, formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** A stop is an end in good order: what was decided, and words to send that thank. */
export function renderStopped({ project }: Standing, given: TurnInput, style: Style): string {
  const { customer, slug, people } = project;
  const to = people.sponsor ?? people.projectLead ?? "everybody who worked on it";
  const words = [
    `Dear ${to},`,
    `${given.by === to ? "you" : given.by} decided on ${formatDay(given.on)} to end our project: ${given.why}.`,
    `What follows: ${given.consequence}.`,
    "Everything that was reached stays on record, and so does what you asked for. Thank you for the work you put " +
      "into it; should the time come, we begin where we stand.",
  ];
  return [
    style.strong(`${visible(customer)} is stopped, decided by ${visible(given.by)}.`),
    wrap(`why: ${visible(given.why)}`, style.width, "  "),
    wrap(`what follows: ${visible(given.consequence)}`, style.width, "  "),
    "",
    "Ready to send:",
    "",
    ...words.map(visible),
    visible(project.lead),
    "",
    `Everything stays on record; ${style.command(`psvc restart ${slug}`)} takes it up again.`,
  ].join("\n");
}

/** A restart is a new beginning: the first thing to look at is whether the plan still holds. */
export function renderRestarted({ project, today }: Standing, given: TurnInput, style: Style): string {
  const { customer, slug, route, golive } = project;
  const next = nextMilestone(project);
  const late = next && route[next].target < today ? daysBetween(route[next].target, today) : 0;
  const plan =
    next === null
      ? []
      : late > 0
        ? [
            `${next} was planned for ${formatDay(route[next].target)}, ${late} days ago. Plan anew, with the ` +
              `reason: ${style.command(`psvc route move ${slug} ${next} --to DAY --rest --reason REASON --side SIDE`)}`,
          ]
        : [`Next is ${next} by ${formatDay(route[next].target)}: ${style.command(`psvc route show ${slug}`)}`];
  return [
    style.good(`${visible(customer)} is ${golive ? "live" : "active"} again, decided by ${visible(given.by)}.`),
    wrap(`what changed: ${visible(given.why)}`, style.width, "  "),
    wrap(`what follows: ${visible(given.consequence)}`, style.width, "  "),
    ...plan,
  ].join("\n");
}

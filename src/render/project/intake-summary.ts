import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { phaseOf } from "../../domain/route/route.ts";
import { countsOf } from "../../domain/status/overview.ts";
import { formatDay, formatDayFrom } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** What the intake came to: the counts, the next three things, and the thanks to whoever won the deal. */
export function renderIntake(standing: Standing, style: Style): string {
  const { project, today } = standing;
  const counts = countsOf(standing);
  const { blocker, major, minor } = counts.gaps;
  const steps = nextSteps(standing).slice(0, 3);
  return [
    wrap(
      `${style.strong(visible(project.customer))} is ` +
        (project.adoptedOn
          ? `taken over in phase ${phaseOf(project)}, owned since ${formatDay(project.ownedOn)}: `
          : "yours from now on: ") +
        `${project.slug}, go-live target ${formatDayFrom(project.route.live.target, today)}.`,
      style.width,
      "  ",
    ),
    `${count(counts.promises, "promise")}, ${counts.byFit.unassessed} unexamined` +
      `${counts.unconfirmed ? `, ${counts.unconfirmed} to confirm` : ""}; ` +
      `gaps: ${blocker} blocker, ${major} major, ${minor} minor.`,
    "",
    style.strong("Next"),
    ...steps.flatMap(({ text, command }) => [
      wrap(`  ${visible(text)}`, style.width, "  "),
      `    ${style.command(formatCommand(command))}`,
    ]),
    ...(project.adoptedOn ? [] : thankYou(project, style)),
  ].join("\n");
}

/** At the hand-over; a project that is under way had its own. */
function thankYou(project: Project, style: Style): readonly string[] {
  return [
    "",
    style.strong(`To ${project.deal.owner ? visible(project.deal.owner) : "the deal owner"}, ready to paste:`),
    ...thanks(project).map((line) => wrap(`  ${visible(line)}`, style.width, "  ")),
  ];
}

function thanks({ customer, deal, lead }: Project): readonly string[] {
  return [
    `Hi ${deal.owner ?? "there"}, thank you for winning ${customer}${deal.why ? ` (${deal.why})` : ""}. We own ` +
      "it from here.",
    "Nothing is handed back: I may come with a question about what they heard, and you will be the first to hear " +
      "when they are live.",
    lead,
  ];
}

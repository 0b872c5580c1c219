import type { GapView } from "../../domain/gap/view.ts";
import { formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";

/**
 * The conversations on a gap, for the page of that gap, which wraps its lines: what is planned whole, what was held in
 * a line each.
 */
export function conversationLines({ standing, conversations }: GapView, style: Style): readonly string[] {
  return conversations.flatMap(({ plan, options, daysUnheld }) => {
    const { outcome } = plan;
    if (outcome) {
      const letter = options.find(({ key }) => key === outcome.option)?.letter;
      const said =
        `  conversation on ${formatDay(outcome.on)}: ${outcome.outcome}${letter ? ` (${letter})` : ""} ` +
        `by ${visible(outcome.decidedBy)}: "${visible(outcome.words)}"`;
      return [
        said,
        ...(outcome.escalatedTo ? [`    escalated to ${visible(outcome.escalatedTo)}`] : []),
        ...(outcome.override
          ? [
              `    overridden by ${visible(outcome.override.by)} (${visible(outcome.override.role)}); what follows: ` +
                `${visible(outcome.override.consequence)}`,
            ]
          : []),
      ];
    }
    if (plan.endedOn)
      return [`  conversation planned with ${visible(plan.with)}; over on ${formatDay(plan.endedOn)}, not held`];
    const late = daysUnheld > 0 ? style.bad(`, not held, ${formatDays(daysUnheld)} late`) : "";
    return [`  conversation with ${visible(plan.with)} by ${formatDayFrom(plan.by, standing.today)}${late}`];
  });
}

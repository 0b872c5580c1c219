import { HEALTH_LABELS } from "../../domain/labels/labels.ts";
import { HEALTH_RULES } from "../../domain/status/health.ts";
import type { HealthReason } from "../../domain/status/health-rule.ts";
import type { Overview } from "../../domain/status/overview.ts";
import { daysBetween, formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { paintHealth } from "../layout/paint-health.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

export function renderReason(reason: HealthReason, today: string, style: Style): string {
  const age = daysBetween(reason.since, today);
  return wrap(
    `${paintHealth(style)(HEALTH_LABELS[reason.value])}: ${visible(reason.text)} ` +
      `${style.dim(`(${age === 0 ? "since today" : `for ${formatDays(age)}`})`)}`,
    style.width,
    "  ",
  );
}

/** Every rule with its value for this project, those that find nothing too. */
export function renderExplanation(overview: Overview | null, today: string, style: Style): string {
  return HEALTH_RULES.map(({ code, rule }) => {
    const reason = overview?.health.reasons.find((healthReason) => healthReason.code === code);
    const holds = reason
      ? `\n  ${renderReason(reason, today, style)}`
      : overview
        ? `\n  ${style.good(HEALTH_LABELS.green)}`
        : "";
    return `${reason ? style.strong(code) : code}: ${rule}${holds}`;
  }).join("\n");
}

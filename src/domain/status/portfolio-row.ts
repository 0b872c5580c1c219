import type { NextCommand } from "../../next-command.ts";
import { currentWin } from "../golive/golive.ts";
import { HEALTHS, type HealthValue, type Phase, type Severity, type Status } from "../model/vocabulary.ts";
import { compareTexts } from "../text/text.ts";
import { type Day, daysBetween } from "../time/calendar.ts";
import type { Overview } from "./overview.ts";

/**
 * A project as one line of the portfolio, with what it is chosen and sorted by. It holds no records, so that it can be
 * kept for a day.
 */
export interface Glance {
  readonly slug: string;
  readonly customer: string;
  readonly lead: string;
  readonly tags: readonly string[];
  readonly status: Status;
  readonly phase: Phase;
  readonly health: HealthValue | null;
  /** The first reason of its health. */
  readonly reason: string | null;
  /** Live, and nobody was told. */
  readonly isUnrung: boolean;
  readonly gaps: Readonly<Record<Severity, number>>;
  /** Working days; null where nothing can stall. */
  readonly stallDays: number | null;
  readonly target: Day;
  readonly daysSinceClose: number;
  readonly daysToTarget: number | null;
  /**
   * Days that the forecast comes after the target, 0 where it does not, or that it never comes; null where there is
   * none.
   */
  readonly forecast: number | "never" | null;
  readonly next: { readonly text: string; readonly command: NextCommand } | null;
}

export function glanceOf(overview: Overview): Glance {
  const { standing, status, phase, health, counts, stall, daysSinceClose, daysToTarget, next } = overview;
  const { project } = standing;
  const win = currentWin(project)?.[1];
  return {
    slug: project.slug,
    customer: project.customer,
    lead: project.lead,
    tags: project.tags,
    status,
    phase,
    health: health.value,
    reason: health.reasons[0]?.text ?? null,
    isUnrung: win !== undefined && win.rungOn === null,
    gaps: counts.gaps,
    stallDays: stall?.days ?? null,
    target: project.route.live.target,
    daysSinceClose,
    daysToTarget,
    forecast: forecastOf(overview),
    next: next && { text: next.text, command: next.command },
  };
}

function forecastOf({ forecast, standing }: Overview): Glance["forecast"] {
  if (!forecast?.basis) return null;
  if (!forecast.headline) return "never";
  return Math.max(0, daysBetween(standing.project.route.live.target, forecast.headline));
}

/** Worst first: by health, then blockers, then the nearest target; live ones after active, stopped last. */
export function worstFirst(a: Glance, b: Glance): number {
  return (
    statusRank(a.status) - statusRank(b.status) ||
    healthRank(a) - healthRank(b) ||
    b.gaps.blocker - a.gaps.blocker ||
    compareTexts(a.target, b.target) ||
    compareTexts(a.slug, b.slug)
  );
}

/** Signed and not live. */
export function isHalfCustomer({ status }: Glance): boolean {
  return status === "active";
}

function statusRank(status: Status): number {
  return ["active", "live", "closed", "stopped"].indexOf(status);
}

function healthRank({ health }: Glance): number {
  return health ? HEALTHS.indexOf(health) : HEALTHS.length;
}

import type { Overview } from "../../domain/status/overview.ts";
import type { NextCommand } from "../../next-command.ts";
import { type ColumnOf, type OutgoingSheet, outgoingSheet } from "./outgoing.ts";

type LineOf = (command: NextCommand) => string;

const columns = (lineOf: LineOf): readonly ColumnOf<Overview>[] => [
  ["Project", 16, ({ standing }) => standing.project.slug],
  ["Customer", 28, ({ standing }) => standing.project.customer],
  ["Status", 9, ({ status }) => status],
  ["Phase", 10, ({ phase, status }) => (status === "active" ? phase : null)],
  ["Health", 11, ({ health }) => health.value],
  ["Because", 40, ({ health }) => health.reasons[0]?.text ?? null],
  ["Lead", 16, ({ standing }) => standing.project.lead],
  ["Tags", 16, ({ standing }) => standing.project.tags.join(", ") || null],
  ["Product", 16, ({ standing }) => standing.project.deal.product],
  ["Closed on", 11, ({ standing }) => standing.project.deal.closedOn],
  ["Days since close", 10, ({ daysSinceClose }) => daysSinceClose],
  ["Value", 12, ({ standing }) => standing.project.deal.value],
  ["Currency", 9, ({ standing }) => standing.project.deal.currency],
  ["Baseline", 11, ({ standing }) => standing.project.route.live.baseline],
  ["Target", 11, ({ standing }) => standing.project.route.live.target],
  ["Days to target", 10, ({ daysToTarget }) => daysToTarget],
  ["Live on", 11, ({ standing }) => standing.project.golive?.on ?? null],
  ["Promises", 9, ({ counts }) => counts.promises],
  ["Unassessed", 11, ({ counts }) => counts.byFit.unassessed],
  ["Fit", 6, ({ counts }) => counts.byFit.fit],
  ["Partial", 8, ({ counts }) => counts.byFit.partial],
  ["Gap", 6, ({ counts }) => counts.byFit.gap],
  ["Blockers", 9, ({ counts }) => counts.gaps.blocker],
  ["Major", 7, ({ counts }) => counts.gaps.major],
  ["Minor", 7, ({ counts }) => counts.gaps.minor],
  ["Stall days", 10, ({ stall }) => stall?.days ?? null],
  ["Next", 50, ({ next }) => next?.text ?? null],
  ["Command", 36, ({ next }) => next && lineOf(next.command)],
];

/** One line a project, in the order given; `lineOf` makes the line of a command. */
export function portfolioSheet(overviews: readonly Overview[], lineOf: LineOf): OutgoingSheet {
  return outgoingSheet("Portfolio", columns(lineOf), overviews);
}

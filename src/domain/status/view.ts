import { openActions } from "../action/action.ts";
import { underWatch } from "../aftercare/close-project.ts";
import { lastMood, moodsOf } from "../aftercare/mood.ts";
import { type ChangeOrderView, changeOrderViews } from "../change-order/view.ts";
import { ladderOf } from "../config/stall-ladder.ts";
import { type CriterionStanding, criteriaStandings, exitStandings } from "../criterion/criterion.ts";
import { gapOf } from "../gap/gap.ts";
import { type GapView, gapView } from "../gap/view.ts";
import { currentWin } from "../golive/golive.ts";
import { decisionInForce } from "../golive/golive-decision.ts";
import { type Coverage, coverageOf } from "../golive/promise-coverage.ts";
import { openHandover } from "../handover/handover.ts";
import type { Action } from "../model/action.ts";
import type { Closure, Handover, Mood } from "../model/aftercare.ts";
import type { GoliveDecision, Win } from "../model/golive.ts";
import type { Project } from "../model/project.ts";
import { openClosure, openStop } from "../model/project-status.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, type Key, sortedById } from "../model/record.ts";
import type { Risk } from "../model/risk.ts";
import type { Stop } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import { IMPORTANCES, type StallStep } from "../model/vocabulary.ts";
import { nextSteps } from "../next/next-steps.ts";
import { notesOf } from "../note/note.ts";
import { type NoteView, noteView } from "../note/view.ts";
import { openRisks } from "../risk/risk.ts";
import type { Step } from "../urgency/next-step.ts";
import { type Overview, overviewOf } from "./overview.ts";

/** A project as one line of the portfolio. */
export interface RowView {
  readonly overview: Overview;
  /** Working days at which each step of the ladder is reached. */
  readonly ladder: Readonly<Record<StallStep, number>>;
  /** The go-live that was not taken back. */
  readonly win: Win | null;
  /** Since the go-live; null where nobody asked. */
  readonly mood: Mood | null;
  /** Who has the project for a time. */
  readonly handover: Handover | null;
}

/** A whole project. */
export interface ProjectView extends RowView {
  /** A screen shows a few of thousands, so they are computed when they are asked for. */
  readonly gaps: () => readonly GapView[];
  readonly gapOf: (promise: Key) => GapView | null;
  /** Not dropped: open gaps of musts first, then what is not assessed. */
  readonly pressingPromises: () => readonly Entry<CustomerPromise>[];
  readonly steps: readonly Step[];
  readonly openActions: readonly Entry<Action>[];
  readonly openRisks: readonly Entry<Risk>[];
  /** The newest first. */
  readonly notes: () => readonly NoteView[];
  readonly changeOrders: () => readonly ChangeOrderView[];
  readonly criteria: readonly CriterionStanding[];
  readonly exitCriteria: readonly CriterionStanding[];
  readonly coverage: Coverage;
  readonly decision: GoliveDecision | null;
  readonly moods: readonly Mood[];
  /** Deferred gaps, to be looked at again on a day. */
  readonly watched: readonly GapView[];
  readonly stop: Stop | null;
  readonly closure: Closure | null;
}

export function rowView(overview: Overview): RowView {
  const { project, settings } = overview.standing;
  return {
    overview,
    ladder: ladderOf(project, settings),
    win: currentWin(project)?.[1] ?? null,
    mood: project.golive ? lastMood(project) : null,
    handover: openHandover(project)?.[1] ?? null,
  };
}

export function projectView(standing: Standing): ProjectView {
  const { project } = standing;
  return {
    ...rowView(overviewOf(standing)),
    gaps: () => sortedById(project.gaps).map((entry) => gapView(standing, entry)),
    gapOf: (promise) => {
      const entry = gapOf(project, promise);
      return entry && gapView(standing, entry);
    },
    pressingPromises: () => pressingPromises(project),
    steps: nextSteps(standing),
    openActions: openActions(project),
    openRisks: openRisks(project),
    changeOrders: () => changeOrderViews(project),
    notes: () => notesOf(project).map((entry) => noteView(project, entry)),
    criteria: criteriaStandings(standing),
    exitCriteria: exitStandings(standing),
    coverage: coverageOf(standing),
    decision: decisionInForce(project),
    moods: moodsOf(project),
    watched: underWatch(project).map((entry) => gapView(standing, entry)),
    stop: openStop(project)?.[1] ?? null,
    closure: openClosure(project)?.[1] ?? null,
  };
}

function pressingPromises(project: Project): readonly Entry<CustomerPromise>[] {
  const weight = ([key, promise]: Entry<CustomerPromise>): number => {
    const gap = gapOf(project, key)?.[1];
    const open = gap && gap.state !== "closed" ? 0 : promise.fit ? 2 : 1;
    return open * 10 + IMPORTANCES.indexOf(promise.importance);
  };
  return sortedById(project.promises)
    .filter(([, promise]) => !promise.dropped)
    .sort((a, b) => weight(a) - weight(b));
}

import { PsvcError } from "../../errors.ts";
import { withExitAfresh } from "../criterion/criterion.ts";
import type { Action } from "../model/action.ts";
import type { Win } from "../model/golive.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotClosed, requireNotStopped } from "../model/project-status.ts";
import { type Entry, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { requirePast } from "../people/customer-decision.ts";
import { ownOpenBefore } from "../route/ordered-milestones.ts";
import { finishMilestone, undoMilestone } from "../route/route.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { conditionsBefore, decisionInForce, formatMilestone, formatOpen } from "./golive-decision.ts";
import { computedNotHolding, type Review, reviewReadiness } from "./readiness-review.ts";

export interface GoliveInput {
  readonly on: Day;
  readonly confirmedBy: string;
  readonly release: string | null;
  /** Who accepted what is open; without it a go-live with something open is not recorded. */
  readonly acceptedBy?: string;
}

export type WentLive =
  | { readonly taken: true; readonly project: Project }
  | { readonly taken: false; readonly review: Review; readonly because: readonly string[] };

/**
 * Real users do real work. What is open then (no decision to go, a computed criterion that does not hold, a condition
 * that was to be done before) is accepted by a named person, who stays on record with it.
 */
export function goLive(standing: Standing, given: GoliveInput, moment: Moment): WentLive {
  const { project } = standing;
  if (project.golive)
    throw new PsvcError({
      code: "refused",
      what: `${project.slug} is live`,
      because: `it went live on ${formatDay(project.golive.on)}`,
      instead: `ring the bell: psvc golive ${project.slug} --ring`,
    });
  requireNotStopped(project, "nobody goes live");
  requirePast(project, given.on, moment, "a go-live");
  const review = reviewReadiness(standing);
  const decision = decisionInForce(project);
  const because = [
    ...(!decision || decision.decision === "no-go"
      ? [`no decision to go is on record: psvc golive ${project.slug} --decision go --decided-by NAME`]
      : []),
    ...(decision && decision.decision !== "no-go" && given.on < decision.on
      ? [`the decision was taken on ${formatDay(decision.on)}, after that day`]
      : []),
    ...(decision?.decision === "go"
      ? review.underProtest.map(([, promise]) => `${promise.id} is under protest since: decide go-with-conditions`)
      : []),
    ...conditionsBefore(project, given.on).map(formatCondition),
    ...computedNotHolding(review).map(formatOpen),
    ...ownOpenBefore(project, "live").map(({ name }) => formatMilestone(name)),
  ];
  const unconfirmed = given.confirmedBy.trim() === "";
  const acceptedBy = given.acceptedBy?.trim() ?? "";
  if (because.length > 0 && acceptedBy === "")
    return {
      taken: false,
      review,
      because: [
        ...because,
        ...(unconfirmed ? ["nobody confirmed that real users do real work: --confirmed-by NAME"] : []),
      ],
    };
  if (unconfirmed)
    throw new PsvcError({
      code: "needs",
      what: "the go-live",
      because: "somebody confirms that real users do real work",
      flags: ["--confirmed-by"],
    });
  const live = finishMilestone(project, "live", given.on, null, moment);
  const confirmedBy = given.confirmedBy.trim();
  const win: Win = {
    liveOn: given.on,
    recordedOn: moment.today,
    confirmedBy,
    creditSales: null,
    creditServices: null,
    creditCustomer: null,
    firstValue: null,
    rungOn: null,
    rolledBackOn: null,
    rolledBackWhy: null,
  };
  return {
    taken: true,
    project: {
      ...live,
      golive: {
        on: given.on,
        confirmedBy,
        release: given.release ?? standing.catalogue?.release ?? null,
        recordedOn: moment.today,
        ...(because.length > 0 ? { accepted: { by: acceptedBy, open: because } } : {}),
      },
      wins: withRecord(live.wins, moment.key(), win),
    },
  };
}

function formatCondition({ id, text, owner, due }: Action): string {
  return `${id} was to be done before the go-live, by ${formatDay(due)}: ${text} (${owner})`;
}

/** Active again; `ready` and `live` are undone, the decision is void, the win stays on record with the day. */
export function rollBack(project: Project, on: Day, why: string, moment: Moment): Project {
  const win = currentWin(project);
  if (!project.golive || !win)
    throw new PsvcError({
      code: "refused",
      what: "nothing is rolled back",
      because: `${project.slug} is not live`,
      instead: `see where it stands: psvc golive ${project.slug}`,
    });
  requireNotClosed(project, "nothing is rolled back");
  if (!why.trim())
    throw new PsvcError({ code: "needs", what: "a roll-back", because: "going back has a reason", flags: ["--why"] });
  requirePast(project, on, moment, "a roll-back");
  if (on < project.golive.on)
    throw new PsvcError({
      code: "refused",
      what: "a roll-back cannot come first",
      because: `the go-live was on ${formatDay(project.golive.on)}`,
      instead: "give a later day with --on",
    });
  const undone = ["stable", "live", "ready"] as const;
  const back = undone.reduce(
    (changed, name) => undoMilestone(changed, name, `rolled back: ${why.trim()}`, moment),
    project,
  );
  const decisions = Object.fromEntries(
    Object.entries(back.decisions).map(([key, one]) => [key, { ...one, voidedOn: one.voidedOn ?? on }]),
  );
  const [key, record] = win;
  return {
    ...withExitAfresh(back),
    golive: null,
    decisions,
    wins: withRecord(back.wins, key, { ...record, rolledBackOn: on, rolledBackWhy: why.trim() }),
  };
}

/** The win of the go-live that holds; null when not live. */
export function currentWin(project: Project): Entry<Win> | null {
  if (!project.golive) return null;
  return Object.entries(project.wins).find(([, win]) => win.rolledBackOn === null) ?? null;
}

export interface RingInput {
  readonly creditSales: string;
  readonly creditServices: string;
  readonly creditCustomer: string;
  readonly firstValue: string;
}

/** The bell credits everyone or is not rung: throws `needs` for a missing credit, `refused` when nobody is live. */
export function ringBell(project: Project, given: RingInput, moment: Moment): Project {
  const win = currentWin(project);
  if (!win)
    throw new PsvcError({
      code: "refused",
      what: "the bell is not rung",
      because: `${project.slug} is not live`,
      instead: `once real users do real work: psvc golive ${project.slug} --live --confirmed-by NAME`,
    });
  const flags = [
    ...(given.creditSales.trim() ? [] : ["--credit-sales"]),
    ...(given.creditServices.trim() ? [] : ["--credit-services"]),
    ...(given.creditCustomer.trim() ? [] : ["--credit-customer"]),
    ...(given.firstValue.trim() ? [] : ["--first-value"]),
  ];
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "the bell",
      because: "it credits sales, services and the customer, or is not rung",
      flags,
    });
  const [key, record] = win;
  const rung = {
    ...record,
    creditSales: given.creditSales.trim(),
    creditServices: given.creditServices.trim(),
    creditCustomer: given.creditCustomer.trim(),
    firstValue: given.firstValue.trim(),
    rungOn: record.rungOn ?? moment.today,
  };
  return { ...project, wins: withRecord(project.wins, key, rung) };
}

import { isPassed, type Milestone } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { openClosure, openStop } from "../model/project-status.ts";
import { type Key, type Keyed, withRecord } from "../model/record.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import type { Breach, Invariant } from "./invariant.ts";

export const STOPPED_IS_NOT_LIVE: Invariant = {
  rule: "stopped-and-worked-on",
  holds: "a stopped project is not live, unless a merge kept both",
  breaches(project) {
    const stop = openStop(project);
    const isTold = Object.values(project.reconciled ?? {}).some(
      ({ rule, record }) => rule === "stopped-and-worked-on" && record === stop?.[0],
    );
    if (!stop || !project.golive || isTold) return [];
    return [{ record: stop[0], text: `${project.slug} is stopped, and live`, words: stop[1].why }];
  },
  // It stays stopped, and the go-live is kept: that it is told is all there is to do.
  settle: (project) => project,
};

export const CLOSED_IS_LIVE_AND_STABLE: Invariant = {
  rule: "closed-and-not-live",
  holds: "a closed project is live, and its hypercare is over",
  breaches(project) {
    const closure = openClosure(project);
    if (!closure || (project.golive && isPassed(project.route.stable))) return [];
    const what = project.golive ? "its hypercare is not over" : "nobody is live";
    return [{ record: closure[0], text: `${project.slug} is closed, and ${what}`, words: closure[1].why }];
  },
  settle(project, { record }) {
    const key = record as Key;
    const closure = project.closures[key];
    if (!closure) return project;
    const ended = { on: closure.on, why: "taken back by another", consequence: "to be closed again", by: closure.by };
    return { ...project, closures: withRecord(project.closures, key, { ...closure, ended }) };
  },
};

export const LIVE_WAS_DECIDED: Invariant = {
  rule: "live-and-no-go",
  holds: "who is live is past the decision to go, and past the go-live",
  breaches(project) {
    const { golive, route } = project;
    if (!golive) return [];
    const isPast = isPassed(route.ready) && isPassed(route.live);
    if (isPast && noGoAfterGo(project).length === 0) return [];
    return [
      { record: null, text: `${project.slug} is live, and the last decision is against it`, words: whyNot(project) },
    ];
  },
  settle(project) {
    const { golive, route } = project;
    if (!golive) return project;
    const done = (milestone: Milestone): Milestone =>
      isPassed(milestone) ? milestone : { ...milestone, doneOn: golive.on };
    const voided = noGoAfterGo(project).map(([key, decision]) => [key, { ...decision, voidedOn: golive.on }]);
    return {
      ...project,
      route: { ...route, ready: done(route.ready), live: done(route.live) },
      decisions: { ...project.decisions, ...Object.fromEntries(voided) },
    };
  },
};

export const STABLE_AFTER_LIVE: Invariant = {
  rule: "stable-and-rolled-back",
  holds: "hypercare is over only for those who went live",
  breaches: ({ slug, route }) =>
    isPassed(route.stable) && !isPassed(route.live)
      ? [{ record: null, text: `the hypercare of ${slug} is over, and nobody is live` }]
      : [],
  settle(project, _, on) {
    const { stable } = project.route;
    const reopened = { on, why: "the go-live was rolled back", doneOn: stable.doneOn };
    const open = {
      ...stable,
      doneOn: null,
      doneBefore: false,
      skipped: null,
      reopened: { ...stable.reopened, [`stable-and-rolled-back-${on}`]: reopened },
    };
    return { ...project, route: { ...project.route, stable: open } };
  },
};

export const ONE_END_AT_A_TIME: Invariant = {
  rule: "ended-twice",
  holds: "a project is stopped, frozen or closed once at a time",
  breaches: (project) =>
    ENDS.flatMap(({ records, what, isOpen }) => {
      const open = inOrder(project[records], isOpen);
      const [, second] = open;
      if (second === undefined) return [];
      return [{ record: second, text: `${project.slug} is ${what} ${open.length} times at once` }];
    }),
  settle(project, { record }, on) {
    const key = record as Key;
    const [why, consequence] = ["recorded by two people", "the other one holds"];
    const ended = (by: string) => ({ on, why, consequence, by });
    const stop = project.stops[key];
    if (stop) {
      const restart = { restartedOn: on, restartedWhy: why, restartedBy: stop.by, restartedConsequence: consequence };
      return { ...project, stops: withRecord(project.stops, key, { ...stop, ...restart }) };
    }
    const freeze = project.freezes[key];
    if (freeze) {
      const thawed = { ...freeze, ended: ended(freeze.decision.by) };
      return { ...project, freezes: withRecord(project.freezes, key, thawed) };
    }
    const closure = project.closures[key];
    if (!closure) return project;
    return { ...project, closures: withRecord(project.closures, key, { ...closure, ended: ended(closure.by) }) };
  },
};

export const CONDITIONS_ARE_ACTIONS: Invariant<ConditionBreach> = {
  rule: "condition-gone",
  holds: "the condition of a go-live is an action on record",
  breaches: ({ actions, decisions }) =>
    Object.entries(decisions).flatMap(([key, { decision, conditions }]) => {
      const isGone = conditions.some((condition) => !Object.hasOwn(actions, condition));
      return isGone ? [{ record: null, key, text: `a condition of the decision ${decision} is not on record` }] : [];
    }),
  settle(project, { key }) {
    const decision = project.decisions[key];
    if (!decision) return project;
    const conditions = decision.conditions.filter((condition) => Object.hasOwn(project.actions, condition));
    return { ...project, decisions: withRecord(project.decisions, key, { ...decision, conditions }) };
  },
};

interface ConditionBreach extends Breach {
  readonly key: Key;
}

interface Ending {
  readonly on: Day;
  readonly ended?: unknown;
  readonly restartedOn?: Day | null;
}

interface End {
  readonly records: "stops" | "freezes" | "closures";
  readonly what: string;
  readonly isOpen: (ending: Ending) => boolean;
}

const ENDS: readonly End[] = [
  { records: "stops", what: "stopped", isOpen: ({ restartedOn }) => restartedOn === null },
  { records: "freezes", what: "frozen", isOpen: ({ ended }) => ended === null },
  { records: "closures", what: "closed", isOpen: ({ ended }) => ended === null },
];

/** The first one first. */
function inOrder(records: Keyed<Ending>, isOpen: End["isOpen"]): readonly Key[] {
  return Object.entries(records)
    .filter(([, record]) => isOpen(record))
    .sort(([aKey, a], [bKey, b]) => compareTexts(a.on, b.on) || compareTexts(aKey, bKey))
    .map(([key]) => key);
}

/** Decisions against the go-live, in force and after the last one for it. */
function noGoAfterGo({ decisions }: Project) {
  const inForce = Object.entries(decisions).filter(([, { voidedOn }]) => voidedOn === null);
  const lastGo = Math.max(0, ...inForce.filter(([, one]) => one.decision !== "no-go").map(([, { order }]) => order));
  return inForce.filter(([, { decision, order }]) => decision === "no-go" && order > lastGo);
}

function whyNot(project: Project): string | null {
  return noGoAfterGo(project)[0]?.[1].why ?? null;
}

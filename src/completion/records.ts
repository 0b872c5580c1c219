import { openActions } from "../domain/action/action.ts";
import { isComputed } from "../domain/criterion/computed-criteria.ts";
import { lettered, planOn } from "../domain/gap/confrontation-rounds.ts";
import { openGaps } from "../domain/gap/gap.ts";
import type { Gap } from "../domain/model/gap.ts";
import { isPassed } from "../domain/model/milestone.ts";
import type { Project } from "../domain/model/project.ts";
import type { CustomerPromise } from "../domain/model/promise.ts";
import { type Entry, findById, getRecord, sortedById } from "../domain/model/record.ts";
import { JUDGED_FITS } from "../domain/model/vocabulary.ts";
import { FILTER_KEYS, filterValues } from "../domain/promise/filter-promises.ts";
import { isStandard, type Waypoint, waypointsOf } from "../domain/route/ordered-milestones.ts";
import { type Candidate, candidates, lastOfList } from "./candidate.ts";
import { customersIn, othersIn, oursIn, peopleIn } from "./people.ts";
import type { RecordLookup } from "./value-kinds.ts";

interface Typing {
  /** The word as far as it is typed. */
  readonly typed: string;
  /** The gap on the line; null where none is named. */
  readonly gap: string | null;
}

type Look = (project: Project, typing: Typing) => readonly Candidate[];

/** What can stand on the line of a project's records: those with which the command can do something. */
export function recordCandidates(lookup: RecordLookup, project: Project, typing: Typing): readonly Candidate[] {
  return LOOKS[lookup](project, typing);
}

const LOOKS: Readonly<Record<RecordLookup, Look>> = {
  promises: (project) => promisesIn(project, ({ dropped }) => dropped === null),
  "unconfirmed promises": (project) => promisesIn(project, (one) => !one.confirmed && one.dropped === null),
  gaps: (project) => gapsIn(project, sortedById(project.gaps)),
  "open gaps": (project) => gapsIn(project, openGaps(project)),
  "closed gaps": (project) =>
    gapsIn(
      project,
      sortedById(project.gaps).filter(([, { state }]) => state === "closed"),
    ),
  "open actions": (project) =>
    openActions(project).map(([, { id, owner, text }]) => ({ value: id, about: `${owner}: ${text}` })),
  "open risks": (project) =>
    sortedById(project.risks)
      .filter(([, { closedOn }]) => closedOn === null)
      .map(([, { id, text }]) => ({ value: id, about: text })),
  records: (project) => [
    ...promisesIn(project, () => true),
    ...gapsIn(project, sortedById(project.gaps)),
    ...[project.actions, project.risks].flatMap((records) =>
      sortedById<{ readonly id: string; readonly text: string }>(records).map(([, { id, text }]) => ({
        value: id,
        about: text,
      })),
    ),
  ],
  milestones: (project) => waypointsOf(project).map(milestone),
  "open milestones": (project) => openMilestones(project),
  "passed milestones": (project) =>
    waypointsOf(project)
      .filter((waypoint) => isPassed(waypoint.milestone))
      .map(milestone),
  criteria: (project) => criteriaIn(project),
  purposes: (project) => [
    ...promisesIn(project, ({ dropped }) => dropped === null),
    ...gapsIn(project, openGaps(project)),
    ...openMilestones(project),
    ...criteriaIn(project),
    { value: "condition", about: "of the go-live" },
    { value: "happiness", about: "of a customer who is live" },
  ],
  options: (project, { gap }) => {
    const [key] = (gap === null ? null : findById(project.gaps, gap)) ?? [];
    const [, plan] = (key && planOn(project, key)) || [];
    return plan
      ? lettered(plan).map(({ letter, option }) => ({ value: letter, about: `${option.resolution}: ${option.text}` }))
      : [];
  },
  judgements: (project, { typed }) =>
    lastOfList(typed, (pair) => {
      const [id, fit] = pair.split("=");
      if (fit === undefined) return promisesIn(project, ({ dropped }) => dropped === null, "=");
      return candidates(JUDGED_FITS.map((word) => `${id}=${word}`));
    }),
  "deal owner": ({ deal }) => (deal.owner === null ? [] : candidates([deal.owner])),
  everybody: (project) => peopleIn(project),
  "everybody, ours first": (project) => [...oursIn(project), ...othersIn(project)],
  "the customer's people": (project) => customersIn(project),
  "our people": (project) => oursIn(project),
  "change orders": (project) =>
    sortedById(project.changeOrders ?? {}).map(([, { id, text }]) => ({ value: id, about: text })),
  notes: (project) =>
    sortedById(project.notes).map(([, { id, text }]) => ({ value: id, about: text.split("\n")[0] ?? "" })),
  "people on record": ({ persons }) =>
    sortedById(persons).map(([, { name, role, side }]) => ({ value: name, about: role ?? side ?? "" })),
};

/** `importance=should,source=demo`: a key, then a word of it. `texts` are those of a key that people worded. */
export function conditionCandidates(typed: string, texts: (key: string) => readonly string[]): readonly Candidate[] {
  return lastOfList(typed, (pair) => {
    const [key = "", value] = pair.split("=");
    if (value === undefined) return candidates(FILTER_KEYS.map((filterKey) => `${filterKey}=`));
    return candidates((filterValues(key) ?? texts(key)).map((word) => `${key}=${word}`));
  });
}

export function areasIn(project: Project): readonly string[] {
  return Object.values(project.promises).flatMap(({ area }) => (area === null ? [] : [area]));
}

function promisesIn(
  project: Project,
  isMeant: (promise: CustomerPromise) => boolean,
  after = "",
): readonly Candidate[] {
  return sortedById(project.promises)
    .filter(([, promise]) => isMeant(promise))
    .map(([, { id, statement }]) => ({ value: `${id}${after}`, about: statement }));
}

function gapsIn(project: Project, gaps: readonly Entry<Gap>[]): readonly Candidate[] {
  return gaps.map(([, { id, promise }]) => ({ value: id, about: getRecord(project.promises, promise).statement }));
}

function openMilestones(project: Project): readonly Candidate[] {
  return waypointsOf(project)
    .filter((waypoint) => !isPassed(waypoint.milestone))
    .map(milestone);
}

function milestone({ name, milestone, own }: Waypoint): Candidate {
  const when = milestone.doneOn ? `done ${milestone.doneOn}` : milestone.skipped ? "skipped" : milestone.target;
  return { value: name, about: own && !isStandard(name) ? `${when}: ${own.doneWhen}` : when };
}

/** Those that are set by hand; what psvc computes can be neither set nor waived. */
function criteriaIn({ criteria }: Project): readonly Candidate[] {
  return Object.entries(criteria)
    .filter(([name]) => !isComputed(name))
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, { state, text }]) => ({ value: name, about: `${state}: ${text}` }));
}

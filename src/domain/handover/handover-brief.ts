import { openActions } from "../action/action.ts";
import { openPlans, pushOn } from "../gap/confrontation-rounds.ts";
import { openGaps } from "../gap/gap.ts";
import { isPassed } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { getRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { Push } from "../model/vocabulary.ts";
import { sameName } from "../people/customer-decision.ts";
import { openRisks } from "../risk/risk.ts";
import { waypointsOf } from "../route/ordered-milestones.ts";
import { frozenUntil, openFreeze } from "../stall/freeze.ts";
import { compareTexts } from "../text/text.ts";
import { addDays, type Day } from "../time/calendar.ts";
import { openHandover } from "./handover.ts";

/** What somebody at the customer said last, on record. */
export interface LastStatement {
  readonly by: string;
  readonly on: Day;
  readonly words: string;
  /** `G1`, `P3`, or what it was about. */
  readonly about: string;
}

export interface TheirPerson {
  readonly name: string;
  readonly roles: readonly string[];
  /** null where nothing is on record. */
  readonly said: LastStatement | null;
}

/** Everybody of theirs, with what they said last: the tone to go on in. */
export function theirPeople(project: Project): readonly TheirPerson[] {
  const { sponsor, projectLead, deciders } = project.people;
  const said = everythingSaid(project);
  const roles = [
    ...(sponsor ? [{ name: sponsor, role: "bought it" }] : []),
    ...(projectLead ? [{ name: projectLead, role: "implements it" }] : []),
    ...deciders.map((name) => ({ name, role: "may decide" })),
    ...said.map(({ by }) => ({ name: by, role: null })),
  ];
  const names = roles.map(({ name }) => name);
  const unique = names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index);
  return unique.map((name) => ({
    name,
    roles: [...new Set(roles.flatMap((role) => (sameName(role.name, name) && role.role ? [role.role] : [])))],
    said: said.find(({ by }) => sameName(by, name)) ?? null,
  }));
}

/** The latest first. */
function everythingSaid(project: Project): readonly LastStatement[] {
  const { promises, gaps, confrontations, freezes, moods } = project;
  const decisions = [
    ...Object.values(gaps).flatMap(({ id, resolution, underProtest }) =>
      [resolution?.decision, underProtest].map((decision) => ({ about: id, decision })),
    ),
    ...Object.values(promises).flatMap(({ id, dropped, releases }) =>
      [dropped?.decision, ...Object.values(releases).map(({ decision }) => decision)].map((decision) => ({
        about: id,
        decision,
      })),
    ),
    ...Object.values(freezes).flatMap(({ decision, extension }) =>
      [decision, extension?.decision].map((customerDecision) => ({ about: "the freeze", decision: customerDecision })),
    ),
  ].flatMap(({ about, decision }): LastStatement[] =>
    decision ? [{ by: decision.by, on: decision.on, words: decision.words, about }] : [],
  );
  const outcomes = Object.values(confrontations).flatMap(({ gap, outcome }): LastStatement[] =>
    outcome ? [{ by: outcome.decidedBy, on: outcome.on, words: outcome.words, about: getRecord(gaps, gap).id }] : [],
  );
  const feelings = Object.values(moods).flatMap(({ by, on, words, mood }): LastStatement[] =>
    by ? [{ by, on, words, about: `how they are: ${mood}` }] : [],
  );
  return [...decisions, ...outcomes, ...feelings].sort((a, b) => compareTexts(b.on, a.on));
}

export interface GapTone {
  readonly id: string;
  readonly statement: string;
  readonly push: Push;
}

/** How hard to push on each gap that is not settled. */
export function tones(standing: Standing): readonly GapTone[] {
  const { project } = standing;
  return openGaps(project)
    .filter(([, { state }]) => state !== "agreed")
    .map(([key, gap]) => ({
      id: gap.id,
      statement: getRecord(project.promises, gap.promise).statement,
      push: pushOn(project, key),
    }));
}

/** Calendar days that the brief looks ahead. */
export const DAYS_AHEAD = 10;

export interface Coming {
  readonly on: Day;
  readonly text: string;
}

/** What has a day up to ten days ahead, the earliest first; what is late is among it. */
export function comingDays(standing: Standing): readonly Coming[] {
  const { project, today } = standing;
  const { deal, gaps, promises } = project;
  const last = addDays(today, DAYS_AHEAD);
  const freeze = openFreeze(project)?.[1];
  const handover = openHandover(project)?.[1];
  const all: readonly Coming[] = [
    ...waypointsOf(project)
      .filter(({ milestone }) => !isPassed(milestone))
      .map(({ name, milestone }) => ({ on: milestone.target, text: name })),
    ...openPlans(project).map(([, { gap, by, with: person }]) => ({
      on: by,
      text:
        `conversation on ${getRecord(gaps, gap).id} with ${person}: ` +
        `${getRecord(promises, getRecord(gaps, gap).promise).statement}`,
    })),
    ...openActions(project).map(([, { id, owner, text, due }]) => ({ on: due, text: `${id}, ${owner}: ${text}` })),
    ...openRisks(project).map(([, { id, text, reviewOn }]) => ({ on: reviewOn, text: `review ${id}: ${text}` })),
    ...openGaps(project).flatMap(([, { id, state, resolution }]) => [
      ...(state === "agreed" && resolution?.reviewOn
        ? [{ on: resolution.reviewOn, text: `review ${id} (${resolution.kind})` }]
        : []),
      ...(resolution?.fundedOn ? [{ on: resolution.fundedOn, text: `${id} is to be funded` }] : []),
    ]),
    ...(deal.contractualOn && !project.golive ? [{ on: deal.contractualOn, text: "live by contract" }] : []),
    ...(freeze ? [{ on: frozenUntil(freeze), text: "the agreed freeze ends" }] : []),
    ...(handover?.until ? [{ on: handover.until, text: `back to ${handover.from}` }] : []),
  ];
  return all.filter(({ on }) => on <= last).sort((a, b) => compareTexts(a.on, b.on));
}

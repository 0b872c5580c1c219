import { isComputed } from "../../src/domain/criterion/computed-criteria.ts";
import { type Random, randomFrom } from "../../src/domain/forecast/seeded-random.ts";
import type { Action } from "../../src/domain/model/action.ts";
import type { Gap } from "../../src/domain/model/gap.ts";
import type { Milestone, Move } from "../../src/domain/model/milestone.ts";
import type { Project } from "../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../src/domain/model/promise.ts";
import type { Keyed } from "../../src/domain/model/record.ts";
import { MILESTONES, type MilestoneName } from "../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../src/domain/project/new-project.ts";
import { addDays, type Day, daysBetween } from "../../src/domain/time/calendar.ts";
import { sampleAction, sampleGap, samplePromise } from "../store/sample-project.ts";

/** How a made-up team works. Nothing of it is known to the forecast, which sees only what a lead records. */
export interface Team {
  readonly random: Random;
  /** How many times as long as planned its projects take. */
  readonly slowness: number;
  readonly spread: number;
  /** The chance, each week, that an overdue plan is moved. */
  readonly diligence: number;
}

const LEGS = MILESTONES.slice(1, MILESTONES.indexOf("live") + 1);
/** A leg in eight meets something that nobody planned for: a month of waiting, more or less. */
const SHOCK_CHANCE = 1 / 8;
const SHOCK_DAYS = 25;

export function makeTeam(seed: string): Team {
  const random = randomFrom(seed);
  return {
    random,
    slowness: Math.exp(0.2 + 0.2 * random.normal()),
    spread: 0.2 + 0.2 * random.uniform(),
    diligence: 0.15 + 0.6 * random.uniform(),
  };
}

/** A project from its first day to its go-live, with everything that was recorded on the way. */
export function liveOut(team: Team, slug: string, startOn: Day): Project {
  const { random } = team;
  const [small, standard, large] = BUILT_IN_TEMPLATES;
  const template = [small, standard, standard, large][Math.floor(random.uniform() * 4)];
  if (!template) throw new Error("no template");
  let keys = 0;
  const key = () => `k${++keys}`;
  const begun = createProject(
    {
      slug,
      customer: slug,
      lead: "Ana",
      deal: {
        closedOn: startOn,
        value: null,
        currency: null,
        owner: null,
        why: null,
        product: null,
        contractualOn: null,
        crmId: null,
      },
      people: { sponsor: null, projectLead: null, deciders: [], handedOver: null, readiness: null },
      target: null,
      adopted: null,
    },
    template,
    { today: startOn, key },
  );
  const { route, doneOn } = walkRoute(team, begun, startOn, key);
  const between = (from: MilestoneName, to: MilestoneName) => {
    const [a, b] = [doneOn[from] ?? startOn, doneOn[to] ?? startOn];
    return addDays(a, Math.floor(random.uniform() * (daysBetween(a, b) + 1)));
  };
  return {
    ...begun,
    route,
    ...ledgerOf(random, key, between),
    actions: actionsOf(random, key, between),
    criteria: Object.fromEntries(
      Object.entries(begun.criteria).map(([name, criterion]) => [
        name,
        isComputed(name) ? criterion : { ...criterion, state: "met", on: between("configured", "ready") },
      ]),
    ),
    golive: {
      on: route.live.doneOn ?? startOn,
      confirmedBy: "Tom",
      release: null,
      recordedOn: route.live.doneOn ?? startOn,
    },
  };
}

/** Leg after leg; the lead moves an overdue plan now and then, by less than it takes. */
function walkRoute(team: Team, { route }: Project, startOn: Day, key: () => string) {
  const { random } = team;
  const pace = team.slowness * Math.exp(team.spread * random.normal());
  const walked: Record<MilestoneName, Milestone> = { ...route };
  const doneOn: Partial<Record<MilestoneName, Day>> = { owned: startOn };
  let [before, at] = [route.owned.target, startOn];
  for (const name of LEGS) {
    const planned = daysBetween(before, route[name].target);
    const shock = random.uniform() < SHOCK_CHANCE ? -SHOCK_DAYS * Math.log(1 - random.uniform()) : 0;
    const took = Math.max(1, Math.round(planned * pace * Math.exp(0.35 * random.normal()) + shock));
    const end = addDays(at, took);
    for (let day = addDays(at, 7); day < end; day = addDays(day, 7))
      if (day > walked[name].target && random.uniform() < team.diligence)
        moveRest(walked, name, day, 5 + Math.floor(random.uniform() * 15), key);
    walked[name] = { ...walked[name], doneOn: end };
    doneOn[name] = end;
    [before, at] = [route[name].target, end];
  }
  return { route: walked, doneOn };
}

function moveRest(
  route: Record<MilestoneName, Milestone>,
  name: MilestoneName,
  on: Day,
  days: number,
  key: () => string,
): void {
  const late = daysBetween(route[name].target, on) + days;
  for (const other of MILESTONES.slice(MILESTONES.indexOf(name))) {
    const { target, moves } = route[other];
    const move: Move = { on, from: target, to: addDays(target, late), reason: "data", side: "customer", why: null };
    route[other] = { ...route[other], target: move.to, moves: { ...moves, [key()]: move } };
  }
}

type Between = (from: MilestoneName, to: MilestoneName) => Day;

function ledgerOf(random: Random, key: () => string, between: Between) {
  const count = 2 + Math.floor(random.uniform() * 7);
  const promises: Record<string, CustomerPromise> = {};
  const gaps: Record<string, Gap> = {};
  for (let nth = 1; nth <= count; nth++) {
    const promise = key();
    promises[promise] = { ...samplePromise(`P${nth}`), releases: {} };
    const [open, agreed, closed] = [
      between("owned", "kickoff"),
      between("kickoff", "aligned"),
      between("aligned", "configured"),
    ];
    const gap = sampleGap(`G${nth}`, promise);
    gaps[key()] = { ...gap, state: "closed", openedOn: open, closedOn: closed, reached: { open, agreed, closed } };
  }
  return { promises, gaps, counters: { promise: count, gap: count, action: 20, risk: 0, person: 0, note: 0 } };
}

function actionsOf(random: Random, key: () => string, between: Between): Keyed<Action> {
  const actions = LEGS.slice(1).flatMap((to, leg) =>
    Array.from({ length: Math.floor(random.uniform() * 4) }, (_, nth) => {
      const from = LEGS[leg] ?? "owned";
      const openedOn = between(from, from);
      return { ...sampleAction(`A${leg * 4 + nth + 1}`), openedOn, doneOn: between(from, to) };
    }),
  );
  return Object.fromEntries(actions.map((action) => [key(), action]));
}

/** The project as it was recorded on a day: nothing of what came later. */
export function asOf(project: Project, day: Day): Project {
  const isKnown = (on: Day | null | undefined): on is Day => on !== null && on !== undefined && on <= day;
  const kept = <T>(records: Keyed<T>, is: (record: T) => boolean) =>
    Object.fromEntries(Object.entries(records).filter(([, record]) => is(record)));
  const route = Object.fromEntries(
    Object.entries(project.route).map(([name, milestone]) => {
      const moves = kept(milestone.moves, ({ on }) => isKnown(on));
      const undone = Object.values(milestone.moves).filter(({ on }) => !isKnown(on));
      const target = undone.map(({ from }) => from).sort()[0] ?? milestone.target;
      return [name, { ...milestone, target, moves, doneOn: isKnown(milestone.doneOn) ? milestone.doneOn : null }];
    }),
  ) as Project["route"];
  const gaps = Object.entries(kept(project.gaps, ({ openedOn }) => isKnown(openedOn))).map(([key, gap]) => [
    key,
    gapAsOf(gap, isKnown),
  ]);
  const actions = Object.entries(kept(project.actions, ({ openedOn }) => isKnown(openedOn))).map(([key, action]) => [
    key,
    { ...action, doneOn: isKnown(action.doneOn) ? action.doneOn : null },
  ]);
  const criteria = Object.entries(project.criteria).map(([name, criterion]) => [
    name,
    isKnown(criterion.on) ? criterion : { ...criterion, state: "not-met", on: null },
  ]);
  return {
    ...project,
    route,
    gaps: Object.fromEntries(gaps),
    actions: Object.fromEntries(actions),
    criteria: Object.fromEntries(criteria),
    golive: isKnown(project.golive?.on) ? project.golive : null,
  };
}

function gapAsOf(gap: Gap, isKnown: (on: Day | null | undefined) => boolean): Gap {
  const reached = Object.fromEntries(Object.entries(gap.reached).filter(([, on]) => isKnown(on)));
  const state = isKnown(gap.reached.closed) ? "closed" : isKnown(gap.reached.agreed) ? "agreed" : "open";
  return { ...gap, state, reached, closedOn: isKnown(gap.closedOn) ? gap.closedOn : null };
}

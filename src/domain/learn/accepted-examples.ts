import { roundsOn } from "../gap/confrontation-rounds.ts";
import type { Confrontation, ConfrontationOption } from "../model/confrontation.ts";
import type { Project } from "../model/project.ts";
import { RESOLUTIONS, type ResolutionKind } from "../model/vocabulary.ts";
import { peopleOf } from "../people/people.ts";
import { nameIn } from "../report/blame-words.ts";
import { compareTexts } from "../text/text.ts";
import { median } from "../wins/half-customers.ts";

/** What customers took instead, and how it was put to them. */
export interface Accepted {
  readonly resolution: ResolutionKind;
  /** Conversations that ended with it. */
  readonly count: number;
  readonly projects: number;
  /** The round in the middle: 1 is the first conversation. */
  readonly rounds: number;
  /** The middle of the working days that they cost. */
  readonly effort: { readonly services: number; readonly customer: number };
  /** The latest ways it was put, with what follows from it; none that names anybody. */
  readonly examples: readonly AcceptedExample[];
}

export interface AcceptedExample {
  readonly text: string;
  readonly time: string;
  readonly money: string;
  readonly scope: string;
}

interface Settled {
  readonly project: Project;
  readonly plan: Confrontation;
  readonly option: ConfrontationOption;
  readonly on: string;
}

const EXAMPLES = 3;

export function acceptedIn(projects: readonly Project[]): readonly Accepted[] {
  const all = projects.flatMap(settledIn);
  return RESOLUTIONS.map((resolution) => ({
    resolution,
    own: all.filter(({ option }) => option.resolution === resolution),
  }))
    .filter(({ own }) => own.length > 0)
    .map(({ resolution, own }) => ({
      resolution,
      count: own.length,
      projects: new Set(own.map(({ project }) => project.slug)).size,
      rounds: middle(own.map(({ plan }) => plan.round)),
      effort: {
        services: middle(own.map(({ option }) => option.consequence.effort.services)),
        customer: middle(own.map(({ option }) => option.consequence.effort.customer)),
      },
      examples: examplesOf(own),
    }))
    .sort((a, b) => b.count - a.count);
}

function middle(numbers: readonly number[]): number {
  return median([...numbers].sort((a, b) => a - b)) ?? 0;
}

function settledIn(project: Project): readonly Settled[] {
  return Object.keys(project.gaps).flatMap((gap) =>
    roundsOn(project, gap).flatMap(([, plan]): Settled[] => {
      const { outcome } = plan;
      const option = outcome?.option ? plan.options[outcome.option] : undefined;
      const isAccepted = outcome?.outcome === "accepted" || outcome?.outcome === "accepted-with-condition";
      return outcome && option && isAccepted ? [{ project, plan, option, on: outcome.on }] : [];
    }),
  );
}

function examplesOf(settled: readonly Settled[]): readonly AcceptedExample[] {
  const recorded = settled
    .filter(({ project, option }) => !namesAnybody(project, option))
    .sort((a, b) => compareTexts(b.on, a.on))
    .map(({ option: { text, consequence } }) => ({
      text,
      time: consequence.time,
      money: consequence.money,
      scope: consequence.scope,
    }));
  return recorded
    .filter(({ text }, index) => recorded.findIndex((other) => other.text === text) === index)
    .slice(0, EXAMPLES);
}

/** Nobody is learnt about: a text with a name in it, or a part of one, stays where it was said. */
function namesAnybody(project: Project, { text, consequence }: ConfrontationOption): boolean {
  const { deal, customer, confrontations } = project;
  const names = [
    ...peopleOf(project),
    ...(deal.owner ? [deal.owner] : []),
    customer,
    ...Object.values(confrontations).flatMap(({ with: person, toldBefore, outcome }) => [
      person,
      ...Object.values(toldBefore).map(({ who }) => who),
      ...(outcome ? [outcome.decidedBy] : []),
    ]),
  ];
  const said = [text, consequence.time, consequence.money, consequence.scope].join("; ");
  return names.some((name) => nameIn(said, name) !== null);
}

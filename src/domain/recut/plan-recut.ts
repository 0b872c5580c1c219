import { PsvcError } from "../../errors.ts";
import { type OptionInput, type PlanInput, planConfrontation } from "../confront/plan-confrontation.ts";
import { lettered, planOn } from "../gap/confrontation-rounds.ts";
import type { ConfrontationOption } from "../model/confrontation.ts";
import type { Moment, Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { addWorkingDays, type Day, formatDay } from "../time/calendar.ts";
import { draftOption, isDrafted } from "./draft-option.ts";
import { type ChosenGap, type Recut, reviewDay } from "./recut.ts";
import type { RecutOption } from "./recut-option.ts";

export interface TalksInput {
  /** By when the new conversations are held; null: within five working days, and before the go-live. */
  readonly talkBy: Day | null;
  /** Whom to speak to; null: who may decide. */
  readonly with: string | null;
  /** When what is deferred is looked at again; null: a month after the go-live. */
  readonly reviewOn: Day | null;
}

/** Working days within which the customer is told. */
const TALK_DAYS = 5;

/** What has to be told to the customer before it is anything more than our wish. */
export function talksOf({ chosen }: Recut): readonly ChosenGap[] {
  return (chosen ?? []).filter(({ isAgreed, option }) => !isAgreed && option.needsTalk);
}

/** Throws `refused` for talks after the go-live they are for, or a review that comes before it. */
export function requireTalks(standing: Standing, { by }: Recut, { talkBy, reviewOn }: TalksInput): void {
  const { target } = standing.project.route.live;
  const goLive = target > by ? target : by;
  if (talkBy && talkBy > by)
    throw new PsvcError({
      code: "refused",
      what: `no conversation is planned for ${formatDay(talkBy)}`,
      because: `they are to be live by ${formatDay(by)}`,
      instead: "give an earlier day with --talk-by",
    });
  if (reviewOn && reviewOn <= goLive)
    throw new PsvcError({
      code: "refused",
      what: `nothing is deferred to ${formatDay(reviewOn)}`,
      because: `it is looked at again after the go-live, which is planned for ${formatDay(goLive)}`,
      instead: "give a later day with --review-on",
    });
}

/**
 * Plans a conversation on each gap that needs one, with the chosen way recommended beside the others; the customer
 * decides. A plan that is there keeps its options, and gets the recommendation. No forward event. Throws `needs` where
 * nobody is known to speak to.
 */
export function planRecut(
  standing: Standing,
  cut: Recut,
  given: TalksInput,
  moment: Moment,
): { readonly project: Project; readonly planned: readonly Key[] } {
  const talks = talksOf(cut);
  const project = talks.reduce(
    (changed, talk) =>
      planConfrontation({ ...standing, project: changed }, talk.key, planFor(standing, cut, talk, given), moment),
    standing.project,
  );
  return { project, planned: talks.map(({ key }) => key) };
}

function planFor(
  standing: Standing,
  cut: Recut,
  { key, gap, option, options }: ChosenGap,
  given: TalksInput,
): PlanInput {
  const { project, today, settings } = standing;
  const plan = planOn(project, key)?.[1] ?? null;
  const why = `with it you are live by ${formatDay(cut.by)}`;
  const soon = addWorkingDays(today, TALK_DAYS, settings);
  const by = given.talkBy ?? (plan && plan.by >= today ? plan.by : soon < cut.by ? soon : cut.by);
  const reviewOn = given.reviewOn ?? reviewDay(standing, cut.by);
  const draft = (recutOption: RecutOption) =>
    draftOption(recutOption, gap, { by: cut.by, isChosen: recutOption === option, reviewOn });
  const plain: PlanInput = { toldBefore: [], by, ...(given.with ? { with: given.with } : {}) };
  // A plan that is still psvc's own draft is drafted anew for the new day.
  const isOurs = plan !== null && lettered(plan).every((letteredOption) => isDrafted(letteredOption.option));
  if (plan && option.letter && !isOurs) return { ...plain, recommendation: `${option.letter}: ${why}` };
  const before = plan && !isOurs ? lettered(plan).map((one) => withoutOrder(one.option)) : [];
  const others = plan && !isOurs ? [] : options.filter((one) => one !== option).map(draft);
  return { ...plain, options: [draft(option), ...before, ...others], recommendation: `A: ${why}` };
}

function withoutOrder({ order: _, ...option }: ConfrontationOption): OptionInput {
  return option;
}

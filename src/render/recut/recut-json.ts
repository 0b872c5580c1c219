import { draftWith } from "../../domain/confront/draft-confrontation.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Importance } from "../../domain/model/vocabulary.ts";
import { criteriaAfter } from "../../domain/recut/criteria-after-recut.ts";
import { type TalksInput, talksOf } from "../../domain/recut/plan-recut.ts";
import { type ChosenGap, type Recut, reviewDay, unrecorded } from "../../domain/recut/recut.ts";
import { formatWhy } from "./recut.ts";
import { chosenCommand } from "./recut-next.ts";

export function recutJson(standing: Standing, cut: Recut, talks: TalksInput, planned: readonly Key[] | null) {
  const { project, today } = standing;
  const chosen = cut.chosen ?? [];
  const ids = (entries: Recut["holds"]) => entries.map(([, { id }]) => id);
  const released = (importance: Importance) =>
    chosen.filter(({ option, promise }) => option.isReleasing && promise.importance === importance).length;
  const { services, customer } = cut.capacity;
  return {
    project: project.slug,
    asOf: today,
    by: cut.by,
    fits: cut.chosen !== null,
    workingDays: cut.workingDays,
    capacity: {
      services: { perWeek: services.perWeek, assumed: services.isAssumed },
      customer: { perWeek: customer.perWeek, assumed: customer.isAssumed },
    },
    room: cut.room,
    used: cut.used,
    unit: cut.unit,
    holds: ids(cut.holds),
    holdByThatDay: ids(cut.holdByDay),
    unassessed: ids(cut.unassessed),
    choices: chosen.map((chosenGap) => choiceJson(standing, cut, chosenGap, talks)),
    withoutOption: unrecorded(cut).map(({ gap }) => gap.id),
    released: { must: released("must"), should: released("should"), could: released("could") },
    conversations: talksOf(cut).length,
    criteria: cut.chosen ? criteriaAfter(standing, cut, cut.chosen) : [],
    everything: cut.whole,
    earliest: cut.earliest,
    why: formatWhy(cut),
    planned: planned?.map((key) => getRecord(project.gaps, key).id) ?? [],
  };
}

function choiceJson(standing: Standing, cut: Recut, chosenGap: ChosenGap, talks: TalksInput) {
  const { gap, promise, option, isAgreed } = chosenGap;
  return {
    gap: gap.id,
    promise: promise.id,
    importance: promise.importance,
    statement: promise.statement,
    resolution: option.resolution,
    option: option.letter,
    agreed: isAgreed,
    releases: option.isReleasing,
    needsConversation: option.needsTalk,
    with: option.needsTalk ? (talks.with ?? draftWith(standing.project, gap)) : null,
    effort: option.effort,
    assumed: option.isAssumed,
    recorded: option.isRecorded,
    reviewOn:
      option.resolution === "defer"
        ? (gap.resolution?.reviewOn ?? talks.reviewOn ?? reviewDay(standing, cut.by))
        : null,
    command: chosenCommand(standing, chosenGap),
  };
}

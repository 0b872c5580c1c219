import type { Mood } from "../../domain/model/aftercare.ts";
import { inTime } from "../../domain/model/record.ts";
import type { ProjectView, RowView } from "../../domain/status/view.ts";
import { criterionJson } from "../criterion/criteria.ts";

export function moodJson({ mood, on, words, by, recordedOn }: Mood) {
  return { mood, on, words, by, recordedOn };
}

/** How they are since the go-live, null where nobody asked; and who has the project for a time. */
export function afterRow({ mood, handover: open }: RowView) {
  return {
    mood: mood && moodJson(mood),
    handover: open ? { from: open.from, to: open.to, on: open.on, until: open.until, note: open.note } : null,
  };
}

export function afterJson({ overview, exitCriteria, moods }: ProjectView) {
  const { project } = overview.standing;
  return {
    exitCriteria: exitCriteria.map(criterionJson),
    moods: moods.map(moodJson),
    handovers: inTime(project.handovers),
    closures: inTime(project.closures),
  };
}

import { lastMood, moodsOf } from "../../domain/aftercare/mood.ts";
import { exitStandings } from "../../domain/criterion/criterion.ts";
import { openHandover } from "../../domain/handover/handover.ts";
import type { Mood } from "../../domain/model/aftercare.ts";
import type { Project } from "../../domain/model/project.ts";
import { inTime } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { criterionJson } from "../criterion/criteria.ts";

export function moodJson({ mood, on, words, by, recordedOn }: Mood) {
  return { mood, on, words, by, recordedOn };
}

/** How they are since the go-live, null where nobody asked; and who has the project for a time. */
export function afterRow(project: Project) {
  const mood = project.golive ? lastMood(project) : null;
  const open = openHandover(project)?.[1];
  return {
    mood: mood && moodJson(mood),
    handover: open ? { from: open.from, to: open.to, on: open.on, until: open.until, note: open.note } : null,
  };
}

export function afterJson(standing: Standing) {
  const { project } = standing;
  return {
    exitCriteria: exitStandings(standing).map(criterionJson),
    moods: moodsOf(project).map(moodJson),
    handovers: inTime(project.handovers),
    closures: inTime(project.closures),
  };
}

import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import type { Mood } from "../model/aftercare.ts";
import type { Moment, Project } from "../model/project.ts";
import { withRecord } from "../model/record.ts";
import type { MoodWord } from "../model/vocabulary.ts";
import { requirePast } from "../people/customer-decision.ts";
import { compareTexts, missingTexts } from "../text/text.ts";
import { type Day, formatDay } from "../time/calendar.ts";

export interface MoodInput {
  readonly mood: MoodWord;
  readonly words: string;
  readonly by: string | null;
  readonly on: Day;
}

/**
 * How the customer is, in their words. It moves nothing by itself: unhappy asks for something to be done.
 * Throws `needs` without words, `refused` for a customer who is not live, and for a day before that or in the future.
 */
export function recordMood(project: Project, given: MoodInput, moment: Moment): Project {
  requireLive(project);
  const flags = missingTexts({ "--words": given.words });
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "a mood",
      because: "what they said, in their words, is what somebody can work on",
      flags,
    });
  requirePast(project, given.on, moment, "a mood");
  const liveOn = project.golive?.on ?? given.on;
  if (given.on < liveOn)
    throw new PsvcError({
      code: "refused",
      what: `a mood is not recorded for ${formatDay(given.on)}`,
      because: `they are live since ${formatDay(liveOn)}`,
      instead: "give a day since then with --on",
    });
  const mood: Mood = {
    mood: given.mood,
    on: given.on,
    recordedOn: moment.today,
    order: Object.keys(project.moods).length + 1,
    words: given.words.trim(),
    by: given.by?.trim() || null,
  };
  return { ...project, moods: withRecord(project.moods, moment.key(), mood) };
}

/** Throws `refused` for a customer who is not live. */
export function requireLive(project: Project): void {
  if (project.golive) return;
  throw new PsvcError({
    code: "refused",
    what: "no mood is recorded",
    because: `${project.slug} is not live, and what keeps them from it is a gap, an action or a risk`,
    instead: nextCommand("risk add", [project.slug, "TEXT"]),
  });
}

/** The earliest first. */
export function moodsOf({ moods }: Project): readonly Mood[] {
  return Object.values(moods).sort((a, b) => compareTexts(a.on, b.on) || a.order - b.order);
}

/** How they are now, as far as anybody asked; null where nobody did since the go-live that holds. */
export function lastMood(project: Project): Mood | null {
  const since = project.golive?.on ?? "";
  return moodsOf(project).findLast(({ on }) => on >= since) ?? null;
}

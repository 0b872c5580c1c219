import type { App } from "../../app.ts";
import { type DayOneInput, missingOfDayOne } from "../../domain/gap/day-one.ts";
import type { Gap, Resolution } from "../../domain/model/gap.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { askDayOne } from "../../prompts/ask-back.ts";
import { dayProblem } from "../../prompts/project-answers.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { dayFlag } from "../flags/flags.ts";

/** What is said of a resolution so far. */
export type SaidOfDayOne = Pick<Resolution, "kind" | "dayOne" | "owner" | "inPlaceBy" | "note">;

/** Asks what a resolution does not say of the first day; nothing where it says all, or does not have to. */
export async function askedDayOne(
  app: App,
  prompter: Prompter,
  { project }: Standing,
  gap: Gap,
  said: SaidOfDayOne,
  { mayWait }: { readonly mayWait: boolean } = { mayWait: false },
): Promise<DayOneInput> {
  const missing = missingOfDayOne(getRecord(project.promises, gap.promise), said);
  if (missing.length === 0) return {};
  const goLive = project.route.live.doneOn ?? project.route.live.target;
  const { inPlaceBy, why, ...asked } = await askDayOne(prompter, {
    missing,
    text: said.note ?? "",
    owner: gap.owner ?? project.lead,
    by: goLive,
    mayWait,
    checkDay: (text) => {
      const read = readDay(text, app.today, app.week);
      const isLate = "day" in read && read.day > goLive;
      return isLate ? `Users need it by the go-live, ${formatDay(goLive)}.` : dayProblem(text, app.today);
    },
  });
  return {
    ...asked,
    ...(inPlaceBy ? { inPlaceBy: dayFlag(app, "--in-place-by", inPlaceBy) } : {}),
    ...(why ? { notWaiting: { why, by: app.me } } : {}),
  };
}

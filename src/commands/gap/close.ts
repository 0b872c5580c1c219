import type { Command } from "commander";
import type { App } from "../../app.ts";
import { fitsToday } from "../../domain/fit/fit.ts";
import { closeGap, requireClosableGap } from "../../domain/gap/resolve-gap.ts";
import { getRecord } from "../../domain/model/record.ts";
import { askBackWaiting, askPlaceholder } from "../../prompts/ask-back.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { changeGap } from "./answer.ts";

interface GapCloseFlags {
  readonly evidence?: string;
  readonly notWaiting?: string;
}

export function registerGapClose(gap: Command, app: App): void {
  gap
    .command("close <project> <gap>")
    .description("the resolution is in place, and somebody can look at it")
    .option("--evidence <where>", "what shows that it is in place")
    .option("--not-waiting <text>", "why evidence that reads as waiting for product does not wait (English only)")
    .action((project: string, id: string, flags: GapCloseFlags) => gapClose(app, project, id, flags));
}

export async function gapClose(app: App, slug: string, id: string, flags: GapCloseFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const [key, gap] = findGap(standing.project, id);
  // Before anybody looks for evidence of it.
  const fits = fitsToday(standing, getRecord(standing.project.promises, gap.promise));
  requireClosableGap(standing.project, gap, fits);
  const question = "What shows that it is in place?";
  const typed = flags.evidence ?? (await app.prompter?.text({ message: question })) ?? "";
  const isRead = !fits && getRecord(standing.project.promises, gap.promise).importance === "must";
  const isAsked = app.prompter && isRead && flags.notWaiting === undefined;
  const { text: evidence, why } = isAsked
    ? await askBackWaiting(app.prompter, typed, question)
    : { text: typed, why: flags.notWaiting ?? null };
  const shown = await askPlaceholder(app.prompter, {
    text: evidence,
    question,
    flag: "--evidence",
    names: [gap.id],
  });
  const notWaiting = why === null ? undefined : { why, by: app.me };
  await changeGap(app, standing, key, (now) => {
    const promise = getRecord(now.project.promises, getRecord(now.project.gaps, key).promise);
    return closeGap(now.project, key, shown, app.moment, fitsToday(now, promise), notWaiting);
  });
}

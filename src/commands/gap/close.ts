import type { Command } from "commander";
import type { App } from "../../app.ts";
import { fitsToday } from "../../domain/fit/fit.ts";
import { closeGap, requireClosableGap } from "../../domain/gap/resolve-gap.ts";
import { getRecord } from "../../domain/model/record.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { changeGap } from "./answer.ts";

export function registerGapClose(gap: Command, app: App): void {
  gap
    .command("close <project> <gap>")
    .description("the resolution is in place, and somebody can look at it")
    .option("--evidence <where>", "what shows that it is in place")
    .action((project: string, id: string, flags: { evidence?: string }) => gapClose(app, project, id, flags));
}

export async function gapClose(app: App, slug: string, id: string, flags: { evidence?: string }): Promise<void> {
  const standing = await findStanding(app, slug);
  const [key, gap] = findGap(standing.project, id);
  // Before anybody looks for evidence of it.
  requireClosableGap(standing.project, gap, fitsToday(standing, getRecord(standing.project.promises, gap.promise)));
  const evidence = flags.evidence ?? (await app.prompter?.text({ message: "What shows that it is in place?" })) ?? "";
  await changeGap(app, standing, key, (now) => {
    const promise = getRecord(now.project.promises, getRecord(now.project.gaps, key).promise);
    return closeGap(now.project, key, evidence, app.moment, fitsToday(now, promise));
  });
}

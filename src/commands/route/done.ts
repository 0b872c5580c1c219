import type { Command } from "commander";
import type { App } from "../../app.ts";
import { isPassed, type Signature } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { obstacles } from "../../domain/route/milestone-obstacles.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { finishMilestone, isSigned, signatureOf } from "../../domain/route/route.ts";
import { askPlaceholder } from "../../prompts/ask-back.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { pastDayProblem } from "../../prompts/project-answers.ts";
import { renderMilestoneDone, renderRefused } from "../../render/route/route.ts";
import { milestoneJson, obstacleJson } from "../../render/route/route-json.ts";
import { findStanding } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { dayFlag, optionalDay } from "../flags/flags.ts";

interface RouteDoneFlags {
  readonly on?: string;
  readonly note?: string;
  readonly signedBy?: string;
  readonly signedOn?: string;
  readonly document?: string;
}

export function registerRouteDone(route: Command, app: App): void {
  route
    .command("done <project> <milestone>")
    .description(`a milestone is reached: ${MILESTONES.join(", ")}, or one of your own`)
    .option("--on <day>", "the day it was (today)")
    .option("--note <text>", "what else is to be said of it")
    .option("--signed-by <person>", "who at the customer signed; needed for aligned and accepted")
    .option("--signed-on <day>", "the day of the signature")
    .option("--document <where>", "what was signed, and where it is")
    .action((project: string, milestone: string, flags: RouteDoneFlags) => routeDone(app, project, milestone, flags));
}

export async function routeDone(app: App, slug: string, milestone: string, flags: RouteDoneFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const waypoint = findWaypoint(standing.project, milestone);
  const { name } = waypoint;
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const note = flags.note ?? null;
  const untrueOf = (before: Project) =>
    isPassed(findWaypoint(before, name).milestone) ? [] : obstacles({ ...standing, project: before }, name);
  let untrue = untrueOf(standing.project);
  const isToSign = untrue.length === 0 && isSigned(name) && !isPassed(waypoint.milestone);
  const signed = isToSign ? await signature(app, standing.project, name, flags) : undefined;
  const project =
    untrue.length > 0
      ? standing.project
      : await app.store.change(standing.project.slug, (before) => {
          untrue = untrueOf(before);
          return untrue.length > 0 ? before : finishMilestone(before, name, on, note, app.moment, signed);
        });
  if (untrue.length > 0) app.notMet();
  app.answer({
    text: (style) =>
      untrue.length > 0 ? renderRefused(waypoint, untrue, style) : renderMilestoneDone(project, name, style),
    json: {
      kind: "milestone",
      project: project.slug,
      milestone: milestoneJson(project, name),
      refused: untrue.map(obstacleJson),
    },
  });
}

/** Who signed what on which day; a terminal is asked for what was not given. Throws `needs`. */
async function signature(app: App, project: Project, name: string, flags: RouteDoneFlags): Promise<Signature> {
  const what = name === "aligned" ? "scope" : "acceptance";
  const known = name === "aligned" ? project.people.sponsor : project.people.projectLead;
  const asked = await askMissing(
    app.prompter,
    { by: flags.signedBy, on: flags.signedOn, document: flags.document },
    {
      by: { message: `Who signed the ${what}?`, initial: known ?? undefined },
      on: { message: "Signed on which day?", initial: "today", validate: (text) => pastDayProblem(text, app.today) },
      document: { message: "Which document, and where is it?" },
    },
  );
  const on = optionalDay(app, "--signed-on", asked.on || undefined);
  const document = await askPlaceholder(app.prompter, {
    text: asked.document,
    question: "Which document, and where is it?",
    flag: "--document",
    names: [name],
  });
  return signatureOf(project, name, { by: await optionalName(app, project, asked.by), on, document }, app.moment);
}

import type { App } from "../app.ts";
import { assessPromise } from "../domain/assessment.ts";
import { computedSeverity } from "../domain/gap.ts";
import type { Project } from "../domain/project.ts";
import { addPromise } from "../domain/promise.ts";
import { at } from "../domain/record.ts";
import { promisesInScope } from "../domain/route.ts";
import { PsvcError } from "../errors.ts";
import { capturePromises } from "../intake/capture.ts";
import { judgePromises } from "../intake/judge.ts";
import { renderIntake } from "../render/intake.ts";
import { projectJson } from "../render/project-json.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { findPromise, standingOf } from "./find-project.ts";

/** Capture first, then judging as a second pass; every promise and every judgement is saved before the next question. */
export async function captureAndJudge(
  app: App,
  prompter: Prompter,
  start: Project,
  mayJudge: boolean,
): Promise<Project> {
  let project = start;
  try {
    await capturePromises(prompter, app.today, start.people.projectLead ?? start.people.sponsor, async (facts) => {
      let key = "";
      project = await app.store.change(start.slug, (before) => {
        const added = addPromise(before, facts, app.moment);
        key = added.key;
        return added.project;
      });
      return at(project.promises, key).id;
    });
    if (mayJudge && hasUnjudged(project)) project = await judge(app, prompter, project);
    return project;
  } catch (error) {
    if (error instanceof PsvcError && error.problem.code === "cancelled")
      throw new PsvcError(
        {
          code: "cancelled",
          saved: `${start.slug} is saved, with every promise so far.`,
          resume: `psvc intake ${start.slug}`,
        },
        { cause: error },
      );
    throw error;
  }
}

async function judge(app: App, prompter: Prompter, start: Project): Promise<Project> {
  const standing = await standingOf(app, start);
  const { catalogue } = standing;
  const yes = await prompter.confirm({
    message: "Go through them against today's product now?",
    initial: catalogue !== null,
  });
  if (!yes) return start;
  const { capabilitySearch } = await import("../search/capability-search.ts");
  const likeliest = catalogue ? capabilitySearch(catalogue) : () => [];
  let project = start;
  await judgePromises(prompter, start, likeliest, async (id, judgement) => {
    const [key] = findPromise(project, id);
    let opened: string | null = null;
    project = await app.store.change(start.slug, (before) => {
      const assessed = assessPromise({ ...standing, project: before }, key, judgement, app.moment);
      opened = assessed.opened;
      return assessed.project;
    });
    const { fit } = at(project.promises, key);
    if (!opened) return `${id} ${fit?.value}`;
    const gap = at(project.gaps, opened);
    const { severity } = computedSeverity({ ...standing, project }, gap);
    return `${id} ${fit?.value}: ${gap.id} opened, ${severity}`;
  });
  return project;
}

function hasUnjudged(project: Project): boolean {
  return promisesInScope(project).some(([, promise]) => !promise.fit);
}

/** The closing summary. */
export async function sayIntake(app: App, project: Project): Promise<void> {
  const standing = await standingOf(app, project);
  app.answer({
    text: (style) => renderIntake(standing, style),
    json: { kind: "project", asOf: app.today, project: projectJson(standing) },
  });
}

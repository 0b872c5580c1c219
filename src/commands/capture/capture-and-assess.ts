import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { findById, getRecord } from "../../domain/model/record.ts";
import { promisesToAssess } from "../../domain/promise/assess-many.ts";
import { addPromise, editPromise, promisesToAsk } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { askUnasked, capturePromises } from "../../prompts/capture-promises.ts";
import { renderIntake } from "../../render/project/intake-summary.ts";
import { projectJson } from "../../render/status/project-json.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { standingOf } from "../find/find-project.ts";
import { walkPromises } from "./assess-walk.ts";

/**
 * Capture first, then judging as a second pass; every promise and every judgement is saved before the next question.
 */
export async function captureAndJudge(
  app: App,
  prompter: Prompter,
  start: Project,
  mayJudge: boolean,
): Promise<Project> {
  let project = start;
  try {
    const heardBy = start.people.projectLead ?? start.people.sponsor;
    const unasked = promisesToAsk(start).map(([, facts]) => ({ id: facts.id, facts, notAsked: facts.notAsked ?? [] }));
    await askUnasked(prompter, unasked, heardBy, async (id, said) => {
      project = await app.store.change(start.slug, (before) => {
        const [key] = findById(before.promises, id) ?? [];
        return key === undefined ? before : editPromise(before, key, said, {}, app.moment);
      });
    });
    await capturePromises(prompter, app.today, heardBy, async (facts) => {
      let key = "";
      project = await app.store.change(start.slug, (before) => {
        const added = addPromise(before, facts, app.moment);
        key = added.key;
        return added.project;
      });
      return getRecord(project.promises, key).id;
    });
    return mayJudge ? await judge(app, prompter, project) : project;
  } catch (error) {
    if (error instanceof PsvcError && error.problem.code === "cancelled")
      throw new PsvcError(
        {
          code: "cancelled",
          saved: `${start.slug} is saved, with every promise and judgement so far.`,
          resume: error.problem.resume ?? `psvc intake ${start.slug}`,
        },
        { cause: error },
      );
    throw error;
  }
}

async function judge(app: App, prompter: Prompter, start: Project): Promise<Project> {
  const standing = await standingOf(app, start);
  const toAssess = promisesToAssess(standing, "unassessed");
  if (toAssess.length === 0) return start;
  const yes = await prompter.confirm({
    message: "Go through them against today's product now?",
    initial: standing.catalogue !== null,
  });
  if (!yes) return start;
  const keys = toAssess.map(([key]) => key);
  return (await walkPromises(app, prompter, standing, keys, `psvc promise assess ${start.slug}`)).standing.project;
}

/** The closing summary. */
export async function formatIntake(app: App, project: Project): Promise<void> {
  const standing = await standingOf(app, project);
  app.answer({
    text: (style) => renderIntake(standing, style),
    json: { kind: "project", asOf: app.today, project: projectJson(standing) },
  });
}

import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderAction } from "../../render/action/actions.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { standingOf } from "../find/find-project.ts";

export async function answerAction(app: App, project: Project, key: Key): Promise<void> {
  const standing = await standingOf(app, project);
  const entry = [key, getRecord(project.actions, key)] as const;
  app.answer({
    text: (style) => withNextStep(renderAction(standing, entry, style), standing, style),
    json: { kind: "action", action: actionJson(project, entry) },
  });
}

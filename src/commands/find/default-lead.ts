import type { App } from "../../app.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { settingInForce } from "./settings-in-force.ts";

/** The lead where nobody can be asked and nothing says another: who the user said they are. A login name is not taken for it. */
export async function usualLead(app: App): Promise<Pick<Answers, "lead">> {
  const lead = app.prompter ? null : await settingInForce(app, "me");
  return lead === null ? {} : { lead };
}

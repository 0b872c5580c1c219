import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, getRecord, type Key } from "../../domain/model/record.ts";
import type { Risk } from "../../domain/model/risk.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { renderRisk, riskJson } from "../../render/risk/risks.ts";
import { found, standingIfWhole } from "../find/find-project.ts";

export async function answerRisk(app: App, project: Project, key: Key): Promise<void> {
  const risk = getRecord(project.risks, key);
  const standing = await standingIfWhole(app, project);
  app.answer({
    text: (style) => {
      const said = renderRisk(project, risk, app.today, style);
      return risk.closedOn === null ? said : withNextStep(said, firstStep(standing), style);
    },
    json: { kind: "risk", project: project.slug, risk: riskJson(risk) },
  });
}

export function findRisk(project: Project, id: string): Entry<Risk> {
  return found(project.risks, id, "risk", `psvc risk list ${project.slug}`);
}

import type { App } from "../../app.ts";
import type { Project } from "../../domain/project.ts";
import { at, type Entry, type Key } from "../../domain/record.ts";
import type { Risk } from "../../domain/way.ts";
import { riskJson } from "../../render/project-json.ts";
import { renderRisk } from "../../render/risk.ts";
import { found } from "../find-project.ts";

export function answerRisk(app: App, project: Project, key: Key): void {
  const risk = at(project.risks, key);
  app.answer({
    text: (style) => renderRisk(project, risk, app.today, style),
    json: { kind: "risk", project: project.slug, risk: riskJson(risk) },
  });
}

export function findRisk(project: Project, id: string): Entry<Risk> {
  return found(project.risks, id, "risk", `psvc risk list ${project.slug}`);
}

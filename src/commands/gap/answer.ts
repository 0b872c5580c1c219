import type { App } from "../../app.ts";
import { gapView } from "../../domain/gap/view.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Key } from "../../domain/model/record.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { gapJson } from "../../render/gap/gap-json.ts";
import { renderGap } from "../../render/gap/gaps.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";

/** Changes one gap's project and answers with the gap as it is then. */
export async function changeGap(
  app: App,
  standing: Standing,
  key: Key,
  change: (standing: Standing) => Project,
): Promise<void> {
  const project = await app.store.change(standing.project.slug, (before) => change({ ...standing, project: before }));
  answerGap(app, { ...standing, project }, key);
}

export function answerGap(app: App, standing: Standing, key: Key): void {
  const view = gapView(standing, [key, getRecord(standing.project.gaps, key)]);
  app.answer({
    text: (style) => {
      const shown = renderGap(view, style);
      return shown.includes("psvc ") ? shown : withNextStep(shown, firstStep(standing), style);
    },
    json: { kind: "gap", gap: gapJson(view) },
  });
}

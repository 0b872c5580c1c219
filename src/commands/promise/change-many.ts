import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { requireAsShown } from "../../domain/promise/change-promises.ts";
import { changesOfPromises } from "../../domain/promise/promise-diff.ts";
import { type DiffProgress, promiseChangesJson, renderPromiseChanges } from "../../render/promise/promise-diff.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { requireYes } from "../flags/confirm.ts";

interface ChangeOfMany {
  /** Such as "judging 12 promises". */
  readonly doing: string;
  readonly question: string;
  /** The promises it is about; it is refused where one of them changes while a person thinks. */
  readonly keys: readonly Key[];
  /** Throws where anything of it is refused. */
  readonly change: (project: Project) => Project;
  readonly isDryRun: boolean;
}

/** Shows what would change, asks, and writes it at once. */
export async function changeManyPromises(app: App, standing: Standing, many: ChangeOfMany): Promise<void> {
  const { project } = standing;
  const planned = many.change(project);
  const changes = changesOfPromises(project, planned);
  const screen = (stage: DiffProgress) => ({
    slug: project.slug,
    changes,
    stage,
    unchanged: many.keys.length - changes.length,
  });
  if (many.isDryRun || changes.length === 0) return answer(planned, "dry-run");
  await requireYes(app, many.doing, renderPromiseChanges(screen("preview"), app.screen.style), many.question, [
    "--yes",
    "or look first with --dry-run",
  ]);
  const written = await app.store.change(project.slug, (now) => {
    requireAsShown(project, now, many.keys);
    return many.change(now);
  });
  answer(written, "written");

  function answer(after: Project, stage: DiffProgress): void {
    const now = { ...standing, project: after };
    app.answer({
      text: (style) => renderPromiseChanges(screen(stage), style),
      json: {
        kind: "promises",
        project: project.slug,
        dryRun: many.isDryRun,
        changes: promiseChangesJson(changes),
        promises: changes.map(({ key }) => promiseJson(now, [key, getRecord(after.promises, key)])),
      },
    });
  }
}

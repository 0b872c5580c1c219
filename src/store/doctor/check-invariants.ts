import type { DocumentName } from "../../domain/history/change.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { breachesOf } from "../../domain/invariant/invariants.ts";
import { formatMergeCheck, mergeChecks } from "../../domain/invariant/merge-checks.ts";
import { settleBreaches } from "../../domain/invariant/settle.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import { type ChangeTools, changeWithLock } from "../document/change-document.ts";
import type { Shelves } from "../schema/stored-document.ts";
import { type Mend, type RepairableFinding, warning } from "./finding.ts";

export interface InvariantTools extends ChangeTools {
  readonly shelves: Shelves;
  readonly today: () => Day;
}

interface FoundProject {
  readonly name: DocumentName;
  readonly path: string;
  readonly project: Project;
}

/** What no command leads to, and what merges settled by rule in the last days, for a person to check. */
export function examineInvariants(
  projects: readonly FoundProject[],
  tools: InvariantTools,
): readonly RepairableFinding[] {
  return projects.flatMap(({ name, path, project }) => [
    ...breachesOf(project).map(({ text }) => {
      const mend = { says: "take the safe side, and keep a record of it", now: settling(name, tools) };
      return warning("contradiction", { file: path, text, mend });
    }),
    ...mergeChecks(project, tools.today()).map((check) => {
      const { slug } = project;
      const text = `${check.about ?? slug} was ${formatMergeCheck(check)} (merged on ${formatDay(check.on)})`;
      const instead = `look at it: psvc history ${slug}${check.about === null ? "" : ` ${check.about}`}`;
      return warning("merged", { file: path, text, instead });
    }),
  ]);
}

/** One change, as any other: it is in the history, and can be undone. */
function settling({ shelf, name }: DocumentName, tools: InvariantTools): Mend {
  return async (lock) => {
    const { createPatch } = await import("rfc6902");
    const settle = (kept: Kept | null) =>
      kept !== null && "promises" in kept ? settleBreaches(kept, tools.today()) : kept;
    await changeWithLock(tools.shelves.of({ shelf, name }), { ...tools, lock, createPatch }, settle, {});
  };
}

import type { Project } from "../../domain/model/project.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import type { IncomingJson } from "./incoming.ts";

export interface ProjectIn {
  readonly project: Project;
  readonly outcome: "new" | "same";
  readonly isDryRun: boolean;
  /** What does not fit together in it. */
  readonly contradictions: readonly string[];
}

/** One project that came in by itself. */
export function renderProjectIn({ project, outcome, isDryRun, contradictions }: ProjectIn, style: Style): string {
  const name = `${style.strong(project.slug)} (${visible(project.customer)})`;
  if (outcome === "same") return `${name} is here already, and the same; nothing was changed.`;
  const { promises, gaps, actions } = project;
  const counts = [count(promises, "promise"), count(gaps, "gap"), count(actions, "action")].join(", ");
  if (isDryRun) return `${style.warn("Dry run, nothing was written.")} ${name} would come in with ${counts}.`;
  const misfits = contradictions.map((text) => `\n${visible(`does not fit together: ${text} (psvc doctor --fix)`)}`);
  return (
    `${name} comes in with ${counts}. Its history stays where it came ` +
    `from.${misfits.join("")}\n${style.command(`psvc status ${project.slug}`)}`
  );
}

/** In the shape of what an import of a whole store prints. */
export function projectInJson({ project, outcome, contradictions }: ProjectIn): IncomingJson {
  const nothing = { renumbered: [], settled: [], contradictions, conflicts: [], differences: [] };
  return {
    carried: [],
    documents: [{ what: "project", name: project.slug, outcome, historyProven: true, ...nothing }],
  };
}

function count(records: Readonly<Record<string, unknown>>, noun: string): string {
  const { length } = Object.keys(records);
  return `${length} ${noun}${length === 1 ? "" : "s"}`;
}

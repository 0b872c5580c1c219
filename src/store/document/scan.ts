import { PROJECT_SCHEMA, type Project } from "../../domain/model/project.ts";
import { PsvcError } from "../../errors.ts";
import { cannotRead } from "../disk/disk-errors.ts";
import { type FileSystem, ifThere } from "../disk/file-system.ts";
import type { Scan, ScanWanted } from "../port/store.ts";
import type { Shelves } from "../schema/stored-document.ts";

export interface ScanTools {
  readonly files: FileSystem;
  readonly shelves: Shelves;
  readonly slugs: readonly string[];
  /** With all checks. Throws `damaged` and `newer-schema`. */
  readonly read: (slug: string) => Promise<Project | null>;
}

/**
 * Checking a document takes several times as long as parsing it: one of today's schema is looked at as it is, and
 * checked only where that fails.
 */
export async function scanProjects<T>({ mayHold, look }: ScanWanted<T>, tools: ScanTools): Promise<Scan<T>> {
  const found: T[] = [];
  const damaged: Scan<T>["damaged"][number][] = [];
  for (const slug of tools.slugs) {
    try {
      const text = textOf(tools.shelves.project(slug).path, tools.files);
      if (text === null || !mayHold(text)) continue;
      found.push(...(lookAt(text, look) ?? (await lookChecked(slug, look, tools))));
    } catch (err) {
      if (!(err instanceof PsvcError)) throw err;
      damaged.push({ slug, problem: err.problem });
    }
  }
  return { found, damaged };
}

/** The slugs of the projects whose history holds what is looked for; one that cannot be read is left out. */
export function scanHistories(mayHold: (text: string) => boolean, tools: Omit<ScanTools, "read">): readonly string[] {
  return tools.slugs.filter((slug) => {
    const { history } = tools.shelves.project(slug);
    try {
      const text = history === null ? null : textOf(history, tools.files);
      return text !== null && mayHold(text);
    } catch (err) {
      if (err instanceof PsvcError) return false;
      throw err;
    }
  });
}

function textOf(path: string, files: FileSystem): string | null {
  try {
    return ifThere(() => files.readFile(path))?.toString("utf8") ?? null;
  } catch (err) {
    throw cannotRead(path, err);
  }
}

/** null where the text is no project of today's schema. */
function lookAt<T>(text: string, look: (project: Project) => readonly T[]): readonly T[] | null {
  try {
    const document: Project = JSON.parse(text);
    return document.schema === PROJECT_SCHEMA ? look(document) : null;
  } catch (err) {
    if (err instanceof SyntaxError || err instanceof TypeError) return null;
    throw err;
  }
}

async function lookChecked<T>(slug: string, look: (project: Project) => readonly T[], { read }: ScanTools) {
  const project = await read(slug);
  return project === null ? [] : look(project);
}

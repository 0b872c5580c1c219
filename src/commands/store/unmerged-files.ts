import type { App } from "../../app.ts";
import { formatMergeCheck } from "../../domain/invariant/merge-checks.ts";
import { PsvcError } from "../../errors.ts";
import type { FileMerge } from "../../store/port/store.ts";

/** A file that git left unmerged, and what became of it. */
export interface UnmergedFile {
  readonly path: string;
  /** Merged by meaning and added; else people have to choose. */
  readonly isMerged: boolean;
  readonly text: string;
}

interface Stages {
  readonly path: string;
  /** The object of each stage: what both began with, ours and theirs. */
  readonly objects: ReadonlyMap<string, string>;
}

/**
 * Merges by meaning what git left unmerged in the store, from the three stages that it keeps, whether it called psvc's
 * driver or not. Nothing where the store is in no repository.
 */
export async function mergeUnmerged(app: App): Promise<readonly UnmergedFile[]> {
  if (!(await app.store.isSharedByGit())) return [];
  const { folder } = app.store.places;
  const { exitCode, out } = await app.git(["-C", folder, "ls-files", "-u", "-z"]);
  if (exitCode !== 0) return [];
  const merged: UnmergedFile[] = [];
  for (const stages of stagesIn(out)) merged.push(...(await mergeStages(app, stages)));
  return merged;
}

function stagesIn(listed: string): readonly Stages[] {
  const found = new Map<string, Map<string, string>>();
  for (const [, object = "", stage = "", path = ""] of listed.matchAll(/\d+ ([0-9a-f]+) ([123])\t([^\0]+)\0/g)) {
    const objects = found.get(path) ?? new Map<string, string>();
    found.set(path, objects.set(stage, object));
  }
  return [...found].flatMap(([path, objects]) =>
    /^(?:projects|catalogue)\/[^/]+\.json$/.test(path) ? [{ path, objects }] : [],
  );
}

async function mergeStages(app: App, { path, objects }: Stages): Promise<readonly UnmergedFile[]> {
  const [base, ours, theirs] = await Promise.all(["1", "2", "3"].map((stage) => contentOf(app, objects.get(stage))));
  // One side removed it: whether it stays is for people to say.
  if (!base || !ours || !theirs || !objects.has("2") || !objects.has("3")) return [];
  const merged = await mergedOrNull(app, path, { base, ours, theirs });
  if (merged === null || merged.conflicts.length > 0) {
    const what = merged?.conflicts.map((place) => place.join(".")).join(", ");
    return [{ path, isMerged: false, text: what ? `both sides changed ${what}` : "one side of it cannot be read" }];
  }
  const { folder } = app.store.places;
  await app.write(`${folder}/${path}`, merged.text.ours, { replace: true });
  const added = await app.git(["-C", folder, "add", "--", path]);
  if (added.exitCode !== 0) return [{ path, isMerged: false, text: added.err.trim() }];
  return [{ path, isMerged: true, text: ["both sides merged by meaning", ...tellingsOf(merged)].join("; ") }];
}

async function contentOf(app: App, object: string | undefined): Promise<Buffer | null> {
  if (object === undefined) return Buffer.alloc(0);
  const { exitCode, out } = await app.git(["-C", app.store.places.folder, "cat-file", "blob", object]);
  return exitCode === 0 ? Buffer.from(out) : null;
}

async function mergedOrNull(
  app: App,
  path: string,
  sides: { readonly base: Buffer; readonly ours: Buffer; readonly theirs: Buffer },
): Promise<FileMerge | null> {
  try {
    return await app.store.upkeep.mergeFiles(path, sides);
  } catch (err) {
    if (err instanceof PsvcError) return null;
    throw err;
  }
}

/** What a merge changed beside bringing both sides together, each in a line. */
export function tellingsOf({ renumbered, settled }: FileMerge): readonly string[] {
  return [
    ...renumbered.map(({ from, to, side }) => `${side === "yours" ? "your" : "their"} ${from} is ${to} now`),
    ...settled.map((check) => `check ${check.about ?? "the project"}: ${formatMergeCheck(check)}`),
  ];
}

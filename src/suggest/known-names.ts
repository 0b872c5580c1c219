import type { App } from "../app.ts";
import type { Project } from "../domain/model/project.ts";
import { sortedById } from "../domain/model/record.ts";
import type { Day } from "../domain/time/calendar.ts";

/** What the store has that was, or could have been, named on the line. */
export interface Names {
  readonly slugs: readonly string[];
  /** The one that was named, else the only one, else any that is under way. */
  readonly project: Project | null;
  readonly me: string;
  readonly today: Day;
  /** What was typed after the command: a number of a record, a milestone. */
  readonly words: readonly string[];
}

/** Never fails: who mistyped is not told of a damaged file as well. */
export async function knownNames(app: App, words: readonly string[]): Promise<Names> {
  const { me, today } = app;
  try {
    const slugs = await app.store.slugs();
    const named = words.map((word) => slugNamed(slugs, word)).find((slug) => slug !== null);
    const slug = named ?? slugs[0];
    const project = slug === undefined ? null : await app.store.project(slug);
    return { slugs, project, me, today, words };
  } catch {
    return { slugs: [], project: null, me, today, words };
  }
}

/** The project that a word is, or begins with two letters or more and alone. */
export function slugNamed(slugs: readonly string[], word: string): string | null {
  const typed = word.trim().toLowerCase();
  if (slugs.includes(typed)) return typed;
  const begun = typed.length > 1 ? slugs.filter((slug) => slug.startsWith(typed)) : [];
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** `G1`, `p12`. */
export function isRecordId(word: string | undefined): boolean {
  return word !== undefined && /^(?:[PGAR]|CO)\d+$/i.test(word);
}

/** The first number of its kind, for an example: `G1`. */
export function idFor(project: Project | null, kind: "promise" | "gap" | "action" | "risk"): string {
  const records = { promise: project?.promises, gap: project?.gaps, action: project?.actions, risk: project?.risks };
  const [first] = sortedById<{ readonly id: string }>(records[kind] ?? {});
  return first?.[1].id ?? `${kind.charAt(0).toUpperCase()}1`;
}

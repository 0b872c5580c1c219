import type { App } from "../../app.ts";
import type { Change, DocumentName } from "../../domain/history/change.ts";
import { isAsOf, versionAt } from "../../domain/history/restore.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { PsvcError } from "../../errors.ts";
import type { Archive } from "../../store/port/store.ts";

export type State = DocumentName & { readonly document: Kept | null };

/** What everything was then, and the documents of which nobody can tell it: those are left as they are. */
export interface Then {
  readonly states: readonly State[];
  readonly left: readonly DocumentName[];
}

export function statesIn({ documents, damaged }: Archive): Then {
  return { states: documents, left: damaged.filter(({ isProven }) => !isProven) };
}

/** Of one that is asked for by name it is an error that nobody can tell; among all, one does not hold up the others. */
export async function statesAt(app: App, at: string, of: DocumentName | null): Promise<Then> {
  const { past } = app.store;
  const changes = await past.changes(of ?? undefined);
  if (!changes.some((change) => change.isRecorded && change.at <= at))
    throw new PsvcError({
      code: "refused",
      what: "nothing is restored",
      because: "nothing was on record at that moment",
      instead: `psvc history${of ? ` ${of.name}` : ""}`,
    });
  const states: State[] = [];
  const left: DocumentName[] = [];
  for (const name of of ? [of] : await past.documents()) {
    const document = await stateAt(app, name, changes, at, of);
    if (document === "unknown") left.push(name);
    else states.push({ ...name, document });
  }
  for (const { name } of left) app.remark(`${name} stays as it is: its history does not prove what it was then.`);
  return { states, left };
}

async function stateAt(
  app: App,
  name: DocumentName,
  changes: readonly Change[],
  at: string,
  of: DocumentName | null,
): Promise<Kept | null | "unknown"> {
  const current = isAsOf(name, changes, at) ? await asItIsNow(app, name, of) : null;
  if (current === "not ours") return null;
  if (current !== null && current !== "damaged") return current;
  const version = versionAt(name, changes, at);
  if (version === null) return null;
  try {
    if (version !== undefined) return await app.store.past.version(name, version);
  } catch (err) {
    if (of !== null || !(err instanceof PsvcError && err.problem.code === "refused")) throw err;
  }
  if (of !== null) throw notOnRecord(name.name);
  return "unknown";
}

/**
 * A document as it is, or that its file is damaged. A file of a newer psvc, and one in which two people's changes are
 * not merged, is not to be changed by going back: an error where it is `of`, which is asked for by name.
 */
export async function asItIsNow(
  app: App,
  name: DocumentName,
  of: DocumentName | null,
): Promise<Kept | null | "damaged" | "not ours"> {
  try {
    return await app.store.past.current(name);
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    const { problem } = err;
    const isUnmerged = problem.code === "damaged" && problem.why.includes("unresolved merge");
    if (isUnmerged && (await app.store.past.isForked(name))) return leave(forked(name.name), of);
    if (problem.code === "newer-schema") return leave(err, of);
    if (problem.code === "damaged") return "damaged";
    throw err;
  }
}

function leave(why: PsvcError, of: DocumentName | null): "not ours" {
  if (of !== null) throw why;
  return "not ours";
}

/** There is no one state to go back to: whichever was chosen, somebody's work would be gone. */
function forked(name: string): PsvcError {
  return new PsvcError({
    code: "refused",
    what: `${name} is not restored`,
    because: "two people's changes meet in its file and are not merged yet",
    instead: "choose between the marks in the file and git add it, or start again with git merge --abort",
  });
}

function notOnRecord(name: string): PsvcError {
  return new PsvcError({
    code: "refused",
    what: `${name} is not restored`,
    because: "its history does not reach back so far",
    instead: `psvc history ${name}`,
  });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Change, DocumentName } from "../../domain/history/change.ts";
import { type Telling, tellingOf } from "../../domain/history/view.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { historyJson, renderHistory } from "../../render/history/history.ts";
import { latestChanges } from "../find/latest-changes.ts";
import { findPastCatalogue, findPastProject, loadChange } from "../find/past-documents.ts";
import { dayFlag } from "../flags/flags.ts";

interface HistoryFlags {
  readonly diff?: boolean;
  readonly all?: boolean;
  readonly since?: string;
  readonly product?: string;
}

/** How many changes fit what a person looks at; the rest is one flag away. */
const SHOWN = 20;

export function registerHistory(program: Command, app: App): void {
  program
    .command("history [project] [record]")
    .summary("every change, as a story")
    .description("every change as a story: of one project, of one record such as P3 or G2, or of everything")
    .option("--diff", "show the fields that changed as well")
    .option("--since <day>", "changes of that day and later")
    .option("--product <name>", "the history of a product's catalogue")
    .option("--all", `more than the last ${SHOWN}`)
    .action((project: string | undefined, record: string | undefined, flags: HistoryFlags) =>
      history(app, project, record, flags),
    );
}

export async function history(
  app: App,
  project: string | undefined,
  record: string | undefined,
  flags: HistoryFlags,
): Promise<void> {
  const of = await named(app, project, flags);
  const since = flags.since === undefined ? null : dayFlag(app, "--since", flags.since);
  if (since !== null && since > app.today)
    throw new PsvcError({
      code: "bad-date",
      what: "--since",
      value: flags.since ?? "",
      why: "a day that has not come",
    });
  // A record may be in few of the changes, so all of them are looked through for it.
  const isCut = !flags.all && !app.flags.json && record === undefined;
  const { changes: all, isAll } = await latestChanges(
    app,
    (changes) => isPage(changes, isCut ? SHOWN : null, since),
    of ?? undefined,
  );
  const wanted = all.filter(({ at }) => since === null || at.slice(0, 10) >= since);
  const shown = isCut ? wanted.slice(-SHOWN) : wanted;
  const recorded = await Promise.all(shown.map((change) => tell(app, change, of, record ?? null, all)));
  const tellings = recorded.filter(
    (telling) => record === undefined || telling.documents.some(({ sentences }) => sentences.length > 0),
  );
  if (record !== undefined && tellings.length === 0)
    throw new PsvcError({
      code: "not-found",
      what: "change",
      name: record,
      near: [],
      command: `psvc history ${project}`,
    });
  const isCounted = isAll || since !== null;
  const earlier = isCounted ? wanted.length - shown.length : "more";
  app.answer({
    text: (style) => renderHistory({ tellings, earlier, diff: flags.diff === true, of }, style),
    json: { kind: "history", history: historyJson(tellings, flags.diff) },
  });
}

/** Whether these are all that is shown, and what it took back; null for a page without end. */
function isPage(changes: readonly Change[], length: number | null, since: Day | null): boolean {
  const isSeen = since !== null && changes.some(({ at }) => at.slice(0, 10) < since);
  if (!isSeen && (since !== null || length === null)) return false;
  const page = isSeen ? changes.filter(({ at }) => at.slice(0, 10) >= (since ?? "")) : changes;
  if (!isSeen && page.length <= (length ?? 0)) return false;
  const shown = length === null ? page : page.slice(-length);
  const known = new Set(changes.map(({ op }) => op));
  return shown.every(({ undoes, redoes }) => [...undoes, ...redoes].every((op) => known.has(op)));
}

async function named(app: App, project: string | undefined, flags: HistoryFlags): Promise<DocumentName | null> {
  if (project !== undefined) return findPastProject(app, project);
  return flags.product === undefined ? null : findPastCatalogue(app, flags.product);
}

async function tell(
  app: App,
  change: Change,
  of: DocumentName | null,
  record: string | null,
  all: readonly Change[],
): Promise<Telling> {
  const reverted = all.filter(({ op }) => change.undoes.includes(op) || change.redoes.includes(op));
  try {
    return { ...tellingOf(await loadChange(app, change, of), record), reverted };
  } catch (err) {
    // One state that cannot be rebuilt does not hide the rest of the story.
    if (!(err instanceof PsvcError && err.problem.code === "refused")) throw err;
    const text = "what it did cannot be told any more: its history is not whole (psvc doctor)";
    const documents = change.touched.map(({ shelf, name }) => ({
      shelf,
      name,
      sentences: [{ about: null, text }],
      differences: [],
    }));
    return { change, documents: record === null ? documents : [], reverted };
  }
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { editByTable, type TableEdit } from "../../domain/promise/edit-as-table.ts";
import { changesOfPromises, type PromiseChange } from "../../domain/promise/promise-diff.ts";
import { promiseTable, rebased, type TableBase } from "../../domain/promise/promise-table.ts";
import { PsvcError } from "../../errors.ts";
import { draftToPromiseTable, type PromiseTable, promiseTableDraftName } from "../../prompts/promise-table-draft.ts";
import { formatAdvice } from "../../render/layout/next-command.ts";
import { promiseChangesJson, renderPromiseChanges } from "../../render/promise/promise-diff.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { type MarkedProblem, renderGone, renderTableProblems } from "../../render/promise/promise-table.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findStanding, standingOf } from "../find/find-project.ts";

interface EditFlags {
  readonly resume?: boolean;
}

export function registerEdit(program: Command, app: App): void {
  program
    .command("edit <project>")
    .summary("promises as a table")
    .description("all its promises as a table in your editor; what you changed is shown before it is written")
    .option("--resume", "go on with a table that was kept")
    .action((project: string, flags: EditFlags) => edit(app, project, flags));
}

export async function edit(app: App, slug: string, flags: EditFlags): Promise<void> {
  const { project } = await findStanding(app, slug);
  const { prompter } = app;
  if (!prompter)
    throw new PsvcError({
      code: "no-terminal",
      what: "psvc edit",
      flags: ["psvc promise edit --where", "psvc promise assess --set", "or psvc intake --promises FILE"],
    });
  const table = await keptTable(app, prompter, project, flags);
  const opened = table ?? (await freshTable(project));
  try {
    await editTable({ app, prompter, slug: project.slug, opened, isKept: table !== null });
  } catch (error) {
    const isStopped = error instanceof PsvcError && error.problem.code === "cancelled";
    if (!isStopped || (await app.store.draft(promiseTableDraftName(project.slug))) === null) throw error;
    const saved = "Nothing was written, and your table is kept.";
    throw new PsvcError({ code: "cancelled", saved, resume: `psvc edit ${project.slug} --resume` }, { cause: error });
  }
}

/** A table of an earlier sitting is gone on with, or given up on purpose. */
async function keptTable(
  app: App,
  prompter: Prompter,
  { slug }: Project,
  { resume }: EditFlags,
): Promise<PromiseTable | null> {
  const table = draftToPromiseTable(await app.store.draft(promiseTableDraftName(slug)), slug);
  if (!table && resume)
    throw new PsvcError({
      code: "refused",
      what: "there is no table to go on with",
      because: "none was left unfinished",
      instead: `start one: psvc edit ${slug}`,
    });
  if (!table || resume) return table;
  const message = "A table that you edited before was not written. Go on with it?";
  return (await prompter.confirm({ message, initial: true })) ? table : null;
}

async function freshTable(project: Project): Promise<PromiseTable> {
  const { writePromiseTable } = await import("../../exchange/promises/promise-table.ts");
  const base = promiseTable(project);
  return { slug: project.slug, text: writePromiseTable(project.slug, project.customer, base), base };
}

interface Sitting {
  readonly app: App;
  readonly prompter: Prompter;
  readonly slug: string;
  readonly opened: PromiseTable;
  /** It was edited in an earlier sitting, so that saving it as it is changes something. */
  readonly isKept: boolean;
}

/** Edits, shows and asks until it is written or left. From the end of the editor until then it is kept as a draft. */
async function editTable(sitting: Sitting): Promise<void> {
  const { app, slug, opened, isKept } = sitting;
  let { text, base } = opened;
  for (;;) {
    text = await app.edit({
      name: fileName(slug),
      text,
      keep: async (edited) => {
        if (edited !== opened.text || isKept)
          await app.store.saveDraft(promiseTableDraftName(slug), { slug, base, text: edited });
      },
    });
    const standing = await standingOf(app, await app.store.project(slug));
    if (text === opened.text && !isKept) return finish(sitting, standing, []);
    const next = await showAndWrite({ ...sitting, opened: { ...opened, base } }, standing, text);
    if (next === null) return;
    base = next;
  }
}

/** null where it is done; else what the next edit is compared with. Throws `cancelled` where it is left for later. */
async function showAndWrite(sitting: Sitting, standing: Standing, text: string): Promise<TableBase | null> {
  const { app, prompter, slug } = sitting;
  const edit = await editIn(sitting, text);
  const planned = edit(standing);
  if (planned.problems.length > 0) return reopen(sitting, planned);
  const changes = changesOfPromises(standing.project, planned.project);
  if (planned.gone.length > 0) prompter.tell(renderGone(slug, planned.gone, app.screen.style));
  if (changes.length === 0) {
    await finish(sitting, standing, []);
    return null;
  }
  prompter.tell(renderPromiseChanges({ slug, changes, stage: "preview", unchanged: 0 }, app.screen.style));
  const choice = await prompter.key({
    message: "Write these changes?",
    keys: [
      { key: "y", name: "yes" },
      { key: "e", name: "edit it again" },
      { key: "n", name: "no, keep the table for later" },
    ],
    initial: "y",
  });
  if (choice === "e") return sitting.opened.base;
  if (choice === "n") throw new PsvcError({ code: "cancelled", saved: null, resume: null });
  return write(sitting, standing, edit);
}

interface MarkedEdit extends Omit<TableEdit, "problems"> {
  readonly problems: readonly MarkedProblem[];
}

type Edit = (standing: Standing) => MarkedEdit;

/**
 * Merged into whatever the project is by now; where somebody else changed the same cells meanwhile, that is shown
 * instead.
 */
async function write(sitting: Sitting, standing: Standing, edit: Edit): Promise<TableBase | null> {
  const { app, slug } = sitting;
  let changes: readonly PromiseChange[] = [];
  let edited = edit(standing);
  const project = await app.store.change(slug, (now) => {
    edited = edit({ ...standing, project: now });
    changes = changesOfPromises(now, edited.project);
    return edited.problems.length > 0 ? now : edited.project;
  });
  if (edited.problems.length > 0) return reopen(sitting, edited);
  await finish(sitting, { ...standing, project }, changes);
  return null;
}

/** What the saved text makes of a project, with every problem marked in it. */
async function editIn({ app, opened }: Sitting, text: string): Promise<Edit> {
  const { readPromiseTable } = await import("../../exchange/promises/promise-table.ts");
  const { lines, bad } = readPromiseTable(text);
  const byLine = new Map(lines.map((line) => [line.line, line]));
  return (standing) => {
    const edit = editByTable(standing, opened.base, lines, app.moment);
    const marked = edit.problems.flatMap(({ line, column, why }): MarkedProblem[] => {
      const read = byLine.get(line);
      return read
        ? [
            {
              line,
              text: read.text,
              ...read.places[column],
              why: typeof why === "object" && "code" in why ? why : formatAdvice(why),
            },
          ]
        : [];
    });
    const unread = bad.map((one) => ({ ...one, start: 0, end: one.text.length }));
    return {
      ...edit,
      problems: [...unread, ...marked].sort((markedProblem, other) => markedProblem.line - other.line),
    };
  };
}

/** What somebody else changed was shown now: saved once more, it is changed knowingly. */
async function reopen(
  { app, prompter, slug, opened }: Sitting,
  { problems, conflicts }: MarkedEdit,
): Promise<TableBase> {
  prompter.tell(renderTableProblems(fileName(slug), problems, app.screen.style));
  if (await prompter.confirm({ message: "Open it again?", initial: true })) return rebased(opened.base, conflicts);
  throw new PsvcError({ code: "cancelled", saved: null, resume: null });
}

async function finish({ app, slug }: Sitting, standing: Standing, changes: readonly PromiseChange[]): Promise<void> {
  await app.store.dropDraft(promiseTableDraftName(slug));
  const { promises } = standing.project;
  app.answer({
    text: (style) =>
      changes.length > 0
        ? renderPromiseChanges({ slug, changes, stage: "written", unchanged: 0 }, style)
        : "Nothing was changed.",
    json: {
      kind: "promises",
      project: slug,
      changes: promiseChangesJson(changes),
      promises: changes.map(({ key }) => promiseJson(standing, [key, getRecord(promises, key)])),
    },
  });
}

function fileName(slug: string): string {
  return `${slug}-promises.txt`;
}

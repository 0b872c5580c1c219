import type { App } from "../../app.ts";
import { answersAsFlags } from "../../domain/config/file-answers.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import {
  type ImportedPromise,
  type ImportedPromises,
  importPromises,
  knownRows,
  listsWithIds,
  looksLikeAnotherList,
} from "../../domain/promise/import-promises.ts";
import { type BadRow, PsvcError } from "../../errors.ts";
import type { PromiseList } from "../../exchange/promises/promise-list.ts";
import { SHEET_FORMATS } from "../../exchange/sheet/formats.ts";
import type { Sheet } from "../../exchange/sheet/sheet-shape.ts";
import { escapeWord } from "../../exchange/sheet/values.ts";
import {
  askAnswer,
  askDateOrder,
  askImportance,
  askList,
  askReworded,
  askStatementColumn,
} from "../../prompts/ask-list.ts";
import { checkedName } from "../../prompts/project-answers.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { problemWords } from "../../render/problem/problem.ts";
import { type PromiseImport, renderPromiseImport } from "../../render/promise/import-promises.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { openUserSheet, openUserSheets, userFileName } from "../find/user-text.ts";
import { headerFlag, optionalWord } from "../flags/flags.ts";
import { listDefaults, type PromiseListFlags, promiseListOptions } from "./list-flags.ts";
import { type OpenPoint, type SettledFile, settleFile } from "./settle-file.ts";

/** From here on a terminal is told what goes on. */
const LONG = 500;

/** Reads a list of promises, asks what it cannot tell, shows what it understood, asks once, and writes once. */
export async function importPromiseList(
  app: App,
  project: Project,
  path: string,
  flags: PromiseListFlags,
): Promise<PromiseImport> {
  const { listNamed } = await import("../../exchange/promises/promise-list.ts");
  const file = userFileName(path);
  const defaults = listDefaults(flags);
  const named = flags.list === undefined ? undefined : checkedName("--list", flags.list);
  const sheets = await openSheets(app, await app.read(path), file, flags);
  const rowCount = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  if (rowCount > LONG) app.prompter?.tell(`  ${file}: ${rowCount} rows, reading them ...`);
  const settled = await understandSheets(app, file, sheets, flags);
  const lists: { name: string; list: PromiseList }[] = [];
  for (const { read } of settled.files) {
    const name = named ?? listNamed(path, { ...(read.sheet ? { sheet: read.sheet } : {}) });
    const known = await listName(app.prompter, project, name, read.rows, { flags, path, file: listNamed(path, {}) });
    lists.push({ name: known, list: read });
  }
  const read = flags.allSheets ? await combined(lists, settled.left) : (lists[0]?.list as PromiseList);
  const list = lists[0]?.name ?? file;
  const rules = { list, defaults, overwrites: flags.overwrite ?? false };
  const planned = importPromises(project, read.rows, rules, app.moment);
  const skipped = [...read.bad, ...refusals(planned)];
  const remembered = settled.files.flatMap((one) => (one.remembered ? answersAsFlags(one.remembered) : []));
  const answer = { file, list, read, skipped, remembered };
  const good = read.rows.length - planned.refused.length;
  if (skipped.length > 0 && !flags.skipBad) throw badRows(file, skipped, good);
  if (flags.dryRun || planned.added.length + planned.changed.length === 0)
    return { ...answer, stage: flags.dryRun ? "dry-run" : "done", done: planned };
  const wasShown = await confirm(app, { ...answer, stage: "asked", done: planned });
  let done = planned;
  if (rowCount > LONG) app.prompter?.tell(`  writing ${good} promises ...`);
  const changed = await app.store.change(project.slug, (before) => {
    done = importPromises(before, read.rows, rules, app.moment);
    return done.project;
  });
  for (const one of settled.files) await one.keep();
  return { ...answer, stage: wasShown ? "done-as-shown" : "done", done: { ...done, project: changed } };
}

async function openSheets(app: App, bytes: Buffer, file: string, flags: PromiseListFlags): Promise<readonly Sheet[]> {
  const { PROMISE_HEADINGS } = await import("../../exchange/promises/promise-names.ts");
  const mapped = (flags.map ?? []).map((mapping) => mapping.slice(mapping.indexOf("=") + 1));
  const options = {
    records: "promises",
    headings: [...PROMISE_HEADINGS, ...mapped],
    format: optionalWord("--format", flags.format, SHEET_FORMATS),
    sheet: flags.sheet,
    header: headerFlag(flags.header),
    path: flags.records,
  };
  if (!flags.allSheets) return [await openUserSheet(app, bytes, file, options)];
  if (flags.sheet === undefined) return openUserSheets(bytes, file, options);
  throw new PsvcError({
    code: "usage",
    text: "--sheet names one sheet, and --all-sheets takes every one.",
    suggestion: "Leave one of them out.",
  });
}

interface UnderstoodSheets {
  readonly files: readonly SettledFile<PromiseList>[];
  /** Sheets in which no column is known to hold statements. */
  readonly left: readonly string[];
}

/** Of several sheets only those are lists in which a heading says so: the others are instructions and choices. */
async function understandSheets(
  app: App,
  file: string,
  sheets: readonly Sheet[],
  flags: PromiseListFlags,
): Promise<UnderstoodSheets> {
  const { isCertainList } = await import("../../exchange/promises/promise-list.ts");
  const { map } = promiseListOptions(flags);
  const isList = (sheet: Sheet) => !flags.allSheets || isCertainList(sheet, map);
  const lists = sheets.filter(isList);
  if (lists.length === 0) throw noListIn(file, sheets);
  const files: SettledFile<PromiseList>[] = [];
  for (const sheet of lists) files.push(await understand(app, sheet, flags));
  return { files, left: sheets.filter((sheet) => !lists.includes(sheet)).map(({ sheet }) => sheet?.name ?? "") };
}

function noListIn(file: string, sheets: readonly Sheet[]): PsvcError {
  return new PsvcError({
    code: "unreadable-file",
    file,
    why: `none of its sheets has a column for statement: ${sheets.map(({ sheet }) => sheet?.name).join(", ")}`,
    instead: "Take one sheet and say which column it is: --sheet NAME --map statement=Column",
  });
}

async function combined(
  lists: readonly { readonly name: string; readonly list: PromiseList }[],
  left: readonly string[],
): Promise<PromiseList> {
  const { combineLists } = await import("../../exchange/promises/promise-list.ts");
  const all = combineLists(lists);
  if (left.length === 0) return all;
  return { ...all, notes: [...all.notes, `No list, and left out: ${left.join(", ")} (--sheet NAME takes one).`] };
}

/** What psvc cannot tell is asked where somebody can be asked; elsewhere it is left open, and says which flag helps. */
async function understand(app: App, sheet: Sheet, flags: PromiseListFlags): Promise<SettledFile<PromiseList>> {
  const { readPromiseList, statementChoices } = await import("../../exchange/promises/promise-list.ts");
  const like = {
    file: sheet.sheet && sheet.sheet.others.length > 0 ? `${sheet.file}, sheet ${sheet.sheet.name}` : sheet.file,
    kind: "promises" as const,
    headings: sheet.columns,
    forgets: flags.askAgain ?? false,
  };
  return settleFile(app, like, async (answers) => {
    const options = promiseListOptions(flags, answers);
    const choices = app.prompter ? statementChoices(sheet, options) : [];
    // Without its statements nothing else of a list can be told.
    if (choices.length > 0) return { read: null as never, open: [statementPoint(choices)] };
    const read = readPromiseList(sheet, options);
    return { read, open: openPoints(read) };
  });
}

function statementPoint(choices: Parameters<typeof askStatementColumn>[1]): OpenPoint {
  return { ask: async (prompter) => ({ map: [`statement=${await askStatementColumn(prompter, choices)}`] }) };
}

function openPoints(read: PromiseList): readonly OpenPoint[] {
  const { ambiguous } = read;
  return [
    ...openWords(read.answers).map(({ word, count }) => ({
      ask: async (prompter: Prompter) => ({
        legend: [`${escapeWord(word)}=${await askAnswer(prompter, word, count)}`],
      }),
    })),
    ...openWords(read.importances).map(({ word, count }) => ({
      ask: async (prompter: Prompter) => ({
        values: [`importance:${escapeWord(word)}=${await askImportance(prompter, word, count)}`],
      }),
    })),
    ...(ambiguous === null
      ? []
      : [{ ask: async (prompter: Prompter) => ({ dateOrder: await askDateOrder(prompter, ambiguous) }) }]),
  ];
}

/** More words than these, and sentences, are no scale: they are kept as they are, and nothing is asked. */
const MOST_OPEN_WORDS = 6;
const LONGEST_WORD = 40;

function openWords(words: PromiseList["importances"] | PromiseList["answers"]) {
  const open = words.filter(({ word, as }) => as === null && word !== "");
  return open.length > MOST_OPEN_WORDS || open.some(({ word }) => word.length > LONGEST_WORD) ? [] : open;
}

/**
 * The name under which the list is known. Ids that another list has given are asked about: they may be others by
 * chance; so are ids of this list that come with other texts. Sheets of one file are lists of their own.
 */
async function listName(
  prompter: Prompter | null,
  project: Project,
  name: string,
  rows: readonly ImportedPromise[],
  { flags, path, file }: { readonly flags: PromiseListFlags; readonly path: string; readonly file: string },
): Promise<string> {
  if (flags.list !== undefined) return name;
  if (looksLikeAnotherList(project, name, rows)) return otherOrSame(prompter, project, name, rows, path);
  const candidates = listsWithIds(project, name, rows).filter(
    (known) => !known.name.startsWith(`${file}, sheet `) || known.name === name,
  );
  // A file that had one sheet when it came first is known by its own name.
  const asFile = name === file ? undefined : candidates.find((known) => known.name === file);
  if (asFile && !looksLikeAnotherList(project, file, rows)) return file;
  const known = candidates.filter((candidate) => candidate !== asFile);
  const [first] = known;
  if (!first) return name;
  if (prompter) return askList(prompter, name, known);
  throw notToldApart(project, path, name, {
    because: `${first.ids} of its ids are known from the list "${first.name}", and they may be the same or others`,
    same: first.name,
    other: name,
  });
}

async function otherOrSame(
  prompter: Prompter | null,
  project: Project,
  name: string,
  rows: readonly ImportedPromise[],
  path: string,
): Promise<string> {
  const { known, reworded } = knownRows(project, name, rows);
  const other = freeName(project, name);
  if (prompter) return askReworded(prompter, name, { known, reworded, other });
  throw notToldApart(project, path, name, {
    because: `${reworded} of the ${known} rows with ids of the list "${name}" have another text now`,
    same: name,
    other,
  });
}

/** `rfp.csv (2)`, or the next number that no list of the project has. */
function freeName({ promises }: Project, name: string): string {
  const taken = new Set(Object.values(promises).map(({ listed }) => listed?.list));
  for (let number = 2; ; number += 1) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
}

function notToldApart(
  { slug }: Project,
  path: string,
  name: string,
  { because, same, other }: { readonly because: string; readonly same: string; readonly other: string },
): PsvcError {
  const command = `psvc promise import ${slug} ${shellWord(path)} --list`;
  const instead =
    `${command} ${shellWord(same)} where it is that list again, ${command} ${shellWord(other)} ` +
    "where it is another";
  return new PsvcError({ code: "refused", what: `${name} is not imported`, because, instead });
}

function refusals({ refused, project }: ImportedPromises): readonly BadRow[] {
  return refused.map(({ line, key, problem }) => {
    const { id, statement } = getRecord(project.promises, key);
    return { line, text: `${id} ${statement}`, why: problemWords(problem).message };
  });
}

function badRows(file: string, rows: readonly BadRow[], good: number): PsvcError {
  return new PsvcError({
    code: "bad-rows",
    file,
    rows,
    good,
    instead:
      "Fix the rows, or psvc promise import with --values and --legend says what their words mean, and with " +
      "--skip-bad takes the good ones.",
  });
}

/** Whether it was shown and agreed to; throws `cancelled` on a no. */
async function confirm(app: App, planned: PromiseImport): Promise<boolean> {
  if (app.flags.yes || !app.prompter) return false;
  app.prompter.tell(renderPromiseImport(planned, app.screen.style));
  const isYes = await app.prompter.confirm({ message: "Import these?", initial: true });
  if (!isYes) throw new PsvcError({ code: "cancelled", saved: null, resume: null });
  return true;
}

import type { App } from "../../app.ts";
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
import type { PromiseList, PromiseListOptions } from "../../exchange/promises/promise-list.ts";
import { SHEET_FORMATS } from "../../exchange/sheet/formats.ts";
import type { Sheet } from "../../exchange/sheet/sheet-shape.ts";
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
import { openUserSheet, userFileName } from "../find/user-text.ts";
import { headerFlag, optionalWord } from "../flags/flags.ts";
import { listDefaults, type PromiseListFlags, promiseListOptions } from "./list-flags.ts";

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
  const { PROMISE_HEADINGS } = await import("../../exchange/promises/promise-names.ts");
  const file = userFileName(path);
  const format = optionalWord("--format", flags.format, SHEET_FORMATS);
  const defaults = listDefaults(flags);
  const options = promiseListOptions(flags);
  const named = flags.list === undefined ? undefined : checkedName("--list", flags.list);
  const headings = [...PROMISE_HEADINGS, ...options.map.map((mapping) => mapping.slice(mapping.indexOf("=") + 1))];
  const sheet = await openUserSheet(app, await app.read(path), file, {
    records: "promises",
    headings,
    format,
    sheet: flags.sheet,
    header: headerFlag(flags.header),
    path: flags.records,
  });
  if (sheet.rows.length > LONG) app.prompter?.tell(`  ${file}: ${sheet.rows.length} rows, reading them ...`);
  const read = await understand(app.prompter, sheet, options);
  const list = await listName(app.prompter, project, named ?? listNamed(path, sheet), read.rows, {
    flags,
    path,
    file: listNamed(path, {}),
  });
  const rules = { list, defaults, overwrites: flags.overwrite ?? false };
  const planned = importPromises(project, read.rows, rules, app.moment);
  const skipped = [...read.bad, ...refusals(planned)];
  const answer = { file, list, read, skipped };
  const good = read.rows.length - planned.refused.length;
  if (skipped.length > 0 && !flags.skipBad) throw badRows(file, skipped, good);
  if (flags.dryRun || planned.added.length + planned.changed.length === 0)
    return { ...answer, stage: flags.dryRun ? "dry-run" : "done", done: planned };
  const wasShown = await confirm(app, { ...answer, stage: "asked", done: planned });
  let done = planned;
  if (sheet.rows.length > LONG) app.prompter?.tell(`  writing ${good} promises ...`);
  const changed = await app.store.change(project.slug, (before) => {
    done = importPromises(before, read.rows, rules, app.moment);
    return done.project;
  });
  return { ...answer, stage: wasShown ? "done-as-shown" : "done", done: { ...done, project: changed } };
}

/**
 * Where somebody can be asked, what psvc cannot tell is asked; elsewhere those rows are bad, and say which flag helps.
 */
async function understand(prompter: Prompter | null, sheet: Sheet, given: PromiseListOptions): Promise<PromiseList> {
  const { readPromiseList, statementChoices } = await import("../../exchange/promises/promise-list.ts");
  const { headingName } = await import("../../exchange/sheet/heading.ts");
  if (!prompter) return readPromiseList(sheet, given);
  let options = given;
  const choices = statementChoices(sheet, options);
  if (choices.length > 0) {
    const column = await askStatementColumn(prompter, choices);
    options = { ...options, map: [...options.map, `statement=${column}`] };
  }
  let read = readPromiseList(sheet, options);
  for (const { word, count } of openWords(read.answers)) {
    const answer = await askAnswer(prompter, word, count);
    options = { ...options, legend: new Map([...options.legend, [headingName(word), answer]]) };
  }
  for (const { word, count } of openWords(read.importances)) {
    const importance = await askImportance(prompter, word, count);
    options = { ...options, importances: new Map([...options.importances, [headingName(word), importance]]) };
  }
  read = readPromiseList(sheet, options);
  if (read.ambiguous === null) return read;
  const order = await askDateOrder(prompter, read.ambiguous);
  return readPromiseList(sheet, { ...options, dateOrder: order });
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
      "Mend the rows; or psvc promise import with --values and --legend says what their words mean, and with " +
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

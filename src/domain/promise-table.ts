import type { Problem } from "../errors.ts";
import { PsvcError } from "../errors.ts";
import { assessPromise } from "./assessment.ts";
import { type Day, readDay, sayDay } from "./calendar.ts";
import { changePromises } from "./change-promises.ts";
import { fitWord, type Standing } from "./fit.ts";
import type { CustomerPromise } from "./ledger.ts";
import { nearest } from "./near.ts";
import type { Moment, Project } from "./project.ts";
import { addPromise, editPromise, PROMISE_DEFAULTS, type PromiseFacts } from "./promise.ts";
import { inOrder, type Key } from "./record.ts";
import { IMPORTANCES, JUDGED_FITS, KINDS, SOURCES, STRENGTHS } from "./words.ts";

/** What of a promise stands in the table of a ledger, beside its id. */
export const TABLE_COLUMNS = [
  "importance",
  "kind",
  "source",
  "strength",
  "fit",
  "neededBy",
  "area",
  "statement",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];
export type TableCells = Readonly<Record<TableColumn, string>>;

/** The table as it was when it was opened, by id: what differs from it was edited. */
export type TableBase = Readonly<Record<string, TableCells>>;

/** A line of the table as it was saved. */
export interface TableLine {
  readonly line: number;
  /** Empty for a new promise. */
  readonly id: string;
  readonly cells: TableCells;
}

export interface TableProblem {
  readonly line: number;
  readonly column: TableColumn | "id";
  readonly why: string | Problem;
}

export interface TableEdit {
  /** With everything that can be taken. */
  readonly project: Project;
  readonly problems: readonly TableProblem[];
  /** Promises whose line is no longer there: they stay as they are. */
  readonly gone: readonly string[];
}

/** The words a column takes; a column without them takes a text. */
export const TABLE_WORDS = {
  importance: IMPORTANCES,
  kind: KINDS,
  source: SOURCES,
  strength: STRENGTHS,
  fit: ["unassessed", ...JUDGED_FITS],
} as const satisfies Partial<Record<TableColumn, readonly string[]>>;

/** Every promise in force or rumoured; dropped ones stay as they were. */
export function tableOf(project: Project): TableBase {
  const rows = inOrder(project.promises).filter(([, { dropped }]) => !dropped);
  return Object.fromEntries(rows.map(([, promise]) => [promise.id, cellsOf(promise)]));
}

function cellsOf(promise: CustomerPromise): TableCells {
  const { importance, kind, source, strength, statement } = promise;
  return {
    importance,
    kind,
    source,
    strength,
    fit: fitWord(promise),
    neededBy: promise.neededBy ?? "",
    area: promise.area ?? "",
    statement,
  };
}

/**
 * What an edited table makes of a project, which may have moved on since the table was opened: only the cells that differ from
 * `base` are taken, and one that somebody else changed to something else meanwhile is a problem. Every change goes by the rules
 * of the command that makes it alone.
 */
export function editByTable(
  standing: Standing,
  base: TableBase,
  lines: readonly TableLine[],
  moment: Moment,
): TableEdit {
  const { project } = standing;
  const keys = new Map(Object.entries(project.promises).map(([key, { id }]) => [id, key]));
  const problems: TableProblem[] = [];
  const edits = new Map<Key, RowEdit>();
  const added: RowEdit[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const key = keys.get(line.id);
    const was = base[line.id];
    if (line.id !== "" && (!key || !was || seen.has(line.id)))
      problems.push({
        line: line.line,
        column: "id",
        why: seen.has(line.id) ? `${line.id} stands here twice` : sayNoSuch(line.id, base),
      });
    else {
      const promise = key ? project.promises[key] : undefined;
      const edit = readRow(line, was ?? null, promise ? cellsOf(promise) : null, moment.today);
      problems.push(...edit.problems);
      if (key && edit.columns.length > 0) edits.set(key, edit);
      if (!key) added.push(edit);
    }
    seen.add(line.id);
  }
  const changed = changePromises(project, [...edits.keys()], (own, key) => {
    const edit = edits.get(key);
    return edit ? withRow({ ...standing, project: own }, key, edit, moment) : own;
  });
  for (const { id, problem } of changed.refusals) {
    const edit = edits.get(keys.get(id) ?? "");
    if (edit) problems.push({ line: edit.line, column: concerned(edit, problem), why: problem });
  }
  let after = changed.project;
  for (const edit of added)
    if (edit.problems.length === 0)
      try {
        after = withNewRow({ ...standing, project: after }, edit, moment);
      } catch (error) {
        if (!(error instanceof PsvcError)) throw error;
        problems.push({ line: edit.line, column: concerned(edit, error.problem), why: error.problem });
      }
  return {
    project: after,
    problems: problems.sort((a, b) => a.line - b.line),
    gone: Object.keys(base).filter((id) => !seen.has(id)),
  };
}

interface RowEdit {
  readonly line: number;
  readonly columns: readonly TableColumn[];
  readonly facts: Partial<PromiseFacts>;
  /** Judged by hand; null leaves it. */
  readonly fit: "fit" | "partial" | "gap" | null;
  readonly problems: readonly TableProblem[];
}

function readRow({ line, cells }: TableLine, was: TableCells | null, now: TableCells | null, today: Day): RowEdit {
  const columns = TABLE_COLUMNS.filter((column) =>
    was ? !isSame(cells[column], was[column]) : cells[column].trim() !== "",
  );
  const facts: Record<string, unknown> = {};
  const problems: TableProblem[] = [];
  let fit: RowEdit["fit"] = null;
  for (const column of columns) {
    const typed = cells[column].trim();
    const wrong = (why: string) => problems.push({ line, column, why });
    if (was && now && !isSame(now[column], was[column]) && !isSame(now[column], typed))
      wrong(`somebody else changed it from "${was[column]}" to "${now[column]}" meanwhile; write that to leave it so`);
    else if (column === "fit") {
      const word = JUDGED_FITS.find((one) => one === typed.toLowerCase());
      if (word) fit = word;
      else if (typed.toLowerCase() !== "unassessed" || was) wrong(noFit(typed));
    } else if (column === "neededBy") {
      const read = readNeededBy(typed, today);
      if (typeof read === "object") wrong(read.why);
      else facts.neededBy = read || null;
    } else if (column === "area") facts.area = typed || null;
    else if (column === "statement") facts.statement = typed;
    else {
      const allowed: readonly string[] = TABLE_WORDS[column];
      const word = allowed.find((one) => one === typed.toLowerCase());
      if (word) facts[column] = word;
      else wrong(`"${typed}" is none of ${allowed.join(", ")}${sayNearest(typed, allowed)}`);
    }
  }
  if (cells.statement.trim() === "") problems.push({ line, column: "statement", why: "a promise has words" });
  return { line, columns, facts, fit, problems };
}

function withRow(standing: Standing, key: Key, { facts, fit, problems }: RowEdit, moment: Moment): Project {
  if (problems.length > 0) return standing.project;
  const { project } = standing;
  const edited = Object.keys(facts).length > 0 ? editPromise(project, key, facts, {}, moment) : project;
  return fit === null ? edited : assessPromise({ ...standing, project: edited }, key, { fit }, moment).project;
}

function withNewRow(standing: Standing, { facts, fit }: RowEdit, moment: Moment): Project {
  const { project, key } = addPromise(standing.project, { ...PROMISE_DEFAULTS, statement: "", ...facts }, moment);
  return fit === null ? project : assessPromise({ ...standing, project }, key, { fit }, moment).project;
}

/** Where the caret points: at the cell whose change was refused. */
function concerned({ columns, fit }: RowEdit, problem: Problem): TableColumn {
  const likely: readonly TableColumn[] =
    problem.code === "needs-decision"
      ? ["importance", "neededBy", "kind"]
      : problem.code === "bad-value"
        ? ["statement"]
        : fit
          ? ["fit"]
          : [];
  return likely.find((column) => columns.includes(column)) ?? columns[0] ?? "statement";
}

function readNeededBy(typed: string, today: Day): Day | "" | { readonly why: string } {
  if (typed === "") return "";
  const read = readDay(typed, today);
  if ("ambiguous" in read)
    return { why: `"${typed}" can be ${read.ambiguous.map((day) => `${day} (${sayDay(day)})`).join(" or ")}` };
  return "unknown" in read ? { why: `"${typed}" is not a day: write it like 2027-03-15, fri or in 2 weeks` } : read.day;
}

function noFit(typed: string): string {
  return typed.toLowerCase() === "unassessed"
    ? "a judgement is not wiped out here: psvc undo takes it back, psvc promise assess judges anew"
    : `"${typed}" is none of ${TABLE_WORDS.fit.join(", ")}${sayNearest(typed, TABLE_WORDS.fit)}`;
}

function sayNoSuch(id: string, base: TableBase): string {
  return `there is no ${id} in this table${sayNearest(id, Object.keys(base))}; a new promise has no id`;
}

function sayNearest(typed: string, words: readonly string[]): string {
  const near = nearest(typed, words);
  return near.length > 0 ? `; the nearest is ${near.join(" or ")}` : "";
}

function isSame(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

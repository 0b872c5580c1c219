import { type Problem, PsvcError } from "../../errors.ts";
import { type Advice, advice, nextCommand } from "../../next-command.ts";
import { wordNamed } from "../labels/labels.ts";
import type { Moment, Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { JUDGED_FITS } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { readDay } from "../time/parse-day.ts";
import { assessPromise } from "./assess-promise.ts";
import { changePromises } from "./change-promises.ts";
import { addPromise, editPromise, PROMISE_DEFAULTS, type PromiseFacts } from "./promise.ts";
import {
  cellsOf,
  TABLE_COLUMNS,
  TABLE_WORDS,
  type TableBase,
  type TableCells,
  type TableColumn,
  type TableConflict,
  type TableLine,
} from "./promise-table.ts";

export interface TableProblem {
  readonly line: number;
  readonly column: TableColumn | "id";
  readonly why: Advice | Problem;
}

export interface TableEdit {
  /** With everything that can be taken. */
  readonly project: Project;
  readonly problems: readonly TableProblem[];
  /** Of the problems, those that go away once their cells are known here. */
  readonly conflicts: readonly TableConflict[];
  /** Promises whose line is no longer there: they stay as they are. */
  readonly gone: readonly string[];
}

/**
 * What an edited table makes of a project, which may have moved on since the table was opened: only the cells that
 * differ from `base` are taken, and one that somebody else changed to something else meanwhile is a problem. Every
 * change goes by the rules of the command that makes it alone.
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
  const conflicts: TableConflict[] = [];
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
        why: seen.has(line.id) ? `${line.id} stands here twice` : formatNoSuch(line.id, base),
      });
    else {
      const promise = key ? project.promises[key] : undefined;
      const edit = readRow(line, was ?? null, promise ? cellsOf(promise) : null, moment.today);
      problems.push(...edit.problems);
      conflicts.push(...edit.conflicts);
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
    conflicts,
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
  readonly conflicts: readonly TableConflict[];
}

function readRow({ line, id, cells }: TableLine, was: TableCells | null, now: TableCells | null, today: Day): RowEdit {
  const columns = TABLE_COLUMNS.filter((column) =>
    was ? !isSame(cells[column], was[column]) : cells[column].trim() !== "",
  );
  const facts: Record<string, unknown> = {};
  const problems: TableProblem[] = [];
  const conflicts: TableConflict[] = [];
  let fit: RowEdit["fit"] = null;
  for (const column of columns) {
    const typed = cells[column].trim();
    const wrong = (why: Advice) => problems.push({ line, column, why });
    if (was && now && !isSame(now[column], was[column]) && !isSame(now[column], typed)) {
      wrong(
        `somebody else changed it from "${was[column]}" to "${now[column]}" meanwhile; saved again, yours is taken`,
      );
      conflicts.push({ id, column, now: now[column] });
    } else if (column === "fit") {
      const word = wordNamed(typed, JUDGED_FITS);
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
      const word = wordNamed(typed, allowed);
      if (word) facts[column] = word;
      else wrong(`"${typed}" is none of ${allowed.join(", ")}${formatNearest(typed, allowed)}`);
    }
  }
  if (cells.statement.trim() === "") problems.push({ line, column: "statement", why: "a promise has words" });
  return { line, columns, facts, fit, problems, conflicts };
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
    return { why: `"${typed}" can be ${read.ambiguous.map((day) => `${day} (${formatDay(day)})`).join(" or ")}` };
  if ("day" in read) return read.day;
  return { why: `"${typed}" is ${read.why ?? "not a day: write it like 2027-03-15, fri or in 2 weeks"}` };
}

function noFit(typed: string): Advice {
  const [undo, assess] = [nextCommand("undo"), nextCommand("promise assess")];
  return typed.toLowerCase() === "unassessed"
    ? advice`a judgement is not wiped out here: ${undo} takes it back, ${assess} judges anew`
    : `"${typed}" is none of ${TABLE_WORDS.fit.join(", ")}${formatNearest(typed, TABLE_WORDS.fit)}`;
}

function formatNoSuch(id: string, base: TableBase): string {
  return `there is no ${id} in this table${formatNearest(id, Object.keys(base))}; a new promise has no id`;
}

function formatNearest(typed: string, words: readonly string[]): string {
  const near = nearest(typed, words);
  return near.length > 0 ? `; the nearest is ${near.join(" or ")}` : "";
}

function isSame(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

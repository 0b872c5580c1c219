import type { BadRow } from "../../errors.ts";
import { badRow } from "../sheet/bad-row.ts";
import { columnLabels, type FieldNames, mapColumns } from "../sheet/columns.ts";
import { type DateOrder, formatUnreadDay, isOpenDay, readFileDay, shownOrder } from "../sheet/days.ts";
import { headingName, headingNames } from "../sheet/heading.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";

const NAMES = {
  text: `action, action item, action items, action description, task, task name, name, title, summary,
    subject, what, to do, todo, item, next step, deliverable, description, aufgabe, massnahme, titel,
    bezeichnung, was, tache, action a mener, titre, tarea, accion, titulo, tarefa, acao, taak, actie,
    actiepunt, onderwerp`,
  owner: `owner, action owner, task owner, assignee, assigned to, assigned, responsible, responsible person,
    who, person, by whom, verantwortlich, verantwortlicher, zustandig, bearbeiter, wer, responsable,
    assigne a, asignado a, asignado, encargado, responsavel, atribuido a, verantwoordelijke, eigenaar, wie`,
  due: `due, due date, due on, date due, by when, when, deadline, target date, finish, end date, fallig,
    fallig am, frist, termin, bis, bis wann, echeance, date d echeance, fecha limite, fecha de vencimiento,
    vencimiento, prazo, data limite, data de vencimento, einddatum, vervaldatum`,
  side: "side, party, seite, partei, cote, lado, kant",
  done: `done, status, state, task status, completed, complete, completed at, completed on, completed date,
    closed on, date completed, erledigt, erledigt am, statut, termine, estado, hecho, situacao, concluido,
    afgerond`,
} as const;

export type ActionField = keyof typeof NAMES;

export const ACTION_COLUMNS: readonly (FieldNames & { readonly field: ActionField })[] = (
  Object.keys(NAMES) as ActionField[]
).map((field) => ({ field, aliases: NAMES[field].split(",").map((name) => name.trim().replace(/\s+/g, " ")) }));

export const ACTION_HEADINGS: readonly string[] = ACTION_COLUMNS.flatMap(({ field, aliases }) => [field, ...aliases]);

export interface ActionListOptions {
  readonly map: readonly string[];
  readonly dateOrder: DateOrder | undefined;
  /** For rows that do not say it. */
  readonly owner: string | undefined;
  readonly due: string | undefined;
}

export interface ListedAction {
  readonly line: number;
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  /** As it stands there; empty where nothing does. */
  readonly side: string;
}

/** What a table of actions holds, as psvc understood it. */
export interface ActionList {
  readonly rows: readonly ListedAction[];
  readonly bad: readonly BadRow[];
  /** Rows whose action is done already. */
  readonly done: readonly number[];
  readonly columns: readonly { readonly field: ActionField; readonly column: string }[];
  readonly unused: readonly string[];
  /** Fields that neither a column nor a flag says. */
  readonly missing: readonly ("text" | "owner" | "due")[];
  readonly choices: readonly { readonly column: string; readonly samples: readonly string[] }[];
  readonly notes: readonly string[];
  readonly headerLine: number | null;
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
}

/** Whether the headings are those of a table of actions, and not the first line of notes. */
export function namesActions(sheet: Sheet): boolean {
  const { columns } = understand(sheet, []);
  return columns.has("text") && (columns.has("owner") || columns.has("due"));
}

/** Rows without a text are passed over. Throws `bad-value` for `map`. */
export function readActionList(sheet: Sheet, options: ActionListOptions): ActionList {
  const { columns, labels } = understand(sheet, options.map);
  const cell = ({ cells }: SheetRow, field: ActionField) => textOf(cells[columns.get(field) ?? -1]);
  const missing = (["text", "owner", "due"] as const).filter(
    (field) => !columns.has(field) && (field === "text" || options[field] === undefined),
  );
  const order = options.dateOrder ?? shownOrder(sheet.rows.map((row) => cell(row, "due")));
  const style = { order, isFrom1904: sheet.isFrom1904 ?? false };
  const rows: ListedAction[] = [];
  const bad: BadRow[] = [...sheet.bad];
  const done: number[] = [];
  let ambiguous: string | null = null;
  for (const row of missing.length > 0 ? [] : sheet.rows) {
    const text = cell(row, "text");
    if (text === "") continue;
    if (isDone(cell(row, "done"))) {
      done.push(row.line);
      continue;
    }
    const typed = cell(row, "due");
    const read = typed === "" || isOpenDay(typed) ? null : readFileDay(typed, style);
    const owner = cell(row, "owner") || (options.owner ?? "");
    const due = read !== null && "day" in read ? read.day : (options.due ?? "");
    const problem = read === null || "day" in read ? null : formatUnreadDay(typed, read);
    if (read !== null && "ambiguous" in read) ambiguous ??= problem;
    const why = [
      ...(owner === "" ? ["it does not say who"] : []),
      ...(problem !== null ? [problem] : due === "" ? ["it does not say by when"] : []),
    ];
    if (why.length > 0) bad.push(badRow(row, why));
    else rows.push({ line: row.line, text, owner, due, side: cell(row, "side") });
  }
  const used = new Set(columns.values());
  return {
    rows,
    bad: bad.sort((a, b) => a.line - b.line),
    done,
    columns: ACTION_COLUMNS.flatMap(({ field }) => {
      const at = columns.get(field);
      return at === undefined ? [] : [{ field, column: labels[at] ?? "" }];
    }),
    unused: labels.filter((label, at) => label !== "" && !used.has(at)),
    missing,
    choices: choicesOf(sheet, labels, used),
    notes: sheet.notes ?? [],
    headerLine: sheet.headerLine ?? null,
    ambiguous,
  };
}

const BY_NAME: ReadonlyMap<string, { readonly field: ActionField; readonly rank: number }> = new Map(
  ACTION_COLUMNS.flatMap(({ field, aliases }) =>
    [field, ...aliases].map((name, rank) => [headingName(name), { field, rank }] as const),
  ).reverse(),
);

/** What `map` says goes first; of two columns that name a field the likelier counts, and one that is empty does not. */
function understand(sheet: Sheet, map: readonly string[]) {
  const mappedOnly = ACTION_COLUMNS.map(({ field }) => ({ field, aliases: [], isMappedOnly: true }));
  const columns = new Map(mapColumns(sheet, mappedOnly, map).columns as ReadonlyMap<ActionField, number>);
  const isEmpty = (at: number) => sheet.rows.every(({ cells }) => textOf(cells[at]) === "");
  const named = sheet.columns.flatMap((column, at) => {
    const found = headingNames(column).flatMap((name) => BY_NAME.get(name) ?? [])[0];
    return found && (sheet.rows.length === 0 || !isEmpty(at) || found.field === "owner") ? [{ at, ...found }] : [];
  });
  for (const { field, at } of named.sort((a, b) => a.rank - b.rank || a.at - b.at))
    if (!columns.has(field) && ![...columns.values()].includes(at)) columns.set(field, at);
  return { columns, labels: columnLabels(sheet.columns) };
}

const DONE = new Set(
  `done, closed, complete, completed, resolved, finished, cancelled, canceled, yes, true, x, ✓, ✔, ☑, ✅, 100%, 100,
    erledigt, fertig, abgeschlossen, ja, termine, terminee, fait, oui, hecho, completado, completada, cerrado, si,
    concluido, concluida, feito, sim, gereed, klaar, afgerond, voltooid`
    .split(",")
    .map((word) => headingName(word.trim())),
);

/** A word for done, or the day on which it was. */
function isDone(text: string): boolean {
  if (text === "") return false;
  return DONE.has(headingName(text)) || (/\d{4}/.test(text) && !("unknown" in readFileDay(text, { order: "dmy" })));
}

function choicesOf({ rows }: Sheet, labels: readonly string[], used: ReadonlySet<number>) {
  return labels.flatMap((column, at) => {
    const samples = [...new Set(rows.map(({ cells }) => textOf(cells[at])).filter(Boolean))].slice(0, 3);
    return column === "" || samples.length === 0 || used.has(at) ? [] : [{ column, samples }];
  });
}

function textOf(cell: SheetRow["cells"][number]): string {
  return (typeof cell === "string" ? cell : (cell ?? []).join(", ")).trim();
}

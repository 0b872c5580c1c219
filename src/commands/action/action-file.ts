import type { Command } from "commander";
import type { App } from "../../app.ts";
import { answersAsFlags } from "../../domain/config/file-answers.ts";
import { PsvcError } from "../../errors.ts";
import type { ActionList } from "../../exchange/actions/action-list.ts";
import { DATE_ORDERS } from "../../exchange/sheet/days.ts";
import type { Sheet } from "../../exchange/sheet/sheet-shape.ts";
import { type PastedAction, sideWord } from "../../prompts/actions-from-text.ts";
import { askActionColumn, askDateOrder } from "../../prompts/ask-list.ts";
import type { ActionFile } from "../../render/action/action-file.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { type OpenPoint, settleFile } from "../capture/settle-file.ts";
import { openUserSheet, userFileName } from "../find/user-text.ts";
import { collect, dayFlag, headerFlag, optionalWord } from "../flags/flags.ts";

export interface ActionFileFlags {
  readonly from?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly map?: readonly string[];
  readonly dateOrder?: string;
  readonly sheet?: string;
  readonly header?: string | false;
  readonly askAgain?: boolean;
  readonly skipBad?: boolean;
}

/** How a table of actions is to be read. */
export function withActionFileFlags(command: Command): Command {
  return command
    .option(
      "--map <field=Column>",
      "which column of a table fills text, owner, due, side or done (repeatable)",
      collect,
    )
    .option("--date-order <order>", `${DATE_ORDERS.join(" or ")}: how 03/04/2027 is read`)
    .option("--sheet <name>", "the sheet of a spreadsheet")
    .option("--header <line>", "the line of the header, where psvc does not find it")
    .option("--no-header", "the first row is data: columns are Column 1, Column 2, ...")
    .option("--ask-again", "forget what was answered for a file with these headings");
}

/** The actions of a table, with how it was read. */
export interface ActionTable {
  readonly actions: readonly PastedAction[];
  readonly file: ActionFile;
  /** Keeps what was answered now for the next file with these headings. */
  keep(): Promise<void>;
}

/** null where the file is no table but lines of text. Throws `needs`, and `bad-rows` for rows that cannot be taken. */
export async function readActionTable(app: App, path: string, flags: ActionFileFlags): Promise<ActionTable | null> {
  const { readActionList } = await import("../../exchange/actions/action-list.ts");
  const name = userFileName(path);
  const sheet = await openTable(app, path, flags);
  if (sheet === null) return null;
  const due = flags.due === undefined ? undefined : dayFlag(app, "--due", flags.due);
  const like = { file: name, kind: "actions" as const, headings: sheet.columns, forgets: flags.askAgain ?? false };
  const settled = await settleFile(app, like, async (answers) => {
    const read = readActionList(sheet, {
      map: [...answers.map, ...(flags.map ?? [])],
      dateOrder: optionalWord("--date-order", flags.dateOrder, DATE_ORDERS) ?? answers.dateOrder ?? undefined,
      owner: flags.owner?.trim() || undefined,
      due,
    });
    return { read, open: openPoints(read) };
  });
  const list = settled.read;
  if (list.missing.length > 0) throw notSaid(name, list);
  if (list.bad.length > 0 && !flags.skipBad)
    throw new PsvcError({
      code: "bad-rows",
      file: name,
      rows: list.bad,
      good: list.rows.length,
      instead: "Fix the rows, say it for all of them (--owner, --due), or take the good ones with --skip-bad.",
    });
  if (list.rows.length === 0) throw noneOpen(name, list);
  const remembered = settled.remembered ? answersAsFlags(settled.remembered) : [];
  const actions = list.rows.map(({ text, owner, due: day, side }) => ({ text, owner, due: day, side: sideWord(side) }));
  return { actions, file: { name, list, sheet: sheet.sheet?.name ?? null, remembered }, keep: settled.keep };
}

/** A spreadsheet, JSON, or text whose header names what and who or by when. */
async function openTable(app: App, path: string, flags: ActionFileFlags): Promise<Sheet | null> {
  const { ACTION_HEADINGS, namesActions } = await import("../../exchange/actions/action-list.ts");
  const { isZip, readText } = await import("../../exchange/sheet/text.ts");
  const name = userFileName(path);
  const bytes = await app.read(path);
  const options = {
    records: "actions",
    headings: ACTION_HEADINGS,
    sheet: flags.sheet,
    header: headerFlag(flags.header),
  };
  const isSaid = [flags.map, flags.sheet, flags.header].some((flag) => flag !== undefined);
  if (isSaid || isZip(bytes) || /^\s*[[{]\s*["{]/.test(readText(bytes, name).text))
    return openUserSheet(app, bytes, name, options);
  const { readSheet } = await import("../../exchange/sheet/sheet.ts");
  try {
    const sheet = readSheet(bytes, name, "actions", "csv", { headings: ACTION_HEADINGS });
    return sheet.columns.length > 1 && namesActions(sheet) ? openUserSheet(app, bytes, name, options) : null;
  } catch {
    // What is no table is read as lines, which say what is wrong with them.
    return null;
  }
}

const QUESTIONS = {
  text: "Which column says what is to be done?",
  owner: "Which column says who does it?",
  due: "Which column says by when?",
} as const;

function openPoints({ missing, choices, ambiguous }: ActionList): readonly OpenPoint[] {
  return [
    ...missing.map((field) => ({
      ask: async (prompter: Prompter) => ({
        map: [`${field}=${await askActionColumn(prompter, QUESTIONS[field], choices)}`],
      }),
    })),
    ...(ambiguous === null
      ? []
      : [{ ask: async (prompter: Prompter) => ({ dateOrder: await askDateOrder(prompter, ambiguous) }) }]),
  ];
}

function notSaid(file: string, { missing, choices }: ActionList): PsvcError {
  const words = { text: "what is to be done", owner: "who does it", due: "by when" };
  const flags = {
    text: "--map text=COLUMN",
    owner: "--map owner=COLUMN (or --owner PERSON for all)",
    due: "--map due=COLUMN (or --due DAY for all)",
  };
  return new PsvcError({
    code: "needs",
    what: `reading the actions of ${file}`,
    because:
      `no column says ${missing.map((field) => words[field]).join(" and ")}; ` +
      `its other columns are ${choices.map(({ column }) => column).join(", ") || "none"}`,
    flags: missing.map((field) => flags[field]),
  });
}

function noneOpen(file: string, { done }: ActionList): PsvcError {
  return new PsvcError({
    code: "unreadable-file",
    file,
    why: done.length > 0 ? `nothing in it is open: ${done.length} done` : "there is no action in it",
    instead: null,
  });
}

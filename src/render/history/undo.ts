import type { Change } from "../../domain/history/change.ts";
import type { RevertedDocument, Telling } from "../../domain/history/view.ts";
import type { Style } from "../layout/style.ts";
import { formatChange, formatShelf, type HistoryJson, renderSentences, renderTelling } from "./history.ts";

export type Direction = "undo" | "redo";

export interface RevertScreen {
  readonly direction: Direction;
  readonly tellings: readonly Telling[];
  readonly outcomes: readonly RevertedDocument[];
  /** Later changes of others, which stay. */
  readonly staying: readonly Change[];
  /** How many more could follow. */
  readonly rest: number | "more";
}

/** What was done then, and so what would be taken back or brought back. */
export function renderRevertPreview({ direction, tellings, outcomes, staying }: RevertScreen, style: Style): string {
  const title =
    direction === "undo" ? "This was done, and would be taken back:" : "This was undone, and would be done again:";
  const removed = outcomes
    .filter(({ becomes }) => becomes === "removed")
    .map(({ name }) => `${style.warn("removed:")} ${name} goes out of the store`);
  return [
    title,
    ...tellings.flatMap((telling) => renderTelling(telling, { diff: true, of: null }, style)),
    ...removed,
    ...formatStaying(staying, style),
  ].join("\n");
}

/** Told as what has now become of each document. */
export function renderReverted({ direction, tellings, outcomes, staying, rest }: RevertScreen, style: Style): string {
  const verb = direction === "undo" ? "Taken back" : "Brought back";
  const other = direction === "undo" ? "redo" : "undo";
  return [
    ...tellings.map(({ change }) => `${verb}: ${formatChange(change)}`),
    ...outcomes.flatMap(({ name, sentences }) => [
      style.strong(name),
      ...renderSentences(sentences, style).map((line) => `    ${line}`),
    ]),
    ...formatStaying(staying, style),
    `The other way: ${style.command(`psvc ${other}${tellings.length > 1 ? ` ${tellings.length}` : ""}`)}` +
      `${rest === 0 ? "" : `; ${rest === "more" ? rest : `${rest} more`} to ${direction}`}`,
  ].join("\n");
}

function formatStaying(staying: readonly Change[], style: Style): readonly string[] {
  return staying.map((change) => `${style.warn("stays:")} ${formatChange(change)}`);
}

export function outcomeJson(outcomes: readonly RevertedDocument[]) {
  return {
    documents: outcomes.map(({ shelf, name, becomes }) => ({ what: formatShelf(shelf), name, outcome: becomes })),
  };
}

/** Changes that were taken back or brought back, and what became of each document. */
export interface RevertJson extends ReturnType<typeof outcomeJson> {
  readonly changes: HistoryJson;
  /** false where it was only shown, or there was nothing to do. */
  readonly done: boolean;
}

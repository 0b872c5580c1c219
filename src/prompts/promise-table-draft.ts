import { TABLE_COLUMNS, type TableBase } from "../domain/promise/promise-table.ts";

/** A table of promises that somebody is editing, with what it was when it was opened. */
export interface PromiseTable {
  readonly slug: string;
  readonly text: string;
  readonly base: TableBase;
}

/** null where there is none, or what is there cannot be read any more. */
export function draftToPromiseTable(draft: unknown, slug: string): PromiseTable | null {
  if (!isRecord(draft) || draft.slug !== slug || typeof draft.text !== "string" || !isRecord(draft.base)) return null;
  const isWhole = Object.values(draft.base).every(
    (cells) => isRecord(cells) && TABLE_COLUMNS.every((column) => typeof cells[column] === "string"),
  );
  return isWhole ? { slug, text: draft.text, base: draft.base as unknown as TableBase } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A draft's name has 64 characters at most, as has a slug; which project it is of stands in it. */
export function promiseTableDraftName(slug: string): string {
  return `edit-${slug}`.slice(0, 64);
}

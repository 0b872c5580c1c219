/** A list on its way out: what its columns are called and its rows, one cell a column. */
export interface OutgoingSheet {
  readonly name: string;
  readonly columns: readonly OutgoingColumn[];
  readonly rows: readonly (readonly OutgoingCell[])[];
}

/** What people wrote is text, also where it looks like a number; a number is one that psvc counted. */
export type OutgoingCell = string | number;

export interface OutgoingColumn {
  readonly title: string;
  /** In characters, for a spreadsheet. */
  readonly width: number;
}

/** A column, and what stands in it for one record; null is an empty cell. */
export type ColumnOf<Row> = readonly [title: string, width: number, cell: (row: Row) => OutgoingCell | null];

export function outgoingSheet<Row>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  records: readonly Row[],
): OutgoingSheet {
  return {
    name,
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: records.map((record) => columns.map(([, , cell]) => plainCell(cell(record) ?? ""))),
  };
}

/** Every kind of file has one kind of line break, and none has NUL. */
function plainCell(cell: OutgoingCell): OutgoingCell {
  return typeof cell === "number" ? cell : cell.replace(/\r\n?/g, "\n").replaceAll("\0", "");
}

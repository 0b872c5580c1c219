import { JUDGED_FITS, MEANS } from "../../domain/model/vocabulary.ts";
import type { Judgement } from "../../domain/promise/assess-promise.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import type { BadRow } from "../../errors.ts";
import { badRow } from "../sheet/bad-row.ts";
import { type FieldNames, mapColumns } from "../sheet/columns.ts";
import { readSheet } from "../sheet/sheet.ts";
import type { SheetRow } from "../sheet/sheet-shape.ts";
import type { Encoding } from "../sheet/text.ts";

const FIELDS: readonly FieldNames[] = [
  { field: "id", aliases: ["promise", "promise id", "number", "requirement id"], isRequired: true },
  { field: "fit", aliases: ["judgement", "verdict"] },
  { field: "capability", aliases: ["capabilities", "capability key", "rests on"] },
  { field: "means", aliases: ["by means of"] },
  { field: "why", aliases: ["reason", "comment"] },
  { field: "evidence", aliases: ["fit evidence"] },
];

/** What one row of a file says about one promise. */
export interface JudgedRow {
  readonly line: number;
  readonly text: string;
  readonly id: string;
  readonly judgement: Judgement;
}

export interface JudgementFile {
  readonly rows: readonly JudgedRow[];
  readonly bad: readonly BadRow[];
  /** Rows that say neither fit nor capability yet. */
  readonly undecided: number;
  readonly encoding: Encoding | undefined;
}

/**
 * A CSV of judgements, one promise a row. Throws `unreadable-file` and `bad-value`; rows that cannot be read are
 * returned as `bad`.
 */
export function readJudgements(bytes: Buffer, file: string, map: readonly string[]): JudgementFile {
  const sheet = readSheet(bytes, file, "judgements", "csv");
  const { columns } = mapColumns(sheet, FIELDS, map);
  const rows: JudgedRow[] = [];
  const bad: BadRow[] = [...sheet.bad];
  let undecided = 0;
  for (const row of sheet.rows) {
    const cell = (field: string) => cellText(row, columns.get(field));
    const fit = JUDGED_FITS.find((word) => word === cell("fit").toLowerCase());
    const means = MEANS.find((word) => word === cell("means").toLowerCase());
    const capabilities = cell("capability")
      .split(/[;,\n]/)
      .map((key) => key.trim())
      .filter(Boolean);
    const why = [
      ...(cell("id") ? [] : ["it names no promise"]),
      ...unknownWord("fit", cell("fit"), JUDGED_FITS),
      ...unknownWord("means", cell("means"), MEANS),
    ];
    if (why.length > 0) bad.push(badRow(row, why));
    else if (!fit && capabilities.length === 0) undecided += 1;
    else
      rows.push({
        line: row.line,
        text: row.text,
        id: cell("id"),
        judgement: {
          ...(capabilities.length > 0 ? { capabilities } : {}),
          ...(fit ? { fit } : {}),
          ...(means ? { means } : {}),
          ...(cell("why") ? { why: cell("why") } : {}),
          ...(cell("evidence") ? { evidence: cell("evidence") } : {}),
        },
      });
  }
  return { rows, bad, undecided, encoding: sheet.encoding };
}

function cellText(row: SheetRow, column: number | undefined): string {
  const cell = column === undefined ? "" : row.cells[column];
  return typeof cell === "string" ? cell.trim() : "";
}

function unknownWord(field: string, typed: string, words: readonly string[]): readonly string[] {
  if (typed === "" || words.includes(typed.toLowerCase())) return [];
  const near = nearest(typed, words);
  return [
    `${field} "${typed}" is none of ` +
      `${words.join(", ")}${near.length > 0 ? `; the nearest is ${near.join(" or ")}` : ""}`,
  ];
}

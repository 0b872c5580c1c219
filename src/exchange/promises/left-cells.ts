import type { ColumnMap } from "../sheet/columns.ts";
import { isOpenDay, readFileDay } from "../sheet/days.ts";
import type { LeftCell } from "./promise-row.ts";

const MOST_WORDS = 5;
/** What the words of a field could be, for a line that can be pasted. */
const SAMPLE_OF: Readonly<Record<string, string>> = {
  kind: "capability",
  source: "rfp",
  strength: "written",
  confirmed: "yes",
  importance: "should",
};

/** One sentence a column: which words are not known, how often they stand there, and the line that makes them known. */
export function leftNotes(left: readonly LeftCell[], { columns, labels }: ColumnMap): readonly string[] {
  return [...new Set(left.map(({ field }) => field))].map((field) => {
    const counts = new Map<string, number>();
    for (const { word } of left.filter((cell) => cell.field === field)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const words = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS);
    const more = counts.size > words.length ? ` and ${counts.size - words.length} more` : "";
    const said = words.map(([word, count]) => `${word.slice(0, 40)} (${count})`).join(", ");
    const label = labels[columns.get(field) ?? 0] ?? field;
    const sample = SAMPLE_OF[field];
    const isShort = words.every(([word]) => word.length <= 40 && !/[,=']/.test(word));
    const pairs = words.map(([word]) => `${word}=${sample ?? "yes"}`).join(",");
    const what = `${label}: ${said}${more} ${counts.size > 1 ? "are" : "is"}`;
    if (field === "answer")
      return `${what} no answer that psvc knows: kept as a quote, and not taken as promised.${
        isShort ? ` To take it: --legend '${pairs}'` : ""
      }`;
    if (sample === undefined) return `${what} ${formatLeftDays(words.map(([word]) => word))}: left open.`;
    const ours = field === "confirmed" ? "neither yes nor no" : `no ${field} of psvc`;
    return `${what} ${ours}: left out.${isShort ? ` To use it: --values '${field}:${pairs}'` : ""}`;
  });
}

function formatLeftDays(words: readonly string[]): string {
  if (words.every((word) => isOpenDay(word))) return "no day yet";
  const isTwo = words.some((word) => "ambiguous" in readFileDay(word, { order: undefined }));
  return isTwo ? "not one day (--date-order dmy or mdy says which)" : "no day that psvc can read";
}

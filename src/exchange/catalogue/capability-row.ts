import { capabilityKey, type NamedCapabilityFields, readAvailability } from "../../domain/capability/capability.ts";
import type { Availability } from "../../domain/model/vocabulary.ts";
import { cellToList } from "../sheet/list-cell.ts";
import type { SheetRow } from "../sheet/sheet-shape.ts";
import { hasWord, mappedValue, type ValueMap } from "../sheet/values.ts";
import type { CapabilityColumns } from "./capability-columns.ts";
import { readEditions } from "./editions.ts";
import { readProductWord } from "./product-words.ts";

/** A remark behind a word, like `stable # was beta`, that was left out. */
export interface CellComment {
  readonly text: string;
  readonly read: string;
  readonly as: Availability;
}

export interface ReadRow {
  readonly key: string | null;
  readonly fields: NamedCapabilityFields;
  readonly comment: CellComment | null;
  /** The word of an availability that nothing explains; null where there is none. */
  readonly unknown: string | null;
  readonly why: readonly string[];
}

/** `why` says what keeps the row from being taken; it is empty for a good one. Without keys a name makes its own. */
export function readRow(
  row: SheetRow,
  { columns, labels, editions }: CapabilityColumns,
  values: ReadonlyMap<string, ValueMap>,
): ReadRow {
  const why: string[] = [];
  let unknown: string | null = null;
  const fields: Record<string, string | null | readonly string[]> = {};
  let comment: ReadRow["comment"] = null;
  let plan: string | null = null;
  for (const [field, at] of columns) {
    const cell = row.cells[at];
    if (cell === undefined) continue;
    const isListed = field === "editions" || field === "keywords";
    if (cell === null || (typeof cell !== "string" && !isListed)) {
      why.push(`${labels[at]} is not ${isListed ? "a list of texts" : "text"}`);
    } else if (isListed) {
      fields[field] = readList(cell, values.get(field));
    } else if (field === "availability") {
      const read = readAvailabilityCell(String(cell), values.get(field));
      if (read.word) fields[field] = read.word;
      if (read.plan) plan = read.plan;
      if (!read.word) {
        unknown = read.read;
        why.push(formatUnknown(read.read, labels[at] ?? ""));
      }
      if (read.word && read.isStripped) comment = { text: String(cell).trim(), read: read.read, as: read.word };
    } else {
      fields[field] = readWords(String(cell), values.get(field)) || null;
    }
  }
  if (editions.length > 0) addEditions(fields, row, editions);
  const named = columns.has("key") ? fields.key : fields.name;
  const key = typeof named === "string" ? capabilityKey(columns.has("key") ? named : slugText(named)) : null;
  if (key === null && (columns.has("key") || fields.name))
    why.unshift(named ? `"${named}" cannot be a key` : "it has no key");
  if (!fields.name) why.unshift("it has no name");
  delete fields.key;
  if (plan !== null && !fields.roadmapNote) fields.roadmapNote = plan;
  return { key, fields: fields as unknown as NamedCapabilityFields, comment, unknown, why };
}

/** So that a name of one word makes a key in small letters, as those of several do. */
function slugText(name: string): string {
  return ` ${name.toLowerCase()} `.replace(/[/\\]+/g, " ");
}

function addEditions(
  fields: Record<string, string | null | readonly string[]>,
  row: SheetRow,
  columns: CapabilityColumns["editions"],
): void {
  const { availability, editions, limits, roadmapNote } = readEditions(row, columns);
  fields.availability = availability;
  fields.editions = editions;
  if (limits !== null) fields.limits = [fields.limits, limits].filter(Boolean).join("; ");
  if (roadmapNote !== null) fields.roadmapNote = [fields.roadmapNote, roadmapNote].filter(Boolean).join("; ");
}

function readWords(cell: string, map: ValueMap | undefined): string {
  return (map && mappedValue(map, cell)) ?? cell.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim();
}

function readList(cell: string | readonly string[], map: ValueMap | undefined): readonly string[] {
  const parts = typeof cell === "string" ? cellToList(cell) : cell;
  return [...new Set(parts.map((part) => readWords(part, map)).filter(Boolean))];
}

/** The map decides, on the cell as it stands and then without its comment; psvc's own words need no map. */
function readAvailabilityCell(cell: string, map: ValueMap | undefined) {
  const bare = map && hasWord(map, cell) ? cell.trim() : cell.replace(/(^|\s)#.*$/s, "").trim();
  const word = map ? (mappedValue(map, bare) ?? bare) : bare;
  const ours = readAvailability(word);
  const theirs = ours === null ? readProductWord(word) : null;
  return {
    word: ours ?? theirs?.availability ?? null,
    read: bare,
    isStripped: bare !== cell.trim(),
    plan: theirs?.isPlanned ? bare : null,
  };
}

function formatUnknown(word: string, label: string): string {
  return word === ""
    ? `${label} is empty, and no --values says what that means`
    : `no --values says what the ${label} "${word}" means`;
}

import { DEEPEST, findBrokenPlace, firstFault, isShallow, placeAt } from "../../domain/text/json-text.ts";
import type { BadRow } from "../../errors.ts";
import type { Cell, Sheet, SheetRow } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * An array of objects, or an object whose property `records` is one, or is a map of objects by key; else the longest
 * list of objects in the document. `path`, such as `data.items`, names another.
 */
export function readJson(text: string, file: string, records: string, path?: string): Sheet {
  const value = parse(text, file);
  if (!isShallow(value))
    throw unreadable(
      file,
      `line ${placeAt(text, firstFault(text)?.position ?? 0).line} is nested deeper than ${DEEPEST} levels`,
      null,
    );
  return readDocument(value, file, { records, path, linesAt: (place) => elementLines(text, place) });
}

interface DocumentOptions {
  readonly records: string;
  readonly path: string | undefined;
  /** The line of each element of the list at this place. */
  readonly linesAt: (place: readonly string[]) => readonly number[];
}

/** The records of a document that is read already. */
export function readDocument(value: unknown, file: string, { records, path, linesAt }: DocumentOptions): Sheet {
  const place = path === undefined ? placeOf(value, records) : path.split(".").filter(Boolean);
  const container = place === null ? undefined : at(value, place);
  if (place === null || (!Array.isArray(container) && !isObject(container)))
    throw unreadable(
      file,
      path === undefined
        ? `it is neither a list of objects nor an object with "${records}"`
        : `it has no list at "${path}"`,
      path === undefined ? null : "Say where the list is: --records data.items",
    );
  const lines = linesAt(place);
  const listed: readonly unknown[] = Array.isArray(container)
    ? container
    : Object.entries(container).map(([key, element]) => (isObject(element) ? { key, ...element } : element));
  const named = listed.map((element) => (isName(element) && listed.every(isName) ? { name: element } : element));
  const { elements, lineOf } = withGroups(named, lines);
  const columns = [...new Set(elements.filter(isObject).flatMap((element) => Object.keys(element)))];
  const rows: SheetRow[] = [];
  const bad: BadRow[] = [];
  for (const [i, element] of elements.entries()) {
    const at = { line: lineOf(i), text: JSON.stringify(element) };
    if (isObject(element)) rows.push({ ...at, cells: columns.map((column) => toCell(own(element, column))) });
    else bad.push({ ...at, why: "it is not an object" });
  }
  const isElsewhere = path === undefined && isObject(value) && place.join() !== records;
  const notes = isElsewhere ? [`The list is read from ${place.join(".")}; --records names another.`] : [];
  return { file, columns, rows, bad, beside: isObject(value) ? value : {}, notes };
}

function isName(element: unknown): element is string {
  return typeof element === "string" && element.trim() !== "";
}

/** What the lists within sections of a list are called, where these lists are what is meant. */
const GROUPED = ["features", "capabilities", "requirements", "items", "stories", "children", "entries"];

/** Sections with a list in each are one list, in which the name of the section is the area. */
function withGroups(elements: readonly unknown[], lines: readonly number[]) {
  const key = GROUPED.find((name) => {
    const lists = elements.filter((element) => isObject(element) && isListOfObjects(own(element, name)));
    return lists.length > 0 && lists.length * 2 > elements.length;
  });
  if (key === undefined) return { elements, lineOf: (i: number) => lines[i] ?? 1 };
  const flat = elements.flatMap((element, i) => {
    const inside = isObject(element) ? own(element, key) : undefined;
    const area = isObject(element) ? nameOf(element) : null;
    if (!Array.isArray(inside)) return [];
    return inside.map((one) => ({ line: lines[i] ?? 1, element: isObject(one) ? { area, ...one } : one }));
  });
  return { elements: flat.map(({ element }) => element), lineOf: (i: number) => flat[i]?.line ?? 1 };
}

function isListOfObjects(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

/** Where the records are: at the top, under their name, or where the longest list of objects is. */
function placeOf(value: unknown, records: string): readonly string[] | null {
  if (!isObject(value)) return [];
  const named = own(value, records);
  return Array.isArray(named) || isObject(named)
    ? [records]
    : ((longestList(value, []) ?? mapOfObjects(value, []))?.place ?? null);
}

/** Lists within the elements of a list are details of them. */
function longestList(value: JsonObject, place: readonly string[]): { place: readonly string[]; length: number } | null {
  let longest: { place: readonly string[]; length: number } | null = null;
  for (const [key, child] of Object.entries(value)) {
    const here = [...place, key];
    const found = isListOfObjects(child)
      ? { place: here, length: child.length }
      : isObject(child)
        ? (longestList(child, here) ?? mapOfObjects(child, here))
        : null;
    if (found && found.length > (longest?.length ?? 0)) longest = found;
  }
  return longest;
}

/** Records by their keys, where no list is in them. */
function mapOfObjects(value: JsonObject, place: readonly string[]) {
  const children = Object.values(value);
  return children.length > 1 && children.every(isObject) ? { place, length: children.length } : null;
}

function at(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((inside, key) => (isObject(inside) ? own(inside, key) : undefined), value);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (err) {
    const { why, line, column, text: excerpt } = findBrokenPlace(text);
    throw unreadable(file, `it is not JSON: ${why}`, null, err, { line, column, text: excerpt });
  }
}

function own(element: JsonObject, column: string): unknown {
  return Object.hasOwn(element, column) ? element[column] : undefined;
}

function toCell(value: unknown): Cell {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (Array.isArray(value)) return value.every(isScalar) ? value.map(String) : null;
  return isScalar(value) ? String(value) : nameOf(value);
}

const NAME_KEYS = ["name", "displayName", "value", "label", "title", "text", "key"];

/** Trackers write a choice as a record with its name: `{"priority": {"id": 2, "name": "High"}}`. */
function nameOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  const names = NAME_KEYS.map((key) => own(value, key)).filter((name) => isScalar(name) && String(name).trim() !== "");
  return names.length > 0 ? String(names[0]) : null;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The line on which each element of the container starts. The text is known to be JSON; `JSON.parse` tells no places.
 */
function elementLines(text: string, place: readonly string[]): readonly number[] {
  const wanted = place.length + 1;
  const keys: string[] = [];
  const lines: number[] = [];
  let [depth, line, inside, isMap, expecting] = [0, 1, false, false, false];
  let lastString = "";
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (character === "\n") line++;
    if (/\s/.test(character)) continue;
    if (expecting && character !== "]") {
      lines.push(line);
      expecting = false;
    }
    if (character === '"') {
      const end = endOfString(text, i);
      if (depth < wanted) lastString = text.slice(i, end + 1);
      i = end;
    } else if (character === "{" || character === "[") {
      depth++;
      if (depth === wanted && place.every((key, level) => keys[level] === key)) {
        lines.length = 0;
        [inside, isMap, expecting] = [true, character === "{", character === "["];
      }
    } else if (character === "}" || character === "]") {
      if (depth === wanted) inside = false;
      depth--;
    } else if (character === ":" && depth < wanted) {
      keys.length = depth - 1;
      keys.push(JSON.parse(lastString));
    } else if (inside && depth === wanted && character === (isMap ? ":" : ",")) expecting = true;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}

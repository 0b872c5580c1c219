import { DEEPEST, findBrokenPlace, isShallow } from "../../domain/text/json-text.ts";
import type { BadRow } from "../../errors.ts";
import type { Cell, Sheet, SheetRow } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** An array of objects, or an object whose property `records` is one, or is a map of objects by key. */
export function readJson(text: string, file: string, records: string): Sheet {
  const value = parse(text, file);
  if (!isShallow(value))
    throw unreadable(file, `line ${lineOfTooDeep(text)} is nested deeper than ${DEEPEST} levels`, null);
  const container = isObject(value) ? value[records] : value;
  if (!Array.isArray(container) && !isObject(container))
    throw unreadable(file, `it is neither a list of objects nor an object with "${records}"`, null);
  const lines = elementLines(text, isObject(value) ? records : null);
  const elements = Array.isArray(container)
    ? container
    : Object.entries(container).map(([key, element]) => (isObject(element) ? { key, ...element } : element));
  const columns = [...new Set(elements.filter(isObject).flatMap((element) => Object.keys(element)))];
  const rows: SheetRow[] = [];
  const bad: BadRow[] = [];
  for (const [i, element] of elements.entries()) {
    const at = { line: lines[i] ?? 1, text: JSON.stringify(element) };
    if (isObject(element)) rows.push({ ...at, cells: columns.map((column) => toCell(own(element, column))) });
    else bad.push({ ...at, why: "it is not an object" });
  }
  return { file, columns, rows, bad, beside: isObject(value) ? value : {} };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (err) {
    const { why, line, column, text: excerpt } = findBrokenPlace(text);
    throw unreadable(file, `it is not JSON: ${why}`, null, err, { line, column, text: excerpt });
  }
}

/** The text is known to be JSON. */
function lineOfTooDeep(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') i = endOfString(text, i);
    else if (character === "}" || character === "]") depth--;
    else if ((character === "{" || character === "[") && ++depth > DEEPEST) return text.slice(0, i).split("\n").length;
  }
  return 1;
}

function own(element: JsonObject, column: string): unknown {
  return Object.hasOwn(element, column) ? element[column] : undefined;
}

function toCell(value: unknown): Cell {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (Array.isArray(value)) return value.every(isScalar) ? value.map(String) : null;
  return isScalar(value) ? String(value) : null;
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
function elementLines(text: string, container: string | null): readonly number[] {
  const wanted = container === null ? 1 : 2;
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
      if (depth === 1) lastString = text.slice(i, end + 1);
      i = end;
    } else if (character === "{" || character === "[") {
      depth++;
      if (depth === wanted && (container === null || JSON.parse(lastString) === container)) {
        lines.length = 0;
        [inside, isMap, expecting] = [true, character === "{", character === "["];
      }
    } else if (character === "}" || character === "]") {
      if (depth === wanted) inside = false;
      depth--;
    } else if (inside && depth === wanted && character === (isMap ? ":" : ",")) expecting = true;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}

import { constants } from "node:buffer";
import { findBrokenPlace, placeAt, placeOf, textLineAt } from "../../domain/text/json-text.ts";
import type { FilePosition } from "../../errors.ts";
import { damaged, TOO_LARGE } from "../disk/disk-errors.ts";
import { type Migration, migrate, type RawDocument } from "./migrations.ts";
import { faultIn } from "./strict-json.ts";

/** One kind of file in the store: what it is called, how older ones are read, and what makes one wrong. */
export interface DocumentKind<T> {
  readonly what: "project" | "catalogue" | "template" | "settings";
  readonly migrations: readonly Migration[];
  /** `name` is the file's name without its ending; the document must bear it too. */
  readonly complain: (document: unknown, name: string) => Complaint | null;
  /** Never called; ties the kind to the type it checks. */
  readonly type?: T;
}

export interface Complaint {
  readonly place: string;
  readonly why: string;
}

export interface Loaded<T> {
  readonly document: T;
  /** As it is on the disk, before migrations: history patches start from this. */
  readonly raw: unknown;
}

/** Two spaces, a final newline, sorted keys: the text of a document depends on nothing but its content. */
export function documentToText(document: unknown): string {
  return `${JSON.stringify(withSortedKeys(document), null, 2)}\n`;
}

/**
 * The same value with the keys of every object in order. What is in order already, as most of a document that was read
 * is, stays as it is: an order made for each object anew costs ten times as much as the text.
 */
function withSortedKeys(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const sorted = value.map(withSortedKeys);
    return sorted.every((one, index) => one === value[index]) ? value : sorted;
  }
  const keys = Object.keys(value);
  const record = value as Readonly<Record<string, unknown>>;
  const isInOrder = keys.every(
    (key, index) => (index === 0 || (keys[index - 1] ?? "") < key) && withSortedKeys(record[key]) === record[key],
  );
  if (isInOrder) return value;
  // `fromEntries` and not assignment, because a key may be called `__proto__`.
  return Object.fromEntries(keys.sort().map((key) => [key, withSortedKeys(record[key])]));
}

/** Whether two documents have the same text. Most of a change is what was there before, and is not looked through. */
export function hasSameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return JSON.stringify(withSortedKeys(a)) === JSON.stringify(withSortedKeys(b));
  const [mine, theirs] = [entriesIn(a), entriesIn(b)];
  return (
    mine.size === theirs.size &&
    [...mine].every(([key, value]) => theirs.has(key) && hasSameContent(value, theirs.get(key)))
  );
}

/** What is undefined has no place in a text. */
function entriesIn(record: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Reads one document strictly. Throws `damaged` and `newer-schema` and never repairs by guessing. */
export function loadDocument<T>(bytes: Uint8Array, file: string, name: string, kind: DocumentKind<T>): Loaded<T> {
  const raw = freeze(parseObject(bytes, file));
  const document = migrate(raw, kind.migrations, file);
  const complaint = kind.complain(document, name);
  if (complaint) throw damaged(file, complaint.place, complaint.why, placeIn(bytes, complaint.place));
  return { document: freeze(document as T), raw };
}

/** Where the value stands that a complaint is about; an older file may have it elsewhere, or nowhere. */
function placeIn(bytes: Uint8Array, place: string): FilePosition {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const { line, column } = placeOf(text, place.split("."));
  return { line, column, text: textLineAt(text, line) };
}

/** Reads what a change made, as the next reader will. A complaint here is a bug of psvc and not of the file. */
export function reloadDocument<T>(text: string, name: string, kind: DocumentKind<T>): T {
  const document: unknown = JSON.parse(text);
  const complaint = kind.complain(document, name);
  const isCurrent = isObject(document) && document.schema === kind.migrations.length + 1;
  if (complaint || !isCurrent) {
    const { place, why } = complaint ?? { place: "schema", why: "it is not today's" };
    throw new Error(`refused to store a ${kind.what} that would not load again: ${place}: ${why}`);
  }
  return freeze(document as T);
}

/** The object in a JSON file. A byte order mark is read over; everything else has to be right. */
export function parseObject(bytes: Uint8Array, file: string): RawDocument {
  const value = parse(decode(bytes, file), file);
  if (isObject(value)) return value;
  throw damaged(file, null, `it holds ${formatType(value)} where a record is expected`);
}

function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length > constants.MAX_STRING_LENGTH) throw damaged(file, null, TOO_LARGE);
  if (bytes.length === 0) throw damaged(file, null, "it is empty");
  if (bytes.every((byte) => byte === 0)) throw damaged(file, null, "it is filled with zero bytes");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const lines = new TextDecoder().decode(bytes).split("\n");
    const line = lines.findIndex((text) => text.includes("\uFFFD")) + 1;
    throw damaged(file, line > 0 ? `line ${line}` : null, "it is not UTF-8 text");
  }
}

function parse(text: string, file: string): unknown {
  const value = parseJson(text, file);
  const fault = faultIn(text, value);
  if (fault === null) return value;
  const at = placeAt(text, fault.position);
  throw damaged(file, `${at.line}:${at.column}`, fault.why, at);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === "") throw damaged(file, null, "it is empty");
    const { line, column, text: excerpt, why } = findBrokenPlace(text);
    const place = `${line}:${column}`;
    const at = { line, column, text: excerpt };
    if (/^<{7} /m.test(text)) throw damaged(file, place, "it holds the marks of an unresolved merge", at);
    throw damaged(file, place, why, at);
  }
}

function isObject(value: unknown): value is RawDocument {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function formatType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

/** Makes a change that is not pure fail at once, instead of a history that does not tell what it did. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

import type { Kind } from "../render/kinds.ts";
import { placeOfValue } from "../render/pick-fields.ts";
import type { Schema } from "../schemas.ts";

/** What `--fields` can name in a kind. */
export interface FieldsOfKind {
  readonly kind: Kind;
  /** Of its value, the first part of every field. */
  readonly names: readonly string[];
  /** The names that can stand after a path; null where there is no such path. */
  readonly below: (path: readonly string[]) => readonly string[] | null;
  readonly has: (path: readonly string[]) => boolean;
}

export function fieldsOfKind(kind: Kind, document: Schema): FieldsOfKind {
  const defs = document.$defs ?? {};
  const { value, rows } = placeOfValue(kind, namesIn(shapesOf(document, defs)));
  const whole = value === null ? shapesOf(document, defs) : stepInto(shapesOf(document, defs), value, defs);
  const start = rows === null ? whole : stepInto(whole, rows, defs);
  const at = (path: readonly string[]) => path.reduce((shapes, name) => stepInto(shapes, name, defs), start);
  const names = namesIn(start).filter((name) => value !== null || (name !== "schemaVersion" && name !== "kind"));
  const below = (path: readonly string[]) =>
    path.length === 0 ? names : at(path).length > 0 ? namesIn(at(path)) : null;
  return { kind, names, below, has: (path) => at(path).length > 0 };
}

/** A reference followed, a list taken for its rows, and one schema for each shape that a value can have. */
function shapesOf(schema: Schema, defs: Readonly<Record<string, Schema>>): readonly Schema[] {
  const named = schema.$ref === undefined ? schema : defs[schema.$ref.replace("#/$defs/", "")];
  if (!named) return [];
  if (named.anyOf) return named.anyOf.flatMap((one) => shapesOf(one, defs));
  return named.items ? shapesOf(named.items, defs) : [named];
}

/** Anything can be below what the schema says nothing of. */
function stepInto(shapes: readonly Schema[], name: string, defs: Readonly<Record<string, Schema>>): readonly Schema[] {
  return shapes.flatMap((shape) => {
    const isOpen =
      shape.type === undefined && shape.properties === undefined && !("enum" in shape) && !("const" in shape);
    if (isOpen) return [shape];
    const { properties = {}, additionalProperties } = shape;
    const found = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return found ? shapesOf(found, defs) : [];
  });
}

function namesIn(shapes: readonly Schema[]): readonly string[] {
  return [...new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

import type { Schema } from "../../json-schemas.ts";
import type { JsonKind } from "../../render/json/kinds.ts";
import { placeOfValue } from "../../render/json/pick-fields.ts";

/** What `--fields` can name in a kind. */
export interface FieldsOfKind {
  readonly kind: JsonKind;
  /** Of its value, the first part of every field. */
  readonly names: readonly string[];
  /** The names that can stand after a path. */
  readonly below: (path: readonly string[]) => readonly string[];
  readonly has: (path: readonly string[]) => boolean;
}

export function fieldsOfKind(kind: JsonKind, document: Schema): FieldsOfKind {
  const defs = document.$defs ?? {};
  const shapes = shapesOf(document, defs);
  const { value, rows } = placeOfValue(kind, namesIn(shapes));
  const whole = value === null ? shapes.map(withoutEnvelope) : stepInto(shapes, value, defs);
  const start = rows === null ? whole : stepInto(whole, rows, defs);
  const at = (path: readonly string[]) => path.reduce((found, name) => stepInto(found, name, defs), start);
  return {
    kind,
    names: namesIn(start),
    below: (path) => namesIn(at(path)),
    has: (path) => at(path).length > 0,
  };
}

function withoutEnvelope(shape: Schema): Schema {
  const { schemaVersion: _version, kind: _kind, ...properties } = shape.properties ?? {};
  return { ...shape, properties };
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

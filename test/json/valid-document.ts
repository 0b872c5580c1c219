import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Schema, schemasOfKinds } from "../../src/json-schemas.ts";
import type { JsonKind } from "../../src/render/json/kinds.ts";

const schemas = schemasOfKinds();
/** The schemas only mark days and moments; how a day is written is in a pattern. */
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: { date: true, "date-time": true },
});
const known = new Map<string, ValidateFunction>();

/** What is wrong with a document that psvc printed, held against the schema of its kind; a key that is not in it is wrong too. */
export function validateDocument(document: unknown): readonly string[] {
  const { schemaVersion, kind } = document as { readonly schemaVersion?: unknown; readonly kind?: unknown };
  if (schemaVersion !== 1) return [`schemaVersion is ${schemaVersion}`];
  if (typeof kind !== "string" || !(kind in schemas)) return [`there is no kind ${kind}`];
  const validate = known.get(kind) ?? ajv.compile(closed(schemas[kind as JsonKind]) as object);
  known.set(kind, validate);
  return validate(document) ? [] : (validate.errors ?? []).map((error) => `${kind}: ${formatError(error)}`);
}

function formatError({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

/** For readers keys may be added within a version; a test has to know every one. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const { type, properties, additionalProperties } = schema as Schema;
  const isObject = type === "object" && typeof properties === "object";
  return isObject && !additionalProperties ? { ...parts, additionalProperties: false } : parts;
}

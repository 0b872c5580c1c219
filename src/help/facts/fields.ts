import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { schemasOfKinds } from "../../json-schemas.ts";
import { KINDS_OF, kindsMeant, type LineKinds } from "./kinds-of.ts";
import { type FieldsOfKind, fieldsOfKind } from "./schema-fields.ts";

/** A name that could stand in the text of a field, and no path that goes on for ever. */
const LONGEST_FIELD = 200;
/** Of how many wrong ones it is guessed what was meant. */
const MOST_GUESSED = 20;

/**
 * The fields that are asked for of a command's answer, such as `health.value`. Throws `no-fields` where none is named
 * and `unknown-field` where no kind that the command prints has it, so that nothing is done before.
 */
export function fieldsFor(command: string, given: string | true, line: LineKinds): readonly string[] {
  const schemas = schemasOfKinds();
  const kinds = kindsMeant(command, line).map((kind) => fieldsOfKind(kind, schemas[kind]));
  const allowed = kinds.map(({ kind, names }) => ({ kind, names }));
  const asked = given === true ? [] : given.split(",").map((field) => field.trim());
  const fields = [...new Set(asked)].filter(Boolean);
  if (fields.length === 0) throw new PsvcError({ code: "no-fields", command, allowed });
  const unknown = fields
    .filter((field) => !kinds.some(({ has }) => has(field.split("."))))
    .map((field, nth) => ({
      field: field.slice(0, LONGEST_FIELD),
      near: nth < MOST_GUESSED ? nearestFields(field, kinds) : [],
    }));
  if (unknown.length > 0) throw new PsvcError({ code: "unknown-field", command, unknown, allowed });
  return fields;
}

/** The names that can stand after a path in what a command prints; after none, those with which a field begins. */
export function fieldsBelow(command: string, path: readonly string[]): readonly string[] {
  const schemas = schemasOfKinds();
  return [...new Set((KINDS_OF[command] ?? []).flatMap((kind) => fieldsOfKind(kind, schemas[kind]).below(path)))];
}

/** Near the first part of the path that is not there, with what is right before it. */
function nearestFields(field: string, kinds: readonly FieldsOfKind[]): readonly string[] {
  const path = field.split(".");
  const wrong = path.findIndex((_, nth) => !kinds.some(({ has }) => has(path.slice(0, nth + 1))));
  const before = path.slice(0, wrong);
  const names = kinds.flatMap(({ below }) => below(before));
  const near = nearest(path[wrong] ?? "", [...new Set(names)]);
  return near.map((name) => [...before, name].join("."));
}

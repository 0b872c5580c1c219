import type * as v from "valibot";
import * as s from "../../src/store/schema/shapes.ts";

/** Every text of a document as a mark of its own, so that a page can be asked where each of its words came from. */
export interface Marks {
  /** The mark of each text, by its place: `people.sponsor`. */
  readonly places: Map<string, string>;
  /** A new mark for a text at a place. */
  mark(place: string): string;
  /** A value of this shape: marks for texts, one day for days, the first of each set of words, one record a collection. */
  fill(schema: v.GenericSchema, place: string): unknown;
  /** The places of the texts that stand in an output. */
  placesIn(output: string): readonly string[];
}

const DAY = "2026-11-20";
/** No number of a page is likely to hold it. */
export const MARKED_NUMBER = 918_273;

// biome-ignore lint/suspicious/noExplicitAny: the pieces of a schema are looked at by what they say of themselves
type Piece = any;

export function marks(): Marks {
  const places = new Map<string, string>();
  function mark(place: string): string {
    const text = `mark${places.size}end`;
    places.set(text, place);
    return text;
  }
  function fill(schema: Piece, place: string): unknown {
    if (schema === s.day) return DAY;
    const last = schema.pipe?.at(-1);
    if (last?.type === "record") return fill(last, place);
    switch (schema.type) {
      case "nullable":
      case "exact_optional":
        return fill(schema.wrapped, place);
      case "string":
        return mark(place);
      case "number":
        return MARKED_NUMBER;
      case "boolean":
        return true;
      case "picklist":
        return schema.options[0];
      case "array":
        return [fill(schema.item, `${place}.*`)];
      case "record": {
        const keys: readonly string[] = schema.key.type === "picklist" ? schema.key.options : ["k"];
        return Object.fromEntries(keys.map((key) => [key, fill(schema.value, `${place}.*`)]));
      }
      case "loose_object":
        return Object.fromEntries(
          Object.entries(schema.entries).map(([key, entry]) => [key, fill(entry, place ? `${place}.${key}` : key)]),
        );
      case "custom":
        return 3;
      default:
        throw new Error(`no value for a ${schema.type} at ${place}`);
    }
  }
  return {
    places,
    mark,
    fill,
    placesIn: (output) =>
      [...new Set([...output.matchAll(/mark\d+end/g)].map(([mark]) => places.get(mark) ?? mark))].sort(),
  };
}

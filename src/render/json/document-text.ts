import type { KindDocument } from "./kinds.ts";
import { pickFields } from "./pick-fields.ts";

/** A document as it goes to stdout: whole, or with the fields that were asked for. */
export function documentText(json: KindDocument, fields?: readonly string[]): string {
  const { kind, ...rest } = fields ? pickFields(json, fields) : json;
  return `${JSON.stringify({ schemaVersion: 1, kind, ...rest }, null, 2)}\n`;
}

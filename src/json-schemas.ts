import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonKind } from "./render/json/kinds.ts";

/** As much of JSON Schema as the build writes. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The schema of every kind of document, as the build made them of `Kinds`. Read only where somebody asks for one. */
export function schemasOfKinds(): Readonly<Record<JsonKind, Schema>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../dist/schemas.json"), "utf8")).kinds;
}

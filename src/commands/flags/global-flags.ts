import type { GlobalFlags } from "../../app.ts";
import type { LineKinds } from "../../help/facts/kinds-of.ts";

interface TypedFlags extends Omit<GlobalFlags, "fields"> {
  /** As typed; true where no field was named. */
  readonly fields?: string | true;
}

/**
 * The global flags as a command sees them: asking for fields is asking for JSON. Throws before the command does
 * anything.
 */
export async function globalFlags(command: string, typed: TypedFlags, line: LineKinds): Promise<GlobalFlags> {
  const { fields, ...flags } = typed;
  if (fields === undefined) return flags;
  const { fieldsFor } = await import("../../help/facts/fields.ts");
  return { ...flags, json: true, fields: fieldsFor(command, fields, line) };
}

import type { AllowedFields } from "../../errors.ts";
import { quoted } from "../layout/sentence.ts";
import { wrap } from "../layout/table.ts";

/** The words of an error know no screen. */
const LINE = 78;

/** Of many names that are wrong, as many as a person reads. */
const MOST_NAMES = 10;

interface UnknownField {
  readonly field: string;
  readonly near: readonly string[];
}

export function formatUnknownFields(command: string, unknown: readonly UnknownField[]): string {
  const more = unknown.length - MOST_NAMES;
  const said = unknown.slice(0, MOST_NAMES).map((unknownField) => formatUnknownField(command, unknownField));
  return [...said, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

function formatUnknownField(command: string, { field, near }: UnknownField): string {
  const meant = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
  return `The answer of psvc${command === "psvc" ? "" : ` ${command}`} has no field ${quoted(field)}.${meant}`;
}

/** `gap: id, promise, state`, a line a kind, and where to read on. */
export function formatFields(command: string, allowed: readonly AllowedFields[]): string {
  if (allowed.length === 0) return `psvc ${command} prints no JSON.`;
  const lines = allowed.map(({ kind, names }) => wrap(`${kind}: ${names.join(", ")}`, LINE, "  "));
  return [...lines, `What is in them: psvc help json ${allowed[0]?.kind}`].join("\n");
}

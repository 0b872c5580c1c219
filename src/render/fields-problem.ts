import type { AllowedFields } from "../errors.ts";
import { wrap } from "./table.ts";
import { visible } from "./visible.ts";

/** The words of an error know no screen. */
const LINE = 78;

export function sayUnknownField(
  command: string,
  { field, near }: { readonly field: string; readonly near: readonly string[] },
) {
  const meant = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
  return `The answer of psvc${command === "psvc" ? "" : ` ${command}`} has no field '${visible(field)}'.${meant}`;
}

/** `gap: id, promise, state`, a line a kind, and where to read on. */
export function sayFields(command: string, allowed: readonly AllowedFields[]): string {
  if (allowed.length === 0) return `psvc ${command} prints no JSON.`;
  const lines = allowed.map(({ kind, names }) => wrap(`${kind}: ${names.join(", ")}`, LINE, "  "));
  return [...lines, `What is in them: psvc help json ${allowed[0]?.kind}`].join("\n");
}

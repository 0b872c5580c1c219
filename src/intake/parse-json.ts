import { DEEPEST, isShallow } from "../domain/shallow.ts";
import { PsvcError } from "../errors.ts";

/** What a file of JSON says. Throws `unreadable-file`, with what helps instead where something does. */
export function parseJson(text: string, file: string, instead: string | null): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const why = `it is not JSON: ${(error as Error).message}`;
    throw new PsvcError({ code: "unreadable-file", file, why, instead }, { cause: error });
  }
  if (isShallow(value)) return value;
  throw new PsvcError({ code: "unreadable-file", file, why: `it is nested deeper than ${DEEPEST} levels`, instead });
}

import { DEEPEST, findBrokenPlace, isShallow } from "../domain/text/json-text.ts";
import { PsvcError } from "../errors.ts";

/** What a file of JSON says. Throws `unreadable-file`, with what helps instead where something does. */
export function parseJson(text: string, file: string, instead: string | null): unknown {
  const plain = text.replace(/^\ufeff/, "");
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch (error) {
    const { why, line, column, text: excerpt } = findBrokenPlace(plain);
    const at = { line, column, text: excerpt };
    throw new PsvcError(
      { code: "unreadable-file", file, why: `it is not JSON: ${why}`, instead, at },
      { cause: error },
    );
  }
  if (isShallow(value)) return value;
  throw new PsvcError({ code: "unreadable-file", file, why: `it is nested deeper than ${DEEPEST} levels`, instead });
}

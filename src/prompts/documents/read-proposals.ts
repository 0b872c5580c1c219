import { KINDS, type PromiseKind } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { parseJson } from "../parse-json.ts";
import { oneLine } from "../project-answers.ts";

/** A proposal in the file of an assistant. */
export interface GivenProposal {
  readonly statement: string;
  readonly quote: string;
  readonly kind: PromiseKind | null;
  readonly block: number | null;
}

/** Page, line and section are those of the document, whatever the file says of them. */
const TAKEN = ["statement", "quote", "kind", "block", "note", "page", "line", "section"];

/**
 * The proposals of an assistant's file, `{"promises": [{"statement", "quote"}]}`, or a list of them alone. Throws
 * `bad-value` and `unknown-key`.
 */
export function readGivenProposals(text: string, file: string): readonly GivenProposal[] {
  const value = parseJson(text, file, null) as { readonly promises?: unknown; readonly proposals?: unknown } | null;
  const list = Array.isArray(value) ? value : (value?.promises ?? value?.proposals);
  if (!Array.isArray(list))
    throw new PsvcError({
      code: "unreadable-file",
      file,
      why: "it has no list of proposals",
      instead: 'It is {"promises": [{"statement": "…", "quote": "…"}]}. Its schema: psvc intake PROJECT FILE --propose',
    });
  return givenProposals(list, file);
}

/** The same of a list that was read already. */
export function givenProposals(list: readonly unknown[], file: string): readonly GivenProposal[] {
  return list.map((one, nth) => readGiven(one, file, `promises[${nth}]`));
}

function readGiven(value: unknown, file: string, place: string): GivenProposal {
  const given = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  for (const key of Object.keys(given))
    if (!TAKEN.includes(key))
      throw new PsvcError({ code: "unknown-key", file, key: `${place}.${key}`, allowed: TAKEN });
  const { statement, quote, kind = null, block = null } = given;
  for (const [key, text] of [
    ["statement", statement],
    ["quote", quote],
  ] as const)
    if (typeof text !== "string" || !text.trim()) throw bad(`${place}.${key}`, text, null, `a proposal has a ${key}`);
  const known = KINDS.find((one) => one === kind) ?? null;
  if (kind !== null && known === null) throw bad(`${place}.kind`, kind, KINDS, null);
  const id = block === null ? null : /^b?(\d{1,6})$/.exec(String(block))?.[1];
  if (id === undefined) throw bad(`${place}.block`, block, null, "it is the id of a block, such as b12");
  return {
    statement: oneLine(String(statement)),
    quote: oneLine(String(quote)),
    kind: known,
    block: id === null ? null : Number(id),
  };
}

function bad(what: string, value: unknown, allowed: readonly string[] | null, why: string | null): PsvcError {
  const shown = typeof value === "string" ? value : String(JSON.stringify(value));
  return new PsvcError({ code: "bad-value", what, value: shown, allowed, why });
}

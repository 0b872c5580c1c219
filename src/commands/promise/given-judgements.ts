import type { App } from "../../app.ts";
import { type Key, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { JUDGED_FITS, type JudgedFit } from "../../domain/model/vocabulary.ts";
import type { JudgementInput } from "../../domain/promise/assess-many.ts";
import type { Judgement } from "../../domain/promise/assess-promise.ts";
import type { Refusal } from "../../domain/promise/change-promises.ts";
import { idMeant, nearest } from "../../domain/text/closest-match.ts";
import { type BadRow, type Problem, PsvcError } from "../../errors.ts";
import { problemWords } from "../../render/problem/problem.ts";
import { remarkEncoding, userFileName } from "../find/user-text.ts";

/** Judgements that were said for each promise, and what of them cannot be taken. */
export interface SaidJudgements {
  readonly given: readonly JudgementInput[];
  readonly refusals: readonly Refusal[];
  /** Something could not even be read. */
  readonly isBroken: boolean;
  /**
   * Throws everything that cannot be taken at once: what is wrong with what was said, and what the rules refuse of it.
   */
  readonly refuse: (refusals: readonly Refusal[]) => never;
}

const SET_WORDS = [...JUDGED_FITS, "configuration"] as const;

/** `P1=fit,P2=gap:no such report,P3=@sso`: a comma belongs to a reason unless another `P4=` follows it. */
export function judgementsFromFlags(standing: Standing, texts: readonly string[], usual: Judgement): SaidJudgements {
  const pairs = texts.flatMap((text) => text.split(/,(?=\s*[a-z]+\d+\s*=)/i)).filter((pair) => pair.trim());
  const said = pairs.map((pair) => {
    const [, id, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(pair) ?? [];
    if (id === undefined || value === undefined)
      return { id: pair.trim(), problem: badPair(pair, "it is written P1=fit") };
    const read = readValue(standing, value.trim());
    return typeof read === "string" ? { id, problem: badPair(pair, read) } : { id, judgement: { ...usual, ...read } };
  });
  const { given, refusals } = resolved(standing, said);
  return {
    given,
    refusals,
    isBroken: false,
    refuse: (all) => {
      throw new PsvcError({ code: "several", what: "judgements", of: pairs.length, refusals: all });
    },
  };
}

/** A sentence where it cannot be read. */
function readValue({ catalogue }: Standing, value: string): Judgement | string {
  if (value.startsWith("@")) {
    const key = value.slice(1).trim();
    if (!key) return "a capability's key belongs after the @";
    return {
      capabilities: Object.hasOwn(catalogue?.capabilities ?? {}, key)
        ? [key]
        : key.split("+").map((text) => text.trim()),
    };
  }
  const [word = "", ...rest] = value.split(":");
  const why = rest.join(":").trim();
  const fit = SET_WORDS.find((setWord) => setWord === word.trim().toLowerCase());
  if (!fit) return `it is none of ${SET_WORDS.join(", ")}, and no @capability${formatNear(word, SET_WORDS)}`;
  const judged: { fit: JudgedFit; means?: "configuration" } =
    fit === "configuration" ? { fit: "fit", means: "configuration" } : { fit };
  return { ...judged, ...(why ? { why } : {}) };
}

/** From a CSV, with the line of everything that cannot be taken. */
export async function judgementsFromFile(
  app: App,
  standing: Standing,
  path: string,
  map: readonly string[],
  usual: Judgement,
): Promise<SaidJudgements> {
  const { readJudgements } = await import("../../exchange/promises/judgements.ts");
  const file = userFileName(path);
  const { rows, bad, undecided, encoding } = readJudgements(await app.read(path), file, map);
  remarkEncoding(app, file, encoding);
  const { given, refusals, saidAs } = resolved(
    standing,
    rows.map((row) => ({ ...row, judgement: { ...usual, ...row.judgement } })),
  );
  if (undecided > 0)
    app.remark(
      `${undecided} row${undecided === 1 ? " says" : "s say"} neither fit nor capability yet, and ` +
        `stay${undecided === 1 ? "s" : ""} out.`,
    );
  return {
    given,
    refusals,
    isBroken: bad.length > 0,
    refuse: (all) => {
      const refused = all.map(({ id, problem }): BadRow => {
        const row = saidAs.get(id);
        const { message, hint } = problemWords(problem);
        const text = row?.text ?? id;
        const start = text.indexOf(row?.id ?? id);
        return {
          line: row?.line ?? 1,
          text,
          why: hint ? `${message} ${hint}` : message,
          ...(start < 0 ? {} : { mark: { start, length: (row?.id ?? id).length } }),
        };
      });
      throw new PsvcError({
        code: "bad-rows",
        file,
        rows: [...bad, ...refused].sort((badRow, other) => badRow.line - other.line),
        good: rows.length - refused.length,
        instead: "Fix the rows, or remove them.",
      });
    },
  };
}

interface Said {
  readonly id: string;
  readonly judgement?: Judgement;
  readonly problem?: Problem;
}

/** Finds the promise of each, by its number or by the id that it bears in the list it came with. */
function resolved<T extends Said>({ project }: Standing, said: readonly T[]) {
  const byId = new Map(Object.entries(project.promises).map(([key, { id }]) => [id, key]));
  const byListed = new Map<string, Key[]>();
  for (const [key, { listed, dropped }] of Object.entries(project.promises))
    if (listed && !dropped) byListed.set(listed.id, [...(byListed.get(listed.id) ?? []), key]);
  const given: JudgementInput[] = [];
  const refusals: Refusal[] = [];
  const saidAs = new Map<string, T>();
  const seen = new Set<Key>();
  for (const one of said) {
    const [listed, ...others] = byListed.get(one.id) ?? [];
    const key = byId.get(one.id.toUpperCase()) ?? (others.length === 0 ? listed : undefined);
    const id = key === undefined ? one.id : (project.promises[key]?.id ?? one.id);
    if (!saidAs.has(id)) saidAs.set(id, one);
    if (one.problem) refusals.push({ id, problem: one.problem });
    else if (key === undefined)
      refusals.push({
        id,
        problem: {
          code: "not-found",
          what: "promise",
          name: one.id,
          near: [idMeant(one.id, [...byId.keys()]) ?? nearest(one.id, [...byListed.keys()])[0] ?? []].flat(),
          known: sortedById(project.promises).map(([, { id }]) => id),
          command: `psvc promise list ${project.slug}`,
        },
      });
    else if (seen.has(key)) refusals.push({ id, problem: badPair(one.id, "it is judged twice here") });
    else given.push({ key, judgement: one.judgement ?? {} });
    if (key !== undefined) seen.add(key);
  }
  return { given, refusals, saidAs };
}

function badPair(value: string, why: string): Problem {
  return { code: "bad-value", what: "it", value: value.trim(), allowed: null, why };
}

function formatNear(typed: string, words: readonly string[]): string {
  const near = nearest(typed.trim(), words);
  return near.length > 0 ? `; the nearest is ${near.join(" or ")}` : "";
}

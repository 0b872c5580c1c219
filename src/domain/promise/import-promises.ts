import { type Problem, PsvcError } from "../../errors.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Moment, Project } from "../model/project.ts";
import type { CustomerPromise, Listed } from "../model/promise.ts";
import { getRecord, type Key } from "../model/record.ts";
import { changePromises } from "./change-promises.ts";
import { addPromises, editPromise, PROMISE_DEFAULTS, type PromiseFacts } from "./promise.ts";
import { changesOfPromises, type PromiseChange } from "./promise-diff.ts";

/** One row of somebody's list, with what it says and nothing else. */
export interface ImportedPromise {
  readonly line: number;
  /** `P7`, where psvc wrote the file; `project` is the slug it was written for. */
  readonly id: string | null;
  readonly project: string | null;
  /** The id it bears in the customer's list, and the list's name where the file says it. */
  readonly listedId: string | null;
  readonly list: string | null;
  readonly statement: string;
  readonly facts: Partial<Omit<PromiseFacts, "statement" | "listed">>;
}

export interface ImportRules {
  /** What the list is called: a row whose id came from the list of this name before is the same promise. */
  readonly list: string;
  /** For what the list does not say of a new promise. */
  readonly defaults: Partial<PromiseFacts>;
  /** Take the list's word also where the lead's own may stand. */
  readonly overwrites: boolean;
}

/** What an import did to the ledger, or would do. Every row is in exactly one of added, changed, unchanged, refused. */
export interface ImportedPromises {
  readonly project: Project;
  readonly added: readonly Key[];
  readonly changed: readonly { readonly key: Key; readonly fields: readonly string[] }[];
  readonly unchanged: readonly Key[];
  /** Old and new of every promise that was there before, also what the plan now says of it. */
  readonly differences: readonly PromiseChange[];
  readonly refused: readonly { readonly line: number; readonly key: Key; readonly problem: Problem }[];
  /** What the list says otherwise and the lead has judged: it stays. */
  readonly kept: readonly { readonly key: Key; readonly field: string; readonly theirs: string }[];
  /** Judged when they said something else. */
  readonly reworded: readonly Key[];
  /** From the same list before, and not in it any more: they stay. */
  readonly gone: readonly Key[];
}

/** Words that the lead weighs; a list that comes again does not take them back. */
const JUDGED = ["importance", "kind", "source", "strength", "confirmed"] as const;

/** The lists in the ledger, other than this one, in which some of these ids stand; most of them first. */
export function listsWithIds(project: Project, list: string, rows: readonly ImportedPromise[]) {
  const ids = new Set(rows.flatMap(({ id, listedId }) => (id === null && listedId !== null ? [listedId] : [])));
  const counts = new Map<string, number>();
  for (const { listed } of Object.values(project.promises))
    if (listed && ids.has(listed.id)) counts.set(listed.list, (counts.get(listed.list) ?? 0) + 1);
  if (counts.has(list)) return [];
  return [...counts].map(([name, ids]) => ({ name, ids })).sort((a, b) => b.ids - a.ids);
}

/**
 * Whether rows with ids that this list gave before are likely another list: more than a third of them say something
 * else now.
 */
export function looksLikeAnotherList(project: Project, list: string, rows: readonly ImportedPromise[]): boolean {
  const { known, reworded } = knownRows(project, list, rows);
  return reworded * 3 > known;
}

/** How many rows bear an id of this list, and how many of those say something else than the ledger. */
export function knownRows(project: Project, list: string, rows: readonly ImportedPromise[]) {
  const statements = new Map(
    Object.values(project.promises).flatMap(({ listed, statement }) =>
      listed?.list === list ? [[listed.id, sameWords(statement)] as const] : [],
    ),
  );
  const known = rows.filter(
    (row) => row.id === null && row.listedId !== null && (row.list ?? list) === list && statements.has(row.listedId),
  );
  const reworded = known.filter((row) => statements.get(row.listedId ?? "") !== sameWords(row.statement));
  return { known: known.length, reworded: reworded.length };
}

/**
 * Adds what is new and updates what is known: by psvc's own number, else by the id in the same list, else by the same
 * words. Nothing is dropped. What only the customer may decide is refused and told, row by row.
 */
export function importPromises(
  project: Project,
  rows: readonly ImportedPromise[],
  rules: ImportRules,
  moment: Moment,
): ImportedPromises {
  const find = finder(project, rules.list);
  const known: { readonly key: Key; readonly row: ImportedPromise }[] = [];
  const fresh: ImportedPromise[] = [];
  const twice: ImportedPromises["refused"][number][] = [];
  const lineOf = new Map<Key, number>();
  for (const row of rows) {
    const key = find(row);
    if (!key) {
      fresh.push(row);
      continue;
    }
    const first = lineOf.get(key);
    if (first === undefined) known.push({ key, row });
    else twice.push({ line: row.line, key, problem: taken(getRecord(project.promises, key).id, row, first) });
    lineOf.set(key, first ?? row.line);
  }
  const said = known.map(({ key, row }) => ({
    key,
    row,
    ...differences(getRecord(project.promises, key), row, rules),
  }));
  const recorded = new Map(said.filter(({ fields }) => fields.length > 0).map((one) => [one.key, one]));
  const edited = changePromises(project, [...recorded.keys()], (own, key) =>
    editPromise(own, key, recorded.get(key)?.changes ?? {}, {}, moment),
  );
  const problems = new Map(edited.refusals.map(({ id, problem }) => [id, problem]));
  const problemOf = (key: Key) => problems.get(getRecord(project.promises, key).id);
  const changed = [...recorded.values()].filter(({ key }) => !problemOf(key));
  const added = addPromises(edited.project, newPromises(fresh, rules), moment);
  const seen = new Set(known.map(({ key }) => key));
  return {
    project: added.project,
    added: added.keys,
    changed: changed.map(({ key, fields }) => ({ key, fields })),
    differences: changesOfPromises(project, edited.project),
    unchanged: said.flatMap(({ key, fields }) => (fields.length === 0 ? [key] : [])),
    refused: [
      ...twice,
      ...[...recorded.values()].flatMap(({ key, row }) => {
        const problem = problemOf(key);
        return problem ? [{ line: row.line, key, problem }] : [];
      }),
    ],
    kept: said.flatMap(({ key, theirs }) => theirs.map(([field, value]) => ({ key, field, theirs: String(value) }))),
    reworded: changed.flatMap(({ key, fields }) =>
      fields.includes("statement") && getRecord(project.promises, key).fit ? [key] : [],
    ),
    gone: Object.entries(project.promises).flatMap(([key, { listed, dropped }]) =>
      listed?.list === rules.list && !dropped && !seen.has(key) ? [key] : [],
    ),
  };
}

function taken(id: string, { statement }: ImportedPromise, line: number): Problem {
  return {
    code: "refused",
    what: `"${statement}" is not taken`,
    because: `${id} is taken by line ${line} already`,
    instead: "give a new promise an id of its own in the list",
  };
}

/** Throws `bad-value` for a row that bears a number which the project has not given out. */
function finder(project: Project, list: string): (row: ImportedPromise) => Key | null {
  const byId = new Map<string, Key>();
  const byListed = new Map<string, Key>();
  const byWords = new Map<string, Key>();
  for (const [key, { id, listed, statement, dropped }] of Object.entries(project.promises)) {
    byId.set(id, key);
    if (listed) byListed.set(listedName(listed), key);
    if (!dropped) byWords.set(sameWords(statement), key);
  }
  if (byId.size === 0) return (row) => (row.id !== null && isOwn(row, project) ? unknown(row, project) : null);
  return (row) => {
    if (row.id !== null && isOwn(row, project)) return byId.get(row.id) ?? unknown(row, project);
    if (row.listedId !== null) return byListed.get(listedName({ list: row.list ?? list, id: row.listedId })) ?? null;
    return byWords.get(sameWords(row.statement)) ?? null;
  };
}

function isOwn(row: ImportedPromise, { slug }: Project): boolean {
  return (row.project ?? slug) === slug;
}

function unknown({ id, line }: ImportedPromise, { slug }: Project): never {
  throw new PsvcError({
    code: "bad-value",
    what: `line ${line}`,
    value: id ?? "",
    allowed: null,
    why: `${slug} has no promise of this number; for new promises leave the cell empty`,
  });
}

function listedName({ list, id }: Listed): string {
  return JSON.stringify([list, id]);
}

/** Words are the same whatever their case, their spaces and how their letters are put together. */
export function sameWords(statement: string): string {
  return statement.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Field by field: a record that is put together by several spreads is kept as a table of its own, which makes a long
 * list ten times as large in memory.
 */
function newPromises(rows: readonly ImportedPromise[], rules: ImportRules): readonly PromiseFacts[] {
  const otherwise = { ...PROMISE_DEFAULTS, ...rules.defaults };
  return rows.map(({ statement, facts, listedId, list }): PromiseFacts => {
    const said = <Field extends keyof typeof otherwise>(field: Field): (typeof otherwise)[Field] =>
      field in facts ? ((facts as typeof otherwise)[field] ?? otherwise[field]) : otherwise[field];
    return {
      kind: said("kind"),
      source: said("source"),
      strength: said("strength"),
      importance: said("importance"),
      confirmed: said("confirmed"),
      heardBy: said("heardBy"),
      madeOn: said("madeOn"),
      neededBy: said("neededBy"),
      evidence: said("evidence"),
      quote: said("quote"),
      area: said("area"),
      statement,
      listed: listedId === null ? null : { list: list ?? rules.list, id: listedId },
      ...(facts.sources ? { sources: facts.sources } : {}),
      ...(facts.notAsked ? { notAsked: facts.notAsked } : {}),
    };
  });
}

/** What to change, and what the list says against the lead's own word. */
function differences(promise: CustomerPromise, row: ImportedPromise, rules: ImportRules) {
  const said = Object.entries({ statement: row.statement, ...row.facts }).filter(
    ([field, value]) => !same(asJson(promise[field as keyof PromiseFacts]), asJson(value)),
  );
  const isTaken = (field: string) =>
    rules.overwrites || row.id !== null || !(JUDGED as readonly string[]).includes(field);
  const taken = said.filter(([field]) => isTaken(field));
  return {
    changes: Object.fromEntries(taken) as Partial<PromiseFacts>,
    fields: taken.map(([field]) => field),
    theirs: said.filter(([field]) => !isTaken(field)),
  };
}

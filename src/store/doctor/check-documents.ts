import { dirname } from "node:path";
import type { DocumentName } from "../../domain/history/change.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { PROJECT_SCHEMA, type Project } from "../../domain/model/project.ts";
import { findPerson } from "../../domain/people/person-records.ts";
import { twoSpellings } from "../../domain/people/spellings.ts";
import { placeOf } from "../../domain/text/json-text.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { type Problem, PsvcError } from "../../errors.ts";
import { reasonOf } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import type { FileSystem } from "../disk/file-system.ts";
import { lastEntry, readHistory } from "../history/history-file.ts";
import { statesOf } from "../history/rebuild-states.ts";
import type { RawDocument } from "../schema/migrations.ts";
import { documentToText, loadDocument } from "../schema/parse-document.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import { damage, type RepairableFinding, warning } from "./finding.ts";
import { mergedHeads } from "./merge-heads.ts";

export interface Examined {
  readonly found: readonly RepairableFinding[];
  /** null where it cannot be read. */
  readonly document: unknown;
  /** As the file says it, before it is brought to today's; null where it cannot be read. */
  readonly schema: number | null;
}

/** One file: whether it loads, and if not, where it breaks and what stood there last. */
export function examineDocument(
  stored: StoredDocument<unknown>,
  files: FileSystem,
  keepBroken: () => Promise<string>,
  today: Day,
): Examined {
  let bytes: Buffer;
  try {
    bytes = files.readFile(stored.path);
  } catch (err) {
    return {
      found: [
        damage("unreadable", {
          file: stored.path,
          text: `it cannot be read: ${reasonOf(err)}`,
          instead: hasPast(stored, files)
            ? `see that it can be read, or set it aside: ${restoring(stored)}`
            : "see that it can be read, or move it out of the store",
        }),
      ],
      document: null,
      schema: null,
    };
  }
  try {
    const { document, raw } = loadDocument(bytes, stored.path, stored.name, stored.kind);
    return { found: [], document, schema: (raw as RawDocument).schema as number };
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    return { found: [damageOf(err.problem, bytes, stored, files, keepBroken, today)], document: null, schema: null };
  }
}

function damageOf(
  problem: Problem,
  bytes: Buffer,
  stored: StoredDocument<unknown>,
  files: FileSystem,
  keepBroken: () => Promise<string>,
  today: Day,
): RepairableFinding {
  const file = stored.path;
  if (problem.code === "newer-schema") {
    const text = `it was written by a newer psvc (schema ${problem.found}; this one knows ${problem.known})`;
    return warning("newer-schema", { file, text, instead: "use the newer psvc; this one leaves the file alone" });
  }
  if (problem.code !== "damaged") return damage("unreadable", { file, text: problem.code });
  const content = bytes.toString("utf8");
  const at = problem.place === null ? null : pointAt(problem.place, content);
  const merged = unlessUnreadable(() => mergedHeads(stored as StoredDocument<Kept>, files, today));
  const torn = stored.history === null ? null : tornFrom(content, stored, files);
  const whole = merged ?? torn;
  return damage(codeOf(problem.why, problem.place), {
    file,
    text: problem.why,
    ...(at ? { at: { ...at, content } } : {}),
    ...(whole === null
      ? { instead: stored.history === null ? "mend it by hand" : howToGoBack(stored, problem.why, files) }
      : {
          mend: {
            says:
              merged === null
                ? "put back what its history proves that it held, and keep the broken file"
                : "merge both sides by meaning, as the history has them, and keep the broken file",
            now: async () => {
              await keepBroken();
              await writeDurably(files, file, Buffer.from(whole));
            },
          },
        }),
  });
}

function unlessUnreadable<T>(look: () => T): T | null {
  try {
    return look();
  } catch (err) {
    if (err instanceof PsvcError) return null;
    throw err;
  }
}

function howToGoBack(stored: StoredDocument<unknown>, why: string, files: FileSystem): string {
  if (why.includes("unresolved merge"))
    return (
      "merge both sides by meaning: psvc doctor --fix, or psvc merge-driver --install && git checkout -m FILE; " +
      "where both changed the same thing, choose between the marks, then git add it"
    );
  return hasPast(stored, files)
    ? `mend it by hand, or go back to its last good state: ${restoring(stored)}`
    : "mend it by hand, or bring it back from a backup: psvc backup --list";
}

/** Whether there is a state to go back to. */
function hasPast({ history }: StoredDocument<unknown>, files: FileSystem): boolean {
  try {
    return history !== null && lastEntry(history, files) !== null;
  } catch {
    return false;
  }
}

/** The command that brings back the last good state of one document. */
export function restoring({ name, path }: Pick<StoredDocument<unknown>, "name" | "path">): string {
  const isProject = dirname(path).endsWith("projects");
  return `psvc restore ${isProject ? name : `--product ${name}`} --at now`;
}

function codeOf(why: string, place: string | null): RepairableFinding["code"] {
  if (why.includes("unresolved merge")) return "conflict-marks";
  if (why.includes("the file is called")) return "other-name";
  if (why.startsWith("the key ")) return "duplicate";
  if (why.startsWith("it is nested")) return "wrong-shape";
  if (why.startsWith("there is no ") || why.endsWith("there twice")) return "wrong-reference";
  if (place === null || /^(?:line )?\d+(?::\d+)?$/.test(place)) return "not-json";
  return "wrong-shape";
}

/** `3:14`, `line 3`, or a path such as `gaps.g1.promise`. */
function pointAt(place: string, content: string): { readonly line: number; readonly column: number } {
  const [, line, column] = /^(?:line )?(\d+)(?::(\d+))?$/.exec(place) ?? [];
  if (line) return { line: Number(line), column: Number(column ?? 1) };
  return placeOf(content, place.split("."));
}

/**
 * What the file held, where there is one right answer: nothing is left of it, or its beginning, and the history proves
 * the rest. A file that somebody edited may say something newer, so that is for a person to decide.
 */
function tornFrom(content: string, { history, kind, name }: StoredDocument<unknown>, files: FileSystem): string | null {
  const entries = readHistory(history as string, files);
  const last = entries.at(-1);
  const state = last?.after ? statesOf(entries).at(last.after) : undefined;
  if (state === undefined || kind.complain(state as RawDocument, name) !== null) return null;
  const text = documentToText(state);
  const rest = content.replace(/\0+$/, "");
  return rest.length < text.length && text.startsWith(rest) ? text : null;
}

/**
 * Projects of an older schema open as they are. Once a change has written one, an older psvc leaves it alone: all who
 * share the store are told before that.
 */
export function examineVersions(
  documents: readonly { readonly name: DocumentName; readonly path: string; readonly schema: number | null }[],
): readonly RepairableFinding[] {
  const older = documents.filter(
    ({ name, schema }) => name.shelf === "projects" && schema !== null && schema < PROJECT_SCHEMA,
  );
  const [first] = older;
  if (!first) return [];
  const more = older.length > 1 ? ` and ${older.length - 1} more` : "";
  const text = `${first.name.name}${more} in schema ${first.schema}: the next change writes schema ${PROJECT_SCHEMA}`;
  const instead = "all who share this store need this version of psvc: an older one refuses what it has written";
  return [warning("older-schema", { file: first.path, text, instead })];
}

/** What no single record shows: the same deal twice, or capabilities that are gone. */
export function examineTogether(
  projects: readonly { readonly name: DocumentName; readonly path: string; readonly project: Project }[],
  hasCatalogue: (product: string) => boolean,
): readonly RepairableFinding[] {
  const deals = new Map<string, string>();
  return projects.flatMap(({ path, project }) => {
    const deal = JSON.stringify([project.customer.trim().toLowerCase(), project.deal.closedOn, project.deal.product]);
    const twin = deals.get(deal);
    deals.set(deal, project.slug);
    const same = twin
      ? [
          warning("duplicate", {
            file: path,
            text: `the same customer, day and product as ${twin}: is it one deal recorded twice?`,
            instead: `psvc project remove ${project.slug}, if it is`,
          }),
        ]
      : [];
    return [...same, ...lostCatalogue(path, project, hasCatalogue), ...spellings(path, project)];
  });
}

/** Never merged silently: a person decides. */
function spellings(path: string, project: Project): readonly RepairableFinding[] {
  return twoSpellings(project).map(({ one, other }) => {
    const known = findPerson(project.persons, one)?.[1].id ?? findPerson(project.persons, other)?.[1].id;
    const [kept, also] = known === findPerson(project.persons, other)?.[1].id ? [other, one] : [one, other];
    const edit = `psvc person edit ${project.slug} ${known ?? JSON.stringify(kept)} --also ${JSON.stringify(also)}`;
    return warning("two-spellings", {
      file: path,
      text: `${one} and ${other}: one person?`,
      instead: `if so: ${edit}; if not, give both a mail address`,
    });
  });
}

function lostCatalogue(
  path: string,
  { deal: { product }, promises }: Project,
  hasCatalogue: (product: string) => boolean,
): readonly RepairableFinding[] {
  const resting = Object.values(promises).filter(({ capabilities }) => capabilities.length > 0);
  const [first] = resting;
  if (!first || product === null || hasCatalogue(product)) return [];
  const text =
    `${first.id}${resting.length > 1 ? ` and ${resting.length - 1} more` : ""} rest on capabilities of ` +
    `${product}, which has no catalogue`;
  return [
    warning("wrong-reference", { file: path, text, instead: `psvc capability import FILE --product "${product}"` }),
  ];
}

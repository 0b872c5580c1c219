import type { Project } from "../../domain/model/project.ts";
import { type FilePosition, PsvcError } from "../../errors.ts";
import { isSlug, requireSlug } from "../disk/safe-names.ts";
import type { RawDocument } from "../schema/migrations.ts";
import { documentToText, loadDocument, parseObject } from "../schema/parse-document.ts";
import type { Shelves } from "../schema/stored-document.ts";

const KIND = "project-document";
const VERSION = 1;
const KEYS = ["schemaVersion", "kind", "project"];

/** What else psvc prints as JSON, and the command that takes it. */
const TAKEN_BY: ReadonlyMap<unknown, string> = new Map([
  ["project", "Its facts and promises begin a project with: psvc new-project --from FILE"],
  ["promises", "Take it with: psvc promise import PROJECT FILE"],
  ["capabilities", "Take it with: psvc capability import FILE"],
]);

/**
 * One project that psvc wrote out, read as strictly as a file of the store; null for what is no record of JSON or an
 * archive. `slug` is to be its name here. Throws `unreadable-file`, `unknown-key`, `newer-schema`, and `bad-value` for
 * the slug.
 */
export function readExportedProject(
  bytes: Uint8Array,
  file: string,
  slug: string | null,
  shelves: Shelves,
): Project | null {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("utf8");
  if (!/^\ufeff?\s*\{/.test(start) || /^\ufeff?\s*\{\s*"format"\s*:\s*"psvc-archive"/.test(start)) return null;
  const project = projectIn(
    asTheirs(file, () => parseObject(bytes, file)),
    file,
  );
  const name = slug ?? project.slug;
  if (slug !== null) requireSlug("--slug", slug);
  if (typeof name !== "string" || !isSlug(name))
    throw unreadable(file, "project.slug: it is not the name of a project");
  const named = Buffer.from(documentToText({ ...project, slug: name }));
  return asTheirs(file, () => loadDocument(named, file, name, shelves.project(name).kind)).document;
}

function projectIn(whole: RawDocument, file: string): RawDocument {
  if (whole.kind !== KIND) {
    const kind = typeof whole.kind === "string" ? ` but "${whole.kind.slice(0, 40)}"` : "";
    throw unreadable(file, `it is no whole project${kind}, and no archive of a store`, TAKEN_BY.get(whole.kind));
  }
  const unknown = Object.keys(whole).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new PsvcError({ code: "unknown-key", file, key: unknown, allowed: KEYS });
  if (whole.schemaVersion !== VERSION)
    throw unreadable(file, `its schemaVersion is not ${VERSION}`, "Use the psvc that wrote it, or a newer one.");
  const { project } = whole;
  if (typeof project !== "object" || project === null || Array.isArray(project))
    throw unreadable(file, "project: it is no record");
  return project as RawDocument;
}

/** What is wrong with a file of theirs is no damage of the store. */
function asTheirs<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (err) {
    if (!(err instanceof PsvcError) || err.problem.code !== "damaged") throw err;
    const { place, why, at } = err.problem;
    const isNamed = place !== null && !/^\d/.test(place);
    throw unreadable(file, isNamed ? `${place}: ${why}` : why, undefined, at);
  }
}

function unreadable(
  file: string,
  why: string,
  instead = "Write it again with: psvc export project NAME",
  at?: FilePosition,
): PsvcError {
  return new PsvcError({ code: "unreadable-file", file, why, instead, ...(at ? { at } : {}) });
}

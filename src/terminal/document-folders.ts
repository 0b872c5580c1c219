import { readdir, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { PsvcError } from "../errors.ts";
import type { DocumentFolders } from "./assistant.ts";
import { readNamedFile } from "./user-files.ts";

const EXTENSIONS = [".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".txt", ".eml", ".msg"];

/** Deeper folders, and more files, are a lead's whole disk rather than a deal's papers. */
const DEEPEST = 4;
const MOST_FILES = 1000;

/**
 * Only files in these folders, wherever a link in them leads: what lies outside is told by the same words as what is
 * not there. Throws `unreadable-file` for a folder that is none.
 */
export async function documentFolders(paths: readonly string[]): Promise<DocumentFolders> {
  const roots: string[] = [];
  for (const path of paths) roots.push(await folderAt(path));
  return {
    roots,
    async list() {
      const found: string[] = [];
      for (const root of roots) await collect(root, root, 0, found);
      return found.sort();
    },
    async open(file) {
      for (const root of isAbsolute(file) ? ["/"] : roots) {
        const path = await realpath(resolve(root, file)).catch(() => null);
        if (path !== null && roots.some((one) => isWithin(one, path)) && (await stat(path)).isFile())
          return { path, bytes: await readNamedFile(path) };
      }
      throw new PsvcError({
        code: "unreadable-file",
        file,
        why: "it is in none of the folders that psvc mcp was given",
        instead: "Call read_document without a file to see those that are.",
      });
    },
  };
}

async function folderAt(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real !== null && (await stat(real)).isDirectory()) return real;
  throw new PsvcError({
    code: "unreadable-file",
    file: path,
    why: real === null ? "there is no such folder" : "it is a file, and --documents takes a folder",
    instead: null,
  });
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Links are not followed: what they lead to is opened by its own name, where that is allowed. */
async function collect(root: string, folder: string, depth: number, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (found.length >= MOST_FILES || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < DEEPEST) await collect(root, path, depth + 1, found);
    else if (entry.isFile() && EXTENSIONS.includes(extname(entry.name).toLowerCase())) found.push(relative(root, path));
  }
}

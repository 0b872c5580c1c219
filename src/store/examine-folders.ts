import { basename, join } from "node:path";
import { bytesOf } from "./disk-errors.ts";
import { TEMPORARY, writeDurably } from "./durable-write.ts";
import { type FileSystem, quietly } from "./files.ts";
import { type Found, warning } from "./found.ts";
import { isDead, look } from "./lock.ts";
import { isSlug } from "./names.ts";
import type { Machine } from "./owner-identity.ts";
import type { StorePlaces } from "./store.ts";
import { cachesIn, GIT_FILES, lockIn } from "./store-marker.ts";

/** What lies about: modes, leftovers, files that psvc does not read, and what git needs to know. */
export async function examineFolders(
  places: StorePlaces,
  files: FileSystem,
  machine: Machine,
): Promise<readonly Found[]> {
  return [
    ...modes(places, files),
    ...leftOvers(places, files),
    ...unknownFiles(places, files),
    ...gitFiles(places, files),
    ...(await locks(places, files, machine)),
  ];
}

/** One finding for all of them: a clone made by git has one for every file. */
function modes(places: StorePlaces, files: FileSystem): readonly Found[] {
  if (process.platform === "win32") return [];
  const isOpen = (path: string) => ((modeOf(path, files) ?? 0) & 0o077) !== 0;
  const folders = [places.folder, ...everyFolder(places)].filter(isOpen);
  const opened = [places.folder, ...everyFolder(places)]
    .flatMap((folder) => lookedAt(folder, files).map((name) => join(folder, name)))
    .filter((path) => isOpen(path) && isFile(path, files));
  const all = [...folders, ...opened];
  const [first] = all;
  if (first === undefined) return [];
  const mode = (modeOf(first, files) ?? 0).toString(8).padStart(4, "0");
  const more = all.length > 1 ? `, and into ${all.length - 1} more` : "";
  const now = () => {
    for (const folder of folders) files.protectFolder(folder);
    for (const path of opened) protectFile(path, files);
  };
  const text = `others on this machine may look into it (mode ${mode})${more}`;
  return [
    warning("open-to-others", {
      file: first,
      text,
      mend: { says: "make the store yours alone (0700, files 0600)", now },
    }),
  ];
}

function protectFile(path: string, files: FileSystem): void {
  const fd = files.open(path, "r");
  try {
    files.protect(fd);
  } finally {
    quietly(() => files.close(fd));
  }
}

function leftOvers(places: StorePlaces, files: FileSystem): readonly Found[] {
  return [places.folder, places.projects, places.catalogue, places.templates, join(cachesIn(places), "backups")]
    .flatMap((folder) =>
      lookedAt(folder, files)
        .filter((name) => TEMPORARY.test(name))
        .map((name) => join(folder, name)),
    )
    .map((file) =>
      warning("left-over", {
        file,
        text: "left by a psvc that was killed while it wrote; nothing is in it that counts",
        mend: { says: "remove it", now: () => files.unlink(file) },
      }),
    );
}

function unknownFiles(places: StorePlaces, files: FileSystem): readonly Found[] {
  const ending = (folder: string) => (folder.startsWith(places.history) ? ".ndjson" : ".json");
  return [
    places.projects,
    places.catalogue,
    places.templates,
    join(places.history, "projects"),
    join(places.history, "catalogue"),
  ]
    .flatMap((folder) => lookedAt(folder, files).map((name) => join(folder, name)))
    .filter((file) => !TEMPORARY.test(basename(file)))
    .filter((file) => {
      const name = basename(file);
      const end = ending(file);
      return !(name.endsWith(end) && isSlug(name.slice(0, -end.length)));
    })
    .map((file) => {
      const isCopy = /\(\d+\)|conflicted copy|\.orig$|\.rej$|~$|\.sync-conflict/.test(basename(file));
      const text = isCopy
        ? "a copy that another program left beside the real file"
        : "psvc does not read a file of this name";
      return warning("unknown-file", { file, text, instead: "look into it, then move it out of the store" });
    });
}

function gitFiles(places: StorePlaces, files: FileSystem): readonly Found[] {
  return Object.entries(GIT_FILES).flatMap(([name, wanted]) => {
    const file = join(places.folder, name);
    const text = bytesOf(file, files)?.toString("utf8") ?? "";
    const lines = text.split(/\r?\n/);
    const missing = wanted.split("\n").filter((line) => line !== "" && !lines.includes(line));
    if (missing.length === 0) return [];
    const whole = `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${missing.join("\n")}\n`;
    const mend = { says: "add what is missing", now: () => writeDurably(files, file, Buffer.from(whole)) };
    return [warning("left-over", { file, text: `git is not told: ${missing.join(", ")}`, mend })];
  });
}

async function locks(places: StorePlaces, files: FileSystem, machine: Machine): Promise<readonly Found[]> {
  const file = lockIn(places);
  const found = look(file, files);
  if (found === null) return [];
  if (await isDead(found, machine)) {
    const mend = { says: "nothing to do: the next write takes it away, as this one did", now: () => {} };
    return [warning("lock", { file, text: "left by a psvc that is gone", mend })];
  }
  const { owner } = found;
  const text =
    typeof owner === "string"
      ? "held by something that psvc does not know"
      : `held by pid ${owner.pid} on host ${owner.host} since ${owner.since}`;
  return [warning("lock", { file, text, instead: `if you are sure that nobody is writing, remove ${file}` })];
}

function everyFolder(places: StorePlaces): readonly string[] {
  const { projects, catalogue, templates, history, drafts } = places;
  const caches = cachesIn(places);
  return [
    projects,
    catalogue,
    templates,
    history,
    join(history, "projects"),
    join(history, "catalogue"),
    caches,
    drafts,
    join(caches, "backups"),
    join(caches, "quarantine"),
  ];
}

/** What may not be looked at is told where its content is examined. */
function lookedAt(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

function isFile(path: string, files: FileSystem): boolean {
  try {
    files.list(path);
    return false;
  } catch {
    return true;
  }
}

function modeOf(path: string, files: FileSystem): number | null {
  try {
    return files.modeOf(path);
  } catch {
    return null;
  }
}

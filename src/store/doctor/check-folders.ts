import { basename, dirname, join } from "node:path";
import { PsvcError } from "../../errors.ts";
import { bytesOf } from "../disk/disk-errors.ts";
import { TEMPORARY, writeDurably } from "../disk/durable-write.ts";
import type { FileSystem } from "../disk/file-system.ts";
import { isSlug } from "../disk/safe-names.ts";
import { cachesIn, lockIn, type StorePlaces } from "../disk/store-paths.ts";
import { foldersOf, namesWithin } from "../disk/walk-store.ts";
import { isDead, look } from "../lock/lock.ts";
import type { Machine } from "../lock/process-identity.ts";
import { parseObject } from "../schema/parse-document.ts";
import { GIT_FILES } from "../schema/store-marker.ts";
import { examineLinks, examineModes, examineOwners } from "./check-access.ts";
import { damage, type RepairableFinding, warning } from "./finding.ts";

const MINUTE_MS = 60_000;

/** What lies about: modes, leftovers, files that psvc does not read, and what git needs to know. */
export async function examineFolders(
  places: StorePlaces,
  files: FileSystem,
  machine: Machine,
): Promise<readonly RepairableFinding[]> {
  return [
    ...examineModes(places, files),
    ...examineOwners(places, files),
    ...examineLinks(places, files),
    ...leftOvers(places, files),
    ...brokenDrafts(places, files),
    ...unknownFiles(places, files),
    ...gitFiles(places, files),
    ...(await locks(places, files, machine)),
  ];
}

function leftOvers(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  return [places.folder, ...foldersOf(places)]
    .flatMap((folder) =>
      namesWithin(folder, files)
        .filter((name) => TEMPORARY.test(name))
        .map((name) => join(folder, name)),
    )
    .filter((file) => ![places.drafts, cachesIn(places)].includes(dirname(file)) || isDone(file, files))
    .map((file) =>
      warning("left-over", {
        file,
        text: "left by a psvc that was killed while it wrote; nothing is in it that counts",
        mend: { says: "remove it", now: () => files.unlink(file) },
      }),
    );
}

/** Drafts and indexes are written without the lock, so one may be on its way. */
function isDone(file: string, files: FileSystem): boolean {
  try {
    return Date.now() - files.writtenAt(file) > MINUTE_MS;
  } catch {
    return false;
  }
}

function brokenDrafts(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  const names = namesWithin(places.drafts, files).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) => {
    const file = join(places.drafts, name);
    try {
      parseObject(bytesOf(file, files) ?? Buffer.alloc(0), file);
      return [];
    } catch (err) {
      if (!(err instanceof PsvcError && err.problem.code === "damaged")) throw err;
      const instead = "mend it by hand, or remove it: only answers that were not saved yet were in it";
      return [damage("unreadable", { file, text: err.problem.why, instead })];
    }
  });
}

function unknownFiles(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  const ending = (folder: string) => (folder.startsWith(places.history) ? ".ndjson" : ".json");
  return [
    places.projects,
    places.catalogue,
    places.templates,
    join(places.history, "projects"),
    join(places.history, "catalogue"),
  ]
    .flatMap((folder) => namesWithin(folder, files).map((name) => join(folder, name)))
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

function gitFiles(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
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

/** What lies in the lock's place may be a folder, or somebody else's. */
function lockAt(file: string, files: FileSystem) {
  try {
    return look(file, files);
  } catch (err) {
    if (err instanceof PsvcError) return "unreadable";
    throw err;
  }
}

async function locks(places: StorePlaces, files: FileSystem, machine: Machine): Promise<readonly RepairableFinding[]> {
  const file = lockIn(places);
  const found = lockAt(file, files);
  if (found === null) return [];
  if (found === "unreadable")
    return [
      damage("lock", {
        file,
        text: "it is no lock, and nothing can be written while it is there",
        instead: `remove ${file}`,
      }),
    ];
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

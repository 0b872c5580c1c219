import { dirname } from "node:path";
import { PsvcError } from "../errors.ts";
import { bytesOf, cannotWrite, damaged } from "./disk/disk-errors.ts";
import { ensureFolder, type FileSystem, ifThere, nodeFiles } from "./disk/file-system.ts";
import type { LockOptions } from "./lock/lock.ts";
import type { UserSettings } from "./port/store.ts";
import { type Migration, migrate, type RawDocument } from "./schema/migrations.ts";
import { documentToText, parseObject } from "./schema/parse-document.ts";

const SCHEMA = 1;
const MIGRATIONS: readonly Migration[] = [];
const OTHERS_MAY_WRITE = 0o002;
const PATIENCE_MS = 10_000;

/** One file of settings in the user's own configuration folder, written with the same care as the store's. */
export function userSettingsIn(path: string, given: Partial<LockOptions> = {}): UserSettings {
  const { files = nodeFiles } = given;
  return {
    path,
    read: () => textsIn(read(path, files), path),
    isOpenToOthers: () =>
      process.platform !== "win32" && ((ifThere(() => files.modeOf(path)) ?? 0) & OTHERS_MAY_WRITE) !== 0,
    async change(change) {
      const { takeLock } = await import("./lock/lock.ts");
      const { writeDurably } = await import("./disk/durable-write.ts");
      const { sweepAround } = await import("./lock/sweep-after-crash.ts");
      const { thisMachine } = await import("./lock/process-identity.ts");
      const tools = {
        files,
        machine: given.machine ?? thisMachine(files),
        now: given.now ?? (() => new Date().toISOString()),
        patienceMs: given.patienceMs ?? PATIENCE_MS,
        waiting: given.waiting,
      };
      try {
        ensureFolder(files, dirname(path));
        const lock = await takeLock(`${path}.lock`, tools);
        try {
          if (lock.brokeOne) await sweepAround(path, files, tools.machine);
          const before = read(path, files);
          const after = { ...before, schema: SCHEMA, settings: change(textsIn(before, path)) };
          await writeDurably(files, path, Buffer.from(documentToText(after)), () => {
            if (lock.isHeld()) return;
            throw new PsvcError({
              code: "cannot-write",
              path,
              why: "the lock was taken away while psvc was writing",
            });
          });
        } finally {
          lock.release();
        }
      } catch (err) {
        throw cannotWrite(path, err);
      }
    },
  };
}

function read(path: string, files: FileSystem): RawDocument {
  const bytes = bytesOf(path, files);
  return bytes ? migrate(parseObject(bytes, path), MIGRATIONS, path) : { schema: SCHEMA, settings: {} };
}

/** Each is a text: the same that `config set` takes and that a variable would hold. */
function textsIn({ settings }: RawDocument, path: string): Readonly<Record<string, string>> {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    throw damaged(path, "settings", "it takes settings by key");
  const wrong = Object.entries(settings).find(([, value]) => typeof value !== "string");
  if (wrong) throw damaged(path, `settings.${wrong[0]}`, "it takes a text in quotes");
  return settings as Readonly<Record<string, string>>;
}

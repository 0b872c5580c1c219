import { join } from "node:path";
import type { Project } from "../../domain/model/project.ts";
import { PsvcError } from "../../errors.ts";
import { listFolder } from "../disk/disk-errors.ts";
import { type FileSystem, ifThere, type Stamp } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import type { Digestion, Digests, Remembered, Store } from "../port/store.ts";
import { indexIn, type KeptDigest, readIndex } from "./index-file.ts";

export interface DigestTools {
  readonly places: StorePlaces;
  readonly files: FileSystem;
  readonly slugs: () => readonly string[];
  readonly read: (slug: string) => Promise<Project | null>;
  /** A UTC instant. */
  readonly now: () => string;
  /** Names the program whose rules are in the digests. */
  readonly madeBy: string;
}

/**
 * A file may change again without a new time as long as its disk does not tell such moments apart; FAT counts in two
 * seconds.
 */
const SETTLED_MS = 2_000;

type Damaged = Digests<unknown>["damaged"][number];

/** Digests kept in an index, which is a cache: it may be deleted at any time, and is never believed over a file. */
export function digestsIn(tools: DigestTools): Store["digests"] {
  return async <T>(wanted: Digestion<T>) => {
    const { places, files } = tools;
    const basis = basisOf(wanted.basis, tools);
    const known = knownOn<T>(basis, wanted.name, tools);
    const digests: T[] = [];
    const damaged: Damaged[] = [];
    const remaining: KeptDigest<T>[] = [];
    let isNew = false;
    for (const slug of tools.slugs()) {
      const stamp = stampOf(join(places.projects, `${slug}.json`), files);
      const found = known.get(slug);
      if (stamp !== null && found !== undefined && isSame(found.stamp, stamp)) {
        digests.push(found.digest);
        remaining.push(found);
        continue;
      }
      const made = await digestOf(slug, wanted, tools, damaged);
      if (made === null) continue;
      digests.push(made.digest);
      if (stamp === null || !isSettled(stamp, tools)) continue;
      remaining.push({ slug, stamp, digest: made.digest });
      isNew = true;
    }
    if (isNew && basis !== null && wanted.isWhole()) {
      const { keepIndex } = await import("./write-index.ts");
      keepIndex(places, files, wanted.name, basis, remaining);
    }
    return { digests, damaged };
  };
}

/** An index larger than this takes longer to read than a hint is worth. */
const LARGEST_HINT = 256 * 1024;

/** What an earlier look kept, as far as the files are the same since. Reads that one file and writes nothing. */
export function rememberedIn({ places, files, madeBy }: DigestTools): Store["remembered"] {
  return async <T>(name: string): Promise<Remembered<T> | null> => {
    if ((stampOf(indexIn(places, name), files)?.bytes ?? 0) > LARGEST_HINT) return null;
    const index = readIndex<T>(places, files, name);
    const [by, basis] = index === null ? [] : (JSON.parse(index.basis) as readonly string[]);
    if (index === null || by !== madeBy || basis === undefined) return null;
    return {
      basis,
      digests: [...index.kept.values()].map(({ digest }) => digest),
      digest(slug) {
        const found = index.kept.get(slug);
        const stamp = found && stampOf(join(places.projects, `${slug}.json`), files);
        return found && stamp && isSame(found.stamp, stamp) ? found.digest : null;
      },
    };
  };
}

/** What is kept on this basis; nothing where the index is of another one. */
function knownOn<T>(basis: string | null, name: string, { places, files }: DigestTools) {
  const index = basis === null ? null : readIndex<T>(places, files, name);
  return index?.basis === basis ? index.kept : new Map<string, KeptDigest<T>>();
}

async function digestOf<T>(
  slug: string,
  { digest }: Digestion<T>,
  { read }: DigestTools,
  damaged: Damaged[],
): Promise<{ readonly digest: T } | null> {
  try {
    const project = await read(slug);
    return project && { digest: await digest(project) };
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    damaged.push({ slug, problem: err.problem });
    return null;
  }
}

/**
 * All that digests depend on beside their project; null where a file of it is not settled, so that nothing may be kept
 * on it.
 */
function basisOf(basis: string, tools: DigestTools): string | null {
  const { places, files, madeBy } = tools;
  const paths = [places.settings, ...listFolder(places.catalogue, files).map((name) => join(places.catalogue, name))];
  const stamps = paths.sort().map((path) => [path, stampOf(path, files)] as const);
  if (stamps.some(([, stamp]) => stamp !== null && !isSettled(stamp, tools))) return null;
  return JSON.stringify([madeBy, basis, stamps]);
}

/** null where there is no such file, or none that can be looked at: reading it says what is wrong. */
function stampOf(path: string, files: FileSystem): Stamp | null {
  try {
    return ifThere(() => files.stampOf(path));
  } catch {
    return null;
  }
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.inode === b.inode && a.bytes === b.bytes && a.writtenAt === b.writtenAt && a.changedAt === b.changedAt;
}

function isSettled({ writtenAt, changedAt }: Stamp, { now }: DigestTools): boolean {
  return Date.parse(now()) - Math.max(writtenAt, changedAt) >= SETTLED_MS;
}

import { randomBytes } from "node:crypto";
import { join, posix, win32 } from "node:path";
import { PsvcError } from "../../errors.ts";

export interface StoreFolder {
  readonly folder: string;
  readonly chosenBy: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Which folder is the store: `--store`, `PSVC_HOME`, `XDG_DATA_HOME`, or the platform's own place. Always absolute. */
export function storeFolder(
  env: Environment,
  flag: string | null,
  platform: NodeJS.Platform,
  home: string,
): StoreFolder {
  const path = platform === "win32" ? win32 : posix;
  if (flag !== null) {
    if (flag === "")
      throw new PsvcError({ code: "bad-value", what: "--store", value: "", allowed: null, why: "it names no folder" });
    return { folder: path.resolve(folderNamed("--store", flag, home, path)), chosenBy: "--store" };
  }
  if (env.PSVC_HOME)
    return { folder: path.resolve(folderNamed("PSVC_HOME", env.PSVC_HOME, home, path)), chosenBy: "PSVC_HOME" };
  // The XDG standard says that a relative path is to be ignored.
  if (platform !== "win32" && env.XDG_DATA_HOME && path.isAbsolute(env.XDG_DATA_HOME)) {
    return { folder: path.join(env.XDG_DATA_HOME, "psvc"), chosenBy: "XDG_DATA_HOME" };
  }
  return { folder: path.join(usualFolder(env, platform, home), "psvc"), chosenBy: "the default" };
}

/**
 * `~` at the beginning is the home folder, also where no shell said so. Throws `bad-value` for another person's home,
 * and for a URL, of which it shows the scheme and no more: it would be a folder with a password in its name.
 */
function folderNamed(what: string, given: string, home: string, path: typeof posix | typeof win32): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]+(?::[a-z0-9+.-]+)*):\/\//i.exec(given)?.[1];
  if (scheme === undefined) {
    if (!/^~/.test(given)) return given;
    if (/^~(?:[/\\]|$)/.test(given)) return path.join(requireHome(home, path), given.slice(1));
    const why = "psvc knows your own home only: write the whole path of the folder";
    throw new PsvcError({ code: "bad-value", what, value: given, allowed: null, why });
  }
  throw new PsvcError({
    code: "bad-value",
    what,
    value: `${scheme}://…`,
    allowed: null,
    why: "a store is a folder, and not an address: name a folder, such as ./psvc-store",
  });
}

/** Without a home the store would lie in whatever folder one stands in. Throws `bad-value`. */
function requireHome(home: string, path: typeof posix | typeof win32): string {
  if (path.isAbsolute(home)) return home;
  throw new PsvcError({
    code: "bad-value",
    what: "HOME",
    value: home,
    allowed: null,
    why: "it is no folder, so psvc does not know where the store is: set HOME, or name a folder with --store",
  });
}

function usualFolder(env: Environment, platform: NodeJS.Platform, given: string): string {
  if (platform === "win32") return env.LOCALAPPDATA || win32.join(requireHome(given, win32), "AppData", "Local");
  const home = requireHome(given, posix);
  if (platform === "darwin") return posix.join(home, "Library", "Application Support");
  return posix.join(home, ".local", "share");
}

/** The user's own file of settings: `XDG_CONFIG_HOME`, or the platform's own place. Always absolute. */
export function userSettingsFile(env: Environment, platform: NodeJS.Platform, home: string): string {
  const path = platform === "win32" ? win32 : posix;
  // The XDG standard says that a relative path is to be ignored.
  const isSet = platform !== "win32" && env.XDG_CONFIG_HOME && path.isAbsolute(env.XDG_CONFIG_HOME);
  const folder = isSet ? (env.XDG_CONFIG_HOME ?? "") : usualConfigFolder(env, platform, home);
  return path.join(folder, "psvc", "config.json");
}

/** Never the folder of the store, which has a config.json of its own. */
function usualConfigFolder(env: Environment, platform: NodeJS.Platform, home: string): string {
  if (platform === "win32") return env.APPDATA || win32.join(home, "AppData", "Roaming");
  if (platform === "darwin") return posix.join(home, "Library", "Preferences");
  return posix.join(home, ".config");
}

/** The demo has a store of its own, beside the real one. */
export function demoFolder(folder: string, platform: NodeJS.Platform): string {
  const path = platform === "win32" ? win32 : posix;
  return path.join(path.dirname(folder), "psvc-demo");
}

export function storePlaces({ folder, chosenBy }: StoreFolder): StorePlaces {
  const path = process.platform === "win32" ? win32 : posix;
  const inside = (...parts: string[]) => path.join(folder, ...parts);
  return {
    folder,
    chosenBy,
    projects: inside("projects"),
    catalogue: inside("catalogue"),
    templates: inside("templates"),
    settings: inside("config.json"),
    history: inside("history"),
    drafts: inside(".psvc", "drafts"),
  };
}

export interface StorePlaces {
  readonly folder: string;
  /** How this folder was chosen: `--store`, `PSVC_HOME`, `XDG_DATA_HOME` or the default. */
  readonly chosenBy: string;
  readonly projects: string;
  readonly catalogue: string;
  readonly templates: string;
  readonly settings: string;
  readonly history: string;
  readonly drafts: string;
}

/** `.psvc`: the lock, caches and drafts; never shared. */
export function cachesIn(places: Pick<StorePlaces, "folder">): string {
  return join(places.folder, ".psvc");
}

/** What the file of a command that will happen begins with, in `.psvc`. */
export const INTENT = "intent-";

export function lockIn(places: Pick<StorePlaces, "folder">): string {
  return join(cachesIn(places), "lock");
}

export function backupsIn(places: Pick<StorePlaces, "folder">): string {
  return join(cachesIn(places), "backups");
}

export function quarantineIn(places: Pick<StorePlaces, "folder">): string {
  return join(cachesIn(places), "quarantine");
}

/** Where a broken file is kept: the name says when, and two of one second are two files. */
export function quarantined(places: Pick<StorePlaces, "folder">, at: string, name: string): string {
  const stamp = `${at.replaceAll(":", "").slice(0, 17)}Z`;
  return join(quarantineIn(places), `${stamp}-${randomBytes(4).toString("hex")}-${name}`);
}

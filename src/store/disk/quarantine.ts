import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { cachesIn, type StorePlaces } from "./store-paths.ts";

export function quarantineIn(places: Pick<StorePlaces, "folder">): string {
  return join(cachesIn(places), "quarantine");
}

/** Where a broken file is kept: the name says when, and two of one second are two files. */
export function quarantined(places: Pick<StorePlaces, "folder">, at: string, name: string): string {
  const stamp = `${at.replaceAll(":", "").slice(0, 17)}Z`;
  return join(quarantineIn(places), `${stamp}-${randomBytes(4).toString("hex")}-${name}`);
}

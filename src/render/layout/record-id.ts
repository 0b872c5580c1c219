import type { Key } from "../../domain/model/record.ts";
import { visible } from "./escape-control-characters.ts";

export function idOf(records: Readonly<Record<Key, { readonly id: string }>>, key: Key | null): string | null {
  return key === null ? null : (records[key]?.id ?? null);
}

/** The number that a record had on the other side, before two copies were merged. */
export function formatFormerly({ formerly }: { readonly formerly?: string | null }): string {
  return formerly ? ` (formerly ${visible(formerly)})` : "";
}

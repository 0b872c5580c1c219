import type { Key, Numbered } from "../../domain/model/record.ts";
import { visible } from "./escape-control-characters.ts";

export function idOf(records: Readonly<Record<Key, { readonly id: string }>>, key: Key | null): string | null {
  return key === null ? null : (records[key]?.id ?? null);
}

/** The number that a record had on the other side, before two copies were merged. */
export function formatFormerly({ formerly }: Numbered): string {
  return formerly ? ` (formerly ${visible(formerly)})` : "";
}

import type { Key } from "../../domain/model/record.ts";

export function idOf(records: Readonly<Record<Key, { readonly id: string }>>, key: Key | null): string | null {
  return key === null ? null : (records[key]?.id ?? null);
}

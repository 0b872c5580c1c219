import type { Availability } from "./vocabulary.ts";

export const CATALOGUE_SCHEMA = 1;

/** The capabilities of one product at one release. */
export interface Catalogue {
  readonly schema: typeof CATALOGUE_SCHEMA;
  readonly product: string;
  readonly release: string;
  readonly capabilities: Readonly<Record<string, Capability>>;
}

/** One thing that the product does, does in part, or does not do today. Kept under its `key`. */
export interface Capability {
  readonly key: string;
  readonly name: string;
  readonly area: string | null;
  readonly description: string | null;
  readonly availability: Availability;
  readonly editions: readonly string[];
  readonly since: string | null;
  readonly limits: string | null;
  /** A note and nothing more: it never changes a fit and never satisfies a gate. */
  readonly roadmapNote: string | null;
  readonly keywords: readonly string[];
}

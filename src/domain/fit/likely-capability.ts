import type { Capability } from "../model/catalogue.ts";

/** The fields of a capability in which it is looked for, the weightiest first. */
export const SEARCHED_FIELDS = ["name", "keywords", "key", "area", "description", "limits"] as const;

/** A capability that a statement may mean, with the words of the statement that led to it, by field. */
export interface LikelyCapability {
  readonly capability: Capability;
  readonly why: readonly { readonly field: (typeof SEARCHED_FIELDS)[number]; readonly words: readonly string[] }[];
}

/** The likeliest first. */
export type Likeliest = (statement: string, most?: number) => readonly LikelyCapability[];

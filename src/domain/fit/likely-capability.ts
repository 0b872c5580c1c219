import type { Capability } from "../model/catalogue.ts";

/** The fields of a capability in which it is looked for, the weightiest first. */
export const SEARCHED_FIELDS = ["name", "keywords", "key", "area", "description", "limits"] as const;

/** How far the best candidate can be trusted. */
export const MATCH_BANDS = ["match", "check", "nothing"] as const;
export type MatchBand = (typeof MATCH_BANDS)[number];

/** A judgement of an earlier promise: what it rested on; an empty list where nothing in the catalogue would do. */
export interface EarlierMatch {
  readonly project: string;
  readonly customer: string;
  readonly id: string;
  readonly statement: string;
  readonly capabilities: readonly string[];
}

/** A capability that a statement may mean. */
export interface LikelyCapability {
  readonly capability: Capability;
  /** From 0 to 1. */
  readonly score: number;
  /** The words of the statement that led to it, by field, the rarest first. */
  readonly why: readonly { readonly field: (typeof SEARCHED_FIELDS)[number]; readonly words: readonly string[] }[];
  /** The most similar promise that rested on it; null where there is none. */
  readonly earlier: EarlierMatch | null;
}

/** The likeliest first. In the band `nothing` they are the nearest, and probably none of them is meant. */
export interface LikelyMatch {
  readonly band: MatchBand;
  /** What the best is worth, from 0 to 1: its score, less where similar promises rested on nothing. */
  readonly worth: number;
  readonly found: readonly LikelyCapability[];
}

export type Likeliest = (statement: string, most?: number) => LikelyMatch;

export const NO_MATCH: LikelyMatch = { band: "nothing", worth: 0, found: [] };

import type { Catalogue } from "../model/catalogue.ts";
import { type Json, same } from "../model/json-value.ts";
import type { Sentence } from "./story-sentences.ts";

const MOST_NAMES = 5;

/** What happened between two states of a product's catalogue. */
export function catalogueStoryOf(before: Catalogue | null, after: Catalogue | null): readonly Sentence[] {
  if (!after) return before ? [say(`the catalogue of ${before.product} removed`)] : [];
  const was = before?.capabilities ?? {};
  const keys = Object.keys(after.capabilities);
  const added = keys.filter((key) => !Object.hasOwn(was, key));
  const changed = keys.filter((key) => Object.hasOwn(was, key) && !sameCapability(key, before, after));
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(after.capabilities, key));
  const sentences = [
    ...(before ? [] : [`${after.product} ${after.release}: a new catalogue`]),
    ...(before && before.release !== after.release ? [`release ${after.release} (it was ${before.release})`] : []),
    ...(before && before.product !== after.product ? [`named ${after.product} (it was ${before.product})`] : []),
    ...(added.length > 0 ? [`added ${named(added)}`] : []),
    ...(changed.length > 0 ? [`changed ${named(changed)}`] : []),
    ...(gone.length > 0 ? [`removed ${named(gone)}`] : []),
  ];
  return sentences.map(say);
}

function sameCapability(key: string, before: Catalogue | null, after: Catalogue): boolean {
  return same(before?.capabilities[key] as unknown as Json, after.capabilities[key] as unknown as Json);
}

function named(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_NAMES).join(", ");
  const rest = keys.length - MOST_NAMES;
  return `${keys.length} capabilit${keys.length === 1 ? "y" : "ies"}: ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function say(text: string): Sentence {
  return { about: null, text };
}

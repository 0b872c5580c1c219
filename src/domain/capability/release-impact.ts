import { fitFromCapabilities, fitSaidOf, isBetter, type OfferChange, offerChanges, offersTheSame } from "../fit/fit.ts";
import { gapOf } from "../gap/gap.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { CustomerPromise, Fit } from "../model/promise.ts";
import { sortedById } from "../model/record.ts";
import { IMPORTANCES, type JudgedFit } from "../model/vocabulary.ts";
import { compareTexts } from "../text/text.ts";

/**
 * What a catalogue that changed does to a promise. `broke`: it does less for it than when it was judged. `closable`: it
 * does all of it, and the promise's gap is still there. `better`: it does more. `other`: the word is the same, and
 * limits or editions are others.
 */
export const EFFECTS = ["broke", "closable", "better", "other"] as const;
export type Effect = (typeof EFFECTS)[number];

/** A promise whose fit rests on capabilities that offer something else now. Nobody has judged it again yet. */
export interface Affected {
  readonly project: Project;
  readonly promise: CustomerPromise;
  /** As it was judged. */
  readonly judged: Fit;
  /** What the catalogue says of the same capabilities now: an offer, never a judgement. */
  readonly now: JudgedFit;
  readonly effect: Effect;
  readonly changes: readonly OfferChange[];
  readonly gap: Gap | null;
}

export interface Impact {
  /** What broke first, and in each effect the musts first. */
  readonly affected: readonly Affected[];
  /** Fits that rest on capabilities of which none changed. */
  readonly carriedForward: number;
  /** Fits that rest on no capability: no release touches them. */
  readonly byHand: number;
  /** Stopped and closed projects, which are not looked at. */
  readonly ended: number;
}

/**
 * Which promises `next` changes, over the projects of one product. With `current`, only what the way from there to
 * `next` changes: a fit that is stale already, and for which it does nothing more, is not among them.
 */
export function impactOf(projects: readonly Project[], next: Catalogue, current: Catalogue | null = null): Impact {
  const going = projects.filter((project) => ["active", "live"].includes(statusOf(project)));
  const judged = going.flatMap((project) =>
    sortedById(project.promises).flatMap(([key, promise]) =>
      promise.fit && !promise.dropped ? [{ project, key, promise, fit: promise.fit }] : [],
    ),
  );
  const linked = judged.filter(({ fit }) => Object.keys(fit.seen).length > 0);
  const changed = linked
    .map((one) => ({ ...one, changes: offerChanges(next, one.fit) }))
    .filter(({ changes }) => changes.length > 0);
  return {
    affected: changed
      .filter(({ changes }) => !current || changes.some(({ key }) => !offersTheSame(current, next, key)))
      .map(({ project, key, promise, fit, changes }): Affected => {
        const gap = gapOf(project, key)?.[1] ?? null;
        const now = fitSaidOf(next, fit);
        return { project, promise, judged: fit, now, effect: effectOn(fit, now, gap), changes, gap };
      })
      .sort(worstFirst),
    carriedForward: linked.length - changed.length,
    byHand: judged.length - linked.length,
    ended: projects.length - going.length,
  };
}

/** Against what the catalogue said then, also where the lead overruled it: only the catalogue has moved. */
function effectOn(fit: Fit, now: JudgedFit, gap: Gap | null): Effect {
  const said = fitFromCapabilities(Object.values(fit.seen));
  if (isBetter(said, now)) return "broke";
  if (now === "fit" && gap && gap.state !== "closed") return "closable";
  return isBetter(now, said) ? "better" : "other";
}

function worstFirst(a: Affected, b: Affected): number {
  return (
    EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) ||
    Number(!a.promise.confirmed) - Number(!b.promise.confirmed) ||
    IMPORTANCES.indexOf(a.promise.importance) - IMPORTANCES.indexOf(b.promise.importance) ||
    compareTexts(a.project.slug, b.project.slug)
  );
}

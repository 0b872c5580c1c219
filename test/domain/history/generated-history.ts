import type { Gap } from "../../../src/domain/model/gap.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import {
  KINDS,
  type PromiseKind,
  type ResolutionKind,
  SOURCES,
  type Source,
} from "../../../src/domain/model/vocabulary.ts";
import { sampleGap, sampleProject, samplePromise } from "../../store/sample-project.ts";

export const AREAS = ["dispatch", "reporting", "mobile", "portal", "contracts", "inventory"] as const;
export const CAPABILITIES = Array.from({ length: 20 }, (_, index) => `feature-${index + 1}`);
const TAKEN: readonly ResolutionKind[] = ["workaround", "process-change", "purchase", "extension", "third-party"];

/** One promise, before anything is known of how it went. */
export interface Drawn {
  readonly kind: PromiseKind;
  readonly source: Source;
  readonly area: string;
  readonly capability: string;
  readonly madeAfterClose: boolean;
}

/** What is planted: the chance that a promise departs, and what the customer takes then; null leaves it to chance. */
export interface Planted {
  readonly departs: (drawn: Drawn) => number | null;
  readonly taken?: (drawn: Drawn) => ResolutionKind | null;
}

/** The same numbers for the same seed, on every machine: mulberry32, a generator of 32 bits that is in the public domain. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many projects with five to fifteen promises each. Some projects go better than others, as they do. */
export function generatedHistory(seed: number, count: number, planted: Planted): readonly Project[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const usual = 0.3 + random() * 0.2;
    const drawn = Array.from(
      { length: 5 + Math.floor(random() * 11) },
      (): Drawn => ({
        kind: pick(KINDS),
        source: pick(SOURCES),
        area: pick(AREAS),
        capability: pick(CAPABILITIES),
        madeAfterClose: random() < 0.3,
      }),
    );
    const made = drawn.map((one, nth) => {
      const departs = random() < (planted.departs(one) ?? usual);
      const chosen = pick(TAKEN);
      return { nth: nth + 1, one, departs, taken: planted.taken?.(one) ?? chosen };
    });
    return sampleProject(`project-${index + 1}`, {
      promises: Object.fromEntries(made.map(({ nth, one, departs }) => [`p${nth}`, promiseOf(nth, one, departs)])),
      gaps: Object.fromEntries(
        made.filter(({ departs }) => departs).map(({ nth, taken }) => [`g${nth}`, gapWith(nth, taken)]),
      ),
      counters: { promise: drawn.length, gap: drawn.length, action: 1, risk: 0, person: 4, note: 0 },
    });
  });
}

function promiseOf(nth: number, one: Drawn, departs: boolean): CustomerPromise {
  const sample = samplePromise(`P${nth}`);
  return {
    ...sample,
    kind: one.kind,
    source: one.source,
    area: one.area,
    capabilities: [one.capability],
    madeOn: one.madeAfterClose ? "2026-10-05" : "2026-09-01",
    fit: sample.fit && { ...sample.fit, value: departs ? "partial" : "fit", seen: {} },
  };
}

function gapWith(nth: number, kind: ResolutionKind): Gap {
  const gap = sampleGap(`G${nth}`, `p${nth}`);
  return { ...gap, resolution: gap.resolution && { ...gap.resolution, kind } };
}

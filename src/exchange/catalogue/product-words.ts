import type { Availability } from "../../domain/model/vocabulary.ts";
import { headingName } from "../sheet/heading.ts";

/** What product managers write where psvc writes available, limited or unavailable. */
const WORDS: Readonly<Record<Availability | "planned", string>> = {
  available: `ga, general availability, generally available, live, released, shipped, launched, in production,
    production, supported, included, yes, y, true, x, ✓, ✔, ✅, verfügbar, freigegeben,
    disponible, disponível, beschikbaar`,
  limited: `beta, public beta, private beta, closed beta, open beta, preview, public preview, private preview,
    technical preview, tech preview, early access, early adopter, limited, limited availability, partial, partially,
    pilot, experimental, eingeschränkt, teilweise, limité, limitado, beperkt`,
  unavailable: `deprecated, eol, end of life, end of support, retired, removed, sunset, discontinued, no, n, false,
    none,
    not available, not supported, unsupported, ✗, ✘, ❌, nicht verfügbar, indisponible, no disponible`,
  planned: `planned, in development, in progress, roadmap, on roadmap, on the roadmap, coming soon, future, upcoming,
    under development, in planning, under consideration, backlog, proposed, alpha, private alpha, closed alpha,
    geplant, in entwicklung, prévu, planifié, planificado, planejado, previsto, gepland, in ontwikkeling`,
};

const BY_WORD: ReadonlyMap<string, Availability | "planned"> = new Map(
  (Object.entries(WORDS) as [Availability | "planned", string][]).flatMap(([meaning, words]) =>
    words.split(",").map((word): [string, Availability | "planned"] => [headingName(word.trim()), meaning]),
  ),
);

export interface ProductWord {
  readonly availability: Availability;
  /** It is to come, so the words are its roadmap note. */
  readonly isPlanned: boolean;
}

/** The whole cell, without what is in brackets, or what is before a dash, a comma or a colon; null for other words. */
export function readProductWord(cell: string): ProductWord | null {
  const bare = cell.replace(/[([][^)\]]*[)\]]/g, " ").trim();
  const head = /^(.+?)\s*(?:[,;:]|\s[-–—]\s|\s(?:in|from|for|since)\s)/i.exec(bare)?.[1] ?? bare;
  for (const text of [cell, bare, head]) {
    const meaning = BY_WORD.get(headingName(text));
    if (meaning)
      return { availability: meaning === "planned" ? "unavailable" : meaning, isPlanned: meaning === "planned" };
  }
  return null;
}

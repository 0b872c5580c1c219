import type { Availability } from "../../domain/model/vocabulary.ts";
import { headingName } from "../sheet/heading.ts";

/** What product managers write where psvc writes available, limited or unavailable. */
const WORDS: Readonly<Record<Availability | "planned", string>> = {
  available: `available, ga, general availability, generally available, live, released, shipped, launched,
    in production, production, supported, fully supported, included, yes, y, true, x, ✓, ✔, ✅, ☑, 🟢, 👍, done,
    complete, completed, implemented, fully implemented, finished, delivered, deployed, ready, active, enabled,
    stable, full, built in, native, verfügbar, freigegeben, umgesetzt, fertig, ja, disponible, livré, livrée,
    terminé, terminée, oui, disponible hoy, implementado, implementada, terminado, completado, sí, disponível,
    concluído, sim, beschikbaar, gereed, klaar`,
  limited: `limited, beta, public beta, private beta, closed beta, open beta, in beta, preview,
    public preview, private preview, technical preview, tech preview, early access, early adopter,
    limited availability, partial, partially, partially implemented, partly, incomplete, pilot, experimental,
    release candidate, rc, add on, addon, paid add on, ⚠, 🟡, 🟠, eingeschränkt, teilweise, limité, limitée,
    partiel, partielle, limitado, limitada, parcial, beperkt, gedeeltelijk`,
  unavailable: `unavailable, deprecated, eol, end of life, end of support, retired, removed, sunset,
    discontinued, no, n, false, none, not available, not supported, unsupported, not included, not implemented,
    missing, -, –, —, inactive, disabled, obsolete, cancelled, canceled, rejected, wont do,
    wontfix, ✗, ✘, ✕, ✖, ❌, ☐, 🔴,
    nicht verfügbar, entfällt, nein, indisponible, non, no disponible, indisponível, não, niet beschikbaar, nee`,
  planned: `planned, in development, in progress, doing, wip, work in progress, started, ongoing, roadmap,
    on roadmap, on the roadmap, coming soon, soon, future, upcoming, under development, in planning,
    under consideration, considering, backlog, proposed, proposal, idea, draft, alpha, private alpha,
    closed alpha, to do, todo, not started, next, later, in review, in testing, in qa, testing, requested,
    wishlist, coming, now, after, in discovery, discovery, blocked, on hold, this quarter, next quarter,
    🚧, ⏳, 🔜, 🗓, 📅, geplant, in entwicklung, in arbeit, offen, prévu, prévue, planifié, planifiée,
    à venir, en cours, planificado, planificada, en desarrollo, próximamente, pendiente, planejado, planejada,
    previsto, prevista, em desenvolvimento, em breve, gepland, in ontwikkeling`,
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
  const plain = cell.replaceAll("\ufe0f", "").trim();
  const bare = plain.replace(/[([][^)\]]*[)\]]/g, " ").trim();
  const head = /^(.+?)\s*(?:[,;:]|\s[-–—]\s|\s(?:in|from|for|since|by)\s)/i.exec(bare)?.[1] ?? bare;
  const mark = /^(\p{Extended_Pictographic}|[✓✔✗✘✕✖☑☐])/u.exec(bare)?.[1] ?? bare;
  for (const text of [plain, bare, head, mark]) {
    const meaning = BY_WORD.get(headingName(text));
    if (meaning)
      return { availability: meaning === "planned" ? "unavailable" : meaning, isPlanned: meaning === "planned" };
  }
  return null;
}

const YES_OR_NO = new Set("y n x yes no true false ja nein oui non si sí sim não nee included none".split(" "));

/** A mark or a yes: it says that something is there and not how far the product has come with it. */
export function isMark(cell: string): boolean {
  const plain = cell.replaceAll("\ufe0f", "").trim();
  return YES_OR_NO.has(plain.toLowerCase()) || !/[\p{L}\p{N}]/u.test(plain);
}

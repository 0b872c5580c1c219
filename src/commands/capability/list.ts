import type { Command } from "commander";
import type { App } from "../../app.ts";
import { capabilitiesInOrder } from "../../domain/capability/capability.ts";
import type { Capability, Catalogue } from "../../domain/model/catalogue.ts";
import { AVAILABILITIES } from "../../domain/model/vocabulary.ts";
import { candidateJson, renderCapabilities, renderLikely } from "../../render/capability/capabilities.ts";
import { findCatalogue } from "../find/find-catalogue.ts";
import { matchKnowledge } from "../find/match-knowledge.ts";
import { optionalWord } from "../flags/flags.ts";

const LIKELIEST = 20;

interface CapabilityListFlags {
  readonly product?: string;
  readonly availability?: string;
  readonly area?: string;
}

export function registerCapabilityList(capability: Command, app: App): void {
  capability
    .command("list [words...]")
    .description(`what the product does today; with words, the ${LIKELIEST} likeliest, best first`)
    .option("--product <name>", "whose catalogue; not needed where there is one")
    .option("--availability <availability>", AVAILABILITIES.join(", "))
    .option("--area <area>", "only this part of the product")
    .action((words: readonly string[], flags: CapabilityListFlags) => capabilityList(app, words, flags));
}

export async function capabilityList(app: App, words: readonly string[], flags: CapabilityListFlags): Promise<void> {
  const availability = optionalWord("--availability", flags.availability, AVAILABILITIES);
  const area = flags.area?.trim().toLowerCase();
  const catalogue = await findCatalogue(app, flags.product);
  const statement = words.join(" ").trim();
  const isWanted = (capability: Capability) =>
    (!availability || capability.availability === availability) &&
    (area === undefined || (capability.area ?? "").toLowerCase() === area);
  if (catalogue && statement) return likeliestOf(app, catalogue, statement, isWanted);
  const capabilities = catalogue ? capabilitiesInOrder(catalogue).filter(isWanted) : [];
  app.answer({
    text: (style) => renderCapabilities(catalogue, capabilities, style),
    json: {
      kind: "capabilities",
      product: catalogue?.product ?? null,
      release: catalogue?.release ?? null,
      capabilities,
    },
  });
}

async function likeliestOf(
  app: App,
  catalogue: Catalogue,
  statement: string,
  isWanted: (capability: Capability) => boolean,
): Promise<void> {
  const { likelyCapabilities } = await import("../../search/capability-search.ts");
  const likely = likelyCapabilities(catalogue, await matchKnowledge(app, catalogue.product));
  const { band, found } = likely(statement, Number.POSITIVE_INFINITY);
  const shown = found.filter(({ capability }) => isWanted(capability)).slice(0, LIKELIEST);
  app.answer({
    text: (style) => renderLikely(catalogue, { band, found: shown }, style),
    json: {
      kind: "capabilities",
      product: catalogue.product,
      release: catalogue.release,
      capabilities: shown.map(({ capability }) => capability),
      match: { band, candidates: shown.map(candidateJson) },
    },
  });
}

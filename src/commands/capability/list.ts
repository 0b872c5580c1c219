import type { Command } from "commander";
import type { App } from "../../app.ts";
import { capabilitiesInOrder } from "../../domain/capability/capability.ts";
import type { Capability, Catalogue } from "../../domain/model/catalogue.ts";
import { AVAILABILITIES } from "../../domain/model/vocabulary.ts";
import { renderCapabilities } from "../../render/capability/capabilities.ts";
import { findCatalogue } from "../find/find-catalogue.ts";
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
  const capabilities = (catalogue ? await searched(catalogue, statement) : [])
    .filter((capability) => !availability || capability.availability === availability)
    .filter((capability) => area === undefined || (capability.area ?? "").toLowerCase() === area)
    .slice(0, statement ? LIKELIEST : undefined);
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

async function searched(catalogue: Catalogue, statement: string): Promise<readonly Capability[]> {
  if (!statement) return capabilitiesInOrder(catalogue);
  const { capabilitySearch } = await import("../../search/capability-search.ts");
  return capabilitySearch(catalogue)(statement, Number.POSITIVE_INFINITY);
}

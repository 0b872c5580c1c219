import type { Command } from "commander";
import type { App } from "../../app.ts";
import { moveToRelease } from "../../domain/capability.ts";
import { PsvcError } from "../../errors.ts";
import { renderRelease } from "../../render/capability.ts";
import { requireCatalogue } from "../find-catalogue.ts";

interface CapabilityReleaseFlags {
  readonly product?: string;
}

export function registerCapabilityRelease(capability: Command, app: App): void {
  capability
    .command("release <release>")
    .description("move the product to another release")
    .option("--product <name>", "whose catalogue; not needed where there is one")
    .action((release: string, flags: CapabilityReleaseFlags) => capabilityRelease(app, release, flags));
}

export async function capabilityRelease(app: App, typed: string, flags: CapabilityReleaseFlags): Promise<void> {
  const to = typed.trim();
  if (!to)
    throw new PsvcError({ code: "bad-value", what: "the release", value: typed, allowed: null, why: "it is empty" });
  const catalogue = await requireCatalogue(app, flags.product);
  let from = catalogue.release;
  const { product } = await app.store.changeCatalogue(catalogue.product, (current) => {
    from = (current ?? catalogue).release;
    return moveToRelease(current ?? catalogue, to);
  });
  app.answer({
    text: (style) => renderRelease({ product, from, to }, style),
    json: { kind: "release", product, from, to },
  });
}

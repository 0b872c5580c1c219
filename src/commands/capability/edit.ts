import type { Command } from "commander";
import type { App } from "../../app.ts";
import { capabilityChanges, editCapability, findCapability } from "../../domain/capability/capability.ts";
import { PsvcError } from "../../errors.ts";
import { capabilityJson, renderCapabilityEdited } from "../../render/capability/capabilities.ts";
import { requireCatalogue } from "../find/find-catalogue.ts";
import { type CapabilityFlags, capabilityFields, withCapabilityFlags } from "./capability-flags.ts";

export function registerCapabilityEdit(capability: Command, app: App): void {
  withCapabilityFlags(
    capability.command("edit <key>").description("change what the catalogue says; an empty text clears a field"),
  ).action((key: string, flags: CapabilityFlags) => capabilityEdit(app, key, flags));
}

export async function capabilityEdit(app: App, key: string, flags: CapabilityFlags): Promise<void> {
  const fields = capabilityFields(flags);
  const catalogue = await requireCatalogue(app, flags.product);
  let before = findCapability(catalogue, key);
  if (Object.keys(fields).length === 0)
    throw new PsvcError({ code: "missing-flags", flags: ["what to change"], command: "psvc capability edit" });
  const changed = await app.store.changeCatalogue(catalogue.product, (current) => {
    before = findCapability(current ?? catalogue, key);
    return editCapability(current ?? catalogue, key, fields);
  });
  const after = findCapability(changed, key);
  const changes = capabilityChanges(before, after);
  app.answer({
    text: (style) => renderCapabilityEdited(changed, after, changes, style),
    json: { kind: "capability", ...capabilityJson(changed, after), changes },
  });
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  addCapability,
  capabilityKey,
  findCapability,
  NO_KEYS,
  openCatalogue,
} from "../../domain/capability/capability.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { PsvcError } from "../../errors.ts";
import { capabilityJson, renderCapability } from "../../render/capability/capabilities.ts";
import { writableCatalogue } from "../find/find-catalogue.ts";
import { type CapabilityFlags, capabilityFields, withCapabilityFlags } from "./capability-flags.ts";

interface CapabilityAddFlags extends CapabilityFlags {
  readonly release?: string;
}

export function registerCapabilityAdd(capability: Command, app: App): void {
  withCapabilityFlags(
    capability.command("add <key>").description("add one thing that the product does, does in part, or does not do"),
  )
    .option("--release <release>", "the product's release; needed where this begins its catalogue")
    .action((key: string, flags: CapabilityAddFlags) => capabilityAdd(app, key, flags));
}

export async function capabilityAdd(app: App, typed: string, flags: CapabilityAddFlags): Promise<void> {
  const { name, ...fields } = capabilityFields(flags);
  const { product, catalogue } = await writableCatalogue(app, flags, name ? [] : ["--name"]);
  const release = flags.release?.trim();
  if (catalogue && release && release !== catalogue.release) throw anotherRelease(catalogue, release);
  const key = requireKey(typed);
  const changed = await app.store.changeCatalogue(product, (before) =>
    addCapability(openCatalogue(before, product, release), key, { ...fields, name: name ?? key }),
  );
  const added = findCapability(changed, key);
  app.answer({
    text: (style) => renderCapability(changed, added, style),
    json: { kind: "capability", ...capabilityJson(changed, added) },
  });
}

function requireKey(typed: string): string {
  const key = capabilityKey(typed);
  if (key) return key;
  const isTaken = NO_KEYS.includes(typed.trim());
  const why = isTaken ? "the name is taken" : "a key has letters, digits or signs, and 200 characters at most";
  throw new PsvcError({ code: "bad-value", what: "the key", value: typed, allowed: null, why });
}

function anotherRelease(catalogue: Catalogue, release: string): PsvcError {
  return new PsvcError({
    code: "refused",
    what: "nothing was added",
    because: `${catalogue.product} is at ${catalogue.release}, and --release says ${release}`,
    instead: `move it first: psvc capability release ${release}`,
  });
}

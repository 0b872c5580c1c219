import type { Command } from "commander";
import type { App } from "../app.ts";
import { registerCapabilityAdd } from "./capability/add.ts";
import { registerCapabilityEdit } from "./capability/edit.ts";
import { registerCapabilityImpact } from "./capability/impact.ts";
import { registerCapabilityImport } from "./capability/import.ts";
import { registerCapabilityList } from "./capability/list.ts";
import { registerCapabilityRelease } from "./capability/release.ts";

export function registerCapability(program: Command, app: App): void {
  const capability = program
    .command("capability")
    .summary("what the product does")
    .description("the catalogue: what the product does today");
  registerCapabilityAdd(capability, app);
  registerCapabilityList(capability, app);
  registerCapabilityEdit(capability, app);
  registerCapabilityImport(capability, app);
  registerCapabilityRelease(capability, app);
  registerCapabilityImpact(capability, app);
}

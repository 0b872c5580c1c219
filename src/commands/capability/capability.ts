import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerCapabilityAdd } from "./add.ts";
import { registerCapabilityEdit } from "./edit.ts";
import { registerCapabilityImpact } from "./impact.ts";
import { registerCapabilityImport } from "./import.ts";
import { registerCapabilityList } from "./list.ts";
import { registerCapabilityRelease } from "./release.ts";

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

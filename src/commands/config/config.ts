import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerConfigGet } from "./get.ts";
import { registerConfigList } from "./list.ts";
import { registerConfigSet } from "./set.ts";
import { registerConfigUnset } from "./unset.ts";

export function registerConfig(program: Command, app: App): void {
  const config = program
    .command("config")
    .summary("settings, yours and ours")
    .description(
      "what holds for you and for this store: a flag goes before the environment, the store, your own, the default",
    );
  for (const register of [registerConfigList, registerConfigGet, registerConfigSet, registerConfigUnset])
    register(config, app);
}

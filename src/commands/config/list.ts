import type { Command } from "commander";
import type { App } from "../../app.ts";
import { answerSettings, type OriginFlag, settingKeys, settingsInForce } from "./settings-in-force.ts";

export function registerConfigList(config: Command, app: App): void {
  config
    .command("list")
    .description("every setting, its value, and who says it")
    .option("--show-origin", "the flag, the variable or the file that says it, and what it goes before")
    .action((flags: OriginFlag) => configList(app, flags));
}

export async function configList(app: App, { showOrigin = false }: OriginFlag): Promise<void> {
  answerSettings(app, await settingsInForce(app, await settingKeys(app)), showOrigin);
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { answerSettings, type OriginFlag, requireKey, settingsInForce } from "./settings-in-force.ts";

export function registerConfigGet(config: Command, app: App): void {
  config
    .command("get <key>")
    .description("one setting")
    .option("--show-origin", "the flag, the variable or the file that says it, and what it goes before")
    .action((key: string, flags: OriginFlag) => configGet(app, key, flags));
}

export async function configGet(app: App, key: string, { showOrigin = false }: OriginFlag): Promise<void> {
  answerSettings(app, await settingsInForce(app, [await requireKey(app, key)]), showOrigin);
}

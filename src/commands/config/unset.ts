import type { Command } from "commander";
import type { App } from "../../app.ts";
import { keepSetting } from "./keep-setting.ts";
import { answerSettings, requireKey, settingsInForce } from "./settings-in-force.ts";

export function registerConfigUnset(config: Command, app: App): void {
  config
    .command("unset <key>")
    .description("say nothing of it any more in the store, or for yourself: what comes next holds")
    .option("--user", "for yourself; what is yours alone always is")
    .action((key: string, flags: { readonly user?: boolean }) => configUnset(app, key, flags));
}

export async function configUnset(app: App, typed: string, flags: { readonly user?: boolean }): Promise<void> {
  const key = await requireKey(app, typed);
  const isForUser = flags.user === true || key.isPersonal;
  // Nothing is made to say nothing in.
  if (isForUser ? key.key in app.user.read() : await app.store.exists())
    await keepSetting(app, key, isForUser, () => null);
  answerSettings(app, await settingsInForce(app, [key]), true);
}

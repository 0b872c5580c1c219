import type { App } from "../../app.ts";
import { saidByStore, valueInForce, withSetting } from "../../domain/config/resolve-settings.ts";
import type { SettingKey } from "../../domain/config/setting-keys.ts";

/** Changes one setting where it is kept, for the user or for the store. null takes it away. */
export async function keepSetting(
  app: App,
  { key }: SettingKey,
  isForUser: boolean,
  change: (before: string | null) => string | null,
): Promise<void> {
  if (isForUser)
    await app.user.change((texts) => {
      const { [key]: before, ...others } = texts;
      const after = change(before ?? null);
      return after === null ? others : { ...others, [key]: after };
    });
  else
    await app.store.changeSettings((settings) =>
      withSetting(settings, key, change(valueInForce(key, saidByStore(settings, "")))),
    );
  app.settings.forget();
}

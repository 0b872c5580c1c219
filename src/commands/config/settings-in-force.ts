import type { App } from "../../app.ts";
import { saidOf } from "../../domain/config/resolve-settings.ts";
import { ladderKey, SETTING_KEYS, type SettingKey } from "../../domain/config/setting-keys.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { renderSetting, renderSettings, type Setting } from "../../render/config/settings.ts";
import { allTemplates } from "../find/find-template.ts";
import { everythingSaid, warnOfStoreHooks } from "../find/settings-in-force.ts";

export interface OriginFlag {
  readonly showOrigin?: boolean;
}

export async function settingKeys(app: App): Promise<readonly SettingKey[]> {
  const ladders = (await allTemplates(app)).map(ladderKey);
  const afterWeek = SETTING_KEYS.findIndex(({ key }) => key === "week-start") + 1;
  return [...SETTING_KEYS.slice(0, afterWeek), ...ladders, ...SETTING_KEYS.slice(afterWeek)];
}

/** Throws `not-found` with the nearest keys. */
export async function requireKey(app: App, key: string): Promise<SettingKey> {
  const keys = await settingKeys(app);
  const typed = key.trim().toLowerCase();
  const found = keys.find((settingKey) => settingKey.key === typed);
  if (found) return found;
  throw new PsvcError({
    code: "not-found",
    what: "setting",
    name: key,
    near: nearest(
      typed,
      keys.map((one) => one.key),
    ),
    command: "psvc config list",
  });
}

/** What is in force for each key, and what it goes before. */
export async function settingsInForce(app: App, keys: readonly SettingKey[]): Promise<readonly Setting[]> {
  const said = await everythingSaid(app);
  await warnOfStoreHooks(app);
  return keys.map((key) => {
    const [first, ...others] = saidOf(key.key, said);
    return {
      key: key.key,
      says: key.says,
      value: first?.value ?? (key.key === "me" ? app.me : key.usual),
      origin: first?.origin ?? "default",
      place: first?.place ?? null,
      before: others.map(({ origin, place, value }) => ({ origin, place, value })),
    };
  });
}

export function answerSettings(app: App, settings: readonly Setting[], showOrigin: boolean): void {
  const [only] = settings;
  app.answer({
    text: (style) =>
      only && settings.length === 1
        ? renderSetting(only, showOrigin, style)
        : renderSettings(settings, showOrigin, style),
    json: {
      kind: "config",
      config: settings.map(({ key, value, origin, place, before }) => ({
        key,
        value: key === "holidays" ? value.split(" ").filter(Boolean) : value,
        origin,
        place,
        before,
      })),
    },
  });
}

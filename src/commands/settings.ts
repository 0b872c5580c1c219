import type { App } from "../app.ts";
import { HOOK_ON_GOLIVE } from "../domain/setting-keys.ts";
import { NO_SETTINGS, type Settings } from "../domain/settings.ts";
import {
  hooksIn,
  type Said,
  saidByEnvironment,
  saidByFlags,
  saidByStore,
  saidByUser,
  settingsFrom,
  valueInForce,
} from "../domain/settings-in-force.ts";
import type { Week } from "../domain/week.ts";
import { PsvcError } from "../errors.ts";
import { problemWords } from "../render/problem.ts";

/** Everything that flags, environment, store and user say. A file that cannot be read is named and hides nothing else. */
export async function everythingSaid(app: App, remark = app.remark): Promise<readonly Said[]> {
  return [
    ...saidByFlags(app.flags),
    ...saidByEnvironment(app.environment),
    ...saidByStore(await unlessBroken(remark, () => app.store.settings(), NO_SETTINGS), app.store.places.settings),
    ...(await unlessBroken(remark, async () => saidByUser(app.user.read(), app.user.path), [])),
  ];
}

/** What holds for the projects of the store: flag over environment over store over user over default. */
export async function settingsOf(app: App): Promise<Settings> {
  return settingsFrom(await everythingSaid(app));
}

export async function settingInForce(app: App, key: string): Promise<string | null> {
  return valueInForce(key, await everythingSaid(app));
}

/** How days are read. Silent about what cannot be read: the command that needs the settings says it. */
export async function weekOf(app: App): Promise<Week> {
  return settingsFrom(await everythingSaid(app, () => {}));
}

/** psvc never runs what a store names, since it may come from somebody else, and says so rather than pass over it. */
export async function warnOfStoreHooks(app: App): Promise<void> {
  const settings = await app.store.settings().catch(() => NO_SETTINGS);
  if (hooksIn(settings).length > 0)
    app.remark(
      `${app.store.places.settings} names a command to run, which psvc never takes from a store. If you want it: psvc config set ${HOOK_ON_GOLIVE} COMMAND`,
    );
}

async function unlessBroken<T>(remark: App["remark"], read: () => Promise<T>, instead: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    remark(`${problemWords(error.problem).message} Until it is mended nothing that it sets holds.`);
    return instead;
  }
}

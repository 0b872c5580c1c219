import type { App } from "../../app.ts";
import {
  hooksIn,
  type SettingValue,
  saidByEnvironment,
  saidByFlags,
  saidByStore,
  saidByUser,
  settingsFrom,
  valueInForce,
} from "../../domain/config/resolve-settings.ts";
import { HOOK_ON_GOLIVE } from "../../domain/config/setting-keys.ts";
import { NO_SETTINGS, type Settings } from "../../domain/model/settings.ts";
import type { Week } from "../../domain/time/working-week.ts";
import { PsvcError } from "../../errors.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { problemWords } from "../../render/problem/problem.ts";

/**
 * Everything that flags, environment, store and user say. A file that cannot be read is named once and hides nothing
 * else.
 */
export async function everythingSaid(app: App, remark = remarkOnce(app)): Promise<readonly SettingValue[]> {
  const ofStore = app.store.places.settings;
  return [
    ...saidByFlags(app.flags),
    ...saidByEnvironment(app.environment),
    ...saidByStore(await unlessBroken(remark, ofStore, () => app.store.settings(), NO_SETTINGS), ofStore),
    ...(await unlessBroken(remark, app.user.path, async () => saidByUser(app.user.read(), app.user.path), [])),
  ];
}

/** A command asks for its settings more than once. */
const remarked = new WeakMap<App, Set<string>>();

function remarkOnce(app: App): App["remark"] {
  const known = remarked.get(app) ?? new Set();
  remarked.set(app, known);
  return (text) => {
    if (!known.has(text)) app.remark(text);
    known.add(text);
  };
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
      `${app.store.places.settings} names a command to run, which psvc never takes from a store. If you want it: ` +
        `psvc config set ${HOOK_ON_GOLIVE} COMMAND`,
    );
}

/**
 * Silent where something else than the settings is broken, such as the mark of the store: whoever reads the store says
 * that.
 */
async function unlessBroken<T>(remark: App["remark"], file: string, read: () => Promise<T>, instead: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    const { problem } = error;
    if (!("file" in problem) || problem.file === file)
      remark(`${problemWords(problem).message} Until it is mended nothing that it sets holds.`);
    return instead;
  }
}

/**
 * The lead where nobody can be asked and nothing says another: who the user said they are. A login name is not taken
 * for it.
 */
export async function usualLead(app: App): Promise<Pick<Answers, "lead">> {
  const lead = app.prompter ? null : await settingInForce(app, "me");
  return lead === null ? {} : { lead };
}

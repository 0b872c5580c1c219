import type { App } from "../../app.ts";
import { hooksIn, type SettingValue, settingsFrom, valueInForce } from "../../domain/config/resolve-settings.ts";
import { HOOK_ON_GOLIVE } from "../../domain/config/setting-keys.ts";
import type { Settings } from "../../domain/model/settings.ts";
import type { Week } from "../../domain/time/working-week.ts";
import type { PsvcError } from "../../errors.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { problemWords } from "../../render/problem/problem.ts";

/**
 * Everything that flags, environment, store and user say. A file that cannot be read is named once and hides nothing
 * else.
 */
export async function everythingSaid(app: App): Promise<readonly SettingValue[]> {
  const { said, errors } = await app.settings.all();
  for (const { file, error } of errors) warnOfFile(app, file, error);
  return said;
}

/** A command asks for its settings more than once. */
const named = new WeakMap<App, Set<string>>();

/**
 * Silent where something else than the settings is broken, such as the mark of the store: whoever reads the store says
 * that.
 */
function warnOfFile(app: App, file: string, { problem }: PsvcError): void {
  const before = named.get(app) ?? new Set();
  if (before.has(file) || ("file" in problem && problem.file !== file)) return;
  named.set(app, before.add(file));
  app.remark(`${problemWords(problem).message} Until it is mended nothing that it sets holds.`);
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
  return settingsFrom((await app.settings.all()).said);
}

/** psvc never runs what a store names, since it may come from somebody else, and says so rather than pass over it. */
export async function warnOfStoreHooks(app: App): Promise<void> {
  if (hooksIn(await app.settings.ofStore()).length > 0)
    app.remark(
      `${app.store.places.settings} names a command to run, which psvc never takes from a store. If you want it: ` +
        `psvc config set ${HOOK_ON_GOLIVE} COMMAND`,
    );
}

/**
 * The lead where nobody can be asked and nothing says another: who the user said they are. A login name is not taken
 * for it.
 */
export async function usualLead(app: App): Promise<Pick<Answers, "lead">> {
  const lead = app.prompter ? null : await settingInForce(app, "me");
  return lead === null ? {} : { lead };
}

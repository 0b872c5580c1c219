import type { App } from "../app.ts";
import { NO_SETTINGS, type Settings } from "../domain/settings.ts";
import { PsvcError } from "../errors.ts";
import { problemWords } from "../render/problem.ts";

export async function settingsOf(app: App): Promise<Settings> {
  return (await settingsIn(app)).settings;
}

/** What holds for the store. A file of settings that cannot be read is named and hides no project. */
export async function settingsIn(app: App): Promise<{ readonly settings: Settings; readonly isRead: boolean }> {
  try {
    return { settings: await app.store.settings(), isRead: true };
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    app.remark(
      `${problemWords(error.problem).message} Until it is mended there are no holidays and no ladders of your own.`,
    );
    return { settings: NO_SETTINGS, isRead: false };
  }
}

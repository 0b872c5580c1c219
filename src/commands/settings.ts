import type { App } from "../app.ts";
import { NO_SETTINGS, type Settings } from "../domain/settings.ts";
import { PsvcError } from "../errors.ts";
import { problemWords } from "../render/problem.ts";

/** What holds for the store. A file of settings that cannot be read is named and hides no project. */
export async function settingsOf(app: App): Promise<Settings> {
  try {
    return await app.store.settings();
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    app.remark(
      `${problemWords(error.problem).message} Until it is mended there are no holidays and no ladders of your own.`,
    );
    return NO_SETTINGS;
  }
}

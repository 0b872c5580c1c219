import type { App } from "../../app.ts";
import type { HookOutcome } from "../../domain/config/hook.ts";
import { saidOf } from "../../domain/config/resolve-settings.ts";
import { HOOK_ON_GOLIVE } from "../../domain/config/setting-keys.ts";
import type { WinStory } from "../../domain/wins/win-story.ts";
import { announcementMarkdown } from "../../render/golive/golive.ts";
import { formatHook } from "../../render/golive/hook.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { everythingSaid, warnOfStoreHooks } from "../find/settings-in-force.ts";

/**
 * Runs the user's own command for a bell that is on the disk. Whatever becomes of it, the bell was rung. Never one from
 * a store, which may be somebody else's, and none for the demo.
 */
export async function runGoliveHook(app: App, slug: string, story: WinStory): Promise<HookOutcome | null> {
  const said = saidOf(HOOK_ON_GOLIVE, await everythingSaid(app));
  await warnOfStoreHooks(app);
  const own = said.find(({ origin }) => origin === "user");
  if (!own) return null;
  const refusal = refusalOf(app);
  if (refusal) {
    app.remark(`Your ${HOOK_ON_GOLIVE} was not run: ${refusal}`);
    return { outcome: "not-started", why: refusal };
  }
  const outcome = await app.runHook({
    command: own.value,
    stdin: announcementMarkdown(story),
    json: { schemaVersion: 1, kind: "win", win: story },
    variable: "PSVC_WIN",
  });
  app.remark(formatHook(outcome, own.value, slug));
  return outcome;
}

function refusalOf(app: App): string | null {
  const { user, store, demo } = app;
  if (store.places.folder === demo.folder) return "this is the demo.";
  if (user.isOpenToOthers())
    return (
      `others on this machine can write ${visible(user.path)}. Make it yours alone: chmod o-w ` +
      `${visible(user.path)}`
    );
  const isInside = [`${store.places.folder}/`, `${store.places.folder}\\`].some((start) => user.path.startsWith(start));
  return isInside
    ? `${visible(user.path)} lies in the store, which may be somebody else's. Name another folder in XDG_CONFIG_HOME.`
    : null;
}

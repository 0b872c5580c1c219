import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";

/** Under which the day of the last look is kept, on this machine. */
const LOOKED = "merge-driver";

/**
 * After a command that wrote, and after the day itself: one line where git would merge this clone of the store as text.
 * Looks once a day at most, and never keeps a command from its answer.
 */
export async function warnWithoutDriver(app: App, command: string): Promise<void> {
  try {
    // Without a store that can be opened there is no clone either.
    if (command !== "psvc" && !app.store.hasWritten()) return;
    if (!(await app.store.isSharedByGit()) || (await wasLookedToday(app))) return;
    if (await lacksDriver(app))
      app.remark(
        "git merges this clone of the store as text, which can lose what two people did: " +
          "psvc merge-driver --install (once)",
      );
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
  }
}

async function wasLookedToday(app: App): Promise<boolean> {
  const last = await app.store.draft(LOOKED);
  if (typeof last === "object" && last !== null && "day" in last && last.day === app.today) return true;
  await app.store.saveDraft(LOOKED, { day: app.today });
  return false;
}

/** A repository around the store that does not hold it is none of its clones. */
async function lacksDriver(app: App): Promise<boolean> {
  const { folder } = app.store.places;
  const held = await app.git(["-C", folder, "ls-files", "--error-unmatch", "psvc.json"]);
  if (held.exitCode !== 0) return false;
  const driver = await app.git(["-C", folder, "config", "--get", "merge.psvc.driver"]);
  return driver.exitCode !== 0 || driver.out.trim() === "";
}

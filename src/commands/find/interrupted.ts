import type { App } from "../../app.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";

/** Says of each command over several documents that was interrupted how far it came. A look finishes nothing. */
export async function warnOfInterrupted(app: App): Promise<void> {
  for (const { command, done, of } of await app.store.interrupted())
    app.remark(`A command was interrupted (${visible(command)}, ${done} of ${of}): the next change finishes it.`);
}

/** Finishes them now: what a command is about to show must rest on what is there in the end. */
export async function completeInterrupted(app: App): Promise<void> {
  if ((await app.store.interrupted()).length > 0) await app.store.changeMany([]);
}

import type { Command } from "commander";
import type { App } from "../app.ts";
import { incomingJson, renderIncoming } from "../render/transfer.ts";
import type { Incoming } from "../store/store.ts";
import { requireYes } from "./confirm.ts";
import { tellLeftOut } from "./wrong-in-copy.ts";

export function registerImport(program: Command, app: App): void {
  program
    .command("import <file>")
    .description("bring in what export --all wrote: into an empty store, or merged into yours")
    .option("--dry-run", "show what would come in, and change nothing")
    .action((file: string, flags: { dryRun?: boolean }) => importStore(app, file, flags));
}

export async function importStore(app: App, file: string, flags: { dryRun?: boolean }): Promise<void> {
  const { copies } = app.store;
  const archive = await copies.open(await app.read(file), file);
  const planned = await copies.plan(archive);
  const carried = await copies.carried(archive);
  const isMoving = carried.length > 0 || planned.some(({ outcome }) => MOVING.includes(outcome));
  if (flags.dryRun || !isMoving) {
    const words = flags.dryRun ? "\nNothing was changed: that was a dry run." : "";
    app.answer({
      text: (style) => `${renderIncoming(planned, carried, archive, style)}${words}`,
      json: { kind: "import", import: incomingJson(planned, carried) },
    });
    if (planned.some(isLacking)) app.notMet();
    return;
  }
  let backup: string | null = null;
  if (await app.store.exists()) {
    await requireYes(
      app,
      "psvc import",
      renderIncoming(planned, carried, archive, app.screen.style),
      "Bring these in?",
    );
    const made = await copies.backUp("import", "automatic");
    tellLeftOut(app, made);
    backup = made.name;
  }
  const taken = await copies.take(archive);
  app.answer({
    text: (style) =>
      [
        renderIncoming(taken, carried, archive, style),
        ...(backup ? [`All of it back: ${style.command(`psvc restore --backup ${backup}`)}`] : []),
      ].join("\n"),
    json: { kind: "import", import: incomingJson(taken, carried) },
  });
  if (taken.some(isLacking)) app.notMet();
}

const MOVING: readonly Incoming["outcome"][] = ["new", "history", "newer", "merged"];

/** Something of theirs is not here now, or not whole. */
function isLacking({ outcome, isProven }: Incoming): boolean {
  return outcome === "conflict" || outcome === "damaged" || outcome === "damaged-here" || !isProven;
}

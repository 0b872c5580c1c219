import type { Command } from "commander";
import type { App } from "../../app.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { formatBytes, renderBackups } from "../../render/store/backups.ts";
import { warnOfDamagedCopies } from "../find/damaged-copies.ts";

interface BackupFlags {
  readonly to?: string;
  readonly list?: boolean;
}

export function registerBackup(program: Command, app: App): void {
  program
    .command("backup")
    .summary("a copy of the store")
    .description("a whole copy of the store, beside it or in a file you name")
    .option("--to <file>", "write the copy there instead; .gz is compressed")
    .option("--list", "the copies that are there")
    .action((flags: BackupFlags) => backup(app, flags));
}

export async function backup(app: App, flags: BackupFlags): Promise<void> {
  const { copies } = app.store;
  if (flags.list) {
    const backups = await copies.backups();
    app.answer({ text: (style) => renderBackups(backups, style), json: { kind: "backups", backups } });
    return;
  }
  if (flags.to !== undefined) {
    const { bytes: content, ...wrong } = await copies.archive(flags.to.endsWith(".gz") ? "gzip" : "text");
    const path = await app.write(flags.to, content, { asCopy: true });
    warnOfDamagedCopies(app, wrong);
    const about = { kind: "by-hand", why: "backup", bytes: content.length, ...wrong } as const;
    const backup = { name: null, path, at: null, ...about };
    app.answer({
      text: (style) =>
        `Copied the store to ${visible(path)} (${formatBytes(content.length)}). It holds customers' words: keep it ` +
        `private.\nBack: ${style.command(`psvc restore --backup ${visible(shellWord(flags.to ?? ""))}`)}`,
      json: { kind: "backup", backup },
    });
    return;
  }
  const made = await copies.backUp("backup", "by-hand");
  warnOfDamagedCopies(app, made);
  app.answer({
    text: (style) =>
      `Copied the store to ${visible(made.path)} (${formatBytes(made.bytes)}).\nBack: ` +
      `${style.command(`psvc restore --backup ${made.name}`)}. A copy on another disk: ` +
      `${style.command("psvc backup --to FILE")}`,
    json: { kind: "backup", backup: made },
  });
}

import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { formatBytes } from "../../render/store/backups.ts";
import { warnOfDamagedCopies } from "../find/damaged-copies.ts";
import { findProject } from "../find/find-project.ts";
import { formatFrom, jsonText, type OutFlags, writeOut } from "./write-list.ts";

export async function exportStore(app: App, { to }: { readonly to?: string }): Promise<void> {
  if (to === undefined) throw new PsvcError({ code: "missing-flags", flags: ["--to FILE"], command: "psvc export" });
  if (to === "-") {
    const { bytes, ...wrong } = await app.store.copies.archive("text");
    const text = Buffer.from(bytes).toString("utf8");
    warnOfDamagedCopies(app, wrong);
    app.answer({ text: () => text.trimEnd(), isDocument: true, json: { kind: "archive", archive: text } });
    return;
  }
  const format = to.endsWith(".gz") ? "gzip" : "text";
  const { bytes: content, ...wrong } = await app.store.copies.archive(format);
  const path = await app.write(to, content, { asCopy: true });
  warnOfDamagedCopies(app, wrong);
  app.answer({
    text: (style) =>
      `Wrote the store to ${visible(path)} (${formatBytes(content.length)}). It holds customers' words: keep it ` +
      `private.\nThere: ${style.command("psvc import FILE")}`,
    json: { kind: "export", export: { what: "store", format, rows: null, bytes: content.length, path } },
  });
}

/** One project as it is kept, all keys and numbers with it; its history stays here. */
export async function exportProject(app: App, name: string, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, ["json"]);
  const project = await findProject(app, name);
  const content = jsonText({ kind: "project-document", project });
  await writeOut(app, { what: `project ${project.slug}`, format, rows: null, content }, flags);
}

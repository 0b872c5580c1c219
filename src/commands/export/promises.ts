import type { App } from "../../app.ts";
import { sortedById } from "../../domain/model/record.ts";
import { promiseSheet } from "../../exchange/write/promise-sheet.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { findStanding } from "../find/find-project.ts";
import { EXPORT_FORMATS, formatFrom, type OutFlags, type Outgoing, writeList } from "./write-list.ts";

export async function exportPromises(app: App, name: string, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, EXPORT_FORMATS);
  const standing = await findStanding(app, name);
  const { project } = standing;
  const promises = sortedById(project.promises).map((entry) => promiseJson(standing, entry));
  const outgoing: Outgoing = {
    what: "promises",
    title: `${project.customer}: what was promised (${app.today})`,
    sheet: promiseSheet(standing),
    json: { kind: "promises", project: project.slug, promises },
  };
  await writeList(app, outgoing, format, flags);
}

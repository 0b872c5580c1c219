import type { App } from "../../app.ts";
import { findProject } from "../find/find-project.ts";
import { formatFrom, jsonText, type OutFlags, writeOut } from "./write-list.ts";

/** One project as it is kept, all keys and numbers with it; its history stays here. */
export async function exportProject(app: App, name: string, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, ["json"]);
  const project = await findProject(app, name);
  const content = jsonText({ kind: "project-document", project });
  await writeOut(app, { what: `project ${project.slug}`, format, rows: null, content }, flags);
}

import type { App } from "../../app.ts";
import { gapView } from "../../domain/gap/view.ts";
import { sortedById } from "../../domain/model/record.ts";
import { gapSheet, jiraSheet } from "../../exchange/write/gap-sheet.ts";
import { sheetToCsv } from "../../exchange/write/write-csv.ts";
import { gapJson } from "../../render/gap/gap-json.ts";
import { findStanding } from "../find/find-project.ts";
import { EXPORT_FORMATS, formatFrom, type OutFlags, type Outgoing, writeList, writeOut } from "./write-list.ts";

export async function exportGaps(app: App, name: string, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, [...EXPORT_FORMATS, "jira"]);
  const standing = await findStanding(app, name);
  const { project } = standing;
  if (format === "jira") {
    const sheet = jiraSheet(standing);
    await writeOut(app, { what: "gaps", format, rows: sheet.rows.length, content: sheetToCsv(sheet) }, flags);
    app.remark("Jira asks for the format of the days when it imports: yyyy-MM-dd. Closed gaps are left out.");
    return;
  }
  const gaps = sortedById(project.gaps).map((entry) => gapJson(gapView(standing, entry)));
  const outgoing: Outgoing = {
    what: "gaps",
    title: `${project.customer}: gaps (${app.today})`,
    sheet: gapSheet(standing),
    json: { kind: "gaps", project: project.slug, gaps, damaged: [] },
  };
  await writeList(app, outgoing, format, flags);
}

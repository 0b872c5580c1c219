import type { App } from "../../app.ts";
import { overviewOf } from "../../domain/status/overview.ts";
import { glanceOf, isHalfCustomer, worstFirst } from "../../domain/status/portfolio-row.ts";
import { rowView } from "../../domain/status/view.ts";
import { portfolioSheet } from "../../exchange/write/portfolio-sheet.ts";
import { formatCommand } from "../../render/layout/next-command.ts";
import { damagedJson } from "../../render/problem/problem.ts";
import { projectRow } from "../../render/status/project-json.ts";
import { standingsOf } from "../find/standings.ts";
import { EXPORT_FORMATS, formatFrom, type OutFlags, type Outgoing, writeList } from "./write-list.ts";

/**
 * All projects, stopped and closed ones too. One that cannot be read is named, and exit code 3: the list is not whole.
 */
export async function exportPortfolio(app: App, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, EXPORT_FORMATS);
  const { standings, damaged } = await standingsOf(app);
  const seen = standings.map(overviewOf).map((overview) => ({ overview, glance: glanceOf(overview) }));
  const overviews = seen.sort((a, b) => worstFirst(a.glance, b.glance)).map(({ overview }) => overview);
  const outgoing: Outgoing = {
    what: "portfolio",
    title: `Portfolio (${app.today})`,
    sheet: portfolioSheet(overviews, formatCommand),
    json: {
      kind: "portfolio",
      portfolio: {
        asOf: app.today,
        halfCustomers: seen.filter(({ glance }) => isHalfCustomer(glance)).length,
        projects: overviews.map((overview) => projectRow(rowView(overview))),
        damaged: damagedJson(damaged),
      },
    },
  };
  await writeList(app, outgoing, format, flags);
  for (const { slug } of damaged) app.remark(`${slug} cannot be read and is not in the list: psvc doctor`);
  if (damaged.length > 0) app.notMet();
}

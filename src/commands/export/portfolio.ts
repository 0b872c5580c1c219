import type { App } from "../../app.ts";
import { isHalfCustomer, overviewOf, worstFirst } from "../../domain/overview.ts";
import { portfolioSheet } from "../../exchange/portfolio-sheet.ts";
import { damagedJson } from "../../render/problem.ts";
import { projectRow } from "../../render/project-json.ts";
import { standingsOf } from "../standings.ts";
import { FORMATS, formatFrom, type OutFlags, writeList } from "../write-out.ts";

/** All projects, stopped and closed ones too. One that cannot be read is named, and exit code 3: the list is not whole. */
export async function exportPortfolio(app: App, flags: OutFlags): Promise<void> {
  const format = formatFrom(flags, FORMATS);
  const { standings, damaged } = await standingsOf(app);
  const overviews = standings.map(overviewOf).sort(worstFirst);
  const outgoing = {
    what: "portfolio",
    title: `Portfolio (${app.today})`,
    sheet: portfolioSheet(overviews),
    json: {
      kind: "portfolio",
      portfolio: {
        asOf: app.today,
        halfCustomers: overviews.filter(isHalfCustomer).length,
        projects: overviews.map(projectRow),
        damaged: damagedJson(damaged),
      },
    },
  };
  await writeList(app, outgoing, format, flags);
  for (const { slug } of damaged) app.remark(`${slug} cannot be read and is not in the list: psvc doctor`);
  if (damaged.length > 0) app.notMet();
}

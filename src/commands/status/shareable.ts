import type { App } from "../../app.ts";
import { type CustomerView, customerView } from "../../domain/report/customer-view.ts";
import { overviewOf } from "../../domain/status/overview.ts";
import { glanceOf } from "../../domain/status/portfolio-row.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { PsvcError } from "../../errors.ts";
import { renderShareable, renderShareablePortfolio } from "../../render/status/shareable.ts";
import { shareableJson, shareableRow } from "../../render/status/shareable-json.ts";
import { findStanding } from "../find/find-project.ts";
import { filterOf, type StatusFlags } from "../find/portfolio.ts";
import { ledBy, standingsOf } from "../find/standings.ts";

/** A screen to share: of one project for its customer, or of all of them without what is between us. */
export async function shareableStatus(app: App, project: string | undefined, flags: StatusFlags): Promise<void> {
  refuseTelling(flags);
  return project ? shareableProject(app, project) : shareablePortfolio(app, flags);
}

async function shareableProject(app: App, name: string): Promise<void> {
  const standing = await findStanding(app, name);
  const view = customerView(standing, app.today);
  app.answer({
    text: (style) => renderShareable(view, style),
    json: { kind: "project", asOf: app.today, shareable: true, project: shareableJson(standing.project.slug, view) },
  });
}

async function shareablePortfolio(app: App, flags: StatusFlags): Promise<void> {
  const { standings, damaged } = await standingsOf(app);
  const lines = standings.map((standing) => ({ ...glanceOf(overviewOf(standing)), standing }));
  const wanted = ledBy(lines, flags.lead).filter(filterOf(flags));
  const views = wanted
    .map(({ slug, standing }) => ({ slug, view: customerView(standing, app.today) }))
    .sort((a, b) => compareTexts(goliveDay(a.view), goliveDay(b.view)) || compareTexts(a.slug, b.slug));
  const shown = views.filter(({ view }) => flags.all || flags.status || view.status !== "stopped");
  if (shown.length > 0)
    app.remark("Every customer's name is on this screen. For one of them alone: psvc status <project> --shareable");
  const rest = { hidden: views.length - shown.length, damaged: damaged.length, today: app.today };
  app.answer({
    text: (style) =>
      renderShareablePortfolio(
        shown.map(({ view }) => view),
        rest,
        style,
      ),
    json: {
      kind: "portfolio",
      shareable: true,
      portfolio: {
        asOf: app.today,
        projects: shown.map(({ slug, view }) => shareableRow(slug, view)),
        damaged: damaged.map(({ slug }) => ({ slug })),
      },
    },
  });
}

/** Planned or reached. */
function goliveDay({ golive, route }: CustomerView): string {
  return golive?.on ?? route.find(({ milestone }) => milestone === "live")?.plannedOn ?? "";
}

/** Throws `usage` for a flag that tells what a shared screen hides. */
function refuseTelling({ health, explain, check, sinceLast }: StatusFlags): void {
  const given: [unknown, string][] = [
    [health, "--health"],
    [explain, "--explain"],
    [check, "--check"],
    [sinceLast, "--since-last"],
  ];
  const telling = given.filter(([value]) => value).map(([, flag]) => flag);
  if (telling.length === 0) return;
  throw new PsvcError({
    code: "usage",
    text: `${telling.join(" and ")} ${telling.length === 1 ? "tells" : "tell"} what --shareable hides.`,
    suggestion: "Ask one after the other, the first where nobody else looks.",
  });
}

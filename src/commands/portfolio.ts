import type { App } from "../app.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { HEALTH_RULES } from "../domain/health.ts";
import { isHalfCustomer, type Overview, overviewOf, worstFirst } from "../domain/overview.ts";
import type { Project } from "../domain/project.ts";
import { HEALTHS, PHASES, STATUSES } from "../domain/words.ts";
import { type Problem, PsvcError } from "../errors.ts";
import { renderExplanation } from "../render/health.ts";
import { renderPortfolio } from "../render/portfolio.ts";
import { problemJson } from "../render/problem.ts";
import { projectRow } from "../render/project-json.ts";
import { optionalWord } from "./flags.ts";
import { settingsOf } from "./settings.ts";

export interface StatusFlags {
  readonly lead?: string;
  readonly health?: string;
  readonly phase?: string;
  readonly status?: string;
  readonly all?: boolean;
  readonly explain?: boolean;
}

export async function portfolioStatus(app: App, flags: StatusFlags): Promise<void> {
  const { projects, damaged: unread } = await app.store.portfolio();
  if (!(await app.store.isPrivate()))
    app.remark("Others on this machine can look into the store. psvc doctor --fix makes it yours alone.");
  const { catalogues, problems } = await cataloguesOf(app, projects);
  const damaged = [...unread, ...problems];
  const settings = await settingsOf(app);
  const overviews = projects.map((project) =>
    overviewOf({ project, catalogue: catalogues.get(project.deal.product ?? "") ?? null, today: app.today, settings }),
  );
  const wanted = overviews.filter(filterOf(flags)).sort(worstFirst);
  const ended = (one: Overview) => !flags.all && !flags.status && (one.status === "stopped" || one.status === "closed");
  const shown = wanted.filter((one) => !ended(one));
  app.answer({
    text: (style) =>
      [
        renderPortfolio(shown, wanted.length - shown.length, damaged, app.today, style),
        ...(projects.length + damaged.length === 0
          ? [`Start with ${style.command("psvc new-project")}, or look around with ${style.command("psvc demo")}.`]
          : []),
        ...(flags.explain ? ["", renderExplanation(null, app.today, style)] : []),
      ].join("\n"),
    json: {
      kind: "portfolio",
      portfolio: {
        asOf: app.today,
        halfCustomers: overviews.filter(isHalfCustomer).length,
        projects: shown.map(projectRow),
        damaged: damaged.map(({ slug, problem }) => ({ slug, ...problemJson(problem).error })),
      },
      ...(flags.explain ? { rules: rules() } : {}),
    },
  });
}

export function rules() {
  return HEALTH_RULES.map(({ code, rule }) => ({ code, rule }));
}

function filterOf(flags: StatusFlags): (one: Overview) => boolean {
  const health = optionalWord("--health", flags.health, HEALTHS);
  const phase = optionalWord("--phase", flags.phase, PHASES);
  const status = optionalWord("--status", flags.status, STATUSES);
  const lead = flags.lead?.trim().toLowerCase();
  return (one) =>
    (!health || one.health.value === health) &&
    (!phase || one.phase === phase) &&
    (!status || one.status === status) &&
    (!lead || one.standing.project.lead.toLowerCase().includes(lead));
}

/** Each product's catalogue once, however many projects share it. One that cannot be read is named and does not hide a project. */
async function cataloguesOf(app: App, projects: readonly Project[]) {
  const catalogues = new Map<string, Catalogue | null>();
  const problems: { slug: string; problem: Problem }[] = [];
  for (const product of new Set(projects.flatMap(({ deal }) => deal.product ?? [])))
    try {
      catalogues.set(product, await app.store.catalogue(product));
    } catch (error) {
      if (!(error instanceof PsvcError)) throw error;
      problems.push({ slug: product, problem: error.problem });
    }
  return { catalogues, problems };
}

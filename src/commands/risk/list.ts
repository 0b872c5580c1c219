import type { Command } from "commander";
import type { App } from "../../app.ts";
import { sortedById } from "../../domain/model/record.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { openRisks } from "../../domain/risk/risk.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { renderRisks, renderRisksOfAll, riskJson } from "../../render/risk/risks.ts";
import { findProject, standingIfWhole } from "../find/find-project.ts";
import { type OwedFlags, oneOrAll, owedFilter, withOwedFlags } from "../find/owed-by.ts";

interface RiskListFlags extends OwedFlags {
  readonly all?: boolean;
}

export function registerRiskList(risk: Command, app: App): void {
  withOwedFlags(
    risk
      .command("list [project]")
      .description("open risks, the worst first: of one project, or of all that are under way or live")
      .option("--all", "closed ones too"),
  ).action((project: string | undefined, flags: RiskListFlags) => riskList(app, project, flags));
}

export async function riskList(app: App, slug: string | undefined, flags: RiskListFlags): Promise<void> {
  const isAsked = owedFilter(app, flags);
  if (slug === undefined) return risksOfAll(app, flags);
  const project = await findProject(app, slug);
  const standing = await standingIfWhole(app, project);
  const risks = (flags.all ? sortedById(project.risks) : openRisks(project))
    .map(([, risk]) => risk)
    .filter((risk) => isAsked({ ...risk, due: risk.reviewOn }));
  app.answer({
    text: (style) => listWithNextStep(renderRisks(project, risks, app.today, style), firstStep(standing), style),
    json: {
      kind: "risks",
      project: project.slug,
      risks: risks.map((risk) => ({ ...riskJson(risk), project: project.slug })),
    },
  });
}

async function risksOfAll(app: App, flags: RiskListFlags): Promise<void> {
  const isAsked = owedFilter(app, flags);
  const { standings, damaged } = await oneOrAll(app, undefined);
  const rows = standings
    .flatMap(({ project }) =>
      (flags.all ? sortedById(project.risks) : openRisks(project)).map(([, risk]) => ({ slug: project.slug, risk })),
    )
    .filter(({ risk }) => isAsked({ ...risk, due: risk.reviewOn }))
    .sort((a, b) => compareTexts(a.risk.reviewOn, b.risk.reviewOn));
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderRisksOfAll(rows, app.today, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "risks",
      project: null,
      risks: rows.map(({ slug: project, risk }) => ({ ...riskJson(risk), project })),
      damaged: damagedJson(damaged),
    },
  });
}

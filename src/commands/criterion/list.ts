import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type CriterionStanding, criteriaStandings, exitStandings } from "../../domain/criterion/criterion.ts";
import { statusOf } from "../../domain/model/project-status.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { criterionJson, renderCriteria, renderCriteriaOfAll } from "../../render/criterion/criteria.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { findStanding } from "../find/find-project.ts";
import { type OwedFlags, oneOrAll, owedFilter, withOwedFlags } from "../find/owed-by.ts";

interface CriterionListFlags extends OwedFlags {
  readonly all?: boolean;
}

export function registerCriterionList(criterion: Command, app: App): void {
  withOwedFlags(
    criterion
      .command("list [project]")
      .description(
        "what a go-live takes, and what ends hypercare: of one project, or what is open in all under way or live",
      )
      .option("--all", "of all projects, also what is met or waived"),
  ).action((project: string | undefined, flags: CriterionListFlags) => criterionList(app, project, flags));
}

export async function criterionList(app: App, slug: string | undefined, flags: CriterionListFlags): Promise<void> {
  const isAsked = criterionFilter(app, flags);
  if (slug === undefined) return criteriaOfAll(app, isAsked, flags);
  const standing = await findStanding(app, slug);
  const criteria = criteriaStandings(standing).filter(isAsked);
  const exit = exitStandings(standing).filter(isAsked);
  app.answer({
    text: (style) => listWithNextStep(renderCriteria(criteria, exit, style), firstStep(standing), style),
    json: {
      kind: "criteria",
      project: standing.project.slug,
      criteria: criteria.map(criterionJson),
      exitCriteria: exit.map(criterionJson),
    },
  });
}

/** Nobody owes what is met; what has no day is due by none. */
function criterionFilter(app: App, flags: CriterionListFlags): (criterion: CriterionStanding) => boolean {
  const isOwed = owedFilter(app, flags);
  const isNarrowed = flags.mine || flags.owner !== undefined || flags.due !== undefined || flags.overdue;
  return ({ owner, due, state }) =>
    !isNarrowed || (state === "not-met" && isOwed({ owner: owner ?? "", due: due ?? NEVER }));
}

const NEVER = "9999-12-31";

/** Before a go-live what it takes, after it what ends hypercare; the earliest day first. */
async function criteriaOfAll(
  app: App,
  isAsked: (criterion: CriterionStanding) => boolean,
  flags: CriterionListFlags,
): Promise<void> {
  const { standings, damaged } = await oneOrAll(app, undefined);
  const rows = standings
    .flatMap((standing) => {
      const isLive = statusOf(standing.project) === "live";
      const criteria = isLive ? exitStandings(standing) : criteriaStandings(standing);
      return criteria
        .filter((one) => (flags.all || one.state === "not-met") && isAsked(one))
        .map((criterion) => ({ project: standing.project.slug, isExit: isLive, criterion }));
    })
    .sort((a, b) => compareTexts(a.criterion.due ?? NEVER, b.criterion.due ?? NEVER));
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  const json = (isExit: boolean) =>
    rows
      .filter((row) => row.isExit === isExit)
      .map(({ project, criterion }) => ({ ...criterionJson(criterion), project }));
  app.answer({
    text: (style) => {
      const list = renderCriteriaOfAll(rows, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "criteria",
      project: null,
      criteria: json(false),
      exitCriteria: json(true),
      damaged: damagedJson(damaged),
    },
  });
}

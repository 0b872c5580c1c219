import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type GapView, gapView } from "../../domain/gap/view.ts";
import { statusOf } from "../../domain/model/project-status.ts";
import { sortedById } from "../../domain/model/record.ts";
import { GAP_STATES, SEVERITIES } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { gapJson } from "../../render/gap/gap-json.ts";
import { renderGaps } from "../../render/gap/gaps.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { findStanding } from "../find/find-project.ts";
import { type Standings, standingsOf } from "../find/standings.ts";
import { optionalWord } from "../flags/flags.ts";

interface GapListFlags {
  readonly state?: string;
  readonly severity?: string;
  readonly all?: boolean;
}

export function registerGapList(gap: Command, app: App): void {
  gap
    .command("list [project]")
    .description("open gaps, worst first: of one project, or of all that are under way or live")
    .option("--state <state>", GAP_STATES.join(", "))
    .option("--severity <severity>", SEVERITIES.join(", "))
    .option("--all", "closed ones too")
    .action((project: string | undefined, flags: GapListFlags) => gapList(app, project, flags));
}

export async function gapList(app: App, slug: string | undefined, flags: GapListFlags): Promise<void> {
  const state = optionalWord("--state", flags.state, GAP_STATES);
  const severity = optionalWord("--severity", flags.severity, SEVERITIES);
  const one = slug === undefined ? null : await findStanding(app, slug);
  const { standings, damaged } = one ? { standings: [one], damaged: [] } : await unended(app);
  const rank = (view: GapView) => SEVERITIES.indexOf(view.severity);
  const rows = standings
    .flatMap((standing) => sortedById(standing.project.gaps).map((entry) => gapView(standing, entry)))
    .filter(({ gap }) => (state ? gap.state === state : flags.all || gap.state !== "closed"))
    .filter((view) => !severity || view.severity === severity)
    .sort((a, b) => rank(a) - rank(b));
  // In a pipe the answer is rows and nothing else.
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderGaps(rows, one === null, style);
      if (one) return listWithNextStep(list, firstStep(one), style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "gaps",
      project: one?.project.slug ?? null,
      gaps: rows.map(gapJson),
      damaged: damagedJson(damaged),
    },
  });
}

/** Nobody works on what was stopped or closed. */
async function unended(app: App): Promise<Standings> {
  const { standings, damaged } = await standingsOf(app);
  return {
    standings: standings.filter(({ project }) => ["active", "live"].includes(statusOf(project))),
    damaged,
  };
}

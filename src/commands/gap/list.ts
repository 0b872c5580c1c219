import type { Command } from "commander";
import type { App } from "../../app.ts";
import { computedSeverity } from "../../domain/gap.ts";
import { inOrder } from "../../domain/record.ts";
import { GAP_STATES, SEVERITIES } from "../../domain/words.ts";
import { renderGaps } from "../../render/gap.ts";
import { listWithNextStep } from "../../render/next-step.ts";
import { gapJson } from "../../render/project-json.ts";
import { findStanding } from "../find-project.ts";
import { optionalWord } from "../flags.ts";

interface GapListFlags {
  readonly state?: string;
  readonly severity?: string;
  readonly all?: boolean;
}

export function registerGapList(gap: Command, app: App): void {
  gap
    .command("list <project>")
    .description("open gaps, worst first")
    .option("--state <state>", GAP_STATES.join(", "))
    .option("--severity <severity>", SEVERITIES.join(", "))
    .option("--all", "closed ones too")
    .action((project: string, flags: GapListFlags) => gapList(app, project, flags));
}

export async function gapList(app: App, slug: string, flags: GapListFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const state = optionalWord("--state", flags.state, GAP_STATES);
  const severity = optionalWord("--severity", flags.severity, SEVERITIES);
  const rank = (gap: Parameters<typeof computedSeverity>[1]) =>
    SEVERITIES.indexOf(computedSeverity(standing, gap).severity);
  const entries = inOrder(standing.project.gaps)
    .filter(([, gap]) => (state ? gap.state === state : flags.all || gap.state !== "closed"))
    .filter(([, gap]) => !severity || computedSeverity(standing, gap).severity === severity)
    .sort(([, a], [, b]) => rank(a) - rank(b));
  app.answer({
    text: (style) => listWithNextStep(renderGaps(standing, entries, style), standing, style),
    json: { kind: "gaps", project: standing.project.slug, gaps: entries.map((entry) => gapJson(standing, entry)) },
  });
}

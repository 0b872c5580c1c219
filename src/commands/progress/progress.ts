import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import type { WorkShown } from "../../domain/model/stall.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { fullName } from "../../domain/people/people.ts";
import { needsProof, recordWork } from "../../domain/progress/progress.ts";
import { isTelling } from "../../domain/text/evidence.ts";
import { PsvcError } from "../../errors.ts";
import { isNeeded } from "../../prompts/ask-missing.ts";
import { formatFor } from "../../render/action/action-json.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { renderWork, renderWorkPreview, workJson } from "../../render/progress/progress.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { warnMisspelt } from "../find/known-person.ts";
import { subject } from "../find/subject.ts";
import { requireYes } from "../flags/confirm.ts";
import { dayFlag } from "../flags/flags.ts";

interface ProgressFlags {
  readonly shownTo?: string;
  readonly evidence?: string;
  readonly for?: string;
  readonly on?: string;
}

export function registerProgress(program: Command, app: App): void {
  program
    .command("progress <project> [text]")
    .summary("work they can see")
    .description(
      "work that the customer can see, as their weekly page tells it; it replaces an action added and done only to " +
        "show that work goes on",
    )
    .option("--shown-to <person>", "who at the customer saw it; from the third in a row, this or --evidence")
    .option("--evidence <where>", "what shows it: a link, a path, a ticket")
    .option("--for <what>", "a promise, gap, milestone or criterion")
    .option("--on <day>", "the day it was shown (today)")
    .action((project: string, text: string | undefined, flags: ProgressFlags) => progress(app, project, text, flags));
}

export async function progress(app: App, slug: string, text: string | undefined, flags: ProgressFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const line = text ?? (await askLine(app));
  const proof = await proofOf(app, project, on, flags);
  const shownTo = proof.shownTo?.trim() ? fullName(project, proof.shownTo) : null;
  warnMisspelt(app, project, shownTo);
  const about = flags.for === undefined ? null : subject(project, flags.for);
  const given = { text: line, shownTo, evidence: proof.evidence ?? null, for: about, on };
  // What cannot be recorded is said before anybody is asked to confirm it.
  recordWork(project, given, app.moment);
  if (app.prompter) await requireYes(app, "psvc progress", renderWorkPreview(given, app.screen.style), "Record it?");
  const changed = await app.store.change(project.slug, (before) => recordWork(before, given, app.moment));
  const work = lastWork(changed);
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => withNextStep(renderWork(work, changed, style), firstStep(standing), style),
    json: { kind: "progress", project: changed.slug, progress: workJson(work, formatFor(changed, work.for)) },
  });
}

async function askLine(app: App): Promise<string> {
  if (!app.prompter) throw new PsvcError({ code: "missing-flags", flags: ["TEXT"], command: "psvc progress" });
  return app.prompter.text({
    message: "What can they see now? (the line of the weekly page)",
    validate: (answer) => (isTelling(answer) ? null : "Say what they can see, in a few words."),
  });
}

/** From the third in a row somebody saw it, or something shows it; on a terminal that is asked. */
async function proofOf(app: App, project: Project, on: string, flags: ProgressFlags): Promise<ProgressFlags> {
  if (!app.prompter || flags.shownTo?.trim() || flags.evidence?.trim() || !needsProof(project, on)) return flags;
  const shownTo = await app.prompter.text({ message: "Who at the customer saw it?", validate: isNeeded });
  return { ...flags, shownTo };
}

function lastWork({ progress: all = {} }: Project): WorkShown {
  const last = Object.values(all).reduce<WorkShown | null>(
    (so, work) => (so && so.order > work.order ? so : work),
    null,
  );
  if (!last) throw new Error("no progress after it was recorded");
  return last;
}

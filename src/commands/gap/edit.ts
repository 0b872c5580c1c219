import type { Command } from "commander";
import type { App } from "../../app.ts";
import { raiseSeverity } from "../../domain/gap/gap.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, withRecord } from "../../domain/model/record.ts";
import { SEVERITIES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { clearable, optionalWord } from "../flags/flags.ts";
import { changeGap } from "./answer.ts";

interface GapEditFlags {
  readonly owner?: string;
  readonly note?: string;
  readonly severity?: string;
  readonly severityReason?: string;
}

export function registerGapEdit(gap: Command, app: App): void {
  gap
    .command("edit <project> <gap>")
    .description("who in services owns it, a note, or a severity that is worse than computed")
    .option("--owner <person>", "empty: the lead")
    .option("--note <text>", "a line for yourself")
    .option("--severity <severity>", `raise it: ${SEVERITIES.join(", ")}`)
    .option("--severity-reason <text>", "why it is worse than computed")
    .action((project: string, id: string, flags: GapEditFlags) => gapEdit(app, project, id, flags));
}

export async function gapEdit(app: App, slug: string, id: string, flags: GapEditFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const [key] = findGap(standing.project, id);
  const severity = optionalWord("--severity", flags.severity, SEVERITIES);
  if (flags.owner === undefined && flags.note === undefined && !severity)
    throw new PsvcError({ code: "missing-flags", flags: ["--owner, --note or --severity"], command: "psvc gap edit" });
  const name = await optionalName(app, standing.project, flags.owner);
  await changeGap(app, standing, key, (now) => {
    const gap = getRecord(now.project.gaps, key);
    const owner = clearable(name);
    const note = clearable(flags.note);
    const project: Project = {
      ...now.project,
      gaps: withRecord(now.project.gaps, key, {
        ...gap,
        owner: owner === undefined ? gap.owner : owner,
        note: note === undefined ? gap.note : note,
      }),
    };
    return severity ? raiseSeverity({ ...now, project }, key, severity, flags.severityReason ?? "") : project;
  });
}

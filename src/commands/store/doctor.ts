import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Finding, Repair } from "../../domain/history/store-finding.ts";
import { renderFindings } from "../../render/store/findings.ts";
import { warnOfLeftOut } from "../find/damaged-copies.ts";
import { mergeUnmerged } from "./unmerged-files.ts";

export function registerDoctor(program: Command, app: App): void {
  program
    .command("doctor")
    .summary("look over every file")
    .description("look over every file of the store; exit code 3 where something is damaged")
    .option("--fix", "repair what has one right answer, after a backup")
    .action((flags: { fix?: boolean }) => doctor(app, flags));
}

/** Interrupted commands are finished by the first lock that is taken, before anything is repaired. */
function finished(before: readonly Finding[], after: readonly Finding[]): readonly Repair[] {
  return before
    .filter(({ code, file }) => code === "interrupted" && !after.some((finding) => finding.file === file))
    .map(({ file, repair }) => ({ file, text: repair ?? "" }));
}

export async function doctor(app: App, flags: { fix?: boolean }): Promise<void> {
  const { upkeep, copies, places } = app.store;
  const marked = flags.fix ? await upkeep.repairMark() : null;
  const unmerged = flags.fix ? await mergeUnmerged(app) : [];
  const found = await upkeep.examine();
  const exists = found.length > 0 || (await app.store.exists());
  const isFixing = flags.fix === true && found.some(({ repair }) => repair !== null);
  const backup = isFixing ? await copies.backUp("repair", "automatic") : null;
  if (backup) warnOfLeftOut(app, backup);
  const repaired = isFixing ? await upkeep.repair() : [];
  const findings: readonly Finding[] = isFixing ? await upkeep.examine() : found;
  const repairs: readonly Repair[] = [
    ...(marked ? [marked] : []),
    ...unmerged.flatMap(({ path, isMerged, text }) => (isMerged ? [{ file: `${places.folder}/${path}`, text }] : [])),
    ...(isFixing ? finished(found, findings) : []),
    ...repaired,
  ];
  app.answer({
    text: (style) =>
      renderFindings({ findings, repairs, backup: backup?.name ?? null, folder: places.folder, exists }, style),
    json: { kind: "doctor", doctor: { store: places.folder, exists, findings, repairs, backup: backup?.path ?? null } },
  });
  if (findings.some(({ weight }) => weight === "damage")) app.notMet();
}

import type { Finding, Repair } from "../../domain/history/store-finding.ts";
import { excerptLines } from "../layout/code-frame.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";
import { wrapWhole } from "../layout/wrap-keeping-commands.ts";

export interface DoctorScreen {
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  readonly backup: string | null;
  readonly folder: string;
  readonly exists: boolean;
}

export function renderFindings({ findings, repairs, backup, folder, exists }: DoctorScreen, style: Style): string {
  const fitted = (text: string) => wrap(text, style.width, "    ");
  if (!exists) return fitted(`There is no store at ${visible(folder)} yet, and so nothing to look over.`);
  const fixable = findings.filter(({ repair }) => repair !== null).length;
  return [
    ...(backup === null ? [] : [fitted(`Backup before the repair: ${backup}`)]),
    ...repairs.map(({ file, text }) => fitted(`${style.good("repaired:")} ${visible(file)}: ${text}`)),
    ...findings.flatMap((finding) => renderFinding(finding, style)),
    summary(findings, style),
    ...(fixable > 0
      ? [wrap(`${style.command("psvc doctor --fix")} repairs ${fixable} of them, after a backup.`, style.width)]
      : []),
  ].join("\n");
}

function summary(findings: readonly Finding[], style: Style): string {
  const damaged = findings.filter(({ weight }) => weight === "damage").length;
  const warnings = findings.length - damaged;
  if (findings.length === 0) return style.good("Every file is whole, and everything fits together.");
  const counts = [damaged > 0 ? `${damaged} damaged` : "", warnings > 0 ? `${warnings} to mend` : ""].filter(Boolean);
  return style.strong(`${counts.join(", ")}.`);
}

/**
 * `file:line:column: what`, the line with a caret, and what to do: as compilers do it, so that editors can jump there.
 */
function renderFinding(
  { weight, file, line, column, excerpt, text, repair, instead }: Finding,
  style: Style,
): readonly string[] {
  const place = [visible(file), ...(line === null ? [] : [line]), ...(column === null ? [] : [column])].join(":");
  const label = weight === "damage" ? style.bad("damaged:") : style.warn("to mend:");
  const advice = repair === null ? instead : `--fix: ${repair}`;
  return [
    wrap(`${place}: ${label} ${visible(text)}`, style.width, "    "),
    ...caret(excerpt, column, style),
    ...(advice === null
      ? []
      : wrapWhole(visible(advice), style.width - 4, "  ")
          .split("\n")
          .map((item) => `    ${item}`)),
  ];
}

function caret(excerpt: string | null, column: number | null, style: Style): readonly string[] {
  if (excerpt === null || column === null) return [];
  return excerptLines(excerpt, { start: column - 1 }, style.width - 6).map((line) => `    ${line}`);
}

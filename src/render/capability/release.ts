import type { Impact } from "../../domain/capability/release-impact.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";
import { type CapabilityImport, formatReading, formatRows, importDetails } from "./capability-import.ts";
import { impactSummary } from "./release-impact.ts";

export interface ReleaseMove {
  readonly product: string;
  readonly from: string;
  readonly to: string;
  readonly isDryRun: boolean;
  /** Whether it is shown to be agreed to, before anything is written. */
  readonly isAsked?: boolean;
  /** What a file brought; null where only the release moved. */
  readonly imported: CapabilityImport | null;
  /** The flags that name the file and say how to read it. */
  readonly fileFlags: readonly string[];
  readonly impact: Impact;
  readonly namesProduct: boolean;
}

/** The move, what a file changed, and what both do to what was promised. */
export function renderRelease(move: ReleaseMove, style: Style): string {
  const { product, from, to, isDryRun, imported, impact } = move;
  const isSame = from === to;
  if (isSame && !imported) return `${visible(product)} is at ${visible(to)} already; nothing was changed`;
  const name = style.strong(visible(product));
  const moved = isSame ? `${name} stays at ${visible(to)}` : `${name}: ${visible(from)} -> ${visible(to)}`;
  const ahead = (isDryRun || move.isAsked) && imported ? { file: imported.file, flags: move.fileFlags } : null;
  return [
    isDryRun ? `${style.warn("Dry run, nothing was written.")} ${moved}` : moved,
    ...(imported ? fileLines(imported, style) : []),
    ...impactSummary({ product, release: to, ahead, namesProduct: move.namesProduct, impact }, style).map(begun),
  ].join("\n");
}

function fileLines(imported: CapabilityImport, style: Style): readonly string[] {
  const { missing } = imported.differences;
  return [
    wrap(`${visible(imported.file)}: ${formatRows(imported, style)}`, style.width, "  "),
    ...formatReading(imported).map((line) => wrap(line, style.width, "  ")),
    ...importDetails(imported, style),
    ...(missing.length > 0 ? [wrap("If they are gone from the product, say so with --prune.", style.width, "  ")] : []),
  ];
}

function begun(line: string): string {
  return line.charAt(0).toUpperCase() + line.slice(1);
}

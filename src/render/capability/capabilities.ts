import type { FieldChange } from "../../domain/capability/capability.ts";
import type { LikelyCapability, LikelyMatch } from "../../domain/fit/likely-capability.ts";
import type { Capability, Catalogue } from "../../domain/model/catalogue.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { type Column, cut, table, wrap } from "../layout/table.ts";

export function capabilityJson(catalogue: Catalogue, capability: Capability) {
  return { product: catalogue.product, release: catalogue.release, capability };
}

export function renderCapabilities(
  catalogue: Catalogue | null,
  capabilities: readonly Capability[],
  style: Style,
): string {
  if (!catalogue)
    return (
      "No catalogue yet. Start one: " +
      `${style.command("psvc capability import FILE --product NAME --release RELEASE")}`
    );
  const product = `${style.strong(visible(catalogue.product))} at ${visible(catalogue.release)}`;
  const total = Object.keys(catalogue.capabilities).length;
  if (capabilities.length === 0) return `${product}: none of ${count(total)} is like that.`;
  const columns: Column<Capability>[] = [
    { title: "KEY", value: ({ key }) => key, shrinkTo: 16 },
    { title: "NAME", value: ({ name }) => name, shrinkTo: 16 },
    availabilityColumn(style),
    { title: "SINCE", value: ({ since }) => cut(since ?? "", 12), drop: 2, shrinkTo: 8 },
    { title: "AREA", value: ({ area }) => area ?? "", drop: 1, shrinkTo: 10 },
    { title: "LIMITS", value: ({ limits }) => limits ?? "", drop: 3, shrinkTo: 12 },
  ];
  const filled = columns.filter(({ title, value }) => title !== "LIMITS" || capabilities.some((row) => value(row)));
  const shown = capabilities.length === total ? "" : `${capabilities.length} of `;
  if (style.layout === "tabs") return table(capabilities, columns, style);
  return `${product}: ${shown}${count(total)}\n${table(capabilities, filled, style)}`;
}

/** Why a capability may be meant. */
export interface CandidateJson {
  readonly key: string;
  /** From 0 to 1. */
  readonly score: number;
  /** The words of the statement that it has, the rarest first. */
  readonly words: readonly string[];
  /** An earlier promise that rested on it. */
  readonly earlier: { readonly project: string; readonly id: string; readonly statement: string } | null;
}

export function candidateJson({ capability, score, why, earlier }: LikelyCapability): CandidateJson {
  return {
    key: capability.key,
    score: Math.round(score * 1000) / 1000,
    words: [...new Set(why.flatMap(({ words }) => words))],
    earlier: earlier && { project: earlier.project, id: earlier.id, statement: earlier.statement },
  };
}

/** The likeliest for a statement, and in words where that is probably none of them. */
export function renderLikely(
  catalogue: Catalogue,
  { band, found }: Pick<LikelyMatch, "band" | "found">,
  style: Style,
): string {
  const capabilities = found.map(({ capability }) => capability);
  const rows = renderCapabilities(catalogue, capabilities, style);
  if (style.layout === "tabs" || capabilities.length === 0 || band !== "nothing") return rows;
  return `${style.warn("Probably nothing in the catalogue.")} The nearest:\n${rows}`;
}

function count(capabilities: number): string {
  return `${capabilities} ${capabilities === 1 ? "capability" : "capabilities"}`;
}

/** Never dropped and never cut: it is what the list is read for. */
export function availabilityColumn(style: Style): Column<Capability> {
  return {
    title: "AVAILABILITY",
    value: ({ availability }) => availability,
    paint: (text, { availability }) =>
      availability === "available" ? style.good(text) : availability === "limited" ? style.warn(text) : style.bad(text),
  };
}

export function renderCapability(catalogue: Catalogue, capability: Capability, style: Style): string {
  const facts = [
    ["area", capability.area],
    ["since", capability.since],
    ["editions", capability.editions.join(", ")],
    ["limits", capability.limits],
    ["roadmap, a note only", capability.roadmapNote],
    ["keywords", capability.keywords.join(", ")],
    ["description", capability.description],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return [
    `${style.strong(visible(capability.key))} ${visible(capability.name)}`,
    `  ${capability.availability} in ${visible(catalogue.product)} at ${visible(catalogue.release)}`,
    ...facts.map(([label, text]) => wrap(`${label}: ${visible(text)}`, style.width - 2, "  ").replace(/^/gm, "  ")),
  ].join("\n");
}

export function renderCapabilityEdited(
  catalogue: Catalogue,
  capability: Capability,
  changes: readonly FieldChange[],
  style: Style,
): string {
  const title = `${style.strong(visible(capability.key))} ${visible(capability.name)}`;
  if (changes.length === 0) return `${title}\n  is like that already; nothing was changed`;
  const lines = changes.map(
    ({ field, before, after }) => `  ${field}: ${formatValue(before)} -> ${formatValue(after)}`,
  );
  const seen = changes.some(({ field }) => field === "availability" || field === "limits" || field === "editions");
  return [
    title,
    ...lines,
    ...(seen
      ? [
          `  Fits that rest on it in projects of ${visible(catalogue.product)} are stale until judged again.`,
          `  Which: ${style.command("psvc capability impact")}`,
        ]
      : []),
  ].join("\n");
}

function formatValue(value: FieldChange["before"]): string {
  const text = typeof value === "string" ? value : (value ?? []).join(", ");
  return text ? visible(text) : "(none)";
}

/** What a move to another release means for what was judged before; nothing where there is no move. */
export function releaseNote(from: string | null, to: string): readonly string[] {
  if (from === null || from === to) return [];
  return [
    `Fits judged on ${visible(from)} are checked again: where no capability they rest on changed they carry ` +
      "forward, where one changed they are stale until judged again.",
  ];
}

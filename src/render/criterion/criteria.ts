import type { CriterionStanding } from "../../domain/criterion/criterion.ts";
import { formatDate, formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";
import { table } from "../layout/table.ts";

export function paintState(style: Style): (text: string) => string {
  return (text) => (text.trim() === "not-met" ? style.warn(text) : text.trim() === "met" ? style.good(text) : text);
}

/** `*` marks the critical ones; what ends hypercare stands below. */
export function renderCriteria(
  criteria: readonly CriterionStanding[],
  exit: readonly CriterionStanding[],
  style: Style,
): string {
  // What a program reads is one table; the gate of each line tells which review it belongs to.
  if (style.layout === "tabs") return criteriaTable([...criteria, ...exit], style);
  return [
    criteriaTable(criteria, style),
    ...(style.layout === "aligned" ? [style.dim("* critical: no go-live without it")] : []),
    ...(exit.length > 0
      ? ["", style.strong("After the go-live, hypercare ends with"), criteriaTable(exit, style)]
      : []),
  ].join("\n");
}

function criteriaTable(criteria: readonly CriterionStanding[], style: Style): string {
  const mark = style.layout === "aligned" ? "*" : "yes";
  return table(
    criteria,
    [
      { title: "", name: "CRITICAL", value: (criterionStanding) => (criterionStanding.critical ? mark : "") },
      { title: "CRITERION", value: (standing) => standing.name },
      { title: "STATE", value: (one) => one.state, paint: paintState(style) },
      { title: "OWNER", value: ({ owner }) => owner ?? "", drop: 4, shrinkTo: 8 },
      { title: "DUE", value: ({ due, state }) => (due && state === "not-met" ? formatDate(due) : ""), drop: 3 },
      { title: "WHAT IT MEANS", value: (one) => one.text, drop: 1, shrinkTo: 24 },
      { title: "EVIDENCE", value: (one) => formatGround(one), drop: 2, shrinkTo: 12 },
    ],
    style,
  );
}

/** Of several projects, in the order given: each row says whose it is. */
export function renderCriteriaOfAll(
  rows: readonly { readonly project: string; readonly criterion: CriterionStanding }[],
  style: Style,
): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No criterion is like that.";
  const mark = style.layout === "aligned" ? "*" : "yes";
  return table(
    rows,
    [
      { title: "", name: "CRITICAL", value: ({ criterion }) => (criterion.critical ? mark : "") },
      { title: "PROJECT", value: ({ project }) => project, shrinkTo: 10 },
      { title: "CRITERION", value: ({ criterion }) => criterion.name },
      { title: "STATE", value: ({ criterion }) => criterion.state, paint: paintState(style), drop: 4 },
      { title: "OWNER", value: ({ criterion }) => criterion.owner ?? "", drop: 3, shrinkTo: 8 },
      { title: "DUE", value: ({ criterion: { due } }) => (due ? formatDate(due) : "") },
      { title: "WHAT IT MEANS", value: ({ criterion }) => criterion.text, drop: 1, shrinkTo: 24 },
      { title: "MISSING", value: ({ criterion }) => criterion.missing ?? "", drop: 2, shrinkTo: 12 },
    ],
    style,
  );
}

/** Why it stands as it does: evidence, or the waiver, or what is missing. */
export function formatGround(criterion: CriterionStanding): string {
  if (criterion.state === "met") return criterion.evidence ?? "";
  if (criterion.state === "waived") return `by ${criterion.by}: ${criterion.why}; ${criterion.consequence}`;
  if (criterion.state === "not-applicable") return criterion.why ?? "";
  return criterion.computed ? (criterion.missing ?? "") : (criterion.why ?? "");
}

export function renderCriterion(criterion: CriterionStanding, style: Style): string {
  const ground = formatGround(criterion);
  const { name, critical, state, owner, due } = criterion;
  const whose = owner && state === "not-met" ? `, ${visible(owner)}` : "";
  const when = due && state === "not-met" ? `, due ${formatDay(due)}` : "";
  return (
    `${name}${critical ? " (critical)" : ""}: ` +
    `${paintState(style)(state)}${whose}${when}${ground ? `, ${visible(ground)}` : ""}`
  );
}

/** `command` is the line to type. */
export interface CriterionJson extends Omit<CriterionStanding, "command"> {
  /** The command that fixes it, where it is open. */
  readonly command: string | null;
}

export function criterionJson(criterion: CriterionStanding): CriterionJson {
  return { ...criterion, command: criterion.command && formatCommand(criterion.command) };
}

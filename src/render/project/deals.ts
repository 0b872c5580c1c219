import type { Project } from "../../domain/model/project.ts";
import { phaseOf } from "../../domain/route/route.ts";
import { formatAmount } from "../../domain/text/amount.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import type { BadRow } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count, section } from "../layout/section.ts";
import { formatRemembered, shellWord } from "../layout/sentence.ts";
import { onPage, type Style } from "../layout/style.ts";
import { table, wrap } from "../layout/table.ts";

/** What came of a file of deals. */
export interface ImportedDeals {
  readonly file: string;
  readonly created: readonly Project[];
  /** Deals that have a project already, and what the file says otherwise. */
  readonly known: readonly KnownDeal[];
  readonly notWon: readonly { readonly stage: string; readonly count: number }[];
  readonly skipped: readonly BadRow[];
  /** What rows say and psvc could not use. */
  readonly left: readonly { readonly line: number; readonly why: string }[];
  /** Rows that are not taken, where the others are taken without them. */
  readonly bad: readonly BadRow[];
  readonly dryRun: boolean;
  /** Lines of which the expected day of the close stands for the real one. */
  readonly expected: readonly number[];
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
  readonly read: {
    readonly columns: readonly { readonly field: string; readonly column: string }[];
    readonly likely: readonly string[];
    readonly unused: readonly string[];
  };
}

export interface KnownDeal {
  readonly project: Project;
  readonly differences: readonly { readonly field: string; readonly ours: string; readonly theirs: string }[];
}

export function dealsJson(answer: ImportedDeals) {
  const { file, created, known, notWon, skipped, left, bad, dryRun, expected, remembered, read } = answer;
  return {
    file,
    created: created.map(({ slug }) => slug),
    deals: created.map(({ slug, customer, deal: { value, currency, closedOn } }) => ({
      slug,
      customer,
      value,
      currency,
      closedOn,
    })),
    known: known.map(({ project, differences }) => ({ slug: project.slug, differences })),
    notWon,
    skipped,
    left,
    bad,
    dryRun,
    expected,
    remembered: remembered.map(([flag, value]) => ({ flag, value })),
    columns: Object.fromEntries(read.columns.map(({ field, column }) => [field, column])),
    likely: read.likely,
    unused: read.unused,
  };
}

/** For a look before anything is written. */
export function renderPlannedDeals(answer: ImportedDeals, style: Style): string {
  return [
    `${count(answer.created.length, "project")} to take over from ${visible(answer.file)}:`,
    ...renderRows(answer, style),
  ].join("\n");
}

/** `wasShown`: the rows stand above already, where they were agreed to. */
export function renderDeals(answer: ImportedDeals, wasShown: boolean, style: Style): string {
  const { created, dryRun } = answer;
  return [
    headOf(answer, style),
    ...(wasShown ? [] : renderRows(answer, style)),
    ...(created.length > 0 && !dryRun ? ["", `Next: ${style.command("psvc")}`] : []),
  ].join("\n");
}

function headOf({ file, created, dryRun }: ImportedDeals, style: Style): string {
  if (created.length === 0) return `No new project in ${visible(file)}.`;
  const projects = count(created.length, "project");
  return dryRun
    ? `${style.warn("Dry run, nothing was written.")} ${projects} to take over from ${visible(file)}:`
    : `${style.good(`${projects} taken over`)} from ${visible(file)}.`;
}

function renderRows(answer: ImportedDeals, style: Style): readonly string[] {
  const { created, known, notWon, skipped, left, bad, expected, remembered, read } = answer;
  const others = notWon.map(({ stage, count }) => `${stage ? visible(stage) : "no stage"} (${count})`).join(", ");
  return [
    ...(created.length > 0 ? [renderProjects(created, onPage(style))] : []),
    ...(read.columns.length > 0 ? [wrap(`Columns: ${formatColumns(read)}`, style.width, "  ")] : []),
    ...(expected.length > 0
      ? [
          wrap(
            `Closed is the day that was expected in ${count(expected.length, "row")}: no column says another.`,
            style.width,
          ),
        ]
      : []),
    ...(remembered.length > 0 ? [wrap(formatRemembered(remembered), style.width, "  ")] : []),
    ...known.flatMap((knownDeal) => renderKnown(knownDeal, style)),
    ...(others
      ? [wrap(`Not won, and left alone: ${others}. --won-stage names another stage.`, style.width, "  ")]
      : []),
    ...section(
      "Left out",
      left.map(({ line, why }) => `line ${line}: ${visible(why)}`),
    ),
    ...section(
      "Skipped",
      bad.map(({ line, text, why }) => `line ${line}: ${visible(text)}: ${visible(why)}`),
      style.width,
    ),
    ...section(
      "No deal",
      skipped.map(({ line, text }) => `line ${line}: ${visible(text)}`),
      style.width,
    ),
  ];
}

function formatColumns({ columns, likely, unused }: ImportedDeals["read"]): string {
  const used = columns
    .map(({ field, column }) => `${field} = ${visible(column)}${likely.includes(field) ? " (likely)" : ""}`)
    .join(", ");
  return unused.length > 0 ? `${used}; not used: ${unused.map(visible).join(", ")}` : used;
}

/** The deal's project, and what the CRM says of it now. */
export function renderKnown({ project, differences }: KnownDeal, style: Style): readonly string[] {
  const { slug, customer } = project;
  return [
    `${visible(customer)} has its project already: ${slug}, owned since ${formatDay(project.ownedOn)}.`,
    ...differences.flatMap(({ field, ours, theirs }) => [
      `  ${field}: ${visible(ours)} here, ${visible(theirs)} in the file`,
      `    ${style.command(`psvc project edit ${slug} --${field} ${shellWord(theirs)}`)}`,
    ]),
  ];
}

function renderProjects(projects: readonly Project[], style: Style): string {
  return table(
    projects,
    [
      { title: "PROJECT", value: ({ slug }) => slug },
      { title: "CUSTOMER", value: ({ customer }) => customer, shrinkTo: 12 },
      { title: "VALUE", value: ({ deal }) => formatDealValue(deal), right: true },
      { title: "CLOSED", value: ({ deal }) => deal.closedOn },
      { title: "PHASE", value: phaseOf, drop: 3 },
      { title: "TARGET", value: ({ route }) => route.live.target, drop: 1 },
      { title: "PROMISES", value: ({ promises }) => String(Object.keys(promises).length), right: true, drop: 2 },
    ],
    style,
  );
}

function formatDealValue({ value, currency }: Project["deal"]): string {
  return value === null ? "" : visible(formatAmount({ value, currency }));
}

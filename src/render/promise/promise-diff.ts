import type { PromiseChange } from "../../domain/promise/promise-diff.ts";
import { formatDay, isDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

/** How far a change to many promises got. */
export type DiffProgress = "preview" | "dry-run" | "written";

export interface PromiseChangesScreen {
  readonly slug: string;
  readonly changes: readonly PromiseChange[];
  readonly stage: DiffProgress;
  /** Promises that were asked for and are as they should be already. */
  readonly unchanged: number;
}

interface Row {
  readonly id: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly statement: string;
}

/** As many as a person looks through before saying yes. */
const SHOWN = 20;

/** Old and new, a line for each field; then how many. */
export function renderPromiseChanges(screen: PromiseChangesScreen, style: Style): string {
  const { changes, stage } = screen;
  if (changes.length === 0) return `Nothing to change: ${formatCount(screen.unchanged)} as asked for already.`;
  return [renderChangeRows(changes, stage, style), "", summary(screen, style), ...closableLines(screen, style)].join(
    "\n",
  );
}

/** Old and new, a line for each field of the first promises. */
export function renderChangeRows(changes: readonly PromiseChange[], stage: DiffProgress, style: Style): string {
  const rows = changes.slice(0, SHOWN).flatMap(rowsOf);
  const columns: readonly Column<Row>[] = [
    { title: "ID", value: ({ id }) => id },
    { title: "WHAT", value: ({ what }) => what },
    { title: stage === "written" ? "WAS" : "NOW", value: ({ from }) => formatCell(from, style), shrinkTo: 10 },
    { title: stage === "written" ? "IS" : "BECOMES", value: ({ to }) => formatCell(to, style), shrinkTo: 10 },
    { title: "PROMISE", value: ({ statement }) => statement, shrinkTo: 12, drop: 1 },
  ];
  const more = changes.length - SHOWN;
  return [
    table(rows, columns, style),
    ...(more > 0 ? [style.dim(`and ${more} more promises${stage === "dry-run" ? "; --json names all" : ""}`)] : []),
  ].join("\n");
}

export function promiseChangesJson(changes: readonly PromiseChange[]) {
  return changes.map(({ id, isNew, fields, opens, closable }) => ({ id, isNew, fields, opens, closable }));
}

function rowsOf({ id, isNew, fields, opens, statement }: PromiseChange): readonly Row[] {
  const becomes = (field: string, to: string) => (field === "fit" && opens ? `${to}, opens ${opens}` : to);
  if (isNew) {
    const value = (name: string) => fields.find(({ field }) => field === name)?.to ?? "";
    const facts = [value("importance"), value("source"), value("strength"), becomes("fit", value("fit"))];
    return [{ id, what: "new", from: "", to: facts.join(", "), statement }];
  }
  return fields.map(({ field, from, to }, i) => ({
    id,
    what: formatField(field),
    from: from ?? "none",
    to: becomes(field, to ?? "none"),
    statement: i === 0 ? statement : "",
  }));
}

/** A program that reads rows wants the day as it is written in files. */
function formatCell(value: string, style: Style): string {
  return style.layout !== "tabs" && isDay(value) ? formatDay(value) : value;
}

/** `heardBy` is read as "heard by". */
function formatField(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function summary({ changes, stage, unchanged }: PromiseChangesScreen, style: Style): string {
  const added = changes.filter(({ isNew }) => isNew).length;
  const opened = changes.filter(({ opens }) => opens !== null).length;
  const verb = stage === "written" ? "was" : "would be";
  const isOnlyAdded = added === changes.length;
  const parts = [
    ...(isOnlyAdded ? [] : [`${formatCount(changes.length - added, verb)} changed`]),
    ...(added > 0 ? [isOnlyAdded ? `${formatCount(added, verb)} added` : `${added} added`] : []),
    ...(opened > 0 ? [`${count(opened, "gap")} opened`] : []),
    ...(unchanged > 0 ? [`${unchanged} as asked for already`] : []),
  ];
  const text = `${parts.join(", ")}.`;
  return stage === "dry-run" ? `${text} ${style.warn("Dry run: nothing was written.")}` : text;
}

/** A gap that is open although its promise fits now is the lead's to close. */
function closableLines({ changes, slug, stage }: PromiseChangesScreen, style: Style): readonly string[] {
  const gaps = changes.flatMap(({ closable }) => closable ?? []);
  if (gaps.length === 0 || stage !== "written") return [];
  const [first = ""] = gaps;
  return [
    `Still open although the promise fits: ${gaps.map(visible).join(", ")}. ` +
      `${style.command(`psvc gap close ${slug} ${first} --evidence TEXT`)}`,
  ];
}

function formatCount(number: number, verb = ""): string {
  const verbs = verb === "was" && number !== 1 ? "were" : verb;
  return `${count(number, "promise")}${verbs ? ` ${verbs}` : ""}`;
}

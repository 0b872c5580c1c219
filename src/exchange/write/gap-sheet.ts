import { computedSeverity } from "../../domain/gap/gap.ts";
import type { Gap } from "../../domain/model/gap.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import { getRecord, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Severity } from "../../domain/model/vocabulary.ts";
import { type ColumnOf, type OutgoingSheet, outgoingSheet } from "./outgoing.ts";

interface GapRow {
  readonly gap: Gap;
  readonly promise: CustomerPromise;
  readonly severity: Severity;
  readonly reason: string;
}

/** All gaps, closed ones too, with what was decided about them. */
export function gapSheet(standing: Standing): OutgoingSheet {
  const { slug, lead } = standing.project;
  const columns: readonly ColumnOf<GapRow>[] = [
    ["psvc ID", 9, ({ gap }) => gap.id],
    ["psvc project", 14, () => slug],
    ["Promise", 9, ({ promise }) => promise.id],
    ["Statement", 60, ({ promise }) => promise.statement],
    ["Importance", 11, ({ promise }) => promise.importance],
    ["State", 11, ({ gap }) => gap.state],
    ["Severity", 10, ({ severity }) => severity],
    ["Severity reason", 28, ({ reason }) => reason],
    ["Owner", 16, ({ gap }) => gap.owner ?? lead],
    ["Needed by", 11, ({ promise }) => promise.neededBy],
    ["Resolution", 16, ({ gap }) => gap.resolution?.kind ?? null],
    ["Resolution note", 32, ({ gap }) => gap.resolution?.note ?? null],
    ["Decided by", 18, ({ gap }) => gap.resolution?.decision?.by ?? null],
    ["Decided on", 11, ({ gap }) => gap.resolution?.decision?.on ?? null],
    ["Their words", 32, ({ gap }) => gap.resolution?.decision?.words ?? null],
    ["Review on", 11, ({ gap }) => gap.resolution?.reviewOn ?? null],
    ["Funded on", 11, ({ gap }) => gap.resolution?.fundedOn ?? null],
    ["Concession", 20, ({ gap }) => gap.resolution?.concession ?? null],
    ["Under protest", 32, ({ gap }) => gap.underProtest && `${gap.underProtest.by}: ${gap.underProtest.words}`],
    ["Opened on", 11, ({ gap }) => gap.openedOn],
    ["Closed on", 11, ({ gap }) => gap.closedOn],
    ["Evidence", 24, ({ gap }) => gap.evidence],
    ["Note", 32, ({ gap }) => gap.note],
  ];
  return outgoingSheet("Gaps", columns, gapRows(standing));
}

function gapRows(standing: Standing): readonly GapRow[] {
  const { gaps, promises } = standing.project;
  return sortedById(gaps).map(([, gap]) => ({
    gap,
    promise: getRecord(promises, gap.promise),
    ...computedSeverity(standing, gap),
  }));
}

const PRIORITIES: Readonly<Record<Severity, string>> = { blocker: "Highest", major: "High", minor: "Medium" };
/** Jira refuses a longer summary, and one with a line break. */
const LONGEST_SUMMARY = 250;

/** The gaps that are not closed, in the columns of Jira's import. Days are written yyyy-MM-dd. */
export function jiraSheet(standing: Standing): OutgoingSheet {
  const { slug, route } = standing.project;
  const columns: readonly ColumnOf<GapRow>[] = [
    ["Summary", 60, ({ gap, promise }) => summaryOf(`${gap.id}: ${promise.statement}`)],
    ["Issue Type", 11, () => "Task"],
    ["Priority", 10, ({ severity }) => PRIORITIES[severity]],
    ["Due date", 11, ({ promise }) => promise.neededBy ?? route.live.target],
    ["Labels", 24, ({ severity }) => ["psvc", slug, severity].join(" ")],
    ["Description", 80, (row) => descriptionOf(standing, row)],
  ];
  const open = gapRows(standing).filter(({ gap }) => gap.state !== "closed");
  return outgoingSheet("Gaps", columns, open);
}

function summaryOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST_SUMMARY) return line;
  // Half of a character is none.
  return `${line.slice(0, LONGEST_SUMMARY - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function descriptionOf({ project }: Standing, { gap, promise, severity, reason }: GapRow): string {
  const { resolution } = gap;
  return [
    `Promised (${promise.id}, ${promise.importance}): ${promise.statement}`,
    ...(promise.quote ? [`In their words: ${promise.quote}`] : []),
    `Today's product: ${promise.fit?.value ?? "unassessed"}${promise.fit?.release ? ` at ${promise.fit.release}` : ""}`,
    `Gap ${gap.id} of ${project.customer}: ${gap.state}, ${severity} (${reason})`,
    ...(resolution ? [`Resolution: ${resolution.kind}${resolution.note ? `, ${resolution.note}` : ""}`] : []),
    ...(gap.note ? [`Note: ${gap.note}`] : []),
    `Owner: ${gap.owner ?? project.lead}`,
  ].join("\n");
}

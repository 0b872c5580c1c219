import { fitWord, type Standing } from "../domain/fit.ts";
import { computedSeverity } from "../domain/gap.ts";
import type { CustomerDecision, Gap } from "../domain/ledger.ts";
import { at, type Entry } from "../domain/record.ts";
import { isProposed } from "../domain/resolution.ts";
import type { Severity } from "../domain/words.ts";
import { sayFormerly } from "./promise.ts";
import type { Style } from "./style.ts";
import { type Column, table } from "./table.ts";
import { visible } from "./visible.ts";

export function paintSeverity(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim() as Severity;
    return word === "blocker" ? style.bad(text) : word === "major" ? style.warn(text) : text;
  };
}

/** `workaround`, `defer (proposed)`, `under protest`. */
export function sayResolution(standing: Standing, gap: Gap): string {
  const kind = gap.resolution?.kind;
  if (!kind) return gap.underProtest ? "under protest" : "none yet";
  return isProposed(standing.project, gap) ? `${kind} (proposed)` : gap.underProtest ? `${kind}, under protest` : kind;
}

export function renderGaps(standing: Standing, entries: readonly Entry<Gap>[], style: Style): string {
  if (entries.length === 0) return "No gaps.";
  const columns: Column<Entry<Gap>>[] = [
    { title: "ID", value: ([, gap]) => gap.id },
    {
      title: "SEVERITY",
      value: ([, gap]) => (gap.state === "closed" ? "" : computedSeverity(standing, gap).severity),
      paint: paintSeverity(style),
    },
    { title: "STATE", value: ([, gap]) => gap.state },
    { title: "RESOLUTION", value: ([, gap]) => sayResolution(standing, gap), drop: 1 },
    { title: "OWNER", value: ([, gap]) => gap.owner ?? standing.project.lead, drop: 3, shrinkTo: 8 },
    { title: "PROMISE", value: ([, gap]) => sayPromise(standing, gap), shrinkTo: 16 },
  ];
  return table(entries, columns, style);
}

function sayPromise(standing: Standing, gap: Gap): string {
  const promise = at(standing.project.promises, gap.promise);
  return `${promise.id} ${promise.statement}`;
}

export function renderGap(standing: Standing, [, gap]: Entry<Gap>, style: Style): string {
  const { project } = standing;
  const promise = at(project.promises, gap.promise);
  const { severity, reason } = computedSeverity(standing, gap);
  const { resolution } = gap;
  const lines = [
    `${style.strong(gap.id)}${sayFormerly(gap)} ${gap.state === "closed" ? style.good("closed") : `${gap.state}, ${paintSeverity(style)(severity)}: ${visible(reason)}`}`,
    `  ${promise.id} (${promise.importance}, ${fitWord(promise)}) ${visible(promise.statement)}`,
    `  owner ${visible(gap.owner ?? project.lead)}, opened ${gap.openedOn}${gap.closedOn ? `, closed ${gap.closedOn}` : ""}`,
    ...capabilityLines(standing, gap),
    ...(resolution
      ? [
          `  ${sayResolution(standing, gap)}${resolution.owner ? `, by ${visible(resolution.owner)}` : ""}${resolution.note ? `: ${visible(resolution.note)}` : ""}`,
          ...(resolution.fundedOn ? [`  funded on ${resolution.fundedOn}`] : []),
          ...(resolution.reviewOn ? [`  review on ${resolution.reviewOn}`] : []),
          ...(resolution.concession ? [`  concession: ${visible(resolution.concession)}`] : []),
          ...decisionLine("decided", resolution.decision),
        ]
      : []),
    ...decisionLine("under protest", gap.underProtest),
    ...(gap.evidence ? [`  in place: ${visible(gap.evidence)}`] : []),
    ...(gap.note && gap.note !== resolution?.note ? [`  note: ${visible(gap.note)}`] : []),
    ...Object.values(gap.reopened).map(({ on, why }) => `  opened again on ${on}: ${visible(why)}`),
    ...nextLine(standing, gap, style),
  ];
  return lines.join("\n");
}

/** What today's product does instead, and the roadmap note, which is a note. */
function capabilityLines(standing: Standing, gap: Gap): readonly string[] {
  const promise = at(standing.project.promises, gap.promise);
  return promise.capabilities.flatMap((key) => {
    const capability = standing.catalogue?.capabilities[key];
    if (!capability) return [];
    return [
      `  today: ${visible(capability.name)} is ${capability.availability}${capability.limits ? ` (${visible(capability.limits)})` : ""}`,
      ...(capability.roadmapNote ? [`  roadmap note, which settles nothing: ${visible(capability.roadmapNote)}`] : []),
    ];
  });
}

function decisionLine(word: string, decision: CustomerDecision | null): readonly string[] {
  if (!decision) return [];
  return [
    `  ${word} by ${visible(decision.by)} on ${decision.on}: "${visible(decision.words)}"${decision.document ? ` (${visible(decision.document)})` : ""}`,
  ];
}

function nextLine({ project }: Standing, gap: Gap, style: Style): readonly string[] {
  const command = nextCommand(project.slug, gap, isProposed(project, gap));
  return command ? [`  next: ${style.command(command)}`] : [];
}

function nextCommand(slug: string, gap: Gap, proposed: boolean): string | null {
  if (gap.state === "closed") return null;
  if (proposed) return `psvc gap resolve ${slug} ${gap.id} --decided-by NAME --words TEXT`;
  if (gap.resolution?.kind === "defer") return null;
  return gap.state === "agreed" && gap.resolution
    ? `psvc gap close ${slug} ${gap.id} --evidence TEXT`
    : `psvc gap resolve ${slug} ${gap.id} --resolution workaround`;
}

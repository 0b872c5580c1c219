import { fitWord } from "../../domain/fit/fit.ts";
import { daysUnheld, roundsOn } from "../../domain/gap/confrontation-rounds.ts";
import { idleIfWaited } from "../../domain/gap/cost-of-waiting.ts";
import { computedSeverity } from "../../domain/gap/gap.ts";
import { stepForGap } from "../../domain/gap/gap-steps.ts";
import { needsDayOne } from "../../domain/gap/require-no-waiting.ts";
import { isProposed } from "../../domain/gap/resolve-gap.ts";
import type { Gap, NotWaiting, Resolution } from "../../domain/model/gap.ts";
import type { CustomerDecision } from "../../domain/model/people.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import { type Entry, getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Severity } from "../../domain/model/vocabulary.ts";
import { daysBetween, formatDay, formatDays, formatShortDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table, wrap } from "../layout/table.ts";
import { conversationLines } from "./confrontation-lines.ts";

export function paintSeverity(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim() as Severity;
    return word === "blocker" ? style.bad(text) : word === "major" ? style.warn(text) : text;
  };
}

/** `workaround`, `defer (proposed)`, `under protest`. */
export function formatResolution(standing: Standing, gap: Gap): string {
  const kind = gap.resolution?.kind;
  if (!kind) return gap.underProtest ? "under protest" : "none yet";
  return isProposed(standing.project, gap) ? `${kind} (proposed)` : gap.underProtest ? `${kind}, under protest` : kind;
}

export interface GapRow {
  readonly standing: Standing;
  readonly entry: Entry<Gap>;
}

/** `isOfAll`: each row says whose it is. */
export function renderGaps(rows: readonly GapRow[], isOfAll: boolean, style: Style): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No gaps.";
  const columns: Column<GapRow>[] = [
    ...(isOfAll ? [{ title: "PROJECT", value: ({ standing }: GapRow) => standing.project.slug }] : []),
    { title: "ID", value: ({ entry: [, gap] }) => gap.id },
    {
      title: "SEVERITY",
      value: ({ standing, entry: [, gap] }) => (gap.state === "closed" ? "" : computedSeverity(standing, gap).severity),
      paint: paintSeverity(style),
    },
    { title: "STATE", value: ({ entry: [, gap] }) => gap.state },
    { title: "RESOLUTION", value: ({ standing, entry: [, gap] }) => formatResolution(standing, gap), drop: 1 },
    {
      title: "CONVERSATION",
      value: ({ standing, entry: [key, gap] }) => formatConversation(standing, key, gap),
      drop: 2,
    },
    {
      title: "OWNER",
      value: ({ standing, entry: [, gap] }) => gap.owner ?? standing.project.lead,
      drop: 3,
      shrinkTo: 8,
    },
    { title: "PROMISE", value: ({ standing, entry: [, gap] }) => formatPromise(standing, gap), shrinkTo: 16 },
  ];
  return table(rows, columns, style);
}

/** `by Fri 27 Nov`, `3 days late`, `refused`; for one that nobody has spoken of, how long. */
function formatConversation(standing: Standing, key: Key, gap: Gap): string {
  const last = roundsOn(standing.project, key).at(-1)?.[1];
  if (last?.outcome) return last.outcome.outcome;
  if (last && !last.endedOn) {
    const late = daysUnheld(standing, last);
    return late > 0 ? `${formatDays(late)} late` : `by ${formatShortDay(last.by)}`;
  }
  const days = daysBetween(gap.openedOn, standing.today);
  if (gap.state !== "open") return "";
  return days === 0 ? "none yet" : `none for ${formatDays(days)}`;
}

function formatPromise(standing: Standing, gap: Gap): string {
  const promise = getRecord(standing.project.promises, gap.promise);
  return `${promise.id} ${promise.statement}`;
}

export function renderGap(standing: Standing, [key, gap]: Entry<Gap>, style: Style): string {
  const { project } = standing;
  const promise = getRecord(project.promises, gap.promise);
  const { severity, reason } = computedSeverity(standing, gap);
  const { resolution } = gap;
  const lines = [
    `${style.strong(gap.id)}${formatFormerly(gap)} ` +
      (gap.state === "closed"
        ? style.good("closed")
        : `${gap.state}, ${paintSeverity(style)(severity)}: ${visible(reason)}`),
    `  ${promise.id} (${promise.importance}, ${fitWord(promise)}) ${visible(promise.statement)}`,
    `  owner ${visible(gap.owner ?? project.lead)}, opened ` +
      `${formatDay(gap.openedOn)}${gap.closedOn ? `, closed ${formatDay(gap.closedOn)}` : ""}`,
    ...ageLines(standing, key, gap, style),
    ...capabilityLines(standing, gap),
    ...idleLines(standing, gap),
    ...(resolution
      ? [
          `  ${formatResolution(standing, gap)}${resolution.owner ? `, by ${visible(resolution.owner)}` : ""}` +
            `${resolution.note ? `: ${visible(resolution.note)}` : ""}`,
          ...dayOneLines(promise, resolution),
          ...(resolution.fundedOn ? [`  funded on ${formatDay(resolution.fundedOn)}`] : []),
          ...(resolution.reviewOn ? [`  review on ${formatDay(resolution.reviewOn)}`] : []),
          ...(resolution.concession ? [`  concession: ${visible(resolution.concession)}`] : []),
          ...decisionLine("decided", resolution.decision),
        ]
      : []),
    ...decisionLine("under protest", gap.underProtest),
    ...conversationLines(standing, key, style),
    ...(gap.evidence ? [`  in place: ${visible(gap.evidence)}`] : []),
    ...overrideLine(gap.notWaiting),
    ...(gap.note && gap.note !== resolution?.note ? [`  note: ${visible(gap.note)}`] : []),
    ...Object.values(gap.reopened).map(({ on, why }) => `  opened again on ${formatDay(on)}: ${visible(why)}`),
    ...nextLines(standing, key, style),
  ];
  return lines.map((line) => (line.includes("psvc ") ? line : wrap(line, style.width, "    "))).join("\n");
}

/** What today's product does instead, and the roadmap note, which is a note. */
function capabilityLines(standing: Standing, gap: Gap): readonly string[] {
  const promise = getRecord(standing.project.promises, gap.promise);
  return promise.capabilities.flatMap((key) => {
    const capability = standing.catalogue?.capabilities[key];
    if (!capability) return [];
    return [
      `  today: ${visible(capability.name)} is ` +
        `${capability.availability}${capability.limits ? ` (${visible(capability.limits)})` : ""}`,
      ...(capability.roadmapNote ? [`  roadmap note, which settles nothing: ${visible(capability.roadmapNote)}`] : []),
    ];
  });
}

/** What users do on the first day, where that is to be said; records of earlier versions do not say it. */
function dayOneLines(promise: CustomerPromise, resolution: Resolution): readonly string[] {
  const { kind, dayOne, inPlaceBy, notWaiting } = resolution;
  const isNeeded = needsDayOne(promise, kind);
  return [
    ...(dayOne || isNeeded ? [`  on day one: ${visible(dayOne ?? "not recorded")}`] : []),
    ...(inPlaceBy || isNeeded ? [`  in place by ${inPlaceBy ? formatDay(inPlaceBy) : "a day not recorded"}`] : []),
    ...overrideLine(notWaiting),
  ];
}

function overrideLine(notWaiting: NotWaiting | undefined): readonly string[] {
  if (!notWaiting) return [];
  const { why, by, on } = notWaiting;
  return [`  does not wait for product, says ${visible(by)} on ${formatDay(on)}: ${visible(why)}`];
}

function decisionLine(word: string, decision: CustomerDecision | null): readonly string[] {
  if (!decision) return [];
  return [
    `  ${word} by ${visible(decision.by)} on ${formatDay(decision.on)}: ` +
      `"${visible(decision.words)}"${decision.document ? ` (${visible(decision.document)})` : ""}`,
  ];
}

/** A gap of which nobody has told the customer grows old in sight. */
function ageLines(standing: Standing, key: Key, gap: Gap, style: Style): readonly string[] {
  if (gap.state !== "open" || roundsOn(standing.project, key).length > 0) return [];
  const days = daysBetween(gap.openedOn, standing.today);
  return days > 0 ? [style.warn(`  the customer has not been told for ${formatDays(days)}`)] : [];
}

/** What waiting for the roadmap note would cost. */
function idleLines(standing: Standing, gap: Gap): readonly string[] {
  const idle = idleIfWaited(standing, gap);
  if (!idle) return [];
  const value =
    idle.value === null
      ? "the deal"
      : `${idle.value.toLocaleString("en-US")}${idle.currency ? ` ${visible(idle.currency)}` : ""}`;
  return [
    `  waiting for it would leave ${value} idle for ${formatDays(idle.days)} after the planned go-live, until ` +
      `${formatDay(idle.until)}`,
  ];
}

/** What moves it on; a review that came can end in three ways. */
function nextLines(standing: Standing, key: Key, style: Style): readonly string[] {
  const step = stepForGap(standing, key);
  if (!step) return [];
  const { slug } = standing.project;
  const { id } = getRecord(standing.project.gaps, key);
  if (step.code !== "review") return [`  next: ${style.command(step.command)}`];
  return [
    `  in place now: ${style.command(`psvc gap close ${slug} ${id} --evidence TEXT`)}`,
    `  again later: ${style.command(`psvc gap resolve ${slug} ${id} --review-on DAY --decided-by NAME --words TEXT`)}`,
    `  not good enough any more: ${style.command(`psvc gap reopen ${slug} ${id} --why TEXT`)}`,
  ];
}

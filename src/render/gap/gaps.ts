import type { GapView } from "../../domain/gap/view.ts";
import type { NotWaiting, Resolution } from "../../domain/model/gap.ts";
import type { CustomerDecision } from "../../domain/model/people.ts";
import type { Severity } from "../../domain/model/vocabulary.ts";
import { daysBetween, formatDay, formatDays, formatShortDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table, wrap } from "../layout/table.ts";
import { NEWEST_NOTES, renderNoteLine } from "../note/notes.ts";
import { conversationLines } from "./confrontation-lines.ts";

export function paintSeverity(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim() as Severity;
    return word === "blocker" ? style.bad(text) : word === "major" ? style.warn(text) : text;
  };
}

/** `workaround`, `defer (proposed)`, `under protest`. */
function formatResolution({ gap, isProposed }: GapView): string {
  const kind = gap.resolution?.kind;
  if (!kind) return gap.underProtest ? "under protest" : "none yet";
  return isProposed ? `${kind} (proposed)` : gap.underProtest ? `${kind}, under protest` : kind;
}

/** How they go live with it, or how far it is where nothing is decided. */
export function formatGapState(view: GapView): string {
  const { gap } = view;
  return gap.resolution || gap.underProtest ? formatResolution(view) : gap.state;
}

/** `isOfAll`: each row says whose it is. */
export function renderGaps(rows: readonly GapView[], isOfAll: boolean, style: Style): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No gaps.";
  const columns: Column<GapView>[] = [
    ...(isOfAll ? [{ title: "PROJECT", value: ({ standing }: GapView) => standing.project.slug }] : []),
    { title: "ID", value: ({ gap }) => gap.id },
    {
      title: "SEVERITY",
      value: ({ gap, severity }) => (gap.state === "closed" ? "" : severity),
      paint: paintSeverity(style),
    },
    { title: "STATE", value: ({ gap }) => gap.state },
    { title: "RESOLUTION", value: formatResolution, drop: 1 },
    {
      title: "CONVERSATION",
      value: formatConversation,
      drop: 2,
    },
    {
      title: "OWNER",
      value: ({ owner }) => owner,
      drop: 3,
      shrinkTo: 8,
    },
    { title: "PROMISE", value: ({ promise }) => `${promise.id} ${promise.statement}`, shrinkTo: 16 },
  ];
  return table(rows, columns, style);
}

/** `by Fri 27 Nov`, `3 days late`, `refused`; for one that nobody has spoken of, how long. */
function formatConversation({ standing, gap, conversations }: GapView): string {
  const last = conversations.at(-1);
  if (last?.plan.outcome) return last.plan.outcome.outcome;
  if (last && !last.plan.endedOn)
    return last.daysUnheld > 0 ? `${formatDays(last.daysUnheld)} late` : `by ${formatShortDay(last.plan.by)}`;
  const days = daysBetween(gap.openedOn, standing.today);
  if (gap.state !== "open") return "";
  return days === 0 ? "none yet" : `none for ${formatDays(days)}`;
}

function formatState({ state, underProtest }: GapView["gap"]): string {
  return underProtest ? "accepted with reservations" : state;
}

export function renderGap(view: GapView, style: Style): string {
  const { gap, promise, fit, severity, severityReason, owner } = view;
  const { resolution } = gap;
  const lines = [
    `${style.strong(gap.id)}${formatFormerly(gap)} ` +
      (gap.state === "closed"
        ? style.good(gap.underProtest ? "closed, accepted with reservations" : "closed")
        : `${formatState(gap)}, ${paintSeverity(style)(severity)}: ${visible(severityReason)}`),
    `  ${promise.id} (${promise.importance}, ${fit}) ${visible(promise.statement)}`,
    `  owner ${visible(owner)}, opened ` +
      `${formatDay(gap.openedOn)}${gap.closedOn ? `, closed ${formatDay(gap.closedOn)}` : ""}`,
    ...ageLines(view, style),
    ...capabilityLines(view),
    ...idleLines(view),
    ...(resolution
      ? [
          `  ${formatResolution(view)}${resolution.owner ? `, by ${visible(resolution.owner)}` : ""}` +
            `${resolution.note ? `: ${visible(resolution.note)}` : ""}`,
          ...dayOneLines(resolution, view.needsDayOne),
          ...(resolution.fundedOn ? [`  funded on ${formatDay(resolution.fundedOn)}`] : []),
          ...(resolution.reviewOn ? [`  review on ${formatDay(resolution.reviewOn)}`] : []),
          ...(resolution.concession ? [`  concession: ${visible(resolution.concession)}`] : []),
          ...decisionLine("decided", resolution.decision),
        ]
      : []),
    ...decisionLine("under protest", gap.underProtest),
    ...conversationLines(view, style),
    ...(gap.evidence ? [`  in place: ${visible(gap.evidence)}`] : []),
    ...overrideLine(gap.notWaiting),
    ...(gap.note && gap.note !== resolution?.note ? [`  note: ${visible(gap.note)}`] : []),
    ...view.notes.slice(0, NEWEST_NOTES).map((note) => `  ${renderNoteLine(note)}`),
    ...Object.values(gap.reopened).map(({ on, why }) => `  opened again on ${formatDay(on)}: ${visible(why)}`),
    ...nextLines(view, style),
  ];
  return lines.map((line) => (line.includes("psvc ") ? line : wrap(line, style.width, "    "))).join("\n");
}

/** What today's product does instead, and the roadmap note, which is a note. */
function capabilityLines({ standing, promise }: GapView): readonly string[] {
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
function dayOneLines({ dayOne, inPlaceBy, notWaiting }: Resolution, isNeeded: boolean): readonly string[] {
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
function ageLines({ standing, gap, conversations }: GapView, style: Style): readonly string[] {
  if (gap.state !== "open" || conversations.length > 0) return [];
  const days = daysBetween(gap.openedOn, standing.today);
  return days > 0 ? [style.warn(`  the customer has not been told for ${formatDays(days)}`)] : [];
}

/** What waiting for the roadmap note would cost. */
function idleLines({ idle }: GapView): readonly string[] {
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
function nextLines({ standing, gap: { id }, step }: GapView, style: Style): readonly string[] {
  if (!step) return [];
  const { slug } = standing.project;
  if (step.code !== "review") return [`  next: ${style.command(formatCommand(step.command))}`];
  return [
    `  in place now: ${style.command(`psvc gap close ${slug} ${id} --evidence TEXT`)}`,
    `  again later: ${style.command(`psvc gap resolve ${slug} ${id} --review-on DAY --decided-by NAME --words TEXT`)}`,
    `  not good enough any more: ${style.command(`psvc gap reopen ${slug} ${id} --why TEXT`)}`,
  ];
}

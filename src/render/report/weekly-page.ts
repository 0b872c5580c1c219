import { CUSTOMER_MILESTONE_LABELS, HEALTH_LABELS, RESOLUTION_LABELS } from "../../domain/labels/labels.ts";
import type { WeeklyPage } from "../../domain/report/customer-page.ts";
import type { CustomerMove } from "../../domain/report/customer-progress.ts";
import type { Ask } from "../../domain/report/customer-scope.ts";
import { daysBetween, formatDays } from "../../domain/time/calendar.ts";
import { partBlocks } from "./customer-part.ts";
import { headOf, listOf, type PageDocument, sectionOf, tableBlock, textBlock, type Words } from "./page-document.ts";
import { formatPoint, REACHED, timelineOf } from "./plain-words.ts";

export function weeklyDocument(page: WeeklyPage): PageDocument {
  const { customer, on, since, lead, moved, redated, notes, next } = page;
  const isQuiet = moved.length === 0;
  return {
    title: `${customer} · Weekly status report`,
    head: headOf(on, lead),
    lead: leadOf(page),
    sections: [
      ...sectionOf(
        "Completed",
        isQuiet ? [textBlock("Nothing completed since ", { day: since }, ".")] : listOf(moved.map(formatMove)),
      ),
      ...sectionOf(
        "Changed dates",
        tableBlock(
          ["Milestone", "Was", "Now"],
          redated.map(({ milestone, from, to }) => [
            [CUSTOMER_MILESTONE_LABELS[milestone]],
            [{ day: from }],
            [{ day: to }],
          ]),
        ),
      ),
      ...sectionOf("Notes", listOf(notes.map((note): Words => [{ day: note.on }, `: ${note.text}`]))),
      ...sectionOf("Key dates", [
        ...timelineOf(next, on),
        ...tableBlock(
          ["Milestone", "Date"],
          next.map((point) => formatPoint(point, on)),
        ),
      ]),
      ...sectionOf("What we need from you", partBlocks(page, "No open actions on your side.")),
    ],
  };
}

function statusOf({ status, isInScopeReview, liveOn }: WeeklyPage): readonly Words[] {
  if (status) return [[{ strong: `Status: ${HEALTH_LABELS[status.status]}.` }, ` ${status.sentence}`]];
  return isInScopeReview && !liveOn ? [[{ strong: "Status: Scope review in progress." }]] : [];
}

function leadOf(page: WeeklyPage): readonly Words[] {
  const { goliveOn, liveOn, on, restsUntil, firstPlanOn } = page;
  const first: Words = firstPlanOn && firstPlanOn !== goliveOn ? [" First plan: ", { day: firstPlanOn }, "."] : [];
  const away = daysBetween(on, goliveOn);
  const golive: Words = liveOn
    ? ["Live since ", { day: liveOn, strong: true }, "."]
    : away < 0
      ? ["Go-live was planned for ", { day: goliveOn, strong: true }, "; new date to be agreed."]
      : ["Go-live: ", { day: goliveOn, strong: true }, away === 0 ? ", today." : `, in ${formatDays(away)}.`];
  return [
    ...statusOf(page),
    [...golive, ...first],
    ...(restsUntil ? [["As agreed with you, the project is paused until ", { day: restsUntil }, "."]] : []),
  ];
}

function formatMove(move: CustomerMove): Words {
  const day: Words = [{ day: move.on }, ": "];
  switch (move.what) {
    case "reached":
      return [...day, REACHED[move.milestone]];
    case "delivered":
      return [...day, `${move.owner} delivered: ${move.text}`];
    case "shown":
      return [...day, move.text, ...(move.to ? [` (shown to ${move.to})`] : [])];
    case "decided":
      return [...day, `Decided: ${move.ask.statement}${formatDecision(move)}`];
    case "in-place":
      return [...day, formatInPlace(move.ask)];
    case "spoken-of":
      return [...day, `Discussed: ${move.ask.statement}`];
  }
}

/** What was set up in its place, where it is not what they asked for. */
function formatInPlace({ statement, answer }: Ask): string {
  if (answer.how !== "another-way") return `In place: ${statement}`;
  const how = answer.way.text ?? RESOLUTION_LABELS[answer.way.kind];
  return `In place: ${how} (for: ${statement})`;
}

function formatDecision({
  ask: { answer },
}: CustomerMove & { readonly what: "decided" | "in-place" | "spoken-of" }): string {
  if (answer.how === "under-protest") return " (accepted with reservations)";
  return "way" in answer && answer.way ? ` (${RESOLUTION_LABELS[answer.way.kind]})` : "";
}

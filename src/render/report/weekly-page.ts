import type { WeeklyPage } from "../../domain/report/customer-page.ts";
import type { CustomerMove } from "../../domain/report/customer-progress.ts";
import { daysBetween, formatDays } from "../../domain/time/calendar.ts";
import { partBlocks } from "./customer-part.ts";
import { listOf, type PageDocument, sectionOf, tableBlock, textBlock, type Words } from "./page-document.ts";
import { formatPoint, PLAIN_STEPS, PLAIN_WAYS } from "./plain-words.ts";

export function weeklyDocument(page: WeeklyPage): PageDocument {
  const { customer, on, since, lead, moved, redated, notes, next } = page;
  const isQuiet = moved.length === 0;
  return {
    title: `${customer}: where we are`,
    head: [{ day: since }, " to ", { day: on }, `, from ${lead}`],
    lead: leadOf(page),
    sections: [
      ...sectionOf(
        "What moved",
        isQuiet ? [textBlock("No step was taken since ", { day: since }, ".")] : listOf(moved.map(formatMove)),
      ),
      ...sectionOf(
        "Days that changed",
        tableBlock(
          ["Step", "It was", "It is"],
          redated.map(({ milestone, from, to }) => [[PLAIN_STEPS[milestone].ahead], [{ day: from }], [{ day: to }]]),
        ),
      ),
      ...sectionOf("Notes", listOf(notes.map((note): Words => [{ day: note.on }, `: ${note.text}`]))),
      ...sectionOf(
        "What is next",
        tableBlock(
          ["Step", "Day"],
          next.map((point) => formatPoint(point, on)),
        ),
      ),
      ...sectionOf("What we need from you", partBlocks(page, "Nothing is open on your side.")),
    ],
  };
}

function leadOf({ goliveOn, liveOn, on, restsUntil }: WeeklyPage): readonly Words[] {
  const away = daysBetween(on, goliveOn);
  const golive: Words = liveOn
    ? ["Live since ", { day: liveOn, strong: true }, "."]
    : away < 0
      ? ["The go-live was planned for ", { day: goliveOn, strong: true }, "; a new day is to be set."]
      : [
          "The go-live is planned for ",
          { day: goliveOn, strong: true },
          away === 0 ? ", today." : `, in ${formatDays(away)}.`,
        ];
  return [golive, ...(restsUntil ? [["As agreed with you, work rests until ", { day: restsUntil }, "."]] : [])];
}

function formatMove(move: CustomerMove): Words {
  const day: Words = [{ day: move.on }, ": "];
  switch (move.what) {
    case "reached":
      return [...day, PLAIN_STEPS[move.milestone].reached];
    case "delivered":
      return [...day, `${move.owner} delivered: ${move.text}`];
    case "shown":
      return [...day, move.text, ...(move.to ? [` (shown to ${move.to})`] : [])];
    case "decided":
      return [...day, `you decided on: ${move.ask.statement}${formatDecision(move)}`];
    case "in-place":
      return [...day, `in place: ${move.ask.statement}`];
    case "spoken-of":
      return [...day, `we spoke about: ${move.ask.statement}`];
  }
}

function formatDecision({
  ask: { answer },
}: CustomerMove & { readonly what: "decided" | "in-place" | "spoken-of" }): string {
  if (answer.how === "under-protest") return " (you go live without it, under protest)";
  return "way" in answer && answer.way ? ` (${PLAIN_WAYS[answer.way.kind]})` : "";
}

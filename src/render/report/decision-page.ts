import { formatAsk } from "../../domain/confront/draft-confrontation.ts";
import { RESOLUTION_LABELS } from "../../domain/labels/labels.ts";
import type { DecisionPage } from "../../domain/report/customer-page.ts";
import type { CustomerOption, DecisionAsked } from "../../domain/report/customer-view.ts";
import { compareTexts, isNoChange } from "../../domain/text/text.ts";
import { formatDays } from "../../domain/time/calendar.ts";
import {
  type Block,
  headOf,
  type PageDocument,
  type Section,
  tableBlock,
  textBlock,
  type Words,
} from "./page-document.ts";

/** What they asked for, what works, their options, what we recommend, what to decide by when. */
export function decisionDocument(page: DecisionPage): PageDocument {
  const { customer, on, lead, decisions } = page;
  const { length } = decisions;
  return {
    title: `${customer} · Decision request`,
    head: headOf(
      on,
      lead,
      decisions.map((decision) => decision.with),
    ),
    lead: [leadOf(page)],
    sections: decisions.map((decisionAsked, index) =>
      sectionOn(decisionAsked, length > 1 ? `Decision ${index + 1} of ${length}` : "Decision", page.showsEffort),
    ),
  };
}

function leadOf({ goliveOn, decisions, on }: DecisionPage): Words {
  const first = [...decisions].map(({ by }) => by).sort(compareTexts)[0] ?? on;
  const only = decisions.length === 1 ? decisions[0] : null;
  const golive: Words = goliveOn ? [", for go-live on ", { day: goliveOn }] : [];
  const isPast = first < on;
  return [
    { strong: only ? "Decision needed" : `${decisions.length} decisions needed` },
    isPast ? ", overdue since " : only ? " by " : ", the first by ",
    { day: first, strong: true, isDeadline: true },
    only ? `: ${formatChoice(only)}` : "",
    ...golive,
    ".",
  ];
}

/** `option A or option B`. */
function formatChoice({ choices }: DecisionAsked): string {
  const letters = choices.map(({ letter }) => `option ${letter}`);
  const last = letters.at(-1) ?? "";
  return letters.length > 1 ? `${letters.slice(0, -1).join(", ")} or ${last}` : `${last}, yes or no`;
}

function sectionOn(decisionAsked: DecisionAsked, title: string, showsEffort: boolean): Section {
  const { asked, quote, truth, choices, recommended, with: person } = decisionAsked;
  return {
    title,
    isOne: true,
    blocks: [
      { kind: "fact", term: "What you asked for", words: [asked, quote ? ` ("${quote}")` : ""] },
      { kind: "fact", term: "What today's version does", words: [truth] },
      { kind: "fact", term: "Options", words: [] },
      ...optionTable(decisionAsked, showsEffort),
      ...(recommended ? [textBlock({ strong: "Recommendation." }, ` Option ${recommended.letter}.`)] : []),
      ...askBlock(decisionAsked),
      textBlock("Nothing is agreed until you confirm."),
      { kind: "boxes", labels: choices.map(({ letter }) => `Option ${letter}`) },
      { kind: "signatures", parties: [{ side: "", name: person }] },
    ],
  };
}

/** The question where the lead put it in words of their own; the draft says no more than the lead of the page. */
function askBlock({ ask, choices, by }: DecisionAsked): readonly Block[] {
  const letters = choices.map(({ letter }) => letter);
  const isDrafted = ask === formatAsk(letters, by) || /^Please decide by .+ (?:which of|whether you go live)/.test(ask);
  return isDrafted ? [] : [{ kind: "fact", term: "Decision", words: [ask] }];
}

/** One column an option, so that a row can be compared from left to right. */
function optionTable({ choices, recommended }: DecisionAsked, showsEffort: boolean): readonly Block[] {
  const columns = choices.map(({ letter, resolution }) => {
    const isBest = letter === recommended?.letter ? " (recommended)" : "";
    return `${letter}. ${RESOLUTION_LABELS[resolution]}${isBest}`;
  });
  const row = (title: string, cell: (choice: CustomerOption) => Words): readonly Words[] => [
    [title],
    ...choices.map(cell),
  ];
  const rows = [
    row("How it works on day one", howItWorks),
    row("Go-live date", ({ time }) => [isNoChange(time) ? "No impact" : time]),
    row("Cost", ({ money }) => [isNoChange(money) ? "No additional cost" : money]),
    row("Scope", ({ scope }) => [isNoChange(scope) ? "No change" : scope]),
    ...(showsEffort ? [row("Effort on our side", ({ ourDays }) => [formatDays(ourDays)])] : []),
    row("Effort on your side", ({ theirDays }) => [formatDays(theirDays)]),
  ];
  return tableBlock(["", ...columns], rows);
}

function howItWorks({ text: what, concession, reviewOn, fundedOn }: CustomerOption): Words {
  return [
    what,
    concession ? `; ${concession}` : "",
    ...(reviewOn ? ["; to be reviewed with you on ", { day: reviewOn }] : []),
    ...(fundedOn ? ["; budget approved by ", { day: fundedOn }] : []),
  ];
}

import type { DecisionPage } from "../../domain/report/customer-page.ts";
import type { CustomerOption, DecisionAsked } from "../../domain/report/customer-view.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { formatDay, formatDays } from "../../domain/time/calendar.ts";
import { type Block, type PageDocument, type Section, tableBlock, textBlock, type Words } from "./page-document.ts";
import { PLAIN_WAYS } from "./plain-words.ts";

/** What they asked for, what works, their choices, what we recommend, what to decide by when. */
export function decisionDocument(page: DecisionPage): PageDocument {
  const { customer, on, decisions } = page;
  const people = [...new Set(decisions.map((decision) => decision.with))].join(", ");
  return {
    title: `${customer}: what we ask you to decide`,
    head: [{ day: on }, `, for ${people}`],
    lead: [leadOf(page)],
    sections: decisions.map((decisionAsked, index) =>
      sectionOn(decisionAsked, decisions.length > 1 ? `Decision ${index + 1} of ${decisions.length}` : "Your decision"),
    ),
  };
}

function leadOf({ goliveOn, decisions, on }: DecisionPage): Words {
  const first = [...decisions].map(({ by }) => by).sort(compareTexts)[0] ?? on;
  const count = decisions.length;
  return [
    ...(goliveOn ? ["To go live on ", { day: goliveOn }] : ["To go live"]),
    " with the product as it is today, we need ",
    count === 1 ? "one decision from you, by " : `${count} decisions from you, the first by `,
    { day: first, strong: true },
    ".",
  ];
}

function sectionOn(decisionAsked: DecisionAsked, title: string): Section {
  const { asked, quote, truth, choices, recommended, ask, by } = decisionAsked;
  const why = recommended?.why ? `, because ${recommended.why}` : "";
  return {
    title,
    isOne: true,
    blocks: [
      { kind: "fact", term: "What you asked for", words: [asked, quote ? ` ("${quote}")` : ""] },
      { kind: "fact", term: "What works on day one", words: [truth] },
      { kind: "fact", term: "Your choices, and what follows from each", words: [] },
      ...tableBlock(COLUMNS, choices.map(choiceRow)),
      ...(recommended ? [textBlock({ strong: `We recommend ${recommended.letter}` }, `${why}.`)] : []),
      askBlock(ask, by),
    ],
  };
}

function askBlock(ask: string, by: string): Block {
  const isSaid = ask.includes(formatDay(by));
  return { kind: "fact", term: `The decision we ask for${isSaid ? "" : `, by ${formatDay(by)}`}`, words: [ask] };
}

const COLUMNS = ["Option", "Choice", "What happens", "Date", "Money", "Scope", "Our effort", "Your effort"];

function choiceRow(choice: CustomerOption): readonly Words[] {
  const { letter, resolution, time, money, scope, ourDays, theirDays } = choice;
  return [
    [{ strong: letter }],
    [PLAIN_WAYS[resolution]],
    whatHappens(choice),
    ...[time, money, scope, formatDays(ourDays), formatDays(theirDays)].map((words): Words => [words]),
  ];
}

function whatHappens({ text: what, concession, reviewOn, fundedOn }: CustomerOption): Words {
  return [
    what,
    concession ? `; ${concession}` : "",
    ...(reviewOn ? ["; we look at it again with you on ", { day: reviewOn }] : []),
    ...(fundedOn ? ["; funded by ", { day: fundedOn }] : []),
  ];
}

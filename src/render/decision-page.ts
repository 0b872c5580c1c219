import { type Day, sayDay, sayDays } from "../domain/calendar.ts";
import { lettered } from "../domain/confrontation.ts";
import type { Confrontation, ConfrontationOption } from "../domain/ledger.ts";
import type { Project } from "../domain/project.ts";
import { at } from "../domain/record.ts";
import type { ResolutionKind } from "../domain/words.ts";
import { markdownText } from "./markdown.ts";

/** Everything of a plan that the customer's page may say; nothing else reaches it. */
interface DecisionFields {
  readonly asked: string;
  readonly quote: string | null;
  readonly truth: string;
  readonly choices: readonly Choice[];
  readonly recommended: { readonly letter: string; readonly why: string | null } | null;
  readonly ask: string;
  readonly by: Day;
}

interface Choice {
  readonly letter: string;
  readonly how: string;
  readonly text: string;
  readonly time: string;
  readonly money: string;
  readonly scope: string;
  readonly ours: number;
  readonly theirs: number;
}

/** How each resolution is called in front of a customer. */
const PLAIN: Readonly<Record<ResolutionKind, string>> = {
  "accept-standard": "as the product does it",
  workaround: "another way, from day one",
  "process-change": "a change in how you work",
  purchase: "an edition or module in addition",
  "third-party": "another product beside it",
  extension: "built beside the product",
  descope: "left out",
  defer: "later, after the go-live",
  concede: "commercial credit",
};

/** The customer's page, as Markdown: what they asked for, what works, their choices, what we recommend, what to decide by when. */
export function decisionPage(project: Project, plans: readonly Confrontation[], today: Day): string {
  const people = [...new Set(plans.map((plan) => plan.with))].map(markdownText).join(", ");
  const first = plans.map(({ by }) => by).sort()[0] ?? today;
  const needed =
    plans.length === 1
      ? `one decision from you, by **${sayDay(first)}**`
      : `${plans.length} decisions from you, the first by **${sayDay(first)}**`;
  const { target } = project.route.live;
  const on = target > today ? ` on ${sayDay(target)}` : "";
  return [
    `# ${markdownText(project.customer)}: what we ask you to decide`,
    "",
    `${sayDay(today)}, for ${people}`,
    "",
    `To go live${on} with the product as it is today, we need ${needed}.`,
    "",
    ...plans.flatMap((plan, index) =>
      section(fieldsOf(project, plan), plans.length > 1 ? `Decision ${index + 1} of ${plans.length}` : "Your decision"),
    ),
  ].join("\n");
}

function fieldsOf(project: Project, plan: Confrontation): DecisionFields {
  const promise = at(project.promises, at(project.gaps, plan.gap).promise);
  const options = lettered(plan);
  const best = options.find(({ key }) => key === plan.recommendation?.option);
  return {
    asked: promise.statement,
    quote: promise.quote,
    truth: plan.truth,
    choices: options.map(({ letter, option }) => choiceOf(letter, option)),
    recommended: best ? { letter: best.letter, why: plan.recommendation?.why ?? null } : null,
    ask: plan.ask,
    by: plan.by,
  };
}

function choiceOf(letter: string, option: ConfrontationOption): Choice {
  const { time, money, scope, effort } = option.consequence;
  const more = [
    ...(option.concession ? [option.concession] : []),
    ...(option.reviewOn ? [`we look at it again with you on ${sayDay(option.reviewOn)}`] : []),
    ...(option.fundedOn ? [`funded by ${sayDay(option.fundedOn)}`] : []),
  ];
  return {
    letter,
    how: PLAIN[option.resolution],
    text: [option.text, ...more].join("; "),
    time,
    money,
    scope,
    ours: effort.services,
    theirs: effort.customer,
  };
}

function section(fields: DecisionFields, title: string): readonly string[] {
  const { asked, quote, truth, choices, recommended, ask, by } = fields;
  const why = recommended?.why ? `, because ${markdownText(recommended.why)}` : "";
  return [
    `## ${title}`,
    "",
    `**What you asked for:** ${markdownText(asked)}${quote ? ` ("${markdownText(quote)}")` : ""}`,
    "",
    `**What works on day one:** ${markdownText(truth)}`,
    "",
    "**Your choices, and what follows from each:**",
    "",
    "|  | choice | what happens | date | money | scope | our effort | your effort |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...choices.map(
      (one) =>
        `| ${[`**${one.letter}**`, one.how, ...[one.text, one.time, one.money, one.scope].map(markdownText), sayDays(one.ours), sayDays(one.theirs)].join(" | ")} |`,
    ),
    "",
    ...(recommended ? [`**We recommend ${recommended.letter}**${why}.`, ""] : []),
    `**The decision we ask for${ask.includes(sayDay(by)) ? "" : `, by ${sayDay(by)}`}:** ${markdownText(ask)}`,
    "",
  ];
}

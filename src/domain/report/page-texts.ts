import type { CustomerPage } from "./customer-page.ts";
import type { CustomerMove } from "./customer-progress.ts";
import type { Ask } from "./customer-scope.ts";
import type { CustomerAction, DecisionAsked } from "./customer-view.ts";

/** A text on a page that somebody on our side wrote or wrote down, and which it is. */
export interface PageText {
  /** `P1` or `A1`. */
  readonly about: string;
  readonly where: string;
  readonly text: string;
}

/** Every such text of a page. Thanks are not among them: who sold may be thanked. */
export function textsOn(page: CustomerPage): readonly PageText[] {
  switch (page.for) {
    case "kickoff":
      return [...scopeTexts(page.scope), ...page.actions.flatMap(actionTexts), ...page.decisions.flatMap(askTexts)];
    case "scope":
      return scopeTexts(page.scope);
    case "decision":
      return page.decisions.flatMap(decisionTexts);
    case "weekly":
      return [
        ...present("status", [["the sentence", page.status?.sentence]]),
        ...page.moved.flatMap(moveTexts),
        ...page.notes.flatMap(({ text }) => present("notes", [["the note", text]])),
        ...page.actions.flatMap(actionTexts),
        ...page.decisions.flatMap(askTexts),
      ];
    case "golive":
      return [
        ...scopeTexts(page.scope),
        ...page.toFollow.flatMap(askedTexts),
        ...page.golive.conditions.flatMap(actionTexts),
      ];
  }
}

function scopeTexts(scope: Readonly<Record<string, readonly Ask[]>>): readonly PageText[] {
  return Object.values(scope).flat().flatMap(askedTexts);
}

function askedTexts({ id, statement, answer }: Ask): readonly PageText[] {
  const way = "way" in answer ? answer.way : null;
  return present(id, [
    ["the promise", statement],
    ["what happens instead", way?.text],
    ["the concession", way?.concession],
  ]);
}

function moveTexts(move: CustomerMove): readonly PageText[] {
  if (move.what === "reached") return [];
  if (move.what === "shown") return present("progress", [["the line", move.text]]);
  return move.what === "delivered" ? actionTexts(move) : askedTexts(move.ask);
}

function actionTexts({ id, text, owner }: Pick<CustomerAction, "id" | "text" | "owner">): readonly PageText[] {
  return present(id, [
    ["the action", text],
    ["its owner", owner],
  ]);
}

/** Of a decision that has a page of its own, only what is asked. */
function askTexts({ id, asked, ask, with: person }: DecisionAsked): readonly PageText[] {
  return present(id, [
    ["the promise", asked],
    ["ask", ask],
    ["with", person],
  ]);
}

function decisionTexts(decision: DecisionAsked): readonly PageText[] {
  const { id, quote, truth, choices } = decision;
  return [
    ...askTexts(decision),
    ...present(id, [
      ["its quote", quote],
      ["truth", truth],
      ...choices.map(({ letter, text, time, money, scope, concession }): [string, string] => [
        `option ${letter}`,
        [text, time, money, scope, concession ?? ""].join("; "),
      ]),
    ]),
  ];
}

function present(about: string, texts: readonly (readonly [string, string | null | undefined])[]): readonly PageText[] {
  return texts.flatMap(([where, text]) => (text ? [{ about, where, text }] : []));
}

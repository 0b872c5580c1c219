import type { CustomerAction, DecisionAsked } from "../../domain/report/customer-view.ts";
import { type Block, tableOf, text } from "./page-document.ts";
import { sayBy } from "./plain-words.ts";

interface Part {
  readonly on: string;
  readonly actions: readonly CustomerAction[];
  readonly decisions: readonly DecisionAsked[];
}

/** What the customer has to decide and to do, with who and by when; `nothing` where there is neither. */
export function partBlocks({ on, actions, decisions }: Part, nothing: string): readonly Block[] {
  const blocks = [
    ...tableOf(
      ["To decide", "Who", "By"],
      decisions.map((one) => [[`${one.asked} (${one.id})`], [one.with], sayBy(one.by, on)]),
    ),
    ...tableOf(
      ["To do", "Who", "By"],
      actions.map((action) => [[action.text], [action.owner], sayBy(action.due, on)]),
    ),
  ];
  return blocks.length > 0 ? blocks : [text(nothing)];
}

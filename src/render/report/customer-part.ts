import type { CustomerAction, DecisionAsked } from "../../domain/report/customer-view.ts";
import { type Block, tableBlock, textBlock } from "./page-document.ts";
import { formatBy } from "./plain-words.ts";

interface Part {
  readonly on: string;
  readonly actions: readonly CustomerAction[];
  readonly decisions: readonly DecisionAsked[];
}

/** What the customer has to decide and to do, with who and by when; `nothing` where there is neither. */
export function partBlocks({ on, actions, decisions }: Part, nothing: string): readonly Block[] {
  const blocks = [
    ...tableBlock(
      ["Decision needed", "Owner", "Due"],
      decisions.map((decision) => [[`${decision.asked} (${decision.id})`], [decision.with], formatBy(decision.by, on)]),
    ),
    ...tableBlock(
      ["Open action", "Owner", "Due"],
      actions.map((action) => [[action.text], [action.owner], formatBy(action.due, on)]),
    ),
  ];
  return blocks.length > 0 ? blocks : [textBlock(nothing)];
}

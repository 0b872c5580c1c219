import { KINDS, type PromiseKind } from "../../domain/model/vocabulary.ts";
import type { Proposal } from "../../domain/promise/proposal.ts";
import { type AcceptedProposal, asProposed } from "../../domain/promise/proposals.ts";
import type { KeyQuestion, Prompter } from "../../terminal/prompter.ts";
import { oneLine } from "../project-answers.ts";

/** What the lead makes of a proposal. */
export type ProposalDecision =
  | { readonly is: "accepted"; readonly as: AcceptedProposal }
  | { readonly is: "duplicate" }
  | { readonly is: "no-promise" }
  | { readonly is: "skipped" };

export interface ProposalReview {
  readonly prompter: Prompter;
  /** In the order in which they are shown. */
  readonly proposals: readonly Proposal[];
  /** The id of the promise that says nearly the same; null where there is none. */
  readonly duplicateOf: (proposal: Proposal) => string | null;
  /** The title under which it stands. */
  readonly sectionOf: (proposal: Proposal) => string;
  /** The screen for one of them, as it would be accepted. */
  readonly show: (place: number, as: AcceptedProposal) => string;
  /** The paragraphs around it. */
  readonly context: (proposal: Proposal) => string;
  /** Keeps a decision at once; null takes it back. */
  readonly keep: (proposal: Proposal, decision: ProposalDecision | null) => Promise<void>;
  /** Writes what was decided so far, and says so. */
  readonly write: () => Promise<string | null>;
}

type KeyName = "a" | "e" | "r" | "m" | "k" | "d" | "x" | "c" | "w" | "s" | "b" | "q";

/** One proposal after the other, each with one key; what was decided is written at the end of a section and at `q`. */
export async function reviewProposals(review: ProposalReview): Promise<"done" | "quit"> {
  const { prompter, proposals, sectionOf } = review;
  let written = 0;
  for (let place = 0; place < proposals.length; ) {
    const proposal = proposals[place] as Proposal;
    const before = proposals[place - 1];
    if (before && sectionOf(before) !== sectionOf(proposal) && place > written) {
      await writeSoFar(review);
      written = place;
    }
    const left = proposals.slice(place).filter((one) => sectionOf(one) === sectionOf(proposal));
    const decided = await decide(review, place, { mayGoBack: place > written, left });
    if (decided === "quit") {
      await writeSoFar(review);
      return "quit";
    }
    if (decided === "back") {
      place--;
      await review.keep(proposals[place] as Proposal, null);
    } else if (decided === "section") {
      for (const one of left) await review.keep(one, { is: "accepted", as: asProposed(one) });
      prompter.tell(`  ${left.length} accepted.`);
      place += left.length;
    } else {
      await review.keep(proposal, decided);
      place++;
    }
  }
  await writeSoFar(review);
  return "done";
}

async function writeSoFar({ prompter, write }: ProposalReview): Promise<void> {
  const said = await write();
  if (said !== null) prompter.tell(`  ${said}`);
}

interface Around {
  readonly mayGoBack: boolean;
  /** Those of its section from here on. */
  readonly left: readonly Proposal[];
}

async function decide(
  review: ProposalReview,
  place: number,
  { mayGoBack, left }: Around,
): Promise<ProposalDecision | "back" | "quit" | "section"> {
  const { prompter } = review;
  const proposal = review.proposals[place] as Proposal;
  const duplicateOf = review.duplicateOf(proposal);
  let as = asProposed(proposal);
  let isShown = false;
  for (;;) {
    if (!isShown) prompter.tell(review.show(place, as));
    isShown = true;
    switch (await prompter.key<KeyName>(question(duplicateOf, mayGoBack, left.length))) {
      case "a":
        return { is: "accepted", as };
      case "m":
        return { is: "accepted", as: { ...as, importance: "must" } };
      case "r":
        return { is: "accepted", as: { ...as, confirmed: false } };
      case "e": {
        const statement = oneLine(await prompter.text({ message: "Promise", initial: as.statement }));
        return { is: "accepted", as: { ...as, statement: statement || as.statement } };
      }
      case "k": {
        as = { ...as, kind: await askKind(prompter, as.kind) };
        isShown = false;
        break;
      }
      case "d":
        return { is: "duplicate" };
      case "x":
        return { is: "no-promise" };
      case "c":
        prompter.tell(review.context(proposal));
        break;
      case "w":
        if (await prompter.confirm({ message: `Accept ${left.length} of this section?`, initial: true }))
          return "section";
        break;
      case "s":
        return { is: "skipped" };
      case "b":
        return "back";
      case "q":
        return "quit";
    }
  }
}

function question(duplicateOf: string | null, mayGoBack: boolean, left: number): KeyQuestion<KeyName> {
  return {
    message: "Is it a promise?",
    keys: [
      { key: "a", name: "accept" },
      { key: "e", name: "edit" },
      { key: "r", name: "rumour" },
      { key: "m", name: "must" },
      { key: "k", name: "kind" },
      ...(duplicateOf === null ? [] : [{ key: "d" as const, name: `duplicate of ${duplicateOf}` }]),
      { key: "x", name: "not a promise" },
      { key: "c", name: "context" },
      ...(left > 1 ? [{ key: "w" as const, name: `whole section (${left})` }] : []),
      { key: "s", name: "skip" },
      ...(mayGoBack ? [{ key: "b" as const, name: "back" }] : []),
      { key: "q", name: "quit" },
    ],
    initial: "s",
  };
}

async function askKind(prompter: Prompter, kind: PromiseKind): Promise<PromiseKind> {
  return prompter.choose<PromiseKind>({
    message: "Kind?",
    choices: KINDS.map((value) => ({ value, name: value })),
    initial: kind,
  });
}

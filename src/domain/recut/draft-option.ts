import type { OptionInput } from "../confront/plan-confrontation.ts";
import type { ConfrontationOption } from "../model/confrontation.ts";
import type { Gap } from "../model/gap.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import type { RecutOption } from "./recut-option.ts";

interface Words {
  readonly text: string;
  readonly money: string;
  readonly scope: string;
}

/** What the customer reads of a way that nobody has described yet; to be made better by the lead before it is told. */
const WORDS: Readonly<Record<ResolutionKind, Words>> = {
  "accept-standard": {
    text: "you take it as the product does it today",
    money: "none",
    scope: "what it does today, and not more",
  },
  workaround: {
    text: "we set up another way with you that works from the first day",
    money: "none that we know of",
    scope: "the same result, in another way",
  },
  "process-change": {
    text: "your people do this step differently from the first day, and we show them how",
    money: "none that we know of",
    scope: "the same result, with another way of working",
  },
  purchase: {
    text: "an edition or module in addition does it",
    money: "its price; we bring an offer",
    scope: "as asked",
  },
  "third-party": {
    text: "another product beside it does it",
    money: "its price; we bring an offer",
    scope: "as asked, in another product",
  },
  extension: { text: "it is built beside the product", money: "its price; we bring an offer", scope: "as asked" },
  descope: { text: "it is left out", money: "none", scope: "it is not there" },
  defer: {
    text: "you begin without it, and we decide on it together after the go-live",
    money: "none now",
    scope: "it is not there on the first day",
  },
  concede: { text: "it is left out for a commercial credit", money: "a credit", scope: "it is not there" },
};

export interface DraftGiven {
  readonly by: Day;
  /** Only what was chosen is known to be in place by that day. */
  readonly isChosen: boolean;
  readonly reviewOn: Day;
}

export function draftOption(
  { resolution, effort }: RecutOption,
  gap: Gap,
  { by, isChosen, reviewOn }: DraftGiven,
): OptionInput {
  const { text, money, scope } = WORDS[resolution];
  const isDeferred = resolution === "defer";
  const proposed = gap.resolution?.kind === resolution ? gap.resolution : null;
  return {
    resolution,
    text,
    consequence: {
      time: isDeferred ? "none" : `${isChosen ? "in place" : "not sure to be in place"} by ${formatDay(by)}`,
      money,
      scope,
      effort,
    },
    owner: proposed?.owner ?? null,
    fundedOn: proposed?.fundedOn ?? null,
    reviewOn: isDeferred ? reviewOn : null,
    concession: proposed?.concession ?? null,
  };
}

/** Its words are still those that psvc drafted; the lead made nothing of it yet. */
export function isDrafted({ resolution, text }: ConfrontationOption): boolean {
  return text === WORDS[resolution].text;
}

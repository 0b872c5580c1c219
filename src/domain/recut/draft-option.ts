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
    text: "you use standard functionality",
    money: "none",
    scope: "standard functionality only",
  },
  workaround: {
    text: "we set up a workaround with you that works from day one",
    money: "none known",
    scope: "same result, different method",
  },
  "process-change": {
    text: "your team follows a changed process from day one; we train them",
    money: "none known",
    scope: "same result, changed process",
  },
  purchase: {
    text: "an add-on or a larger edition covers it",
    money: "to be quoted",
    scope: "as asked",
  },
  "third-party": {
    text: "a third-party tool does it",
    money: "to be quoted",
    scope: "as asked, in a third-party tool",
  },
  extension: { text: "a custom extension does it", money: "to be quoted", scope: "as asked" },
  descope: { text: "out of scope", money: "none", scope: "not included" },
  defer: {
    text: "go live without it; we review it together after go-live",
    money: "none now",
    scope: "not available on day one",
  },
  concede: { text: "out of scope, for a commercial credit", money: "a credit", scope: "not included" },
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

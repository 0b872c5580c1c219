import type { Ask, Scope, Way } from "../../domain/report/customer-scope.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { type Block, type Section, sectionOf, tableBlock, type Words } from "./page-document.ts";
import { formatAsked, formatBy, formatDecided, formatReservation, formatWay } from "./plain-words.ts";

const ASKED = "What you asked for";

/** How the parts of a scope are called on a page. */
export interface ScopeTitles {
  readonly works: string;
  readonly anotherWay: string;
  readonly later: string;
  readonly leftOut: string;
  readonly underProtest: string;
  readonly open: string;
}

/** How everything they asked for is handled, a table a part; parts without anything are left out. */
export function scopeSections(scope: Scope, titles: ScopeTitles, on: Day): readonly Section[] {
  return [
    ...sectionOf(titles.works, asksTable(scope.works, [])),
    ...sectionOf(titles.anotherWay, asksTable(scope.anotherWay, [HOW, DECIDED])),
    ...sectionOf(titles.later, asksTable(scope.later, [WHEN, DECIDED])),
    ...sectionOf(titles.leftOut, asksTable(scope.leftOut, [INSTEAD, DECIDED])),
    ...sectionOf(titles.underProtest, asksTable(scope.underProtest, [RESERVATION])),
    ...sectionOf("Dates, services and terms", asksTable(scope.terms, [])),
    ...sectionOf(titles.open, asksTable(scope.open, [missing(on)])),
  ];
}

/** What they went live without and get: how, and by when. */
export function toFollowSection(asks: readonly Ask[], on: Day): readonly Section[] {
  return sectionOf("To follow", asksTable(asks, [HOW, inPlaceBy(on), DECIDED]));
}

function inPlaceBy(on: Day): AskColumn {
  return {
    title: "Due",
    say: ({ answer }) => (answer.how === "another-way" && answer.by ? formatBy(answer.by, on) : ["Date to be agreed"]),
  };
}

interface AskColumn {
  readonly title: string;
  readonly say: (ask: Ask) => Words;
}

const HOW: AskColumn = { title: "How it works", say: (ask) => formatNumberOf(ask, formatWay) };
const WHEN: AskColumn = {
  title: "When",
  say: (ask) =>
    formatNumberOf(ask, ({ text, reviewOn, concession }) => [
      ...(text ? [`${text}; `] : []),
      ...(reviewOn ? ["to be reviewed with you on ", { day: reviewOn }] : ["after go-live"]),
      concession && concession !== text ? `; ${concession}` : "",
    ]),
};
const INSTEAD: AskColumn = { title: "What we agreed", say: (ask) => formatNumberOf(ask, formatWay) };
const DECIDED: AskColumn = {
  title: "Your decision",
  say: ({ answer }) => {
    return formatDecided("way" in answer ? (answer.way?.decided ?? null) : null);
  },
};
const RESERVATION: AskColumn = {
  title: "Reservation",
  say: ({ answer }) => (answer.how === "under-protest" ? formatReservation(answer.said, answer.reviewOn) : [""]),
};

function missing(on: Day): AskColumn {
  return {
    title: "Next step",
    say: ({ answer }) => {
      if (answer.how !== "to-decide") return ["We are checking what today's version does"];
      if (!answer.by) return ["Your decision; we will send you options"];
      return ["Your decision by ", ...formatBy(answer.by, on)];
    },
  };
}

function formatNumberOf({ answer }: Ask, say: (way: Way) => Words): Words {
  return "way" in answer && answer.way ? say(answer.way) : ["After go-live"];
}

function asksTable(asks: readonly Ask[], columns: readonly AskColumn[]): readonly Block[] {
  const remaining = columns.filter(({ say }) => asks.some((ask) => say(ask).some((word) => word !== "")));
  return tableBlock(
    ["No.", ASKED, ...remaining.map(({ title }) => title)],
    asks.map((ask) => [[ask.id], formatAsked(ask), ...remaining.map(({ say }) => say(ask))]),
  );
}

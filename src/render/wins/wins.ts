import { formatDate, formatDay, formatDays } from "../../domain/time/calendar.ts";
import type { HalfCustomers } from "../../domain/wins/half-customers.ts";
import {
  type DaysToLive,
  GOLIVES_FOR_A_MEDIAN,
  type SmallWin,
  type Wins,
  type WonGolive,
} from "../../domain/wins/wins.ts";
import { formatCoverage } from "../golive/golive.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";

export const SMALL_WORDS: Readonly<Record<SmallWin["what"], string>> = {
  aligned: "scope agreed and signed",
  restarted: "moving again",
  happier: "happier than before",
  stable: "through hypercare",
  closed: "closed: it did what it was for",
};

/** Small wins on one screen; the rest is in JSON and in the page. */
const SMALL_SHOWN = 12;

export function renderWins(wins: Wins, style: Style): string {
  const { golives, small, halfCustomers } = wins;
  const shown = small.slice(0, SMALL_SHOWN);
  return [
    style.strong(`${count(golives.length, "go-live")}, ${formatDay(wins.since)} to ${formatDay(wins.until)}`),
    ...(golives.length === 0 ? ["Nobody went live in these days. What moved is below."] : []),
    ...golives.flatMap((golive) => goliveLines(golive, style)),
    ...(golives.length > 1 ? ["", wrap(formatDaysToLive(wins.daysToLive), style.width, "  ")] : []),
    "",
    style.strong(`${count(small.length, "small win")}`),
    ...shown.map((smallWin) =>
      cut(`  ${formatDate(smallWin.on)}  ${visible(smallWin.customer)}: ${formatSmall(smallWin)}`, style.width),
    ),
    ...(small.length > shown.length
      ? [style.dim(`  and ${small.length - shown.length} more: --to FILE lists all`)]
      : []),
    "",
    style.strong("Half-customers (signed, not live) at the end of each month, and today"),
    ...chart(halfCustomers, style.width),
  ].join("\n");
}

function formatSmall({ what, words }: SmallWin): string {
  return `${SMALL_WORDS[what]}${words ? ` (${visible(words)})` : ""}`;
}

function goliveLines(wonGolive: WonGolive, style: Style): readonly string[] {
  const credit = [wonGolive.credit.sales, wonGolive.credit.services, wonGolive.credit.customer].filter(
    (name) => name !== null,
  );
  return [
    "",
    wrap(
      `${style.good(visible(wonGolive.customer))}  live ${formatDay(wonGolive.liveOn)}, ` +
        `${formatDays(wonGolive.days)} after the close`,
      style.width,
      "  ",
    ),
    ...(wonGolive.firstValue ? [wrap(`  they now: ${visible(wonGolive.firstValue)}`, style.width, "    ")] : []),
    ...(wonGolive.hardestPromise
      ? [wrap(`  hardest promise kept: ${visible(wonGolive.hardestPromise.statement)}`, style.width, "    ")]
      : []),
    wrap(`  promises: ${formatCoverage(wonGolive.coverage)}`, style.width, "    "),
    wonGolive.rungOn
      ? wrap(`  thanks to ${credit.map(visible).join(", ")}`, style.width, "    ")
      : `  ${style.warn("not announced yet")}: ${style.command(`psvc golive ${wonGolive.slug} --ring`)}`,
  ];
}

/** A few numbers are told one by one: a median of three says more than anybody knows. */
export function formatDaysToLive({ count: many, median, shortest, longest }: DaysToLive): string {
  if (median !== null)
    return (
      `From the close to live: ${formatDays(median)} in the middle, ${shortest} to ${longest}, over ` +
      `${many} go-lives.`
    );
  return (
    `From the close to live: ${shortest} to ${longest} days. ${many} are too few for a number in the middle; ` +
    `from ${GOLIVES_FOR_A_MEDIAN} on there is one.`
  );
}

/** One line a month from the first that had any, in ASCII; a bar that does not fit is drawn to scale. */
export function chart(all: readonly HalfCustomers[], width: number): readonly string[] {
  const first = all.findIndex((halfCustomers) => halfCustomers.count > 0);
  if (first < 0) return ["  none in all these months"];
  const months = all.slice(first);
  const most = Math.max(1, ...months.map((month) => month.count));
  const room = Math.max(10, Math.min(40, width - 46));
  const scale = Math.min(1, room / most);
  const length = (customers: HalfCustomers) =>
    customers.count === 0 ? 0 : Math.max(1, Math.round(customers.count * scale));
  const longest = Math.max(1, ...months.map(length));
  const digits = String(most).length;
  return months.map((one) => {
    const bar = "#".repeat(length(one)).padEnd(longest);
    const age = one.medianAge === null ? "" : `median ${formatDays(one.medianAge)}, oldest ${one.oldest}`;
    return `  ${formatMonth(one.on)}  ${String(one.count).padStart(digits)}  ${bar}  ${age}`.trimEnd();
  });
}

/** `Nov 2026`; the last line is today and not the end of its month. */
function formatMonth(day: string): string {
  return formatDay(day).split(" ").slice(2).join(" ");
}

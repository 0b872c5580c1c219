import { formatDay, formatDays } from "../../domain/time/calendar.ts";
import type { Wins, WonGolive } from "../../domain/wins/wins.ts";
import { formatCoverage } from "../golive/golive.ts";
import { markdownText } from "../layout/markdown.ts";
import { chart, formatDaysToLive, SMALL_WORDS } from "./wins.ts";

const CHART_WIDTH = 80;

/** The wins as a page to paste where the company celebrates. */
export function winsMarkdown(wins: Wins): string {
  const { golives, small } = wins;
  return [
    `# Wins, ${formatDay(wins.since)} to ${formatDay(wins.until)}`,
    "",
    `**${golives.length} live, ${small.length} small wins on the way.**`,
    "",
    ...golives.flatMap(goliveLines),
    ...(golives.length > 1 ? [formatDaysToLive(wins.daysToLive), ""] : []),
    ...(small.length > 0
      ? [
          "## On the way",
          "",
          ...small.map(
            ({ on, customer, what, words }) =>
              `- ${formatDay(on)}: **${markdownText(customer)}**, ` +
              `${SMALL_WORDS[what]}${words ? ` (${markdownText(words)})` : ""}`,
          ),
          "",
        ]
      : []),
    "## Half-customers",
    "",
    "Signed and not live, at the end of each month and today; how long they have waited since the signature.",
    "",
    "```",
    ...chart(wins.halfCustomers, CHART_WIDTH),
    "```",
    "",
  ].join("\n");
}

function goliveLines(wonGolive: WonGolive): readonly string[] {
  const { sales, services, customer } = wonGolive.credit;
  return [
    `## ${markdownText(wonGolive.customer)} is live`,
    "",
    `Signed ${formatDay(wonGolive.closedOn)}, live ${formatDay(wonGolive.liveOn)}: ${formatDays(wonGolive.days)}.`,
    "",
    ...(wonGolive.firstValue ? [`- **They now:** ${markdownText(wonGolive.firstValue)}`] : []),
    ...(wonGolive.hardestPromise
      ? [`- **The hardest promise kept:** ${markdownText(wonGolive.hardestPromise.statement)}`]
      : []),
    `- **Promises:** ${formatCoverage(wonGolive.coverage)}`,
    ...(wonGolive.rungOn
      ? [
          `- **Thank you**, ${markdownText(sales ?? "sales")}, for winning them; ` +
            `${markdownText(services ?? "services")}, for getting them there; ` +
            `${markdownText(customer ?? "the customer's team")}, for leading this on your side`,
        ]
      : ["- not announced yet"]),
    "",
  ];
}

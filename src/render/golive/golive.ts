import type { CriterionStanding } from "../../domain/criterion/criterion.ts";
import { isBefore } from "../../domain/golive/golive-decision.ts";
import type { Coverage } from "../../domain/golive/promise-coverage.ts";
import type { Review } from "../../domain/golive/readiness-review.ts";
import type { ReviewView } from "../../domain/golive/view.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Verdict } from "../../domain/model/vocabulary.ts";
import { formatDay, formatDays } from "../../domain/time/calendar.ts";
import type { WinStory } from "../../domain/wins/win-story.ts";
import { formatGround, paintState } from "../criterion/criteria.ts";
import { visible, visibleLines } from "../layout/escape-control-characters.ts";
import { markdownText } from "../layout/markdown.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";
import { cut, pad, wrap } from "../layout/table.ts";
import { caveatLines } from "./review-caveats.ts";

/** Fewer columns than this beside a criterion hold nothing worth reading; its ground goes below it then. */
const GROUND_BESIDE = 24;

const SAY_VERDICT: Record<Verdict, string> = {
  ready: "ready: every criterion is met, waived or does not apply",
  "ready-with-conditions": "ready with conditions: every critical criterion holds; each open line is a condition",
  "not-ready": "not ready",
};

export function renderReview(view: ReviewView, style: Style): string {
  const { standing, review } = view;
  const paint = review.verdict === "ready" ? style.good : review.verdict === "not-ready" ? style.bad : style.warn;
  const width = Math.max(...review.criteria.map(({ name }) => name.length));
  const isSpoken = style.layout === "labels";
  const lines = review.criteria.flatMap((criterion) => {
    const ground = criterion.missing ?? formatGround(criterion);
    if (isSpoken) return spoken(criterion, ground);
    const head =
      `${criterion.critical ? "*" : " "} ${pad(criterion.name, width)}  ` +
      `${paintState(style)(pad(criterion.state, 14))}`;
    const room = style.width - width - 20;
    const isBeside = room >= GROUND_BESIDE || ground === "";
    return [
      isBeside ? `${head}  ${cut(visible(ground), room)}` : head,
      ...(isBeside ? [] : [wrap(`    ${visible(ground)}`, style.width, "    ")]),
      ...(criterion.command ? [`    ${style.command(formatCommand(criterion.command))}`] : []),
    ];
  });
  return [
    `${style.strong(visible(standing.project.customer))}: ${paint(formatVerdict(review))}.`,
    ...review.milestones.map((name) => `  ${name} stands before the decision and is open`),
    "",
    ...lines.map((line) => line.trimEnd()),
    ...(isSpoken ? [] : [style.dim("* critical: no go-live without it")]),
    "",
    ...review.overruled.map(
      ([, promise]) =>
        `overruled upwards: ${promise.id}, ${visible(promise.fit?.why ?? "")} ` +
        `(${visible(promise.fit?.evidence ?? "")})`,
    ),
    ...review.underProtest.map(([, promise]) => `under protest: ${promise.id} ${visible(promise.statement)}`),
    ...caveatLines(review),
    `promises: ${formatCoverage(review.coverage)}`,
    ...decisionLines(view, style),
  ].join("\n");
}

function formatVerdict({ verdict, criteria }: Review): string {
  const isCritical = criteria.some((criterion) => criterion.critical && criterion.missing !== null);
  if (verdict === "not-ready" && isCritical) return `${SAY_VERDICT[verdict]}: a critical criterion is open`;
  return verdict === "not-ready" ? `${SAY_VERDICT[verdict]}: a milestone of yours is open` : SAY_VERDICT[verdict];
}

/** The same in words, without a mark or a column. */
function spoken(criterion: CriterionStanding, ground: string): readonly string[] {
  const { name, critical, state, command } = criterion;
  const said = `${name}${critical ? ", critical" : ""}: ${state}${ground ? `, ${visible(ground)}` : ""}`;
  return command ? [said, `What to do: ${formatCommand(command)}`] : [said];
}

function decisionLines({ standing, decision, conditions }: ReviewView, style: Style): readonly string[] {
  const { project } = standing;
  if (!decision) return acceptedLines(project);
  const goLive = project.golive?.on ?? project.route.live.target;
  return [
    `decision: ${style.strong(decision.decision)} by ${visible(decision.by)} on ` +
      `${formatDay(decision.on)}${decision.why ? `: ${visible(decision.why)}` : ""}`,
    ...conditions.map(
      (action) =>
        `  ${action.id} ${action.doneOn ? "done" : `by ${formatDay(action.due)}`}, ${visible(action.owner)}: ` +
        `${visible(action.text)} (${isBefore(action, goLive) ? "before" : "after"} the go-live)`,
    ),
    ...acceptedLines(project),
  ];
}

/** Who accepted what was open when they went live. */
function acceptedLines({ golive }: Project): readonly string[] {
  if (!golive?.accepted) return [];
  const { by, open } = golive.accepted;
  return [`went live with this open, accepted by ${visible(by)}:`, ...open.map((line) => `  ${visible(line)}`)];
}

/** Counts, not a score: less than promised can be a win. */
export function formatCoverage(coverage: Coverage): string {
  const parts: [number, string][] = [
    [coverage.keptAsMade, "kept as made"],
    [coverage.keptAnotherWay, "kept in another way"],
    [coverage.deferred, "deferred"],
    [coverage.released, "released"],
    [coverage.underProtest, "under protest"],
    [coverage.stillOpen, "still open"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${coverage.promises} in all${said.length ? `: ${said.join(", ")}` : ""}`;
}

export function renderNotTaken(what: string, because: readonly string[], style: Style): string {
  return [style.warn(`${what} is not possible yet:`), ...because.map((reason) => `  ${visible(reason)}`)].join("\n");
}

/** What is open at a go-live that happened. */
export function renderOpenAtLive(because: readonly string[], style: Style): string {
  return [style.warn("They are live with this open:"), ...because.map((reason) => `  ${visible(reason)}`)].join("\n");
}

export function renderNotLive(slug: string, because: readonly string[], style: Style): string {
  const command = `psvc golive ${slug} --live --confirmed-by NAME --accepted-by NAME`;
  return [
    renderNotTaken("the go-live", because, style),
    `If they are live, record who accepted this: ${style.command(command)}`,
  ].join("\n");
}

export function renderLive(standing: Standing, story: WinStory, style: Style): string {
  const { slug } = standing.project;
  return [
    style.good(
      `${visible(story.customer)} is live since ${formatDay(story.liveOn)}, ${story.days} days after the close, ` +
        `confirmed by ${visible(story.confirmedBy)}.`,
    ),
    `promises: ${formatCoverage(story.coverage)}`,
    `Now tell everybody: ${style.command(`psvc golive ${slug} --ring`)}`,
  ].join("\n");
}

export function renderRolledBack(standing: Standing, style: Style): string {
  const { slug, customer } = standing.project;
  return (
    `${visible(customer)} is back before the go-live. What was reached stays on record; a new decision is ` +
    `needed: ${style.command(`psvc golive ${slug}`)}`
  );
}

/** The bell, on the screen. */
export function renderBell(story: WinStory, style: Style): string {
  if (style.layout === "labels")
    return [`${visible(story.customer)} is live.`, ...announcement(story).map(visibleLines)].join("\n");
  const rule = "=".repeat(Math.min(style.width, 72));
  return [
    style.good(rule),
    style.strong(`  ${visible(story.customer)} IS LIVE`),
    style.good(rule),
    "",
    ...announcement(story).map((line) => wrap(visibleLines(line), style.width, "  ")),
    "",
    style.good(rule),
  ].join("\n");
}

function announcement(story: WinStory): readonly string[] {
  const hardest = story.hardestPromise;
  return [
    `Signed on ${formatDay(story.closedOn)}. Live on ${formatDay(story.liveOn)}. ` +
      `${formatDays(story.days)} from signature to go-live.`,
    ...(story.firstValue ? [`First value: ${story.firstValue}`] : []),
    ...(hardest
      ? [`The hardest promise that was kept: "${hardest.statement}"${hardest.by ? ` (by ${hardest.by})` : ""}`]
      : []),
    `Thank you, ${story.credit.sales ?? "sales"}, for winning them. Thank you, ` +
      `${story.credit.services ?? "services"}, for getting them there. And thank you, ` +
      `${story.credit.customer ?? "the customer's team"}, for leading this on your side.`,
  ];
}

/** The same as Markdown, to paste where the company celebrates. */
export function announcementMarkdown(story: WinStory): string {
  const hardest = story.hardestPromise;
  return [
    `# ${markdownText(story.customer)} is live`,
    "",
    `**Signed** ${formatDay(story.closedOn)} · **Live** ${formatDay(story.liveOn)} · ${story.days} days`,
    "",
    ...(story.firstValue ? [`**First value:** ${markdownText(story.firstValue)}`, ""] : []),
    ...(hardest
      ? [
          "**The hardest promise that was kept:** " +
            `"${markdownText(hardest.statement)}"${hardest.by ? ` (by ${hardest.by})` : ""}`,
          "",
        ]
      : []),
    "Thank you",
    "",
    `- **sales:** ${markdownText(story.credit.sales ?? "")}, for winning them`,
    `- **services:** ${markdownText(story.credit.services ?? "")}, for getting them there`,
    `- **${markdownText(story.customer)}:** ${markdownText(story.credit.customer ?? "")}, ` +
      "for leading this on your side",
    "",
  ].join("\n");
}

import { HEALTH_LABELS, STALL_STEP_LABELS, STATUS_LABELS } from "../../domain/labels/labels.ts";
import type { StallStep } from "../../domain/model/vocabulary.ts";
import type { NewsItem } from "../../domain/status/last-seen.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import type { Problem } from "../../errors.ts";
import { formatSentence } from "../history/history.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { paintHealth } from "../layout/paint-health.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";
import { damagedLines } from "../problem/problem.ts";

/** So many sentences a project; the rest is in its history. */
const MOST_SENTENCES = 8;

export function renderNews(
  news: readonly NewsItem[],
  since: { readonly on: Day | null; readonly firstDays: number },
  damaged: readonly { readonly problem: Problem }[],
  style: Style,
): string {
  const head = since.on
    ? `Since the last look on ${formatDay(since.on)}:`
    : `The first look; what happened in the last ${since.firstDays} days:`;
  const notes = damagedLines(damaged, style);
  if (news.length === 0) return [`${head} nothing changed.`, ...notes].join("\n");
  return [style.strong(head), ...news.flatMap((item) => ["", ...renderItem(item, style)]), ...notes].join("\n");
}

function renderItem(item: NewsItem, style: Style): readonly string[] {
  const shown = item.sentences.slice(0, MOST_SENTENCES);
  const more = item.sentences.length - shown.length;
  const by = item.by.length > 0 ? style.dim(` (${item.by.map(visible).join(", ")})`) : "";
  return [
    `${style.strong(visible(item.customer))}${by}${formatTurn(item, style)}`,
    ...shown.map((sentence) => wrap(`  ${visible(formatSentence(sentence))}`, style.width, "    ")),
    ...(more > 0 ? [style.dim(`  and ${more} more: psvc history ${item.slug}`)] : []),
  ];
}

/** `: amber -> red, ask -> sponsor`; what did not turn is left out. */
function formatTurn({ was, is }: NewsItem, style: Style): string {
  if (!was || !is) return "";
  const health = is.health.value ? HEALTH_LABELS[is.health.value] : STATUS_LABELS[is.status];
  const before = was.health ? HEALTH_LABELS[was.health] : STATUS_LABELS.stopped;
  const label = (word: StallStep | null) => (word ? STALL_STEP_LABELS[word] : "none");
  const step = is.stall?.step ?? null;
  const turns = [
    ...(was.health !== is.health.value ? [`${before} -> ${paintHealth(style)(health)}`] : []),
    ...(was.step !== step ? [`stall: ${label(was.step)} -> ${label(step)}`] : []),
  ];
  return turns.length > 0 ? `: ${turns.join(", ")}` : "";
}

export function newsJson(news: readonly NewsItem[]) {
  return news.map(({ slug, customer, by, sentences, was, is }) => ({
    slug,
    customer,
    by,
    sentences,
    health: { before: was?.health ?? null, after: is?.health.value ?? null },
    step: { before: was?.step ?? null, after: is?.stall?.step ?? null },
  }));
}

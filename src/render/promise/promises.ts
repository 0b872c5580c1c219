import { fitStanding, fitWord, isJudgedByPlan } from "../../domain/fit/fit.ts";
import { computedSeverity, gapOf } from "../../domain/gap/gap.ts";
import { stepForGap } from "../../domain/gap/gap-steps.ts";
import type { AskedFact, CustomerPromise, Fit } from "../../domain/model/promise.ts";
import type { Key } from "../../domain/model/record.ts";
import { type Entry, getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import type { Assessed } from "../../domain/promise/assess-promise.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";
import { withNextStep } from "../next/with-next-step.ts";

/** `fit`, `partial (stale)`, `not assessed`. */
export function formatFit(standing: Standing, promise: CustomerPromise): string {
  const word = fitWord(promise);
  if (word === "unassessed") return "unassessed";
  const { state } = fitStanding(standing, promise);
  return state === "stale" ? `${word}, stale` : word;
}

export function paintFit(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim();
    if (word.includes("stale") || word === "partial" || word === "unassessed") return style.warn(text);
    return word === "gap" ? style.bad(text) : word === "fit" ? style.good(text) : text;
  };
}

export function renderPromises(standing: Standing, entries: readonly Entry<CustomerPromise>[], style: Style): string {
  const isSaid = entries.length === 0 && style.layout !== "tabs";
  if (isSaid && Object.keys(standing.project.promises).length > 0)
    return `No promise is like that. All of them: ${style.command(`psvc promise list ${standing.project.slug} --all`)}`;
  if (isSaid) return `No promises. Record some: ${style.command(`psvc intake ${standing.project.slug}`)}`;
  const columns: Column<Entry<CustomerPromise>>[] = [
    { title: "ID", value: ([, p]) => p.id },
    { title: "IMPORTANCE", value: ([, p]) => formatImportance(p), drop: 1 },
    { title: "FIT", value: ([, p]) => (p.dropped ? "dropped" : formatFit(standing, p)), paint: paintFit(style) },
    { title: "GAP", value: ([key]) => formatGap(standing, key), drop: 2 },
    { title: "SOURCE", value: ([, p]) => `${known(p, "source")}, ${known(p, "strength")}`, drop: 4 },
    { title: "HEARD BY", value: ([, p]) => p.heardBy ?? "", drop: 5, shrinkTo: 12 },
    { title: "PROMISE", value: ([, p]) => p.statement, shrinkTo: 16 },
  ];
  return table(entries, columns, style);
}

/** Of several projects: each row says whose it is. */
export function renderPromisesOfAll(
  rows: readonly { readonly standing: Standing; readonly entry: Entry<CustomerPromise> }[],
  style: Style,
): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No promise is like that.";
  const own = rows.map(({ standing, entry: [key, promise] }) => ({ standing, key, promise }));
  const columns: Column<(typeof own)[number]>[] = [
    { title: "PROJECT", value: ({ standing }) => standing.project.slug, shrinkTo: 10 },
    { title: "ID", value: ({ promise }) => promise.id },
    { title: "IMPORTANCE", value: ({ promise }) => formatImportance(promise), drop: 1 },
    {
      title: "FIT",
      value: ({ standing, promise }) => (promise.dropped ? "dropped" : formatFit(standing, promise)),
      paint: paintFit(style),
    },
    { title: "GAP", value: ({ standing, key }) => formatGap(standing, key), drop: 2 },
    { title: "SOURCE", value: ({ promise }) => known(promise, "source"), drop: 3 },
    { title: "PROMISE", value: ({ promise }) => promise.statement, shrinkTo: 16 },
  ];
  return table(own, columns, style);
}

function formatImportance(promise: CustomerPromise): string {
  const importance = known(promise, "importance");
  return promise.confirmed ? importance : `${importance}, rumour`;
}

/** What was recorded of a promise, or that nobody was asked for it yet. */
function known(promise: CustomerPromise, fact: Exclude<AskedFact, "heardBy">): string {
  return promise.notAsked?.includes(fact) ? "not asked" : promise[fact];
}

function formatGap(standing: Standing, promise: Key): string {
  const gap = gapOf(standing.project, promise)?.[1];
  return gap ? `${gap.id} ${gap.state}` : "";
}

export function renderPromise(standing: Standing, [key, promise]: Entry<CustomerPromise>, style: Style): string {
  const fit = promise.fit;
  const now = fitStanding(standing, promise);
  const lines = [
    `${style.strong(promise.id)}${formatFormerly(promise)} ${visible(promise.statement)}`,
    `  ${known(promise, "importance")}, ${known(promise, "kind")}, ${known(promise, "source")}, ` +
      `${known(promise, "strength")}${promise.heardBy ? `, heard by ${visible(promise.heardBy)}` : ""}` +
      `${promise.confirmed ? "" : ", a rumour: not confirmed"}`,
    ...(promise.neededBy ? [`  needed by ${formatDay(promise.neededBy)}`] : []),
    ...(promise.quote ? [`  "${visible(promise.quote)}"`] : []),
    ...(promise.evidence ? [`  evidence: ${visible(promise.evidence)}`] : []),
    fit
      ? `  ${fitWord(promise)} as of ` +
        `${formatDay(fit.asOf)}${fit.release ? ` on ${visible(fit.release)}` : ""}` +
        `, ${basisOf(promise, fit)}` +
        `${fit.overruled ? `, overruled ${fit.overruled}` : ""}${fit.why ? `: ${visible(fit.why)}` : ""}`
      : "  not assessed against today's product",
    ...(now.state === "stale" ? [`  ${style.warn(`stale: ${visible(now.why)}`)}`] : []),
    ...(promise.dropped ? [`  dropped on ${formatDay(promise.dropped.on)}: ${visible(promise.dropped.why)}`] : []),
    ...gapLine(standing, key, style),
  ].join("\n");
  const next = commandFor(standing, promise);
  if (next !== null) return `${lines}\n  next: ${style.command(next)}`;
  return lines.includes("psvc ") ? lines : withNextStep(lines, firstStep(standing), style);
}

/**
 * A rumour is asked about, and what nobody judged against the product of today is judged; null where neither is left.
 */
function commandFor(standing: Standing, promise: CustomerPromise): string | null {
  const { slug } = standing.project;
  if (promise.dropped) return null;
  if (!promise.confirmed) return `psvc promise confirm ${slug} ${promise.id}`;
  const isJudged = promise.fit !== null && fitStanding(standing, promise).state !== "stale";
  return isJudged ? null : `psvc promise assess ${slug} ${promise.id}`;
}

/** What a fit rests on: its capabilities, the plan, or the lead's judgement. */
function basisOf(promise: CustomerPromise, fit: Fit): string {
  const seen = Object.keys(fit.seen);
  if (seen.length > 0) return `by ${seen.map(visible).join(", ")}`;
  return isJudgedByPlan(promise) ? "by the plan" : "judged by hand";
}

function gapLine(standing: Standing, promise: Key, style: Style): readonly string[] {
  const [key = "", gap] = gapOf(standing.project, promise) ?? [];
  if (!gap) return [];
  const { severity, reason } = computedSeverity(standing, gap);
  const step = stepForGap(standing, key);
  return [
    `  ${gap.id} ${gap.state}${gap.state === "closed" ? "" : `, ${severity}: ${visible(reason)}`}` +
      `${gap.state === "open" && step ? `\n  ${style.command(formatCommand(step.command))}` : ""}`,
  ];
}

/** What judging a promise came to. */
export function renderAssessed(standing: Standing, assessed: Assessed, key: Key, style: Style): string {
  const { project } = assessed;
  const after = { ...standing, project };
  const promise = getRecord(project.promises, key);
  const closable = assessed.closable ? getRecord(project.gaps, assessed.closable) : null;
  return [
    renderPromise(after, [key, promise], style),
    ...(closable
      ? [
          `${closable.id} is still open, and the promise fits now. Close it: ` +
            `${style.command(`psvc gap close ${project.slug} ${closable.id} --evidence TEXT`)}`,
        ]
      : []),
  ].join("\n");
}

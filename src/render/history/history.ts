import type { Change, DocumentName } from "../../domain/history/change.ts";
import type { Sentence } from "../../domain/history/story-sentences.ts";
import type { Telling } from "../../domain/history/view.ts";
import type { Difference, Json } from "../../domain/model/json-value.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

export interface HistoryScreen {
  readonly tellings: readonly Telling[];
  /** Changes before them; "more" where nobody counted. */
  readonly earlier: number | "more";
  readonly diff: boolean;
  /** Where one document is asked for, its name is not repeated. */
  readonly of: DocumentName | null;
}

export function renderHistory({ tellings, earlier, diff, of }: HistoryScreen, style: Style): string {
  if (tellings.length === 0) return "Nothing has happened yet.";
  const words = earlier === "more" ? "earlier changes" : count(earlier, "earlier change");
  const hidden = earlier === 0 ? [] : [style.dim(`${words}: --all`), ""];
  return [...hidden, ...tellings.flatMap((telling) => [...renderTelling(telling, { diff, of }, style), ""])]
    .join("\n")
    .trimEnd();
}

export function renderTelling(
  { change, documents, reverted = [] }: Telling,
  { diff, of }: Pick<HistoryScreen, "diff" | "of">,
  style: Style,
): readonly string[] {
  const who = change.by === null ? "from outside" : visible(change.by);
  const names = of === null ? [...new Set(documents.map(({ name }) => name))] : [];
  const head = [formatMoment(change.at), who, visible(change.command), ...names].join("  ");
  const lines = documents.flatMap(({ sentences, differences }) => [
    ...(sentences.length === 0 ? ["nothing that has words; see --diff"] : renderSentences(sentences, style)),
    ...(diff ? firstOf(differences, (difference) => renderDifference(difference, style), style) : []),
  ]);
  const back = reverted.map(
    (one) => `${change.undoes.includes(one.op) ? "took back" : "brought back"}: ${formatChange(one)}`,
  );
  return [style.strong(head), ...[...back, ...lines].map((line) => `    ${line}`)];
}

/** A list of thousands comes in with one change: the first lines are enough to know it again. */
const MOST = 20;

export function renderSentences(sentences: readonly Sentence[], style: Style): readonly string[] {
  return firstOf(
    sentences,
    (sentence) => wrap(visible(formatSentence(sentence)), style.width - 4, "  ").split("\n"),
    style,
  );
}

function firstOf<T>(all: readonly T[], render: (one: T) => readonly string[], style: Style): readonly string[] {
  const more = all.length - MOST;
  return [
    ...all.slice(0, MOST).flatMap(render),
    ...(more > 0 ? [style.dim(`and ${more} more; --json tells all`)] : []),
  ];
}

export function formatSentence({ about, text }: Sentence): string {
  return about === null ? text : `${about} ${text}`;
}

/** `gap resolve, 2026-11-24 10:02`. */
export function formatChange({ command, by, at }: Change): string {
  return `${visible(command)} by ${by === null ? "something from outside" : visible(by)}, ${formatMoment(at)}`;
}

/** A whole document that comes or goes is told in a sentence, and not field by field. */
function renderDifference({ place, before, after }: Difference, style: Style): readonly string[] {
  if (place.length === 0) return [];
  const lines = (mark: string, value: Json | undefined) =>
    fieldsOf(place, value).flatMap((text) => wrap(`${mark} ${visible(text)}`, style.width - 4, "    ").split("\n"));
  return [...lines("-", before).map((line) => style.bad(line)), ...lines("+", after).map((line) => style.good(line))];
}

/** A record field by field, without those that say nothing. */
function fieldsOf(place: readonly string[], value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${place.join(".")}: ${JSON.stringify(value)}`];
  const recorded = Object.entries(value).filter(([, inner]) => !saysNothing(inner));
  if (recorded.length === 0) return [`${place.join(".")}: {}`];
  return recorded.flatMap(([key, inner]) => fieldsOf([...place, key], inner));
}

function saysNothing(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/** A moment as the clock on the wall showed it: `2026-11-24 10:02`. */
export function formatMoment(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return visible(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A document in the words of JSON. */
export function formatShelf(shelf: DocumentName["shelf"]): "project" | "catalogue" {
  return shelf === "projects" ? "project" : "catalogue";
}

export function historyJson(tellings: readonly Telling[], diff = false) {
  return tellings.map(({ change: { op, at, by, command, undoes, redoes }, documents }) => ({
    op,
    at,
    by,
    command,
    undoes,
    redoes,
    changed: documents.map(({ shelf, name, sentences, differences }) => ({
      what: formatShelf(shelf),
      name,
      sentences,
      ...(diff
        ? {
            diff: differences.map(({ place, before, after }) => ({
              place: place.join("."),
              before: before ?? null,
              after: after ?? null,
            })),
          }
        : {}),
    })),
  }));
}

export type HistoryJson = ReturnType<typeof historyJson>;

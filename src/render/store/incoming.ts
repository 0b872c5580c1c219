import type { IncomingView, NamedConflict } from "../../domain/history/incoming.ts";
import type { Renumbered } from "../../domain/history/renumber.ts";
import { formatValue } from "../../domain/history/story-sentences.ts";
import { formatMergeCheck, type MergeCheck } from "../../domain/invariant/merge-checks.ts";
import type { Json } from "../../domain/model/json-value.ts";
import { formatMoment, formatSentence, formatShelf } from "../history/history.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";

type Outcome = "new" | "same" | "history" | "older" | "newer" | "merged" | "conflict" | "damaged" | "damaged-here";

const WORDS: Readonly<Record<Outcome, string>> = {
  new: "comes in",
  newer: "goes on from where yours stands",
  merged: "merged: both sides went on, and it fits together",
  same: "the same on both sides",
  history: "the same on both sides; changes that were made there come into its history",
  older: "yours has gone on since; it stays",
  conflict: "yours stays: both sides changed the same thing",
  damaged: "theirs is damaged, or its history does not prove what it held: not brought in",
  "damaged-here": "yours is damaged and stays as it is: psvc doctor",
};

const MOST_SENTENCES = 6;

export function renderIncoming(
  incoming: readonly IncomingView<Outcome>[],
  carried: readonly string[],
  archive: { readonly at: string; readonly by: string },
  style: Style,
): string {
  const quiet = incoming.filter(({ outcome }) => outcome === "same" || outcome === "older");
  const recorded = incoming.filter((arrival) => !quiet.includes(arrival));
  const counted =
    quiet.length > 0 ? [`Nothing to do for ${quiet.map(({ name }) => name).join(", ")}: the same here, or newer.`] : [];
  const lines = recorded.flatMap((one) => [
    style.strong(`${one.shelf === "projects" ? "" : "catalogue "}${one.name}  ${formatOutcome(one)}`),
    ...detailsOf(one).map((line) => `    ${visible(line)}`),
  ]);
  const along = carried.length > 0 ? [`Comes along, as there is none here: ${carried.join(", ")}.`] : [];
  return [`From ${visible(archive.by)}'s store of ${formatMoment(archive.at)}:`, ...lines, ...along, ...counted].join(
    "\n",
  );
}

function formatOutcome({ outcome, isRemoved }: IncomingView<Outcome>): string {
  return outcome === "newer" && isRemoved ? "was removed there, and goes out of this store too" : WORDS[outcome];
}

function detailsOf(view: IncomingView<Outcome>): readonly string[] {
  const { outcome, isProven, renumbered, conflicts, settled, contradictions } = view;
  if (outcome === "conflict")
    return [...conflicts.map(formatConflict), "settle it with them on one side, then export and import again"];
  const sentences = view.sentences.map(formatSentence);
  const shown = sentences.slice(0, MOST_SENTENCES);
  return [
    ...(outcome === "new" && !isProven
      ? ["its history is damaged there, and not all of it can be told or undone"]
      : []),
    ...shown,
    ...(sentences.length > shown.length ? [`and ${sentences.length - shown.length} more`] : []),
    ...renumbered.map(
      ({ from, to, side }) =>
        `${side === "yours" ? `your ${from} is ${to} now` : `their ${from} is ${to} here`}: ${from} was given out on ` +
        "both sides",
    ),
    ...settled.map((check) => `check ${check.about ?? "the project"}: ${formatMergeCheck(check)}`),
    ...contradictions.map((text) => `does not fit together: ${text} (psvc doctor --fix)`),
  ];
}

/** `both changed: P3 statement (yours is a, theirs b)`. */
function formatConflict({ place, words, ours, theirs }: NamedConflict): string {
  if (place.length === 0) return "one side removed it, the other changed it";
  const where = `both changed: ${words}`;
  if (ours === undefined && theirs === undefined) return where;
  return `${where} (yours is ${formatValue(ours)}, theirs ${formatValue(theirs)})`;
}

export interface SettledJson {
  readonly rule: string;
  readonly record: string | null;
  readonly text: string;
}

export function settledJson(checks: readonly MergeCheck[]): readonly SettledJson[] {
  return checks.map((check) => ({ rule: check.rule, record: check.about, text: formatMergeCheck(check) }));
}

/** What came in, or would. */
export interface IncomingJson {
  /** Templates and settings that come along, as files of the archive. */
  readonly carried: readonly string[];
  readonly documents: readonly {
    readonly what: "project" | "catalogue";
    readonly name: string;
    readonly outcome: Outcome;
    /** Whether their history proves every state of it that comes in. */
    readonly historyProven: boolean;
    readonly renumbered: readonly Renumbered[];
    /** What did not fit together and was settled by rule, for a person to check. */
    readonly settled: readonly SettledJson[];
    /** What does not fit together and was settled by nobody. */
    readonly contradictions: readonly string[];
    readonly conflicts: readonly string[];
    /** What both sides say where they are in conflict. */
    readonly differences: readonly { readonly what: string; readonly yours: Json; readonly theirs: Json }[];
  }[];
}

export function incomingJson(incoming: readonly IncomingView<Outcome>[], carried: readonly string[]): IncomingJson {
  return {
    carried,
    documents: incoming.map(({ shelf, name, outcome, isProven, renumbered, settled, contradictions, conflicts }) => ({
      what: formatShelf(shelf),
      name,
      outcome,
      historyProven: isProven,
      renumbered,
      settled: settledJson(settled),
      contradictions,
      conflicts: conflicts.map(({ place }) => place.join(".")),
      differences: conflicts.map(({ words, ours, theirs }) => ({
        what: words,
        yours: ours ?? null,
        theirs: theirs ?? null,
      })),
    })),
  };
}

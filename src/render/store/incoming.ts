import type { DocumentName } from "../../domain/history/change.ts";
import type { Renumbered } from "../../domain/history/renumber.ts";
import { formatValue } from "../../domain/history/story-sentences.ts";
import type { Conflict } from "../../domain/history/three-way-merge.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { storyOfKept } from "../../domain/history/versioned-document.ts";
import { breachesOf } from "../../domain/invariant/invariants.ts";
import { checkText, type MergeCheck, newMergeChecks } from "../../domain/invariant/merge-checks.ts";
import type { Json } from "../../domain/model/json-value.ts";
import type { Project } from "../../domain/model/project.ts";
import { formatMoment, formatSentence, formatShelf, idsIn } from "../history/history.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";

type Outcome = "new" | "same" | "history" | "older" | "newer" | "merged" | "conflict" | "damaged" | "damaged-here";

type Clash = Pick<Conflict, "place" | "ours" | "theirs">;

interface Arrival extends DocumentName {
  readonly outcome: Outcome;
  readonly before: Kept | null;
  readonly after: Kept | null;
  readonly isProven: boolean;
  readonly renumbered: readonly Renumbered[];
  readonly conflicts: readonly Clash[];
}

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
  incoming: readonly Arrival[],
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

function formatOutcome({ outcome, after }: Arrival): string {
  return outcome === "newer" && after === null ? "was removed there, and goes out of this store too" : WORDS[outcome];
}

function detailsOf({ shelf, outcome, before, after, isProven, renumbered, conflicts }: Arrival): readonly string[] {
  if (outcome === "conflict")
    return [
      ...conflicts.map((clash) => formatClash(clash, idsIn(before))),
      "settle it with them on one side, then export and import again",
    ];
  const sentences =
    outcome === "damaged" || outcome === "damaged-here" ? [] : storyOfKept(shelf, before, after).map(formatSentence);
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
    ...settledIn(shelf, before, after).map((check) => `check ${check.about ?? "the project"}: ${checkText(check)}`),
    ...breachesIn(shelf, after).map((text) => `does not fit together: ${text} (psvc doctor --fix)`),
  ];
}

/** What the merge, or one that was made there, settled by rule. */
function settledIn(shelf: Arrival["shelf"], before: Kept | null, after: Kept | null): readonly MergeCheck[] {
  if (shelf !== "projects" || after === null) return [];
  return newMergeChecks(after as Project, before as Project | null);
}

/** What came in as it was, and no command leads to. */
function breachesIn(shelf: Arrival["shelf"], after: Kept | null): readonly string[] {
  if (shelf !== "projects" || after === null) return [];
  return breachesOf(after as Project).map(({ text }) => text);
}

/** `both changed: P3 statement (yours is a, theirs b)`. */
function formatClash({ place, ours, theirs }: Clash, ids: ReadonlyMap<string, string>): string {
  if (place.length === 0) return "one side removed it, the other changed it";
  const where = `both changed: ${placeIn(place, ids)}`;
  if (ours === undefined && theirs === undefined) return where;
  return `${where} (yours is ${formatValue(ours)}, theirs ${formatValue(theirs)})`;
}

/** People know a record by its number; the places of a document know it by its key. */
function placeIn(place: Clash["place"], ids: ReadonlyMap<string, string>): string {
  const [first = "", second = "", ...rest] = place;
  const id = ids.get(second);
  const words = id === undefined ? [first, second] : [id];
  return [...words, ...rest].join(" ").trim();
}

export interface SettledJson {
  readonly rule: string;
  readonly record: string | null;
  readonly text: string;
}

export function settledJson(checks: readonly MergeCheck[]): readonly SettledJson[] {
  return checks.map((check) => ({ rule: check.rule, record: check.about, text: checkText(check) }));
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

export function incomingJson(incoming: readonly Arrival[], carried: readonly string[]): IncomingJson {
  return {
    carried,
    documents: incoming.map(({ shelf, name, outcome, before, after, isProven, renumbered, conflicts }) => ({
      what: formatShelf(shelf),
      name,
      outcome,
      historyProven: isProven,
      renumbered,
      settled: settledJson(outcome === "conflict" ? [] : settledIn(shelf, before, after)),
      contradictions: breachesIn(shelf, after),
      conflicts: conflicts.map(({ place }) => place.join(".")),
      differences: conflicts.map(({ place, ours, theirs }) => ({
        what: placeIn(place, idsIn(before)),
        yours: ours ?? null,
        theirs: theirs ?? null,
      })),
    })),
  };
}

import { breachesOf } from "../invariant/invariants.ts";
import { type MergeCheck, newMergeChecks } from "../invariant/merge-checks.ts";
import type { Json } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { DocumentName } from "./change.ts";
import type { Renumbered } from "./renumber.ts";
import type { Sentence } from "./story-sentences.ts";
import type { Conflict } from "./three-way-merge.ts";
import { type Kept, storyOfKept } from "./versioned-document.ts";
import { idsIn } from "./view.ts";

/** What an import does with one document. */
export interface ArrivedDocument<Outcome extends string> extends DocumentName {
  readonly outcome: Outcome;
  readonly before: Kept | null;
  readonly after: Kept | null;
  readonly isProven: boolean;
  readonly renumbered: readonly Renumbered[];
  readonly conflicts: readonly Pick<Conflict, "place" | "ours" | "theirs">[];
}

/** A place where both sides say different things; undefined is nothing. */
export interface NamedConflict {
  readonly place: Conflict["place"];
  /** The place as people know it: `P3 statement`. */
  readonly words: string;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface IncomingView<Outcome extends string = string> extends DocumentName {
  readonly outcome: Outcome;
  /** The document is gone on their side. */
  readonly isRemoved: boolean;
  readonly isProven: boolean;
  /** Empty where a file is damaged. */
  readonly sentences: readonly Sentence[];
  readonly renumbered: readonly Renumbered[];
  /** What the merge, or one that was made there, settled by rule. */
  readonly settled: readonly MergeCheck[];
  /** What came in as it was, and no command leads to. */
  readonly contradictions: readonly string[];
  readonly conflicts: readonly NamedConflict[];
}

export function incomingView<Outcome extends string>(arrival: ArrivedDocument<Outcome>): IncomingView<Outcome> {
  const { shelf, name, outcome, before, after, isProven, renumbered, conflicts } = arrival;
  const project = shelf === "projects" ? (after as Project | null) : null;
  const isDamaged = outcome === "damaged" || outcome === "damaged-here";
  const ids = idsIn(before);
  return {
    shelf,
    name,
    outcome,
    isRemoved: after === null,
    isProven,
    sentences: isDamaged || outcome === "conflict" ? [] : storyOfKept(shelf, before, after),
    renumbered,
    settled: project && outcome !== "conflict" ? newMergeChecks(project, before as Project | null) : [],
    contradictions: project ? contradictionsIn(project) : [],
    conflicts: conflicts.map(({ place, ours, theirs }) => ({ place, words: wordsOf(place, ids), ours, theirs })),
  };
}

export function contradictionsIn(project: Project): readonly string[] {
  return breachesOf(project).map(({ text }) => text);
}

/** People know a record by its number; the places of a document know it by its key. */
function wordsOf(place: Conflict["place"], ids: ReadonlyMap<string, string>): string {
  const [first = "", second = "", ...rest] = place;
  const id = ids.get(second);
  return [...(id === undefined ? [first, second] : [id]), ...rest].join(" ").trim();
}

import type { Project } from "../domain/model/project.ts";
import type { Searched, SearchHit, TextMark } from "../domain/search/hit.ts";
import { formatPlace, type PlacedText, type RecordTexts, recordTexts } from "./record-texts.ts";
import {
  folded,
  matchesIn,
  mayHoldAllOf,
  mayHoldAny,
  type Term,
  type TermMatch,
  type WordQuery,
} from "./word-query.ts";

/** The first field of these says what a record is. */
const TITLES = ["statement", "text", "name", "customer", "truth"];
const EXACT = 3;
const STEMMED = 2;
const IN_TITLE = 2;

/** Records that hold every word: one at least in a text of their own, the others there or in their customer's name. */
export function hitsIn(project: Project, query: WordQuery, where: readonly Searched[]): readonly SearchHit[] {
  const { slug, customer } = project;
  const around = `${customer} ${slug}`;
  return recordTexts(project, where, (text) => mayHoldAny(text, query)).flatMap((record) => {
    const hit = bestOf(record.texts, `${around} ${record.about}`, query);
    return hit === null ? [] : [{ ...namesOf(record), project: slug, customer, ...hit }];
  });
}

function namesOf({ where, record, isEnded }: RecordTexts): Pick<SearchHit, "where" | "record" | "isEnded"> {
  return { where, record, isEnded };
}

/** The field with the most of it, scored over all fields; null where a word is missing. */
export function bestOf(
  texts: readonly PlacedText[],
  around: string,
  query: WordQuery,
): Pick<SearchHit, "place" | "text" | "marks" | "score"> | null {
  if (!mayHoldAllOf(folded([around, ...texts.map(({ text }) => text)].join("\n")), query)) return null;
  const scored = texts.map((one) => ({ ...one, found: foundIn(one.text, query) }));
  const isHeld = (_: Term, at: number) => scored.some(({ found }) => (found[at]?.length ?? 0) > 0);
  const own = query.terms.map(isHeld);
  if (!own.includes(true)) return null;
  const near = own.every(Boolean) ? [] : foundIn(around, query);
  if (!own.every((held, at) => held || (near[at]?.length ?? 0) > 0)) return null;
  const ranked = scored
    .map(({ place, text, found }) => ({ place: formatPlace(place), text, found }))
    .map((one) => ({ ...one, score: scoreOf(one.place, one.found) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) return null;
  return {
    place: best.place,
    text: best.text,
    marks: joined(best.found.flat()),
    score: best.score + ranked.slice(1).reduce((sum, { score }) => sum + score / 10, 0),
  };
}

/** Per term, where it stands: by itself, or as a part of a pair that is written as one word. */
function foundIn(text: string, { terms, pairs }: WordQuery): readonly (readonly TermMatch[])[] {
  const paired = pairs.map((pair) => (pair === null ? [] : matchesIn(text, pair)));
  return terms.map((term, at) => [...matchesIn(text, term), ...(paired[at] ?? []), ...(paired[at - 1] ?? [])]);
}

function scoreOf(place: string, found: readonly (readonly TermMatch[])[]): number {
  const points = found.map((matches) => Math.max(0, ...matches.map(({ isExact }) => (isExact ? EXACT : STEMMED))));
  const all = points.every((point) => point > 0) ? found.length : 0;
  return (points.reduce((sum, point) => sum + point, 0) + all) * (TITLES.includes(place) ? IN_TITLE : 1);
}

/** In order, each place once. */
function joined(matches: readonly TextMark[]): readonly TextMark[] {
  const sorted = [...matches]
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.start - b.start || b.length - a.length);
  const marks: TextMark[] = [];
  for (const { start, length } of sorted) {
    const last = marks.at(-1);
    if (last && start < last.start + last.length) continue;
    marks.push({ start, length });
  }
  return marks;
}

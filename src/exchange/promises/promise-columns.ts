import { ASKS } from "../sheet/asks.ts";
import { type ColumnMap, columnLabels, mapColumns } from "../sheet/columns.ts";
import { headingName, headingNames } from "../sheet/heading.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { readLegend } from "./answers.ts";
import { type ColumnContent, contentOf, longerRows } from "./column-content.ts";
import { readScale } from "./priorities.ts";
import { PROMISE_FIELDS } from "./promise-names.ts";
import { filledDown } from "./sections.ts";

/** Which column fills which field, by name and by what is in it. */
export interface PromiseColumns extends ColumnMap {
  /** Further columns that say what was promised, for rows in which the first is empty. */
  readonly otherStatements: readonly number[];
  /** Columns whose texts are kept beside the statement, in this order. */
  readonly notes: readonly number[];
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
  /** Columns that could be the statement, where none is likely enough; they are to be asked about. */
  readonly open: readonly StatementChoice[];
  /** Columns that are lists of their own beside each other, each with codes of its own; empty where there is one. */
  readonly apart: readonly string[];
}

export interface StatementChoice {
  readonly column: string;
  readonly samples: readonly string[];
}

/** A column that psvc may read, with what is known of it. */
interface Candidate {
  readonly at: number;
  /** The field its heading names; null where it names none. */
  readonly field: string | null;
  /** How close the heading is to the likeliest name: smaller is closer. */
  readonly rank: number;
  /** Whether the heading says that it is about something beside the statement: a test, a status, a risk. */
  readonly isBeside: boolean;
  readonly content: ColumnContent;
}

/** Fields that only psvc's own files have, or that are read by their exact names. */
const OWN_FIELDS = ["promise", "project", "list"];
const SAMPLES = 3;

/**
 * Understands the columns: what `map` says goes first (`field=Column`, `field=none`), then the headings, then the
 * contents. Throws `bad-value` for `map`. The statement may be missing: then `open` has what it could be.
 */
export function understandColumns(sheet: Sheet, map: readonly string[]): PromiseColumns {
  const { closed, given } = splitMap(map);
  if (isOurs(sheet)) {
    const exact = mapColumns(sheet, exactFields(isOurGaps(sheet) ? withGapFields(closed) : closed), given);
    return {
      ...exact,
      otherStatements: [],
      notes: columnsIn(exact.columns, ["quote"]),
      likely: [],
      open: [],
      apart: [],
    };
  }
  const columns = new Map(mapColumns(sheet, mappedOnlyFields(), given).columns);
  const taken = new Set(columns.values());
  const candidates = candidatesOf(sheet, taken);
  const likely: string[] = [];
  const isFree = (field: string) => !columns.has(field) && !closed.has(field);
  const of = (field: string) => candidates.filter((candidate) => candidate.field === field);

  const statements = of("statement").filter(isText);
  const apart = listsSideBySide(statements);
  const chosen = isFree("statement") && apart.length === 0 ? statementOf(candidates, statements) : null;
  if (chosen) {
    columns.set("statement", chosen.at);
    if (chosen.field !== "statement") likely.push("statement");
  }
  const statementAt = columns.get("statement");
  const ids = [...of("id"), ...of("statement").filter((candidate) => !isText(candidate))];
  const id = isFree("id") ? idOf(sheet, ids.map(within(sheet, statementAt)), candidates, statementAt) : null;
  if (id) {
    columns.set("id", id.at);
    if (id.field !== "id") likely.push("id");
  }
  for (const { field } of PROMISE_FIELDS) {
    if (!isFree(field) || field === "statement" || field === "id") continue;
    const found = best(
      of(field).filter(
        ({ at, content }) =>
          content.filled > 0 &&
          at !== statementAt &&
          at !== id?.at &&
          (field !== "importance" || isScale(sheet.columns[at] ?? "", content)),
      ),
      field === "area" ? (candidate) => isNearlyFull(sheet, candidate) : undefined,
    );
    if (found) columns.set(field, found.at);
  }
  const used = () => new Set(columns.values());
  const answer = isFree("answer") ? answerByContent(candidates, used()) : null;
  if (answer) {
    columns.set("answer", answer.at);
    likely.push("answer");
  }
  const area = isFree("area") && sheet.headerLine === undefined ? areaByContent(candidates, used(), statementAt) : null;
  if (area) {
    columns.set("area", area.at);
    likely.push("area");
  }
  const importance = isFree("importance") ? importanceByContent(candidates, used(), sheet) : null;
  if (importance) {
    columns.set("importance", importance.at);
    likely.push("importance");
  }
  const others =
    chosen === null ? [] : statements.filter(({ at }) => at !== statementAt && !used().has(at)).map(({ at }) => at);
  const quoted = closed.has("quote") ? [] : of("quote").filter(({ content }) => content.filled > 0);
  const notes = [
    ...new Set([...columnsIn(columns, ["quote"]), ...(quoted.length > 0 ? quoted.map(({ at }) => at) : [])]),
  ];
  const all = new Set([...columns.values(), ...others, ...notes]);
  const labels = columnLabels(sheet.columns);
  const ordered = new Map(
    PROMISE_FIELDS.flatMap(({ field }): [string, number][] => {
      const at = columns.get(field);
      return at === undefined ? [] : [[field, at]];
    }),
  );
  return {
    columns: ordered,
    labels,
    unused: labels.filter((label, i) => label !== "" && !all.has(i)),
    otherStatements: others,
    notes: [...notes, ...(closed.has("quote") ? [] : others)],
    likely,
    open: ordered.has("statement") ? [] : choices(candidates, labels),
    apart: ordered.has("statement") ? [] : apart.map(({ at }) => labels[at] ?? ""),
  };
}

function isOurs({ columns, beside }: Sheet): boolean {
  return beside.kind === "promises" || columns.some((column) => headingName(column) === "psvcid");
}

/** The gaps that psvc exports: notes and evidence in it are those of a gap. */
function isOurGaps({ columns }: Sheet): boolean {
  const names = columns.map(headingName);
  return ["promise", "severity", "openedon"].every((name) => names.includes(name));
}

function withGapFields(closed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...closed, "quote", "evidence", "answer", "source"]);
}

function exactFields(closed: ReadonlySet<string>) {
  return PROMISE_FIELDS.filter(({ field }) => !closed.has(field)).map((names) => ({ ...names, isRequired: false }));
}

/** Takes what `--map` says and no heading. */
function mappedOnlyFields() {
  return PROMISE_FIELDS.map(({ field }) => ({ field, aliases: [], isMappedOnly: true }));
}

/** `field=none` closes a field, unless a column is called that. */
function splitMap(map: readonly string[]) {
  const isNone = (mapping: string) => /=\s*none\s*$/i.test(mapping);
  const fields = map.filter(isNone).map((mapping) => headingName(mapping.slice(0, mapping.lastIndexOf("="))));
  const closed = PROMISE_FIELDS.filter(({ field }) => fields.includes(headingName(field))).map(({ field }) => field);
  const isKnown = (mapping: string) => closed.some((field) => headingName(mapping).startsWith(headingName(field)));
  return { closed: new Set(closed), given: map.filter((mapping) => !isNone(mapping) || !isKnown(mapping)) };
}

function columnsIn(columns: ReadonlyMap<string, number>, fields: readonly string[]): readonly number[] {
  return fields.flatMap((field) => columns.get(field) ?? []);
}

const BY_NAME: ReadonlyMap<string, { readonly field: string; readonly rank: number }> = new Map(
  PROMISE_FIELDS.filter(({ field }) => !OWN_FIELDS.includes(field))
    .flatMap(({ field, aliases }) =>
      [field, ...aliases].map((name, rank) => [headingName(name), { field, rank }] as const),
    )
    .reverse(),
);

const SAYS_ID = /(?:^|[\s._-])(?:ids?|no|nr|num|number|nummer|code|key|codigo|código|numero|número)[\s.)#]*$|#\s*$/i;
const SAYS_STATEMENT = new RegExp(
  "requirement|anforderung|exigence|requisit|requerimient|user stor|description|beschreibung|descripci|descri[cç]|" +
    "omschrijving|требован|изисквани|вимог|需求|要件|요구사항|wymagan|požadav|yêu cầu|gereksinim|kebutuhan",
  "i",
);
const SAYS_OTHER = new RegExp(
  "type|typ\\b|categor|kategor|priorit|status|stat[eu]s|owner|date|datum|group|area|note|comment|source|version|" +
    "count|level|response|answer|compl[iy]|link|parent|rationale|class|phase|author|created|updated|test|" +
    "acceptance|solution|benefit|risk|effort|estimate|verif|valid|criteri|file|path|changed|history",
  "i",
);

function candidatesOf(sheet: Sheet, taken: ReadonlySet<number>): readonly Candidate[] {
  return sheet.columns.flatMap((column, at) => {
    if (taken.has(at)) return [];
    const content = contentOf(sheet, at);
    return [{ at, ...fieldOf(column), isBeside: SAYS_OTHER.test(column), content }];
  });
}

function fieldOf(column: string): Pick<Candidate, "field" | "rank"> {
  for (const [i, name] of headingNames(column).entries()) {
    const found = BY_NAME.get(name);
    if (found) return { field: found.field, rank: found.rank + i * 1000 };
  }
  if (SAYS_ID.test(column) && !/phone|zip|post|page|version|parent/i.test(column)) return { field: "id", rank: 9000 };
  if (SAYS_STATEMENT.test(column) && !SAYS_OTHER.test(column)) return { field: "statement", rank: 9000 };
  return { field: null, rank: 9999 };
}

/** Headings that other things have as well: the level of a heading, the rank of a row. */
const WEAK_PRIORITY = /^(?:level|nivel|niveau|rank|ranking|weight|weighting|gewichtung|class|required|core)$/i;

/** Under a heading of many uses at least one word must be one of a scale. */
function isScale(heading: string, { texts }: ColumnContent): boolean {
  if (!WEAK_PRIORITY.test(heading.trim())) return true;
  const words = [...new Set(texts.filter(Boolean))];
  return readScale(words, heading, "should").size > 0;
}

/** A column of codes is no statement, whatever it is called. */
function isText({ content }: Candidate): boolean {
  return content.filled > 0 && content.codes < 0.8 && content.texts.some((text) => /\p{L}/u.test(text));
}

/** A name that psvc knows goes before one that only contains such a word: `Test description` is no description. */
function isExact({ rank }: Candidate): boolean {
  return rank < 9000;
}

const LEADING_CODE = /^\s*(\p{L}{1,6})[\s._-]?\d+\s*[-–—:.)]\s*\S/u;

/** Columns of statements, each with codes of its own before its texts: `RF1 - ...` beside `RN1 - ...`; else none. */
function listsSideBySide(statements: readonly Candidate[]): readonly Candidate[] {
  const coded = statements.flatMap((statement) => {
    const { content } = statement;
    const found = content.texts.flatMap((text) => LEADING_CODE.exec(text)?.[1]?.toLowerCase() ?? []);
    const [code = ""] = found;
    const isList = content.filled > 1 && found.length >= content.filled * 0.8 && new Set(found).size === 1;
    return isList ? [{ statement, code }] : [];
  });
  return new Set(coded.map(({ code }) => code)).size > 1 ? coded.map(({ statement }) => statement) : [];
}

/** `requirement 1`, as in a list that is not written yet, and not `R1`. */
function hasWords({ content }: Candidate): boolean {
  const words = content.texts.filter((text) => /\p{L}{4}/u.test(text) && /\S\s+\S/.test(text));
  return content.filled > 0 && words.length > content.filled * 0.8;
}

/** Most of its texts say what must or shall be. */
function isAsked({ texts, filled }: ColumnContent): boolean {
  return texts.filter((text) => ASKS.test(text)).length >= filled * 0.7;
}

/** The one with the longer text in more rows; of equals the likelier name. */
function longest(candidates: readonly Candidate[]): Candidate | null {
  const ranked = [...candidates].sort((a, b) => a.rank - b.rank || a.at - b.at);
  return ranked.reduce<Candidate | null>(
    (found, next) => (found === null || longerRows(next.content, found.content) > 0 ? next : found),
    null,
  );
}

function statementOf(candidates: readonly Candidate[], named: readonly Candidate[]): Candidate | null {
  const byName = longest(named.filter(isExact)) ?? longest(named);
  if (byName) return byName;
  const coded = candidates.filter((one) => one.field === "statement" && isExact(one) && hasWords(one));
  if (coded.length === 1) return coded[0] ?? null;
  const unnamed = candidates.filter((one) => isText(one) && (one.field === null || one.field === "id"));
  const about = unnamed.filter(({ isBeside }) => !isBeside);
  const texts = about.length > 0 ? about : unnamed;
  const sentences = texts.filter(({ content }) => content.sentences >= 0.5 && content.unique > 0.5);
  // A column alone, under no name that psvc knows, may be a text in paragraphs.
  if (candidates.length === 1) return sentences.find(({ content }) => content.filled > 2 && isAsked(content)) ?? null;
  if (sentences.length === 1) return sentences[0] ?? null;
  const asked = sentences.filter(({ content }) => content.filled > 2 && isAsked(content));
  if (asked.length === 1) return asked[0] ?? null;
  const [first, second] = [...sentences].sort((a, b) => b.content.averageLength - a.content.averageLength);
  if (first && second && first.content.averageLength >= 2.5 * second.content.averageLength) return first;
  return sentences.length === 0 && texts.length === 1 && texts[0]?.content.unique === 1 ? (texts[0] ?? null) : null;
}

/** The names before this one are those of a requirement's own id. */
const LAST_OWN_ID = BY_NAME.get("identifier")?.rank ?? 0;

/** An id belongs to a statement: rows without one, such as tests of a requirement, say nothing of it. */
function within(sheet: Sheet, statementAt: number | undefined) {
  if (statementAt === undefined) return (candidate: Candidate) => candidate;
  const isStated = ({ cells }: SheetRow) => typeof cells[statementAt] !== "string" || cells[statementAt].trim() !== "";
  const stated = { ...sheet, rows: sheet.rows.filter(isStated) };
  if (stated.rows.length === sheet.rows.length) return (candidate: Candidate) => candidate;
  return (candidate: Candidate) => ({ ...candidate, content: contentOf(stated, candidate.at) });
}

/** `1`, `2`, `3`, row after row. */
function isCounter({ content }: Candidate): boolean {
  const filled = content.texts.filter(Boolean);
  return filled.length > 1 && filled.every((text, i) => Number(text) === Number(filled[0]) + i);
}

/** Letters in its cells, and a heading that speaks of no other thing: `Code`, and not `Test code`. */
function isCodeOfItsOwn({ columns }: Sheet, { at, content }: Candidate): boolean {
  const isOwn =
    /^(?:code|key|ref(?:erence)?|identifier|(?:req\w*|story|user story|item)[\s._-]*(?:id|no|code|key|ref)\W*)$/i;
  return isOwn.test((columns[at] ?? "").trim()) && content.texts.every((text) => text === "" || /\p{L}/u.test(text));
}

function idOf(
  sheet: Sheet,
  named: readonly Candidate[],
  all: readonly Candidate[],
  statementAt: number | undefined,
): Candidate | null {
  const usable = named.filter(
    ({ at, content }) => at !== statementAt && content.filled > 0 && content.averageLength <= 40,
  );
  const isTelling = ({ content }: Candidate) => content.unique >= 0.9 && content.filled >= content.texts.length / 2;
  // What stands behind the statement is the id of something else, such as a story or a test of it.
  const isBehind = ({ at, rank }: Candidate) => at > (statementAt ?? Number.POSITIVE_INFINITY) && rank > LAST_OWN_ID;
  // Rows that are counted, where a column beside it has the codes that people say.
  const isOutdone = (one: Candidate) =>
    isCounter(one) &&
    usable.some((other) => other !== one && isTelling(other) && !isBehind(other) && isCodeOfItsOwn(sheet, other));
  const [found] = [...usable].sort(
    (a, b) =>
      Number(isTelling(b)) - Number(isTelling(a)) ||
      Number(isOutdone(a)) - Number(isOutdone(b)) ||
      Number(isBehind(a)) - Number(isBehind(b)) ||
      a.rank - b.rank ||
      a.at - b.at,
  );
  if (found) return found;
  const isCoded = ({ at, field, content }: Candidate) =>
    field === null &&
    at < (statementAt ?? 0) &&
    (content.codes === 1 || content.texts.every((text) => text === "" || /^[A-Z][A-Z0-9_-]{1,23}$/.test(text))) &&
    content.unique === 1 &&
    content.filled >= Math.max(2, content.texts.length * 0.9);
  return all.find(isCoded) ?? null;
}

/** The likeliest name; where a column must be of use to most rows, of those that are. */
function best(candidates: readonly Candidate[], isOfUse: (candidate: Candidate) => boolean = () => true) {
  const ranked = [...candidates].sort((a, b) => a.rank - b.rank || a.at - b.at);
  return ranked.find(isOfUse) ?? ranked[0] ?? null;
}

/** Filled in half of the rows, or as merged cells come: an epic's own name says nothing of its stories. */
function isNearlyFull({ rows }: Sheet, { at, content }: Candidate): boolean {
  return content.filled >= content.texts.length / 2 || filledDown(rows, at) !== null;
}

const PLAIN_YES_OR_NO = /^(?:yes|no|true|false|ja|nein|oui|non|sí|si|não|sim|nee|none|available|planned|future)$/i;

/** `Status` and the like, where all that stands in it is an answer. */
function answerByContent(candidates: readonly Candidate[], used: ReadonlySet<number>): Candidate | null {
  const isAnswer = ({ at, field, content }: Candidate) => {
    const words = [...new Set(content.texts.filter(Boolean))];
    if (used.has(at) || field !== null || words.length < 2 || words.length > 6) return false;
    if (words.some((word) => headingName(word).length < 3)) return false;
    // A yes or no under an unknown heading is a flag of any kind.
    if (words.every((word) => PLAIN_YES_OR_NO.test(word))) return false;
    const known = readLegend(words, new Map());
    return words.every((word) => known.has(headingName(word)));
  };
  return candidates.find(isAnswer) ?? null;
}

/** Where no heading says it: a few names before the statement that come again and again. */
function areaByContent(
  candidates: readonly Candidate[],
  used: ReadonlySet<number>,
  statementAt: number | undefined,
): Candidate | null {
  const isArea = ({ at, field, content }: Candidate) =>
    field === null &&
    !used.has(at) &&
    at < (statementAt ?? 0) &&
    content.filled >= content.texts.length * 0.8 &&
    content.unique <= 0.5 &&
    content.averageLength <= 40 &&
    content.texts.every((text) => text === "" || /\p{L}{3}/u.test(text));
  return candidates.find((one) => isArea(one)) ?? null;
}

/** High, medium and low of something else. */
const RATES_ELSE = new RegExp(
  "effort|estimat|risk|complex|size|point|likelihood|probab|impact|confiden|difficult|benefit|maturity|stability|" +
    "volatil|frequen|quality|test|status|aufwand|risiko|komplex|schwierig|nutzen|esfuerzo|riesgo|complejidad|" +
    "dificultad|estado|esforço|esforco|risco|complexidade|charge|risque|inspanning|complexiteit",
  "i",
);

/** Few words, repeated, each of them a word of a scale. */
function importanceByContent(
  candidates: readonly Candidate[],
  used: ReadonlySet<number>,
  { columns }: Sheet,
): Candidate | null {
  const isScale = ({ at, field, content }: Candidate) => {
    const words = [...new Set(content.texts.filter(Boolean))];
    if (used.has(at) || field !== null || words.length < 2 || words.length > 6) return false;
    if (RATES_ELSE.test(columns[at] ?? "")) return false;
    if (content.filled <= words.length || words.some((word) => headingName(word).length < 3)) return false;
    const scale = readScale(words, columns[at] ?? "", "should");
    return words.every((word) => scale.has(word) && !/^(yes|no|true|false)$/i.test(word));
  };
  return candidates.find(isScale) ?? null;
}

/** What can be chosen as the statement: what its heading says first, then the longest texts; each with some cells. */
function choices(candidates: readonly Candidate[], labels: readonly string[]): readonly StatementChoice[] {
  return [...candidates]
    .filter(({ at, content }) => content.filled > 0 && labels[at] !== "")
    .sort(
      (a, b) =>
        Number(saysStatement(b)) - Number(saysStatement(a)) ||
        Number(isBesideText(a)) - Number(isBesideText(b)) ||
        (saysStatement(a) ? a.at - b.at : b.content.averageLength - a.content.averageLength),
    )
    .map(({ at, content }) => ({
      column: labels[at] ?? "",
      samples: content.texts.filter(Boolean).slice(0, SAMPLES),
    }));
}

function saysStatement(candidate: Candidate): boolean {
  return candidate.field === "statement" && isText(candidate);
}

/** Codes, days, numbers, and what another field has by its name. */
function isBesideText(candidate: Candidate): boolean {
  return !isText(candidate) || candidate.field !== null || candidate.isBeside;
}

import type { Command } from "commander";
import type { App } from "../../app.ts";
import { tellingOf } from "../../domain/history/view.ts";
import { type OpenableHit, SEARCHED, type Searched, type SearchHit } from "../../domain/search/hit.ts";
import { openingOf } from "../../domain/search/open-hit.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { PsvcError } from "../../errors.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { hitJson, renderHits, renderNoHits, SHOWN_HITS } from "../../render/search/hits.ts";
import { bestOf, hitsIn } from "../../search/find-in-project.ts";
import { mayHoldAll, type WordQuery, wordQuery } from "../../search/word-query.ts";
import { findProject } from "../find/find-project.ts";
import { loadChange } from "../find/past-documents.ts";
import { collect, wordFlag } from "../flags/flags.ts";

interface SearchFlags {
  readonly in?: readonly string[];
  readonly project?: string;
  readonly all?: boolean;
}

export function registerSearch(program: Command, app: App): void {
  program
    .command("search <words...>")
    .summary("find words anywhere")
    .description("find words in every project, the best first; an argument with spaces is a phrase")
    .option("--in <places>", `only in ${SEARCHED.join(", ")} (repeatable; all but history)`, collect)
    .option("--project <project>", "only in one project")
    .option("--all", `more than the first ${SHOWN_HITS}`)
    .action((words: string[], flags: SearchFlags) => search(app, words, flags));
}

export async function search(app: App, words: readonly string[], flags: SearchFlags): Promise<void> {
  const query = wordQuery(words);
  if (query.terms.length === 0)
    throw new PsvcError({
      code: "bad-value",
      what: "words",
      value: words.join(" "),
      allowed: null,
      why: "there are no letters or digits in it",
      example: "psvc search login",
    });
  const where = placesOf(flags.in ?? []);
  const one = flags.project === undefined ? null : (await findProject(app, flags.project)).slug;
  const { found, damaged } = await app.store.scan({
    mayHold: mayHoldAll(query),
    look: (project) => (one === null || project.slug === one ? hitsIn(project, query, where) : []),
  });
  const past = where.includes("history") ? await hitsInHistory(app, query, one) : [];
  const hits = [...found, ...past].sort(bestFirst).map((hit): OpenableHit => ({ ...hit, open: openingOf(hit) }));
  if (hits.length === 0) app.notMet();
  const shown = flags.all ? hits : hits.slice(0, SHOWN_HITS);
  const isRows = app.screen.style.layout === "tabs";
  if (isRows) for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = hits.length === 0 && !isRows ? renderNoHits(words, style) : "";
      const body = list || renderHits(isRows ? hits : shown, hits.length - shown.length, style);
      return isRows ? body : [body, ...damagedLines(damaged, style)].join("\n");
    },
    json: { kind: "hits", words, hits: hits.map(hitJson), damaged: damagedJson(damaged) },
  });
}

/** All but the history unless some are named. Throws `bad-value`. */
function placesOf(typed: readonly string[]): readonly Searched[] {
  const named = typed.flatMap((text) => text.split(",")).filter((text) => text.trim());
  if (named.length === 0) return SEARCHED.filter((where) => where !== "history");
  return named.map((word) => wordFlag("--in", word.trim(), SEARCHED));
}

/** The best, then what is still open, then by customer. Order within a project stays. */
function bestFirst(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || Number(a.isEnded) - Number(b.isEnded) || compareTexts(a.project, b.project);
}

/** What the history told about it, once for each record and sentence. One project's past is in memory at a time. */
async function hitsInHistory(app: App, query: WordQuery, one: string | null): Promise<readonly SearchHit[]> {
  const slugs = one === null ? await app.store.scanHistories(mayHoldAll(query)) : [one];
  const hits: SearchHit[] = [];
  for (const slug of slugs) {
    const of = { shelf: "projects", name: slug } as const;
    const { customer } = await app.store.project(slug);
    for (const change of await app.store.past.changes(of)) {
      const { documents } = tellingOf(await loadChange(app, change, of), null);
      for (const { about, text } of documents.flatMap(({ sentences }) => sentences)) {
        const best = bestOf([{ place: [change.at.slice(0, 10)], text }], `${customer} ${slug}`, query);
        if (best) hits.push({ where: "history", project: slug, customer, record: about, isEnded: false, ...best });
      }
    }
  }
  return hits;
}

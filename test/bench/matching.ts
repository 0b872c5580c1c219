// How well statements are matched to a catalogue, on sets of other people's data: npm run bench:matching -- FOLDER
// FOLDER holds kubernetes/ and documents/hipaa/. Prints one line a measure with its bar; no test asserts a score.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { mergeCapabilities, openCatalogue } from "../../src/domain/capability/capability.ts";
import type { EarlierMatch, LikelyMatch } from "../../src/domain/fit/likely-capability.ts";
import type { Catalogue } from "../../src/domain/model/catalogue.ts";
import { likelyCapabilities } from "../../src/search/capability-search.ts";

const folder = process.argv[2] ?? "../shared/samples";

interface Query {
  readonly deal: string;
  readonly text: string;
  readonly wanted: ReadonlySet<string>;
}

function rows(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(folder, file), "utf8"), { columns: true, bom: true, relax_quotes: true });
}

function catalogueOf(entries: readonly { readonly key: string; readonly fields: object }[]): Catalogue {
  const named = entries.map(({ key, fields }) => ({ key, fields: fields as { name: string } }));
  return mergeCapabilities(openCatalogue(null, "Bench", "1"), named, "available");
}

const features = rows("kubernetes/capabilities.csv").map((row) => ({
  key: row.KEP ?? "",
  fields: { name: row.Title ?? "", area: row["Owning SIG"] ?? "", description: row.Summary ?? "" },
}));
const areaOf = new Map(features.map(({ key, fields }) => [key, fields.area]));
const stories: readonly Query[] = rows("kubernetes/user-stories.csv").map((row) => ({
  deal: areaOf.get(row.KEP ?? "") ?? "",
  text: row["User story"] ?? "",
  wanted: new Set([row.KEP ?? ""]),
}));
const safeguards = rows("documents/hipaa/catalogue.csv").map(({ key = "", name = "" }) => {
  const end = name.indexOf(".");
  return { key, fields: { name: name.slice(0, end), description: name.slice(end + 1).trim() } };
});
const requirements: readonly Query[] = rows("documents/hipaa/requirements.csv").map((row) => ({
  deal: row.deal ?? "",
  text: row.statement ?? "",
  wanted: new Set((row["rests on"] ?? "").split(" ").filter(Boolean)),
}));

interface Result extends LikelyMatch {
  readonly query: Query;
}

function asked(
  catalogue: Catalogue,
  queries: readonly Query[],
  earlier: readonly EarlierMatch[] = [],
): readonly Result[] {
  const likely = likelyCapabilities(catalogue, { earlier });
  return queries.map((query) => ({ query, ...likely(query.text, Number.POSITIVE_INFINITY) }));
}

function precision({ query, found }: Result): number {
  let right = 0;
  let sum = 0;
  for (const [rank, { capability }] of found.entries()) {
    if (!query.wanted.has(capability.key)) continue;
    right++;
    sum += right / (rank + 1);
  }
  return sum / query.wanted.size;
}

function measures(results: readonly Result[]) {
  const some = results.filter(({ query }) => query.wanted.size > 0);
  const mean = (of: (result: Result) => number) => some.reduce((sum, one) => sum + of(one), 0) / some.length;
  const hit = (first: number) =>
    mean(({ query, found }) =>
      found.slice(0, first).some(({ capability }) => query.wanted.has(capability.key)) ? 1 : 0,
    );
  const none = results.filter(({ query }) => query.wanted.size === 0);
  const worth = ({ worth: value }: Result) => value;
  return { map: mean(precision), hit1: hit(1), hit3: hit(3), auc: auc(some.map(worth), none.map(worth)) };
}

/** How often one that has a match is worth more than one that has none. */
function auc(positive: readonly number[], negative: readonly number[]): number {
  let sum = 0;
  for (const one of positive) for (const other of negative) sum += one > other ? 1 : one === other ? 0.5 : 0;
  return sum / (positive.length * negative.length || 1);
}

function earlierOf(queries: readonly Query[]): readonly EarlierMatch[] {
  return queries.map(({ deal, text, wanted }, number) => ({
    project: deal,
    customer: deal,
    id: `P${number + 1}`,
    statement: text,
    capabilities: [...wanted],
  }));
}

/** Each deal with the judgements of the others. */
function byDeal(catalogue: Catalogue, queries: readonly Query[]): readonly Result[] {
  return [...new Set(queries.map(({ deal }) => deal))].flatMap((deal) =>
    asked(
      catalogue,
      queries.filter((query) => query.deal === deal),
      earlierOf(queries.filter((query) => query.deal !== deal)),
    ),
  );
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function line(name: string, values: readonly number[], bars: readonly string[]): void {
  const shown = values.map((value) => value.toFixed(3));
  console.log(`| ${name} | ${shown.join(" / ")} | ${bars.join(" / ")} |`);
}

console.log("| measure | reached | bar |\n| --- | --- | --- |");
const cold = measures(asked(catalogueOf(features), stories));
line("user stories to features: MAP / hit@1 / hit@3", [cold.map, cold.hit1, cold.hit3], [".675", ".58", ".73"]);
const first = measures(asked(catalogueOf(safeguards), requirements));
line("safeguards, cold: MAP / hit@1 / AUC", [first.map, first.hit1, first.auc], [".73", ".60", ".83"]);
const later = measures(byDeal(catalogueOf(safeguards), requirements));
line(
  "safeguards, memory of the other deals: MAP / hit@1 / AUC",
  [later.map, later.hit1, later.auc],
  [".84", ".75", ".86"],
);
const areas = measures(byDeal(catalogueOf(features), stories));
line("user stories, one area as a new deal: change of MAP by memory", [areas.map - cold.map], ["≥ -.005"]);
const halves = [1, 2, 3, 4, 5].map((seed) => {
  const random = randomFrom(seed);
  const half = features.filter(() => random() < 0.5);
  const keys = new Set(half.map(({ key }) => key));
  const results = asked(catalogueOf(half), stories);
  const isRight = ({ found, query }: Result) => query.wanted.has(found[0]?.capability.key ?? "");
  const isNone = ({ query }: Result) => ![...query.wanted].some((key) => keys.has(key));
  const share = (some: readonly Result[], of: (one: Result) => boolean) => some.filter(of).length / (some.length || 1);
  const match = results.filter(({ band }) => band === "match");
  const nothing = results.filter(({ band }) => band === "nothing");
  return [
    share(match, isRight),
    share(nothing, isNone),
    match.length / results.length,
    nothing.length / results.length,
  ];
});
const median = (at: number) => halves.map((half) => half[at] ?? 0).sort((a, b) => a - b)[2] ?? 0;
line("half of the features gone: right of match / none of nothing / share of each", [0, 1, 2, 3].map(median), [
  ".55",
  ".72",
  ".15",
  ".15",
]);

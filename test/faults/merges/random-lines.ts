import type { TestApp } from "../../app.ts";
import { type Line, writingLines } from "../commands/writing-lines.ts";

export type Random = () => number;

export function oneOf<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)] as T;
}

/** Lines of every command of the program that writes. */
const LINES = writingLines();

/** What contradicts what another does: the same few records, ended by one and worked on by the other. */
const CONTRADICTIONS: readonly ((slug: string, id: (letter: string) => string) => readonly string[])[] = [
  (slug, id) => ["promise", "drop", slug, id("P"), "--why", "a joke"],
  (slug, id) => ["promise", "drop", slug, id("P"), "--duplicate-of", id("P")],
  (slug, id) => ["promise", "drop", slug, id("P"), "--duplicate-of", id("P")],
  (slug, id) => ["promise", "edit", slug, id("P"), "--importance", "must"],
  (slug, id) => ["promise", "edit", slug, id("P"), "--importance", "should"],
  (slug, id) => ["promise", "confirm", slug, id("P")],
  (slug, id) => ["promise", "assess", slug, id("P"), "--fit", "gap", "--why", "not for them"],
  (slug, id) => ["promise", "assess", slug, id("P"), "--fit", "fit", "--why", "seen", "--evidence", "a recording"],
  (slug, id) => ["gap", "add", slug, "--promise", id("P"), "--why", "no api"],
  (slug) => ["gap", "add", slug, "--statement", "nothing for it", "--importance", "should"],
  (slug, id) => ["gap", "edit", slug, id("G"), "--severity", "blocker", "--severity-reason", "they stop"],
  (slug, id) => ["gap", "edit", slug, id("G"), "--owner", "Kit"],
  (slug, id) => ["gap", "close", slug, id("G"), "--evidence", "seen in their system"],
  (slug, id) => ["gap", "reopen", slug, id("G"), "--why", "it broke"],
  (slug, id) => [
    ...["gap", "resolve", slug, id("G"), "--resolution", "workaround", "--note", "by phone", "--owner", "Ana Sato"],
    ...["--day-one", "they phone us", "--in-place-by", "+14d"],
  ],
  (slug, id) => ["action", "done", slug, id("A"), "--evidence", "received"],
  (slug, id) => ["action", "edit", slug, id("A"), "--due", "+20d", "--why", "later"],
  (slug) => ["action", "add", slug, "send the mapping", "--owner", "Lee", "--due", "+10d"],
  (slug, id) => ["risk", "close", slug, id("R"), "--why", "it passed"],
  (slug, id) => ["risk", "edit", slug, id("R"), "--health", "red", "--review-on", "+5d"],
  (slug) => ["stop", slug, "--decided-by", "Ira", "--why", "budget", "--consequence", "none"],
  (slug) => ["restart", slug, "--decided-by", "Ira", "--why", "budget is back", "--consequence", "a new plan"],
  (slug) => ["golive", slug, "--decision", "no-go", "--decided-by", "Ira", "--why", "not yet"],
  () => ["undo", "--yes"],
  () => ["redo", "--yes"],
];

/**
 * A line that may write to one of the projects: half of the time of any command of the program, with the projects and
 * records of the store in place of its own.
 */
export async function randomLine(app: TestApp, slugs: readonly string[], random: Random): Promise<Pick<Line, "argv">> {
  const slug = oneOf(slugs, random);
  const ids = await idsOf(app, slug);
  const id = (letter: string) => oneOf(ids.get(letter) ?? [`${letter}1`], random);
  if (random() < 0.5) return { argv: oneOf(CONTRADICTIONS, random)(slug, id) };
  const { argv, ...line } = oneOf(LINES, random);
  const isNamed = new Set(["alder", "heron", "kestrel", "brightwater", "acme", "northgate", "lindholm"]);
  const placed = argv.map((word) => {
    if (isNamed.has(word)) return slug;
    return /^[PGAR]\d+$/.test(word) && random() < 0.7 ? id(word[0] as string) : word;
  });
  return { ...line, argv: placed };
}

/** The first few numbers of each kind, so that two people meet. */
async function idsOf(app: TestApp, slug: string): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!(await app.store.slugs()).includes(slug)) return new Map();
  const { promises, gaps, actions, risks } = await app.store.project(slug);
  const first = (records: Readonly<Record<string, { readonly id: string }>>) =>
    Object.values(records)
      .map((record) => record.id)
      .sort()
      .slice(0, 5);
  const kinds = { P: first(promises), G: first(gaps), A: first(actions), R: first(risks) };
  return new Map(Object.entries(kinds).filter(([, ids]) => ids.length > 0));
}

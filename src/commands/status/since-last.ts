import type { App } from "../../app.ts";
import { type Change, type DocumentName, sameDocument } from "../../domain/history/change.ts";
import { versionAfter } from "../../domain/history/restore.ts";
import { type Kept, storyOfKept } from "../../domain/history/versioned-document.ts";
import { type Look, lookAt, type NewsItem, readLook } from "../../domain/status/last-seen.ts";
import { type Overview, overviewOf } from "../../domain/status/overview.ts";
import { addDays } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { damagedJson, problemWords } from "../../render/problem/problem.ts";
import { newsJson, renderNews } from "../../render/status/since-last.ts";
import { latestChanges } from "../find/latest-changes.ts";
import { standingsOf } from "../find/standings.ts";

/** The draft with the last look of each person who works on this machine. It is no record of a project. */
const LAST_LOOK = "last-look";
/** Days that a first look goes back. */
const FIRST_LOOK_DAYS = 7;

/** What changed since the last look, in the records and in what follows from them; then this is the last look. */
export async function sinceLast(app: App, isMarked = false): Promise<void> {
  const { standings, damaged } = await standingsOf(app);
  const overviews = standings.map(overviewOf);
  const draft = await app.store.draft(LAST_LOOK);
  const before = lookOf(draft, app.me);
  const firstDay = addDays(app.today, -FIRST_LOOK_DAYS);
  const { changes } = await latestChanges(app, (latest) =>
    latest.some(({ at, order }) => (before ? order <= before.order : at.slice(0, 10) < firstDay)),
  );
  const from = before?.order ?? firstOrder(changes, firstDay);
  const news: NewsItem[] = [];
  for (const [slug, own] of bySlug(changes.filter(({ order }) => order > from)))
    news.push(await newsOf(app, slug, own, changes, from, overviews, before));
  news.push(...movedByTime(overviews, news, before));
  const since = { on: before?.on ?? null, firstDays: FIRST_LOOK_DAYS };
  // A look makes no store, and a program's only moves what a person sees next where it says so.
  if ((isMarked || !app.flags.json) && (await app.store.exists()))
    await keep(app, draft, lookAt(app.today, changes.at(-1)?.order ?? from, overviews));
  app.answer({
    text: (style) => renderNews(news, since, damaged, style),
    json: {
      kind: "news",
      news: { since: before?.on ?? null, projects: newsJson(news), damaged: damagedJson(damaged) },
    },
  });
}

/** Looks by person. Earlier versions kept one for the machine, at the top. */
function looksIn(draft: unknown): Readonly<Record<string, unknown>> {
  const people = (draft as { readonly people?: unknown } | null)?.people;
  return typeof people === "object" && people !== null ? (people as Readonly<Record<string, unknown>>) : {};
}

/** Returns the person's last look, else the one that an earlier version kept for the machine, else null. */
function lookOf(draft: unknown, me: string): Look | null {
  const looks = looksIn(draft);
  return Object.hasOwn(looks, me) ? readLook(looks[me]) : readLook(draft);
}

/** The order before the first change of a day. */
function firstOrder(changes: readonly Change[], day: string): number {
  return changes.filter(({ at }) => at.slice(0, 10) < day).at(-1)?.order ?? -1;
}

function bySlug(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes)
    for (const { shelf, name } of change.touched)
      if (shelf === "projects") found.set(name, [...(found.get(name) ?? []), change]);
  return found;
}

/** The story from the state of the last look to now: what came and went in between is not told. */
async function newsOf(
  app: App,
  slug: string,
  own: readonly Change[],
  all: readonly Change[],
  from: number,
  overviews: readonly Overview[],
  before: Look | null,
): Promise<NewsItem> {
  const name: DocumentName = { shelf: "projects", name: slug };
  const overview = overviews.find(({ standing }) => standing.project.slug === slug) ?? null;
  const known = versionAfter(name, all, ({ order }) => order <= from);
  const then = known === undefined ? beforeFirst(name, own) : known;
  const now = overview?.standing.project ?? null;
  return {
    slug,
    customer: overview?.standing.project.customer ?? slug,
    by: [...new Set(own.map(({ by }) => by ?? "something from outside"))],
    sentences: storyOfKept("projects", then ? await stateOf(app, name, then) : null, now),
    was: before?.seen[slug] ?? null,
    is: overview,
  };
}

/** What the first of these changes found. */
function beforeFirst(name: DocumentName, own: readonly Change[]): string | null {
  const [first] = own.filter(({ isRecorded }) => isRecorded);
  return first?.touched.find((touch) => sameDocument(touch, name))?.before ?? null;
}

async function stateOf(app: App, name: DocumentName, version: string): Promise<Kept | null> {
  try {
    return await app.store.past.version(name, version);
  } catch (error) {
    // A history that does not reach that far tells the project as new, and hides no other.
    if (error instanceof PsvcError) return null;
    throw error;
  }
}

/** Nobody touched it, and it is not as it was: days went by. */
function movedByTime(overviews: readonly Overview[], recorded: readonly NewsItem[], before: Look | null): NewsItem[] {
  return overviews.flatMap((overview) => {
    const { slug, customer } = overview.standing.project;
    const was = before?.seen[slug];
    const isSame = !was || (was.health === overview.health.value && was.step === (overview.stall?.step ?? null));
    if (isSame || recorded.some((newsItem) => newsItem.slug === slug)) return [];
    return [{ slug, customer, by: [], sentences: [], was, is: overview }];
  });
}

/** A store that cannot be written can be looked at; then the next look begins where this one did. */
async function keep(app: App, draft: unknown, look: Look): Promise<void> {
  try {
    await app.store.saveDraft(LAST_LOOK, { people: { ...looksIn(draft), [app.me]: look } });
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    app.remark(`${problemWords(error.problem).message} The next look begins where this one did.`);
  }
}

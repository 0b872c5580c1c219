import type { App } from "../../app.ts";
import type { Candidate } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/line.ts";
import type { Glance } from "../../domain/glance.ts";
import type { Remembered } from "../../store/store.ts";

/** So many documents are read where no earlier look tells whose they are. */
const FEW = 3;

/** Slugs, which are names of files; with what an earlier look tells of them, or their documents where few are left. */
export async function projectCandidates(app: App, { typed }: TypedLine): Promise<readonly Candidate[]> {
  const slugs = await app.store.slugs();
  const fitting = slugs.filter((slug) => slug.startsWith(typed.toLowerCase()));
  const looks = await rememberedGlances(app);
  return Promise.all(
    fitting.map(async (slug) => ({
      value: slug,
      about: aboutSeen(slug, looks) ?? (fitting.length <= FEW ? await customerOf(app, slug) : ""),
    })),
  );
}

/** Everybody who led a project at the last look, and whoever is at the keyboard. */
export async function whoLeads(app: App): Promise<readonly string[]> {
  const looks = await rememberedGlances(app);
  return [...new Set([app.me, ...looks.flatMap(({ glances }) => glances.map(({ lead }) => lead))])];
}

/** Customer and health; without the health where that is of another day. null where no look kept the project as it is. */
function aboutSeen(slug: string, looks: readonly Look[]): string | null {
  for (const { glance, isOfToday } of looks) {
    const seen = glance(slug);
    if (seen === null) continue;
    const { customer, health, status } = seen;
    return isOfToday ? `${customer}, ${status === "active" ? (health ?? status) : status}` : customer;
  }
  return null;
}

async function customerOf(app: App, slug: string): Promise<string> {
  return app.store.project(slug).then(
    ({ customer }) => customer,
    () => "",
  );
}

interface Look {
  readonly isOfToday: boolean;
  readonly glances: readonly Glance[];
  readonly glance: (slug: string) => Glance | null;
}

/** What `psvc status` and `psvc` kept of the projects, those of today first. */
async function rememberedGlances({ store, today }: App): Promise<readonly Look[]> {
  const lookOf = <T>(kept: Remembered<T> | null, glanceIn: (digest: T) => Glance): readonly Look[] => {
    if (kept === null) return [];
    const glance = (slug: string) => {
      const digest = kept.digest(slug);
      return digest && glanceIn(digest);
    };
    return [{ isOfToday: kept.basis.startsWith(today), glances: kept.digests.map(glanceIn), glance }];
  };
  const looks = [
    ...lookOf(await store.remembered<Glance>("portfolio"), (kept) => kept),
    ...lookOf(await store.remembered<{ readonly line: Glance }>("day"), ({ line }) => line),
  ];
  return looks.sort((a, b) => Number(b.isOfToday) - Number(a.isOfToday));
}

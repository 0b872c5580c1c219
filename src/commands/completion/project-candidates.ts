import type { App } from "../../app.ts";
import type { Candidate } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/line.ts";
import type { Glance } from "../../domain/glance.ts";
import type { Remembered } from "../../store/store.ts";

/** So many documents are read where no earlier look tells whose they are. */
const FEW = 3;

/** Slugs, which are names of files; with customer and health where an earlier look of the day tells, or few are left. */
export async function projectCandidates(app: App, { typed }: TypedLine): Promise<readonly Candidate[]> {
  const slugs = await app.store.slugs();
  const fitting = slugs.filter((slug) => slug.startsWith(typed.toLowerCase()));
  const seen = await seenToday(app);
  return Promise.all(
    fitting.map(async (slug) => ({
      value: slug,
      about: aboutSeen(seen(slug)) ?? (fitting.length <= FEW ? await customerOf(app, slug) : ""),
    })),
  );
}

/** Everybody who led a project at the last look, and whoever is at the keyboard. */
export async function whoLeads(app: App): Promise<readonly string[]> {
  const looks = await rememberedGlances(app);
  return [...new Set([app.me, ...looks.flatMap(({ glances }) => glances.map(({ lead }) => lead))])];
}

function aboutSeen(glance: Glance | null): string | null {
  if (glance === null) return null;
  const { customer, health, status } = glance;
  return `${customer}, ${status === "active" ? (health ?? status) : status}`;
}

async function customerOf(app: App, slug: string): Promise<string> {
  return app.store.project(slug).then(
    ({ customer }) => customer,
    () => "",
  );
}

async function seenToday(app: App): Promise<(slug: string) => Glance | null> {
  const looks = (await rememberedGlances(app)).filter(({ basis }) => basis.startsWith(app.today));
  return (slug) => looks.map(({ glance }) => glance(slug)).find((found) => found !== null) ?? null;
}

interface Look {
  readonly basis: string;
  readonly glances: readonly Glance[];
  readonly glance: (slug: string) => Glance | null;
}

/** What `psvc status` and `psvc` kept of the projects. */
async function rememberedGlances({ store }: App): Promise<readonly Look[]> {
  const lookOf = <T>(look: Remembered<T> | null, glanceIn: (kept: T) => Glance): readonly Look[] =>
    look
      ? [
          {
            basis: look.basis,
            glances: look.digests.map(glanceIn),
            glance: (slug) => {
              const kept = look.digest(slug);
              return kept && glanceIn(kept);
            },
          },
        ]
      : [];
  return [
    ...lookOf(await store.remembered<Glance>("portfolio"), (kept) => kept),
    ...lookOf(await store.remembered<{ readonly line: Glance }>("day"), ({ line }) => line),
  ];
}

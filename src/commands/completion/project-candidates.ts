import type { App } from "../../app.ts";
import type { Candidate } from "../../completion/candidate.ts";
import type { TypedLine } from "../../completion/parse-partial-line.ts";
import { openGaps } from "../../domain/gap/gap.ts";
import { statusOf } from "../../domain/model/project-status.ts";
import type { HealthValue, Status } from "../../domain/model/vocabulary.ts";
import type { Glance } from "../../domain/status/portfolio-row.ts";
import type { Remembered } from "../../store/port/store.ts";

/** So many documents are read where no earlier look tells of them. */
const FEW = 20;

/** What is known of a project without its records. */
export interface KnownProject {
  readonly customer: string;
  readonly status: Status;
  /** null where nobody looked today, or nothing can be said of it any more. */
  readonly health: HealthValue | null;
  readonly openGaps: number;
}

/**
 * Slugs, which are names of files; with what an earlier look tells of them, or their documents where few are left.
 * Those that are not meant are left out, where that is known; what is over comes last.
 */
export async function projectCandidates(
  app: App,
  { typed }: TypedLine,
  isMeant: (project: KnownProject) => boolean = () => true,
): Promise<readonly Candidate[]> {
  const slugs = (await app.store.slugs()).filter((slug) => slug.startsWith(typed.toLowerCase()));
  const looks = await rememberedGlances(app);
  const seen = slugs.map((slug) => ({ slug, known: seenIn(slug, looks) }));
  const areFew = seen.filter(({ known }) => known === null).length <= FEW;
  const found = await Promise.all(
    seen.map(async ({ slug, known }) => ({ slug, known: known ?? (areFew ? await knownOf(app, slug) : null) })),
  );
  return found
    .filter(({ known }) => known === null || isMeant(known))
    .sort((a, b) => Number(isOver(a.known)) - Number(isOver(b.known)))
    .map(({ slug, known }) => ({ value: slug, about: known ? said(known) : "" }));
}

function isOver(known: KnownProject | null): boolean {
  return known?.status === "stopped" || known?.status === "closed";
}

function said({ customer, status, health }: KnownProject): string {
  const state = status === "active" ? health : status;
  return state === null ? customer : `${customer}, ${state}`;
}

/** Everybody who led a project at the last look, and whoever is at the keyboard. */
export async function whoLeads(app: App): Promise<readonly string[]> {
  const looks = await rememberedGlances(app);
  return [...new Set([app.me, ...looks.flatMap(({ glances }) => glances.map(({ lead }) => lead))])];
}

/** null where no look kept the project as it is. */
function seenIn(slug: string, looks: readonly Look[]): KnownProject | null {
  for (const { glance, isOfToday } of looks) {
    const seen = glance(slug);
    if (seen === null) continue;
    const { customer, status, health, gaps } = seen;
    const open = Object.values(gaps).reduce((sum, count) => sum + count, 0);
    return { customer, status, health: isOfToday ? health : null, openGaps: open };
  }
  return null;
}

/** Health is not computed while somebody types. null where the document cannot be read. */
async function knownOf(app: App, slug: string): Promise<KnownProject | null> {
  return app.store.project(slug).then(
    (project) => ({
      customer: project.customer,
      status: statusOf(project),
      health: null,
      openGaps: openGaps(project).length,
    }),
    () => null,
  );
}

interface Look {
  readonly isOfToday: boolean;
  readonly glances: readonly Glance[];
  readonly glance: (slug: string) => Glance | null;
}

/** What `psvc status` and `psvc` kept of the projects, those of today first. */
async function rememberedGlances({ store, today }: App): Promise<readonly Look[]> {
  const lookOf = <T>(remembered: Remembered<T> | null, glanceIn: (digest: T) => Glance): readonly Look[] => {
    if (remembered === null) return [];
    const glance = (slug: string) => {
      const digest = remembered.digest(slug);
      return digest && glanceIn(digest);
    };
    return [{ isOfToday: remembered.basis.startsWith(today), glances: remembered.digests.map(glanceIn), glance }];
  };
  const looks = [
    ...lookOf(await store.remembered<Glance>("portfolio"), (remaining) => remaining),
    ...lookOf(await store.remembered<{ readonly line: Glance }>("day"), ({ line }) => line),
  ];
  return looks.sort((a, b) => Number(b.isOfToday) - Number(a.isOfToday));
}

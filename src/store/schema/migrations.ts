import { type NamedPeople, withPersonsNamed } from "../../domain/people/person-records.ts";
import { PsvcError } from "../../errors.ts";
import { damaged } from "../disk/disk-errors.ts";

export type RawDocument = Readonly<Record<string, unknown>>;

/** Makes a document of one schema from a document of the schema before. Pure; it need not set `schema`. */
export type Migration = (document: RawDocument) => RawDocument;

/** Conversations, risks, agreed freezes, chases, and whom a milestone waits for. */
const projectTo2: Migration = (project) => ({
  ...project,
  ownLadder: null,
  confrontations: {},
  risks: {},
  freezes: {},
  messages: {},
  route: eachOf(project.route, { waiting: null }),
  actions: eachOf(project.actions, { moves: {}, chased: {} }),
  stops: eachOf(project.stops, { restartedBy: null, restartedConsequence: null }),
});

/**
 * Where a promise and a deal came from, projects taken over under way, milestones skipped or the lead's own, and what
 * comes after a go-live.
 */
const projectTo3: Migration = (project) => ({
  ...project,
  adoptedOn: null,
  ownMilestones: {},
  rebaselines: {},
  moods: {},
  handovers: {},
  closures: {},
  criteria: eachOf(project.criteria, { gate: "ready" }),
  deal: isRecord(project.deal) ? { ...project.deal, crmId: null } : project.deal,
  promises: eachOf(project.promises, { area: null, listed: null, carriedFrom: null }),
  route: eachOf(project.route, { doneBefore: false, skipped: null }),
});

/** Records of people, notes, tags, and the slugs that a project had before. */
const projectTo4: Migration = (project) => {
  const { persons, highest } = withPersonsNamed({ persons: {}, highest: 0 }, namedIn(project));
  return {
    ...project,
    formerSlugs: [],
    tags: [],
    notes: {},
    persons,
    counters: isRecord(project.counters) ? { ...project.counters, person: highest, note: 0 } : project.counters,
  };
};

/** Who has a part in a project by name. Not checked yet: what is no text names nobody. */
function namedIn({ slug, people, lead, deal }: RawDocument): NamedPeople {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const { sponsor, projectLead, deciders } = isRecord(people) ? people : {};
  return {
    slug: text(slug) ?? "",
    customer: [text(sponsor), text(projectLead), ...(Array.isArray(deciders) ? deciders.map(text) : [])],
    services: [text(lead), isRecord(deal) ? text(deal.owner) : null],
  };
}

/** Defaults of new projects, and when people work. */
const settingsTo2: Migration = (settings) => ({
  ...settings,
  workingDays: null,
  weekStart: null,
  template: null,
  product: null,
  currency: null,
});

/** What a document of the older schema holds is not checked yet: anything but records stays, for the check to find. */
function eachOf(records: unknown, added: RawDocument): unknown {
  if (!isRecord(records)) return records;
  return Object.fromEntries(
    Object.entries(records).map(([key, record]) => [key, isRecord(record) ? { ...record, ...added } : record]),
  );
}

function isRecord(value: unknown): value is RawDocument {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first one leads from schema 1 to 2. */
export const MIGRATIONS = {
  project: [projectTo2, projectTo3, projectTo4],
  catalogue: [],
  template: [],
  settings: [settingsTo2],
} as const satisfies Readonly<Record<string, readonly Migration[]>>;

/**
 * Brings a document to today's schema, in memory. Throws `newer-schema`, and `damaged` where there is no schema at all.
 */
export function migrate(document: RawDocument, migrations: readonly Migration[], file: string): RawDocument {
  const known = migrations.length + 1;
  const found = document.schema;
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1) {
    throw damaged(file, "schema", "it does not say which schema it follows, like 1");
  }
  if (found > known) throw new PsvcError({ code: "newer-schema", file, found, known });
  return migrations
    .slice(found - 1)
    .reduce<RawDocument>((older, step, index) => ({ ...step(older), schema: found + index + 1 }), document);
}

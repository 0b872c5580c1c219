import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import { CATALOGUE_SCHEMA, type Capability, type Catalogue } from "../model/catalogue.ts";
import { AVAILABILITIES, type Availability } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";

/** What is said about a capability; a field that is not given stays as it is. */
export type CapabilityFields = Partial<Omit<Capability, "key">>;
export type NamedCapabilityFields = CapabilityFields & Pick<Capability, "name">;
export type CapabilityField = keyof CapabilityFields;

export interface ImportedCapability {
  readonly key: string;
  readonly fields: NamedCapabilityFields;
}

export const CAPABILITY_FIELDS: readonly CapabilityField[] = [
  "name",
  "area",
  "description",
  "availability",
  "editions",
  "since",
  "limits",
  "roadmapNote",
  "keywords",
];

const LONGEST_KEY = 200;
/** Capabilities are kept in plain objects, in which these are something else: no store takes them. */
export const NO_KEYS: readonly string[] = ["__proto__", "prototype", "constructor"];

/**
 * A key as people type it on a command line: kept where it has neither spaces nor control characters, else made into a
 * slug. null where nothing usable is left.
 */
export function capabilityKey(text: string): string | null {
  const typed = text.trim();
  const key = /^[^\s\p{C}]+$/u.test(typed) ? typed : slugOf(typed);
  return key === "" || NO_KEYS.includes(key) || key.length > LONGEST_KEY ? null : key;
}

function slugOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** The word that was meant, ignoring case and spaces around it. */
export function readAvailability(text: string): Availability | null {
  const word = text.trim().toLowerCase();
  return AVAILABILITIES.find((availability) => availability === word) ?? null;
}

/** The catalogue as it is, or a new one at `release`. Throws `missing-flags` where a new one has no release. */
export function openCatalogue(catalogue: Catalogue | null, product: string, release: string | undefined): Catalogue {
  if (catalogue) return catalogue;
  if (!release) throw new PsvcError({ code: "missing-flags", flags: ["--release"], command: null });
  return { schema: CATALOGUE_SCHEMA, product, release, capabilities: {} };
}

/** Throws `already-there`. */
export function addCapability(catalogue: Catalogue, key: string, fields: NamedCapabilityFields): Catalogue {
  if (Object.hasOwn(catalogue.capabilities, key))
    throw new PsvcError({
      code: "already-there",
      what: "capability",
      name: key,
      command: nextCommand("capability edit", [key]),
    });
  return mergeCapabilities(catalogue, [{ key, fields }], "available");
}

/** Throws `not-found`. */
export function editCapability(catalogue: Catalogue, key: string, fields: CapabilityFields): Catalogue {
  const before = findCapability(catalogue, key);
  return withCapabilities(catalogue, { [before.key]: changedCapability(before, fields) });
}

/**
 * Adds what is new and updates what is there, by key and only in the fields that are given. Nothing is deleted.
 * `availability` is for new capabilities that say nothing about theirs.
 */
export function mergeCapabilities(
  catalogue: Catalogue,
  imported: readonly ImportedCapability[],
  availability: Availability,
): Catalogue {
  const merged: Record<string, Capability> = {};
  for (const { key, fields } of imported) {
    const before = Object.hasOwn(catalogue.capabilities, key) ? catalogue.capabilities[key] : undefined;
    merged[key] = changedCapability(before ?? emptyCapability(key, availability), fields);
  }
  return withCapabilities(catalogue, merged);
}

/** The list is the whole product: what is not among `keys` is gone. */
export function pruneCapabilities(catalogue: Catalogue, keys: readonly string[]): Catalogue {
  const named = new Set(keys);
  const remaining = Object.entries(catalogue.capabilities).filter(([key]) => named.has(key));
  return { ...catalogue, capabilities: Object.fromEntries(remaining) };
}

export function moveToRelease(catalogue: Catalogue, release: string): Catalogue {
  return { ...catalogue, release };
}

/** Throws `not-found` with the nearest keys. */
export function findCapability(catalogue: Catalogue, key: string): Capability {
  const found = Object.hasOwn(catalogue.capabilities, key) ? catalogue.capabilities[key] : undefined;
  if (found) return found;
  throw new PsvcError({
    code: "not-found",
    what: "capability",
    name: key,
    near: nearest(key, Object.keys(catalogue.capabilities)),
    command: nextCommand("capability list"),
  });
}

export interface FieldChange {
  readonly field: CapabilityField;
  readonly before: Capability[CapabilityField];
  readonly after: Capability[CapabilityField];
}

export function capabilityChanges(before: Capability, after: Capability): readonly FieldChange[] {
  return CAPABILITY_FIELDS.filter((field) => !isSame(before[field], after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

/** What an import did to a catalogue; every key of the file is in exactly one of the first three. */
export interface CatalogueDifferences {
  readonly added: readonly string[];
  readonly changed: readonly { readonly key: string; readonly fields: readonly CapabilityField[] }[];
  readonly unchanged: readonly string[];
  /** In the catalogue and not among `keys`, and kept. */
  readonly missing: readonly string[];
  /** In the catalogue before, and no longer. */
  readonly removed: readonly string[];
}

/** `keys`: what the file had. */
export function catalogueDifferences(
  before: Catalogue | null,
  after: Catalogue,
  keys: readonly string[],
): CatalogueDifferences {
  const old = new Map(Object.entries(before?.capabilities ?? {}));
  const named = new Set(keys);
  const absent = [...old.keys()].filter((key) => !named.has(key)).sort();
  const compared = keys
    .filter((key) => old.has(key))
    .map((key) => {
      const changes = capabilityChanges(old.get(key) as Capability, after.capabilities[key] as Capability);
      return { key, fields: changes.map(({ field }) => field) };
    });
  return {
    added: keys.filter((key) => !old.has(key)),
    changed: compared.filter(({ fields }) => fields.length > 0),
    unchanged: compared.filter(({ fields }) => fields.length === 0).map(({ key }) => key),
    missing: absent.filter((key) => Object.hasOwn(after.capabilities, key)),
    removed: absent.filter((key) => !Object.hasOwn(after.capabilities, key)),
  };
}

/** By area, then by key, numbers in their order; those without an area come last. */
export function capabilitiesInOrder(catalogue: Catalogue): readonly Capability[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return Object.values(catalogue.capabilities).sort(
    (a, b) =>
      Number(a.area === null) - Number(b.area === null) || compare(a.area ?? "", b.area ?? "") || compare(a.key, b.key),
  );
}

/** How many capabilities there are of each availability. */
export function countByAvailability(capabilities: readonly Capability[]): Readonly<Record<Availability, number>> {
  const count = (word: Availability) => capabilities.filter(({ availability }) => availability === word).length;
  return { available: count("available"), limited: count("limited"), unavailable: count("unavailable") };
}

function emptyCapability(key: string, availability: Availability): Capability {
  return {
    key,
    name: key,
    area: null,
    description: null,
    availability,
    editions: [],
    since: null,
    limits: null,
    roadmapNote: null,
    keywords: [],
  };
}

function changedCapability(before: Capability, fields: CapabilityFields): Capability {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

function withCapabilities(catalogue: Catalogue, changed: Catalogue["capabilities"]): Catalogue {
  return { ...catalogue, capabilities: { ...catalogue.capabilities, ...changed } };
}

function isSame(a: Capability[CapabilityField], b: Capability[CapabilityField]): boolean {
  return typeof a === "object" || typeof b === "object" ? JSON.stringify(a) === JSON.stringify(b) : a === b;
}

import type { Change, DocumentName, DocumentVersion } from "../../domain/history/change.ts";
import type { Renumbered } from "../../domain/history/renumber.ts";
import type { Finding, Repair } from "../../domain/history/store-finding.ts";
import type { Conflict } from "../../domain/history/three-way-merge.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import type { MergeCheck } from "../../domain/invariant/merge-checks.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { JsonPath } from "../../domain/model/json-value.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Settings } from "../../domain/model/settings.ts";
import type { Template } from "../../domain/model/template.ts";
import type { Problem } from "../../errors.ts";
import type { StorePlaces } from "../disk/store-paths.ts";

/**
 * What psvc remembers. Every adapter passes the same contract test; nothing outside `store/` knows which one is in use.
 * A change is durable when its promise resolves, and not before. Reading takes no lock and creates nothing but caches
 * where there is a store.
 */
export interface Store {
  /** Where things are, for people. */
  readonly places: StorePlaces;
  /** Whether there is a store yet. The first write makes it. */
  exists(): Promise<boolean>;
  /** Whether it lies in a clone of a git repository and names psvc's merge driver to it. */
  isSharedByGit(): Promise<boolean>;
  /** Whether this store was opened for writing since it was made here: a command that only reads is not. */
  hasWritten(): boolean;
  /** Whether only its owner can look into it. */
  isPrivate(): Promise<boolean>;
  /** The slugs of all projects, sorted; also of those that cannot be read. */
  slugs(): Promise<readonly string[]>;
  /** Throws `not-found`, `damaged` or `newer-schema`. Takes the exact slug. */
  project(slug: string): Promise<Project>;
  /** All projects that can be read, and a problem for each that cannot: a damaged file never hides the healthy ones. */
  portfolio(): Promise<Portfolio>;
  /**
   * What `digest` makes of each of them, in order; those that cannot be read are named. One project is in memory at a
   * time, and what was made of the same file before may be kept: on the same basis, with the same catalogues and
   * settings.
   */
  digests<T>(wanted: Digestion<T>): Promise<Digests<T>>;
  /**
   * What an earlier look of that name kept: a hint, since days pass. null where there is nothing, or too much to read
   * for one. Writes nothing, not even a cache.
   */
  remembered<T>(name: string): Promise<Remembered<T> | null>;
  /** What is found in the projects whose stored text passes a first look, one project in memory at a time. No cache. */
  scan<T>(wanted: ScanWanted<T>): Promise<Scan<T>>;
  /** The slugs of those whose stored history passes a first look. */
  scanHistories(mayHold: (text: string) => boolean): Promise<readonly string[]>;
  /** Throws `already-there` when the slug is taken. */
  create(project: Project): Promise<Project>;
  /** Applies one pure change to the newest version under the lock. A change that changes nothing writes nothing. */
  change(slug: string, change: (project: Project) => Project): Promise<Project>;
  /**
   * Changes of several documents that are one command: all of them happen, or none. What was interrupted past the point
   * of no return is finished by the next writer. Returns the documents as they became.
   */
  changeMany(revisions: readonly Revision[], origin?: ChangeOrigin): Promise<readonly (Kept | null)[]>;
  /** Commands over several documents that were interrupted and that the next change finishes, the earliest first. */
  interrupted(): Promise<readonly Interrupted[]>;
  /** The names of the products that have a catalogue, sorted. */
  products(): Promise<readonly string[]>;
  /** null where the product has none. The name is matched by its slug, so case and spaces do not matter. */
  catalogue(product: string): Promise<Catalogue | null>;
  changeCatalogue(product: string, change: (catalogue: Catalogue | null) => Catalogue): Promise<Catalogue>;
  /** Templates the user made: names, sorted. */
  templates(): Promise<readonly string[]>;
  /** null where the user made none of that name. */
  template(name: string): Promise<Template | null>;
  /** Returns the place where a person can edit it. Throws `already-there`. */
  addTemplate(template: Template): Promise<string>;
  /**
   * What holds for every project of the store; the defaults where nobody set anything. Throws `damaged` or
   * `newer-schema`.
   */
  settings(): Promise<Settings>;
  changeSettings(change: (settings: Settings) => Settings): Promise<Settings>;
  /**
   * Drafts are notes to oneself on this machine: what was answered before a project can be saved, what was seen at the
   * last look. They are nobody's record: no history, no lock.
   */
  draft(name: string): Promise<unknown>;
  /** Names, sorted. */
  draftNames(): Promise<readonly string[]>;
  saveDraft(name: string, draft: unknown): Promise<void>;
  dropDraft(name: string): Promise<void>;
  readonly past: Past;
  readonly copies: Copies;
  readonly upkeep: Upkeep;
}

/**
 * Everything that was changed, and the way back. Projects and catalogues have a past; templates and drafts have none.
 */
export interface Past {
  /** Every project and catalogue that is there or once was. */
  documents(): Promise<readonly DocumentName[]>;
  /** null where there is none. Throws `damaged` or `newer-schema`. */
  current(name: DocumentName): Promise<Kept | null>;
  /** All changes, or those of one document, the earliest first. Edits from outside are among them. */
  changes(of?: DocumentName): Promise<readonly Change[]>;
  /** The same from some change on: at least the last `count` of each document, where it has as many. */
  latest(count: number, of?: DocumentName): Promise<LatestChanges>;
  /** A document as it was. Throws `refused` where the history does not reach that far, or does not prove it. */
  version(name: DocumentName, version: DocumentVersion): Promise<Kept>;
  /** What keeps a document from being stored, in words; null where nothing does. */
  complaint(name: DocumentName, document: Kept): Promise<string | null>;
  /** Like `change`, for a document of either kind; null is one that is not there, and removes it. */
  revise(
    name: DocumentName,
    change: (current: Kept | null) => Kept | null,
    origin?: ChangeOrigin,
  ): Promise<Kept | null>;
  /**
   * Moves a file that cannot be read out of the way, puts its last recorded state back, and returns where the broken
   * one is.
   */
  putBack(name: DocumentName): Promise<string>;
  /** Two people's lines of changes ended in this document, and nobody has merged them yet. */
  isForked(name: DocumentName): Promise<boolean>;
}

export interface LatestChanges {
  /** The earliest first. None that came after the first of them is missing. */
  readonly changes: readonly Change[];
  /** These are all that there are. */
  readonly isAll: boolean;
}

/** A pure change of one project or catalogue: null is one that is not there, and removes it. */
export interface Revision extends DocumentName {
  readonly change: (current: Kept | null) => Kept | null;
}

export interface Interrupted {
  readonly command: string;
  readonly by: string;
  readonly at: string;
  /** How many of its documents are as it wanted them. */
  readonly done: number;
  readonly of: number;
}

/** Which changes a change took back, the latest first, or brought back, the earliest first. */
export interface ChangeOrigin {
  readonly undoes?: readonly string[];
  readonly redoes?: readonly string[];
}

/** Whole copies of the store. */
export interface Copies {
  /**
   * The whole store at one moment, as the bytes of an archive: plain text, or gzip. With a slug, that project alone
   * with its history, the catalogue it rests on, and its template. Throws `not-found`, `damaged` or `newer-schema` for
   * a project that cannot be read.
   */
  archive(as: "text" | "gzip", slug?: string): Promise<{ readonly bytes: Uint8Array } & Wrong>;
  /** Throws `unreadable-file` for what is no archive, or not a whole one. `file` is for the error. */
  open(bytes: Uint8Array, file: string): Promise<Archive>;
  /**
   * One project that was written out by itself, checked like a file of the store; null for what is none, such as an
   * archive. `slug` is to be its name here. Nothing is written. Throws `unreadable-file`, `unknown-key`, `newer-schema`
   * and `bad-value`.
   */
  readProject(bytes: Uint8Array, file: string, slug: string | null): Promise<Project | null>;
  /** What `take` would do. */
  plan(archive: Archive): Promise<readonly Incoming[]>;
  /** Templates and settings that `take` would bring along, as files of the archive. */
  carried(archive: Archive): Promise<readonly string[]>;
  /**
   * Brings an archive's documents in with their history, and merges where both sides went on. Never overwrites a
   * conflict.
   */
  take(archive: Archive): Promise<readonly Incoming[]>;
  /** Makes a copy beside the store; the oldest of the same kind make room. `why` is one word or a few with hyphens. */
  backUp(why: string, kind: BackupKind): Promise<Backup & Wrong>;
  /** The newest first. */
  backups(): Promise<readonly Backup[]>;
  /** Throws `not-found`. */
  readBackup(name: string): Promise<Uint8Array>;
}

/** What is not as it should be in a copy of a store: files of it. */
export interface Wrong {
  /** They go along as they are. */
  readonly damaged: readonly string[];
  /** They cannot even be opened, so they are not in the copy. */
  readonly leftOut: readonly string[];
}

export type BackupKind = "automatic" | "by-hand";

export interface Backup {
  readonly name: string;
  readonly path: string;
  readonly at: string;
  readonly kind: BackupKind;
  readonly why: string;
  readonly bytes: number;
}

/** A store in one file. Only the adapter that opened it knows what else is in it. */
export interface Archive {
  readonly at: string;
  readonly by: string;
  /** Documents as they were. Of a file that is broken, what the archive's own history proves that it held. */
  readonly documents: readonly ArchivedDocument[];
  /** Files that are carried along and that nobody can read. */
  readonly damaged: readonly DamagedCopy[];
}

export interface DamagedCopy extends DocumentName {
  readonly file: string;
  /** The archive's history proves what it held, so it is among the documents all the same. */
  readonly isProven: boolean;
}

export interface ArchivedDocument extends DocumentName {
  readonly document: Kept;
}

export interface Incoming extends DocumentName {
  /**
   * `new`: not here yet. `same`: nothing to do. `history`: the same now, and changes that were made there come into its
   * history. `older`: what is here has gone on since. `newer`: what is here is where theirs began. `merged`: both went
   * on, and it fits together. `conflict`: it does not, and what is here stays. `damaged`: theirs cannot be read, or its
   * history does not prove what comes in, and what is here stays. `damaged-here`: what is here cannot be read, and
   * stays.
   */
  readonly outcome: "new" | "same" | "history" | "older" | "newer" | "merged" | "conflict" | "damaged" | "damaged-here";
  /** Whether their history proves every state of it that comes in. */
  readonly isProven: boolean;
  readonly before: Kept | null;
  readonly after: Kept | null;
  readonly renumbered: readonly Renumbered[];
  /** Where both sides say different things, and what they say; undefined is nothing. */
  readonly conflicts: readonly Clash[];
}

export type Clash = Pick<Conflict, "place" | "ours" | "theirs">;

export interface Upkeep {
  /** Looks at every file, and changes nothing. */
  examine(): Promise<readonly Finding[]>;
  /** Writes the file that marks the store anew, where it is lost and projects are there. Nothing else works before. */
  repairMark(): Promise<Repair | null>;
  /** Repairs what has one right answer, and says what was done. Make a backup first. */
  repair(): Promise<readonly Repair[]>;
  /** Merges three copies of one document's file, for git. `path` tells which document it is. Throws `damaged`. */
  mergeFiles(path: string, sides: FileSides): Promise<FileMerge>;
}

export interface FileSides {
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

export interface FileMerge {
  readonly renumbered: readonly Renumbered[];
  /** What did not fit together and was settled by rule. */
  readonly settled: readonly MergeCheck[];
  readonly conflicts: readonly JsonPath[];
  /** The merged text with one side's values where they are in conflict: the same three times where there is none. */
  readonly text: { readonly base: string; readonly ours: string; readonly theirs: string };
}

export interface Digestion<T> {
  /** Under which digests of this kind are kept; one word or a few with hyphens. */
  readonly name: string;
  /** What they depend on beside the store, such as the day. */
  readonly basis: string;
  /** What it makes is the same after a round through JSON. */
  readonly digest: (project: Project) => Promise<T>;
  /** Asked at the end. False where something could not be read that a digest depends on; then none is kept. */
  readonly isWhole: () => boolean;
}

export interface Digests<T> {
  readonly digests: readonly T[];
  readonly damaged: Portfolio["damaged"];
}

export interface Remembered<T> {
  /** On which they were made. */
  readonly basis: string;
  /** All of them, also of projects that have changed since. */
  readonly digests: readonly T[];
  /** null where the project has changed since. */
  digest(slug: string): T | null;
}

export interface ScanWanted<T> {
  /** Asked of the text of the file; false passes over it. */
  readonly mayHold: (text: string) => boolean;
  /** May be handed a document that nobody checked; where it throws a TypeError for one, it is checked and named. */
  readonly look: (project: Project) => readonly T[];
}

export interface Scan<T> {
  readonly found: readonly T[];
  readonly damaged: Portfolio["damaged"];
}

export interface Portfolio {
  readonly projects: readonly Project[];
  readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
}

/** What this user set for themselves on this machine, as text by key. It is part of no store and travels with none. */
export interface UserSettings {
  readonly path: string;
  /** Synchronous, since the screen depends on it; nothing is made. Throws `damaged` and `newer-schema`. */
  read(): Readonly<Record<string, string>>;
  /** Whether somebody else on the machine can write the file. */
  isOpenToOthers(): boolean;
  /** Applies one pure change under a lock; durable when its promise resolves. */
  change(change: (texts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>): Promise<void>;
}

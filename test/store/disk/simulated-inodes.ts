/** What a file holds now, what of it a power cut cannot take, and what lies between. */
export interface FileInode {
  readonly kind: "file";
  live: Buffer;
  synced: Buffer;
  unsynced: ContentChange[];
  writtenAt: number;
  /** How often it was changed: on this disk no two moments are the same. */
  changes: number;
  readonly number: number;
  mode: number;
}

export interface FolderInode {
  readonly kind: "folder";
  live: Map<string, Inode>;
  synced: Map<string, Inode>;
  unsynced: EntryChange[];
  writtenAt: number;
  mode: number;
}

export type Inode = FileInode | FolderInode;

type ContentChange = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

/** The names that one call sets or, with null, removes: a rename does both or nothing. */
type EntryChange = readonly (readonly [string, Inode | null])[];

let filesMade = 0;

export function newFile(writtenAt: number): FileInode {
  const content = { live: Buffer.alloc(0), synced: Buffer.alloc(0), unsynced: [] };
  return { kind: "file", ...content, writtenAt, changes: 0, number: ++filesMade, mode: 0o600 };
}

export function newFolder(writtenAt: number): FolderInode {
  return { kind: "folder", live: new Map(), synced: new Map(), unsynced: [], writtenAt, mode: 0o700 };
}

export function changeContent(file: FileInode, change: ContentChange): void {
  file.live = withContent(file.live, change);
  file.unsynced.push(change);
  file.changes += 1;
}

export function changeEntries(folder: FolderInode, ...change: EntryChange): void {
  setEntries(folder.live, change);
  folder.unsynced.push(change);
}

export function syncInode(inode: Inode): void {
  if (inode.kind === "file") inode.synced = inode.live;
  else inode.synced = new Map(inode.live);
  inode.unsynced = [];
}

/** What a power cut leaves of the folder and all below it. `choose` says of each unsynced change whether it is kept. */
export function cutInode(inode: Inode, choose: () => boolean): void {
  if (inode.kind === "file") {
    for (const change of inode.unsynced) {
      const kept = whatIsKept(change, choose);
      if (kept !== null) inode.synced = withContent(inode.synced, kept);
    }
    if (inode.live !== inode.synced) inode.changes += 1;
    inode.live = inode.synced;
    inode.unsynced = [];
    return;
  }
  for (const change of inode.unsynced) if (choose()) setEntries(inode.synced, change);
  inode.live = new Map(inode.synced);
  inode.unsynced = [];
  for (const inner of inode.live.values()) cutInode(inner, choose);
}

/** Whole, half, its length without its bytes, or nothing. */
function whatIsKept(change: ContentChange, choose: () => boolean): ContentChange | null {
  if (choose()) return change;
  if ("length" in change) return null;
  if (choose()) return { at: change.at, bytes: change.bytes.subarray(0, change.bytes.length / 2) };
  return choose() ? { at: change.at, bytes: Buffer.alloc(change.bytes.length) } : null;
}

function withContent(content: Buffer, change: ContentChange): Buffer {
  const length = "length" in change ? change.length : Math.max(content.length, change.at + change.bytes.length);
  const changed = Buffer.alloc(length);
  content.copy(changed);
  if ("bytes" in change) change.bytes.copy(changed, change.at);
  return changed;
}

function setEntries(entries: Map<string, Inode>, change: EntryChange): void {
  for (const [name, inode] of change) {
    if (inode === null) entries.delete(name);
    else entries.set(name, inode);
  }
}

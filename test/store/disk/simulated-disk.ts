import { posix } from "node:path";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import type { Machine } from "../../../src/store/lock/process-identity.ts";
import {
  changeContent,
  changeEntries,
  cutInode,
  type FileInode,
  type FolderInode,
  type Inode,
  newFile,
  newFolder,
  syncInode,
} from "./simulated-inodes.ts";

export interface SimulatedDisk {
  readonly files: FileSystem;
  /**
   * Cuts the power: what was not synced is lost, and all open files are closed. With `choose`, each unsynced write and
   * each unsynced change of a folder is kept or lost as it answers, independently of the others.
   */
  readonly crash: (choose?: () => boolean) => void;
  readonly modeOf: (path: string) => number;
}

interface OpenFile {
  readonly inode: Inode;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly appends: boolean;
  position: number;
}

/** A moment that never looks old, so that no sweep depends on when the test runs. */
const LATER = Date.UTC(2100, 0, 1);

/** A disk in memory that promises no more than POSIX does: a name is durable once its folder was synced, bytes once their file was. */
export function simulatedDisk(clock: () => number = () => LATER): SimulatedDisk {
  const root = newFolder(clock());
  const opened = new Map<number, OpenFile>();
  let nextFd = 3;
  const tree = treeOf(root, clock);
  const openOf = (fd: number): OpenFile => opened.get(fd) ?? fail("EBADF", `fd ${fd}`);
  const fileOf = (fd: number): FileInode => asFile(openOf(fd).inode, `fd ${fd}`);

  const byFd = {
    open(path, flags) {
      const inode = tree.open(path, flags);
      const canWrite = flags !== "r";
      const canRead = flags.startsWith("r") || flags.endsWith("+");
      opened.set(nextFd, { inode, canRead, canWrite, appends: flags.startsWith("a"), position: 0 });
      return nextFd++;
    },
    read(fd, into, position) {
      if (!openOf(fd).canRead) fail("EBADF", `fd ${fd}`);
      return fileOf(fd).live.copy(into, 0, position);
    },
    write(fd, bytes) {
      const open = openOf(fd);
      const file = fileOf(fd);
      if (!open.canWrite) fail("EBADF", `fd ${fd}`);
      const at = open.appends ? file.live.length : open.position;
      changeContent(file, { at, bytes: Buffer.from(bytes) });
      open.position = at + bytes.length;
      file.writtenAt = clock();
      return bytes.length;
    },
    sync: (fd) => syncInode(openOf(fd).inode),
    truncate(fd, length) {
      if (!openOf(fd).canWrite) fail("EINVAL", `fd ${fd}`);
      changeContent(fileOf(fd), { length });
    },
    protect(fd) {
      openOf(fd).inode.mode = 0o600;
    },
    giveTo: (fd) => void openOf(fd),
    size: (fd) => fileOf(fd).live.length,
    close(fd) {
      openOf(fd);
      opened.delete(fd);
    },
  } satisfies Partial<FileSystem>;

  return {
    files: { ...byFd, ...tree.calls },
    crash(choose = () => false) {
      opened.clear();
      cutInode(root, choose);
    },
    modeOf: (path) => tree.find(path).mode,
  };
}

type FdCall = "open" | "read" | "write" | "sync" | "truncate" | "protect" | "giveTo" | "size" | "close";

interface Tree {
  readonly find: (path: string) => Inode;
  readonly open: (path: string, flags: string) => Inode;
  readonly calls: Omit<FileSystem, FdCall>;
}

function treeOf(root: FolderInode, clock: () => number): Tree {
  const find = (path: string): Inode => {
    let inode: Inode = root;
    for (const name of partsOf(path)) inode = asFolder(inode, path).live.get(name) ?? fail("ENOENT", path);
    return inode;
  };
  const folderAt = (path: string) => asFolder(find(path), path);
  const parentOf = (path: string) => folderAt(posix.dirname(path));
  const childOf = (path: string) => parentOf(path).live.get(posix.basename(path)) ?? null;
  return {
    find,
    open(path, flags) {
      const found = childOf(path) ?? (posix.normalize(path) === "/" ? root : null);
      if (found !== null) {
        if (flags.includes("x")) fail("EEXIST", path);
        if (found.kind === "folder" && flags !== "r") fail("EISDIR", path);
        if (found.kind === "file" && flags.startsWith("w")) changeContent(found, { length: 0 });
        return found;
      }
      if (flags.startsWith("r")) return fail("ENOENT", path);
      const file = newFile(clock());
      changeEntries(parentOf(path), [posix.basename(path), file]);
      return file;
    },
    calls: {
      ...namesOf(root, find, parentOf, childOf, clock),
      readFile: (path) => Buffer.from(asFile(find(path), path).live),
      list: (folder) => [...folderAt(folder).live.keys()].sort(),
      protectFolder(path) {
        find(path).mode = 0o700;
      },
      realPath(path) {
        find(path);
        return posix.normalize(path);
      },
      readLink(path) {
        find(path);
        return fail("EINVAL", path);
      },
      modeOf: (path) => find(path).mode,
      writtenAt: (path) => find(path).writtenAt,
      ownerOf(path) {
        find(path);
        return { user: 1000, group: 1000 };
      },
      stampOf(path) {
        const { number, live, writtenAt, changes } = asFile(find(path), path);
        return { inode: number, bytes: live.length, writtenAt, changedAt: writtenAt + changes / 1e3 };
      },
    },
  };
}

type NameCall = "makeFolder" | "rename" | "link" | "unlink" | "removeFolder" | "removeTree";

function namesOf(
  root: FolderInode,
  find: (path: string) => Inode,
  parentOf: (path: string) => FolderInode,
  childOf: (path: string) => Inode | null,
  clock: () => number,
): Pick<FileSystem, NameCall> {
  const remove = (path: string) => changeEntries(parentOf(path), [posix.basename(path), null]);
  return {
    makeFolder(path) {
      let folder = root;
      let highest: string | undefined;
      let at = "";
      for (const name of partsOf(path)) {
        at += `/${name}`;
        const found = folder.live.get(name);
        if (found?.kind === "file") fail(at === posix.normalize(path) ? "EEXIST" : "ENOTDIR", path);
        const inner = found ?? newFolder(clock());
        if (!found) {
          changeEntries(folder, [name, inner]);
          highest ??= at;
        }
        folder = asFolder(inner, path);
      }
      return highest;
    },
    rename(from, to) {
      const moved = find(from);
      const replaced = childOf(to);
      if (replaced === moved) return;
      if (replaced?.kind === "folder" && moved.kind === "file") fail("EISDIR", to);
      if (replaced?.kind === "file" && moved.kind === "folder") fail("ENOTDIR", to);
      if (replaced?.kind === "folder" && replaced.live.size > 0) fail("ENOTEMPTY", to);
      const [source, target] = [parentOf(from), parentOf(to)];
      const put = [posix.basename(to), moved] as const;
      const drop = [posix.basename(from), null] as const;
      if (source === target) return changeEntries(source, put, drop);
      changeEntries(target, put);
      changeEntries(source, drop);
    },
    link(from, to) {
      const linked = find(from);
      if (linked.kind === "folder") fail("EPERM", from);
      if (childOf(to) !== null) fail("EEXIST", to);
      changeEntries(parentOf(to), [posix.basename(to), linked]);
    },
    unlink(path) {
      if (find(path).kind === "folder") fail("EISDIR", path);
      remove(path);
    },
    removeFolder(path) {
      if (asFolder(find(path), path).live.size > 0) fail("ENOTEMPTY", path);
      remove(path);
    },
    removeTree(path) {
      if (childOf(path) !== null) remove(path);
    },
  };
}

function partsOf(path: string): readonly string[] {
  return posix
    .normalize(path)
    .split("/")
    .filter((part) => part !== "");
}

function asFile(inode: Inode, path: string): FileInode {
  return inode.kind === "file" ? inode : fail("EISDIR", path);
}

function asFolder(inode: Inode, path: string): FolderInode {
  return inode.kind === "folder" ? inode : fail("ENOTDIR", path);
}

function fail(code: string, what: string): never {
  throw Object.assign(new Error(`${code}: ${what}`), { code });
}

/** A process on a machine of which only the number of its starts and the pid matter: every other process is gone. */
export function simulatedMachine(pid = 100, boot = 1): Machine {
  const started = `ticks:${pid}`;
  const self = { pid, started, bootId: `boot-${boot}`, host: "simulated", pidNamespace: "pid:[1]" };
  return { self: () => self, look: async (other) => (other === pid ? { started } : "gone") };
}

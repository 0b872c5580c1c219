import { type FileSystem, nodeFiles } from "../../../src/store/disk/file-system.ts";

export interface Calls {
  count: number;
  readonly names: string[];
}

export const noCalls = (): Calls => ({ count: 0, names: [] });

/** One call of the port on its way to the disk. */
export interface PortCall {
  readonly name: string;
  readonly parts: readonly unknown[];
  readonly proceed: () => unknown;
}

/** A disk on which `around` decides what becomes of each call. */
export function intercepted(files: FileSystem, around: (call: PortCall) => unknown): FileSystem {
  const calls = Object.entries(files).map(([name, call]) => [
    name,
    (...parts: never[]) => around({ name, parts, proceed: () => (call as (...parts: never[]) => unknown)(...parts) }),
  ]);
  return Object.fromEntries(calls) as FileSystem;
}

/** Breaks one call: before it happens, or after it did. */
export function breakCall(
  nth: number,
  code: string,
  when: "before" | "after",
  calls: Calls = noCalls(),
  files: FileSystem = nodeFiles,
): FileSystem {
  return intercepted(files, ({ name, parts, proceed }) => {
    calls.count += 1;
    calls.names.push(name);
    if (calls.count !== nth) return proceed();
    const failure = Object.assign(new Error(`${code} in ${name}`), { code });
    if (when === "before") throw failure;
    // A full disk takes half of what was given before it says no.
    if (name === "write") halfWrite(files, ...(parts as [number, Uint8Array]));
    else {
      const result = proceed();
      if (name === "open") files.close(result as number);
    }
    throw failure;
  });
}

function halfWrite(files: FileSystem, fd: number, bytes: Uint8Array): void {
  files.write(fd, bytes.subarray(0, bytes.length / 2));
}

export class PowerCut extends Error {}

/** The machine stops before its nth call: from then on no call reaches the disk, not even to clean up. */
export function cutPower(files: FileSystem, nth: number, calls: Calls = noCalls()): FileSystem {
  return intercepted(files, ({ name, proceed }) => {
    calls.count += 1;
    calls.names.push(name);
    if (calls.count >= nth) throw new PowerCut(`before call ${calls.count}, ${name}`);
    return proceed();
  });
}

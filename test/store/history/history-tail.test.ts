import { describe, expect, test } from "vitest";
import { changesInOrder } from "../../../src/domain/history/undo.ts";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { readHistory } from "../../../src/store/history/history-file.ts";
import { tailOf } from "../../../src/store/history/history-tail.ts";
import { intercepted } from "../disk/broken-disk.ts";
import { FOLDER, storeOn } from "../disk/memory-store.ts";
import { simulatedDisk } from "../disk/simulated-disk.ts";
import { sampleProject, withDecider } from "../sample-project.ts";

const HISTORY = `${FOLDER}/history/projects/acme.ndjson`;
const CHANGES = 400;

async function longHistory(changes: number): Promise<FileSystem> {
  const { files } = simulatedDisk();
  const store = storeOn(files);
  await store.create(sampleProject("acme"));
  for (let nth = 1; nth < changes; nth += 1)
    await storeOn(files).change("acme", (project) => ({ ...project, lead: `lead ${nth}` }));
  return files;
}

function appended(files: FileSystem, text: string): void {
  const fd = files.open(HISTORY, "a");
  files.write(fd, Buffer.from(text));
  files.close(fd);
}

/** One that is only read. */
let long: Promise<FileSystem> | null = null;
const sharedHistory = () => {
  long ??= longHistory(CHANGES);
  return long;
};

describe("the end of a history", () => {
  test.each([
    1,
    2,
    60,
    CHANGES - 1,
    CHANGES,
    CHANGES + 1,
    Number.POSITIVE_INFINITY,
  ])("of %s entries is what the whole of it ends with", async (count) => {
    const files = await sharedHistory();
    const all = readHistory(HISTORY, files);
    const { entries, isWhole } = tailOf(HISTORY, files, count);
    expect(entries.length).toBeGreaterThanOrEqual(Math.min(count, CHANGES));
    expect(entries).toEqual(all.slice(-entries.length));
    expect(isWhole).toBe(entries.length === all.length);
  });

  test.each(["", '{"op":"torn', "\n", "no record\n"])("is told the same after %j", async (rest) => {
    const files = await longHistory(3);
    appended(files, rest);
    expect(tailOf(HISTORY, files, 10).entries).toEqual(readHistory(HISTORY, files));
  });

  test("of a file that is not there is nothing", () => {
    expect(tailOf(HISTORY, simulatedDisk().files, 10)).toEqual({ entries: [], isWhole: true });
  });
});

describe("the latest changes", () => {
  test.each([
    1, 5, 64, 1000,
  ])("at least %s of them are the last of all changes, and none between is missing", async (count) => {
    const store = storeOn(await sharedHistory());
    const all = changesInOrder(await store.past.changes());
    const { changes, isAll } = await store.past.latest(count);
    expect(changes.length).toBeGreaterThanOrEqual(Math.min(count, CHANGES));
    expect(changesInOrder(changes)).toEqual(all.slice(-changes.length));
    expect(isAll).toBe(changes.length === all.length);
  });

  test("of several documents reach back as far for each of them", async () => {
    const files = await longHistory(40);
    const store = storeOn(files);
    await store.create(sampleProject("birch"));
    await storeOn(files).change("birch", withDecider("Lee"));
    const all = changesInOrder(await store.past.changes());
    const { changes } = await store.past.latest(10);
    expect(changesInOrder(changes)).toEqual(all.slice(-changes.length));
  });

  test("a page costs no more of a long history than of a short one", async () => {
    const read = async (changes: number) => {
      const { files } = { files: await longHistory(changes) };
      let bytes = 0;
      const counted = intercepted(files, ({ name, parts, proceed }) => {
        const result = proceed();
        if (name === "read") bytes += Number(result);
        if (name === "readFile" && String(parts[0]).endsWith(".ndjson")) bytes += (result as Buffer).length;
        return result;
      });
      const store = storeOn(counted);
      const { changes: latest } = await store.past.latest(20);
      await store.past.version({ shelf: "projects", name: "acme" }, latest[0]?.touched[0]?.after ?? "");
      return bytes;
    };
    expect(await read(400)).toBeLessThan(2 * (await read(250)));
  });

  test("where lines of another copy stand at the end, those before them are not missed", async () => {
    const files = await longHistory(40);
    const store = storeOn(files);
    const first = readHistory(HISTORY, files).slice(1, 30);
    appended(files, first.map((entry) => `${JSON.stringify({ ...entry, op: `${entry.op}x` })}\n`).join(""));
    const all = changesInOrder(await store.past.changes());
    const { changes } = await store.past.latest(10);
    expect(changesInOrder(changes)).toEqual(all.slice(-changes.length));
  });
});

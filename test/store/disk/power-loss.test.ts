import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleProject, withDecider } from "../sample-project.ts";
import { callsOfTrial, namedTrial, simulatedStore } from "./power-trial.ts";
import { simulatedDisk } from "./simulated-disk.ts";

const calls = await callsOfTrial();
const nothing = () => false;

/** Every third call, so that this takes seconds; `npm run test:faults -- power` tries the others. */
const STEP = 3;

describe("a power cut before any call", () => {
  test("leaves a history that leads to the document, where a writer before was killed between its rename and the sync", async () => {
    const renames = calls.names.flatMap((name, index) => (name.startsWith("rename") ? [index + 2] : []));
    expect(renames.length).toBeGreaterThan(3);
    for (const killedAt of renames)
      for (let cutAt = 40; cutAt <= 70; cutAt += STEP) {
        const name = `killed at ${killedAt}, cut at ${cutAt}`;
        expect((await namedTrial({ cutAt, killedAt, choose: nothing }, name)).lost, name).toBe(0);
      }
  });

  test("of a run of writes loses none that was acknowledged, and the next write works at once", async () => {
    expect(calls.count).toBeGreaterThan(100);
    for (let cutAt = 1; cutAt <= calls.count + 1; cutAt += STEP) {
      const name = `before call ${cutAt}, ${calls.names[cutAt - 1]}`;
      expect((await namedTrial({ cutAt, choose: nothing }, name)).lost, name).toBe(0);
    }
  });

  test("loses none either where some of what was not synced is on the disk", async () => {
    const chance = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: calls.count + 1 }), chance, async (cutAt, chances) => {
        const choose = () => chances.next().value === true;
        expect((await namedTrial({ cutAt, choose }, `cut at ${cutAt}`)).lost).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("loses none where another process was killed in the middle of a write before", async () => {
    for (let killedAt = 1; killedAt <= calls.count; killedAt += STEP) {
      const name = `killed before call ${killedAt}, ${calls.names[killedAt - 1]}`;
      const whenDone = Number.POSITIVE_INFINITY;
      expect((await namedTrial({ cutAt: whenDone, choose: nothing, killedAt }, name)).lost, name).toBe(0);
    }
  });
});

describe("the simulated disk", () => {
  test("keeps a store and its drafts", async () => {
    const disk = simulatedDisk();
    const store = simulatedStore(disk, 1);
    await store.create(sampleProject());
    await store.change("acme", withDecider("Lee"));
    await store.saveDraft("beta", { lead: "Kim" });
    disk.crash();
    const { projects } = await simulatedStore(disk, 2).portfolio();
    expect(projects.map(({ people }) => people.deciders)).toEqual([["Dana Ortiz", "Lee"]]);
    expect(await simulatedStore(disk, 2).draft("beta")).toEqual({ lead: "Kim" });
  });

  test("loses bytes that were not synced, and names whose folder was not", () => {
    const { files, crash } = simulatedDisk();
    files.makeFolder("/kept");
    files.sync(files.open("/", "r"));
    const fd = files.open("/kept/file", "wx");
    files.write(fd, Buffer.from("synced"));
    files.sync(fd);
    files.sync(files.open("/kept", "r"));
    files.write(fd, Buffer.from(" and not"));
    files.rename("/kept/file", "/kept/renamed");
    files.makeFolder("/lost");
    crash();
    expect(files.list("/")).toEqual(["kept"]);
    expect(files.list("/kept")).toEqual(["file"]);
    expect(files.readFile("/kept/file").toString()).toBe("synced");
    expect(() => files.size(fd)).toThrow("EBADF");
  });

  test("fails as a real one does", () => {
    const { files } = simulatedDisk();
    expect(files.makeFolder("/a/b")).toBe("/a");
    files.close(files.open("/a/file", "wx"));
    expect(() => files.open("/a/file", "wx")).toThrow("EEXIST");
    expect(() => files.open("/a", "a+")).toThrow("EISDIR");
    expect(() => files.readFile("/nothing")).toThrow("ENOENT");
    expect(() => files.list("/a/file")).toThrow("ENOTDIR");
    expect(() => files.readLink("/a/file")).toThrow("EINVAL");
    expect(() => files.link("/a/file", "/a/b")).toThrow("EEXIST");
    expect(() => files.removeFolder("/a")).toThrow("ENOTEMPTY");
  });
});

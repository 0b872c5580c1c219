import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { cutPower, noCalls } from "../../store/disk/broken-disk.ts";
import { working } from "../../working.ts";

const DEALS = [
  "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company",
  ...["Ash", "Birch", "Cedar"].map(
    (name, index) => `${index + 1},${name} rollout,Closed Won,1000,2026-11-0${index + 1},${name}`,
  ),
].join("\n");

async function threeProjects(): Promise<TestApp> {
  const app = testApp();
  app.files.set("deals.csv", DEALS);
  await working(app, ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana"]);
  return app;
}

/** The same disk, seen by a process that dies at its nth call. */
function dying(app: TestApp, nth: number, calls = noCalls()) {
  const files: FileSystem = cutPower(app.disk.files, nth, calls);
  return { app: app.where({ disk: { ...app.disk, files } }), calls };
}

function removeLock(app: TestApp): void {
  try {
    app.disk.files.unlink(`${TEST_STORE}/.psvc/lock`);
  } catch {}
}

describe.each(["undo", "redo"] as const)("%s over several projects that is killed", (direction) => {
  test("is whole after the next change, whatever call it was killed at, and goes the other way again", async () => {
    const after = direction === "undo" ? 0 : 3;
    const seen = new Set<string>();
    for (let nth = 1, isOver = false; !isOver; nth += 5) {
      const app = await threeProjects();
      if (direction === "redo") await working(app, ["undo", "--yes"]);
      const { app: dead, calls } = dying(app, nth);
      await dead.psvc(direction, "--yes").catch(() => {});
      isOver = calls.count < nth;
      removeLock(app);
      await working(app, ["new-project", "Dogwood", "--closed", "2026-11-20", "--lead", "Ana"]);
      const slugs = (await app.store.slugs()).filter((slug) => slug !== "dogwood");
      expect([0, 3]).toContain(slugs.length);
      expect(await app.store.interrupted()).toEqual([]);
      await working(app, ["undo", "--yes"]);
      const other = slugs.length === after ? (direction === "undo" ? "redo" : "undo") : direction;
      seen.add(other);
      // Dogwood's undo is the last; the one that was killed is the next.
      await app.psvc(other, ...(other === "redo" ? ["2"] : []), "--yes");
      expect((await app.psvc("doctor", "--json")).json.doctor.findings.filter(isDamage)).toEqual([]);
    }
    expect(seen.size).toBe(2);
  });
});

const isDamage = ({ weight }: { readonly weight: string }) => weight === "damage";

test("a look says that a command was interrupted, and the next undo finishes it first", async () => {
  for (let nth = 1; ; nth += 1) {
    const app = await threeProjects();
    await dying(app, nth)
      .app.psvc("undo", "--yes")
      .catch(() => {});
    removeLock(app);
    const count = (await app.store.slugs()).length;
    if (count === 0 || count === 3) {
      expect(nth).toBeLessThan(500);
      continue;
    }
    const said = `A command was interrupted (undo, ${3 - count} of 3): the next change finishes it.\n`;
    expect((await app.psvc("status")).err).toBe(said);
    expect((await app.psvc("undo", "--dry-run")).err).toContain(said);
    expect((await app.store.slugs()).length).toBe(count);
    await working(app, ["redo", "--yes"]);
    expect((await app.store.slugs()).length).toBe(3);
    return;
  }
});

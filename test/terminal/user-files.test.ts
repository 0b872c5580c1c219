import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNamedFile } from "../../src/terminal/user-files.ts";
import { problemOf, temporaryFolder } from "../store/temporary-store.ts";

const writing = { replace: true, asCopy: true };

test("a copy of the store is never written into the store, by whatever way its path leads there", async () => {
  const base = temporaryFolder();
  const outside = join(base, "store");
  mkdirSync(join(outside, "projects"), { recursive: true });
  symlinkSync(outside, join(base, "link"));
  for (const path of ["store/copy", "store/projects/new.json", "link/projects/new.json", "other/../store/copy"])
    expect(await problemOf(writeNamedFile(join(base, path), "copy", { ...writing, outside }))).toMatchObject({
      code: "refused",
      because: expect.stringContaining("in the store itself"),
    });
  expect([readdirSync(outside), readdirSync(join(outside, "projects"))]).toEqual([["projects"], []]);
});

test("a copy beside the store is written, also where the names begin alike", async () => {
  const base = temporaryFolder();
  const outside = join(base, "store");
  mkdirSync(outside);
  const file = join(base, "store-copy");
  expect(await writeNamedFile(file, "copy", { ...writing, outside })).toBe(file);
  expect(readFileSync(file, "utf8")).toBe("copy");
});

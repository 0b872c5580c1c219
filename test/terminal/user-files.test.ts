import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNamedFile } from "../../src/terminal/user-files.ts";
import { problemOf, temporaryFolder } from "../store/temporary-store.ts";

const writing = { replace: true, outside: null };

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

test("a file is private, and replaced only where that is said", async () => {
  const file = join(temporaryFolder(), "brief.md");
  await writeNamedFile(file, "one", { replace: false, outside: null });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await problemOf(writeNamedFile(file, "two", { replace: false, outside: null }))).toMatchObject({
    code: "refused",
  });
  expect(readFileSync(file, "utf8")).toBe("one");
  await writeNamedFile(file, "two", writing);
  expect(readFileSync(file, "utf8")).toBe("two");
});

test("what was there stays where the writing fails, and nothing is left beside it", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "backup.gz");
  writeFileSync(file, "yesterday's");
  const unwritable = { length: 1 } as unknown as Uint8Array;
  expect(await problemOf(writeNamedFile(file, unwritable, writing))).toMatchObject({ code: "cannot-write" });
  expect(readFileSync(file, "utf8")).toBe("yesterday's");
  expect(readdirSync(folder)).toEqual(["backup.gz"]);
});

test("a link stays a link, and the file behind it is written", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "real"), "one");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  await writeNamedFile(join(folder, "link"), "two", writing);
  expect(readFileSync(join(folder, "real"), "utf8")).toBe("two");
  expect(readdirSync(folder).sort()).toEqual(["link", "real"]);
});

test("what a killed psvc left of the same file an hour ago goes; a fresh one may be on its way", async () => {
  const folder = temporaryFolder();
  const left = (name: string, hours: number) => {
    const file = join(folder, name);
    writeFileSync(file, "half");
    const then = new Date(Date.now() - hours * 60 * 60 * 1000);
    utimesSync(file, then, then);
  };
  left(".copy.0123456789abcdef.psvc-new", 2);
  left(".copy.fedcba9876543210.psvc-new", 0);
  left(".other.0123456789abcdef.psvc-new", 2);
  await writeNamedFile(join(folder, "copy"), "whole", writing);
  const names = [".copy.fedcba9876543210.psvc-new", ".other.0123456789abcdef.psvc-new", "copy"];
  expect(readdirSync(folder).sort()).toEqual(names);
});

test("a folder in its place, or none above it, is said", async () => {
  const folder = temporaryFolder();
  expect(await problemOf(writeNamedFile(folder, "x", writing))).toMatchObject({ why: "it is a folder" });
  const missing = join(folder, "none", "file");
  expect(await problemOf(writeNamedFile(missing, "x", writing))).toMatchObject({
    why: expect.stringContaining("no such"),
  });
});

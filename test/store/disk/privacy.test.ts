import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

function modesUnder(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries.map(
      (entry) =>
        `${entry.isDirectory() ? "folder" : "file"} ${(statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8)}`,
    ),
  );
}

test.each([
  0o000, 0o022, 0o277,
])("under umask %o folders are 0700 and files 0600, also after a rewrite", async (umask) => {
  const folder = join(temporaryFolder(), "store");
  const before = process.umask(umask);
  try {
    await openStore(folder).create(sampleProject());
    await openStore(folder).change("acme", (project) => ({ ...project, lead: "Robin" }));
    await openStore(folder).saveDraft("new-project", { customer: "Acme" });
  } finally {
    process.umask(before);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect([...modesUnder(folder)].sort()).toEqual(["file 600", "folder 700"]);
});

test("a file that was opened to others is private again after the next change", async () => {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject());
  chmodSync(join(folder, "projects/acme.json"), 0o644);
  await openStore(folder).change("acme", (project) => ({ ...project, lead: "Robin" }));
  expect(statSync(join(folder, "projects/acme.json")).mode & 0o777).toBe(0o600);
});

test("a store and a project behind symbolic links are written where they are, and the links stay", async () => {
  const base = temporaryFolder();
  mkdirSync(join(base, "real"), { mode: 0o700 });
  symlinkSync(join(base, "real"), join(base, "store"));
  await openStore(join(base, "store")).create(sampleProject());
  renameSync(join(base, "real/projects/acme.json"), join(base, "elsewhere.json"));
  symlinkSync(join(base, "elsewhere.json"), join(base, "real/projects/acme.json"));
  await openStore(join(base, "store")).change("acme", (project) => ({ ...project, lead: "Robin" }));
  expect(lstatSync(join(base, "store")).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(base, "real/projects/acme.json")).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(join(base, "elsewhere.json"), "utf8")).lead).toBe("Robin");
});

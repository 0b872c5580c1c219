import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { editText } from "../../src/terminal/editor.ts";
import { problemOf, temporaryFolder } from "../store/temporary-store.ts";

let folder: string;
const before = process.env.TMPDIR;

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, "tmp"));
  process.env.TMPDIR = join(folder, "tmp");
});

afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});

/** An editor made of a few lines of shell, in a path with a space; `$1` is what it was called with, `$file` the last of it. */
function editor(script: string): string {
  const path = join(folder, "my editor");
  writeFileSync(path, `#!/bin/sh\nfor file; do :; done\n${script}\n`);
  chmodSync(path, 0o755);
  return `'${path}'`;
}

const left = () => readdirSync(join(folder, "tmp"));
const edit = (env: Record<string, string>, keep: (text: string) => Promise<void> = async () => {}) =>
  editText({ name: "acme-promises.txt", text: "one\n", keep }, env);

test("a text is edited in a file of its owner alone, which is gone once the text is kept", async () => {
  const kept: string[] = [];
  const seen = join(folder, "seen");
  const script = `ls -ld "$file" "$(dirname "$file")" | cut -c1-10 > '${seen}'; echo "$1 $(basename "$file")" >> '${seen}'; echo two >> "$file"`;
  const edited = await edit({ EDITOR: `${editor(script)} --wait` }, async (text) => {
    expect(left()).toHaveLength(1);
    kept.push(text);
  });
  expect([edited, kept]).toEqual(["one\ntwo\n", ["one\ntwo\n"]]);
  expect(readFileSync(seen, "utf8")).toBe("drwx------\n-rw-------\n--wait acme-promises.txt\n");
  expect(left()).toEqual([]);
});

test("VISUAL goes before EDITOR", async () => {
  expect(await edit({ VISUAL: editor('echo visual > "$file"'), EDITOR: "false" })).toBe("visual\n");
});

test("an editor that fails before anything was written leaves nothing behind", async () => {
  expect(await problemOf(edit({ EDITOR: "exit 3;" }))).toMatchObject({ because: expect.stringContaining("(3)") });
  expect(left()).toEqual([]);
});

test("an editor that fails after something was written leaves the file, and names it", async () => {
  const problem = await problemOf(edit({ EDITOR: editor('echo two >> "$file"; exit 3') }));
  const file = /what you wrote is in (\S+)/.exec((problem as { because: string }).because)?.[1] ?? "";
  expect(readFileSync(file, "utf8")).toBe("one\ntwo\n");
});

test("an editor that is not there is named, with what to do", async () => {
  expect(await problemOf(edit({ EDITOR: "no-such-editor" }))).toMatchObject({
    because: "the editor no-such-editor cannot be started",
    instead: expect.stringContaining("EDITOR=nano"),
  });
  expect(left()).toEqual([]);
});

test.each([
  ["removes the file", 'rm "$file"'],
  ["leaves what is no text", "printf '\\377\\376\\377' > \"$file\""],
])("an editor that %s is an error", async (_, script) => {
  expect(await problemOf(edit({ EDITOR: editor(script) }))).toMatchObject({ code: "unreadable-file" });
});

test("where the text cannot be kept, the file stays and is named", async () => {
  const failing = async () => {
    throw new Error("the disk is full");
  };
  const problem = await problemOf(edit({ EDITOR: editor('echo two >> "$file"') }, failing));
  const file = /it is in (\S+);/.exec((problem as { instead: string }).instead)?.[1] ?? "";
  expect(existsSync(file)).toBe(true);
});

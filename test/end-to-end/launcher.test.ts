import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** A copy of the program as it is published, with nothing compiled yet. */
function program() {
  const folder = temporaryFolder();
  cpSync(join(ROOT, "bin"), join(folder, "bin"), { recursive: true });
  cpSync(join(ROOT, "dist/psvc.cjs"), join(folder, "dist/psvc.cjs"));
  const bundle = join(folder, "dist/psvc.cjs");
  return {
    bundle,
    kept: join(folder, "dist", `psvc-${process.version}-${process.arch}.code`),
    files: () => readdirSync(join(folder, "dist")).sort(),
    run(...argv: string[]) {
      const env = { ...process.env, PSVC_HOME: join(folder, "store"), PSVC_TODAY: "" };
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "bin/psvc.js"), ...argv], { env });
      return { status, out: stdout.toString(), err: stderr.toString() };
    },
  };
}

const VERSION = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version as string;
const fine = { status: 0, out: `${VERSION}\n`, err: "" };

test("what was compiled at one start is there at the next, and is written anew for a new command only", () => {
  const { run, kept, files } = program();
  expect(run("--version")).toEqual(fine);
  expect(files()).toHaveLength(2);
  const { ino, mode } = statSync(kept);
  expect(mode & 0o022).toBe(0);
  expect(run("--version")).toEqual(fine);
  expect(statSync(kept).ino).toBe(ino);
  run("status");
  expect(statSync(kept).ino).not.toBe(ino);
  const known = statSync(kept).ino;
  run("status");
  run("--version");
  expect(statSync(kept).ino).toBe(known);
});

test("of a bundle that was changed nothing old runs, though it is as long as before", () => {
  const { run, bundle } = program();
  run("--version");
  const text = readFileSync(bundle, "latin1");
  writeFileSync(bundle, text.replaceAll(`"${VERSION}"`, `"9.9.9"`), "latin1");
  expect(run("--version")).toEqual({ ...fine, out: "9.9.9\n" });
});

test("what is damaged is not run", () => {
  const { run, kept } = program();
  run("--version");
  const good = readFileSync(kept);
  const flipped = Array.from({ length: 12 }, (_, nth) => {
    const bytes = Buffer.from(good);
    const at = Math.floor((good.length - 1) * (nth / 11));
    bytes[at] = (bytes[at] ?? 0) ^ 16;
    return bytes;
  });
  const torn = Buffer.concat([good.subarray(0, 4096), Buffer.alloc(good.length - 4096)]);
  for (const bytes of [...flipped, torn, good.subarray(0, 2000), Buffer.from("hello"), Buffer.alloc(0)]) {
    writeFileSync(kept, bytes);
    expect(run("--version")).toEqual(fine);
  }
});

test.skipIf(process.platform === "win32")("what others may have written is not run, and makes room", () => {
  const { run, kept, bundle } = program();
  run("--version");
  chmodSync(kept, 0o666);
  expect(run("--version")).toEqual(fine);
  expect(statSync(kept).mode & 0o022).toBe(0);
  cpSync(kept, `${bundle}.elsewhere`);
  rmSync(kept);
  symlinkSync(`${bundle}.elsewhere`, kept);
  expect(run("--version")).toEqual(fine);
});

test("where nothing can be kept it runs all the same", () => {
  const { run, kept } = program();
  mkdirSync(`${kept}.new`);
  mkdirSync(kept);
  expect(run("--version")).toEqual(fine);
  expect(run("status").status).toBe(0);
});

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    writer: string;
  }
}

/** Builds the program that the fault runs start and kill, and says where it is. Other users may have to read it. */
export default async function bundleWriter(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "psvc-writer-"));
  chmodSync(folder, 0o755);
  const outfile = join(folder, "writer.cjs");
  await build({
    entryPoints: [resolve(import.meta.dirname, "writer.ts")],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    outfile,
    logLevel: "warning",
  });
  project.provide("writer", outfile);
  return () => rmSync(folder, { recursive: true, force: true });
}

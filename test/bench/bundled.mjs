// Runs a bench that is written in TypeScript: `node test/bench/bundled.mjs writes [arguments]`.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [name, ...argv] = process.argv.slice(2);
mkdirSync(join(import.meta.dirname, "../../dist"), { recursive: true });
const folder = mkdtempSync(join(import.meta.dirname, "../../dist/psvc-bench-"));
const outfile = join(folder, `${name}.mjs`);
const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
await build({
  entryPoints: [join(import.meta.dirname, `${name}.ts`)],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outfile,
  banner,
  // What is loaded late is found where the project has it.
  external: ["unpdf", "yauzl", "postal-mime", "parse5", "@kenjiuno/msgreader"],
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, [outfile, ...argv], { stdio: "inherit" });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;

// Start-up of the built program as ratios to bare `node -e 0`, paired in turn, medians. Not a test: nothing fails here.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = Number(process.argv[2] ?? 21);
const bin = join(import.meta.dirname, "../../bin/psvc.js");
const folder = mkdtempSync(join(tmpdir(), "psvc-bench-"));
const env = { ...process.env, PSVC_HOME: join(folder, "store"), NO_COLOR: "1" };
const psvc = (...argv) => execFileSync(process.execPath, [bin, ...argv], { env, stdio: ["ignore", "pipe", "pipe"] });

const timed = (argv) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, argv, { env, stdio: ["ignore", "pipe", "pipe"] });
  if (status !== 0) throw new Error(`${argv.join(" ")} failed with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

psvc("capability", "add", "sso", "--name", "Single sign-on", "--product", "Bench", "--release", "1");
for (let i = 1; i <= 10; i++) {
  psvc("new-project", `Customer ${i}`, "--closed", "yesterday", "--lead", "Ana", "--product", "Bench");
  for (let p = 0; p < 5; p++)
    psvc(
      "promise",
      "add",
      `customer-${i}`,
      `Promise ${p} of customer ${i}`,
      "--importance",
      "must",
      "--capability",
      "sso",
    );
}

let written = 0;
const cases = {
  "--version": () => [bin, "--version"],
  "status, 10 projects": () => [bin, "status"],
  "status of one": () => [bin, "status", "customer-3"],
  "promise add": () => [bin, "promise", "add", "customer-1", `One more ${++written}`],
  "gap add": () => [bin, "gap", "add", "customer-2", "--statement", `One more ${++written}`],
};
console.log(`medians of ${RUNS} pairs; node ${process.version}`);
for (const [name, argv] of Object.entries(cases)) {
  timed(argv());
  const pairs = Array.from({ length: RUNS }, () => ({ bare: timed(["-e", "0"]), psvc: timed(argv()) }));
  const ratio = median(pairs.map(({ bare, psvc: ours }) => ours / bare));
  console.log(
    `${name.padEnd(22)} ${median(pairs.map((pair) => pair.psvc))
      .toFixed(0)
      .padStart(5)} ms  ${ratio.toFixed(2)} x node -e 0`,
  );
}
rmSync(folder, { recursive: true });

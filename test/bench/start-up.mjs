// Start-up of the built program as ratios to bare `node -e 0`, paired in turn, medians. Not a test: nothing fails here.
// `node test/bench/start-up.mjs [runs] [largest portfolio]`
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { copies, leadOne, tasksOf } from "./portfolios.mjs";

const RUNS = Number(process.argv[2] ?? 21);
const LARGEST = Number(process.argv[3] ?? 2000);
const SIZES = [10, 200, 2000].filter((size) => size <= LARGEST);
/** Younger files are read again at every look. */
const SETTLED_MS = 2_500;

const bin = join(import.meta.dirname, "../../bin/psvc.js");
const folder = mkdtempSync(join(tmpdir(), "psvc-bench-"));
const env = { ...process.env, NO_COLOR: "1", PSVC_TODAY: "" };

/** Says its peak on a pipe of its own when it ends. */
const teller = join(folder, "peak.cjs");
writeFileSync(
  teller,
  'process.on("exit", () => require("node:fs").writeSync(3, String(process.resourceUsage().maxRSS)));',
);

const run = ([command, ...argv], store) =>
  spawnSync(command, argv, {
    env: { ...env, PSVC_HOME: store ?? folder },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });

const timed = (line, store) => {
  const start = process.hrtime.bigint();
  const { status, stderr } = run(line, store);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${line.join(" ")} failed with ${status}: ${stderr}`);
  return took;
};

const peakOf = (argv, store) => {
  const { output } = spawnSync(process.execPath, ["-r", teller, bin, ...argv], {
    env: { ...env, PSVC_HOME: store },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });
  return Number(output[3]) / 1024;
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const bare = [process.execPath, "-e", "0"];

function row(name, lineOf, { store, peak = null, runs = RUNS, before = () => {} } = {}) {
  before();
  timed(lineOf(), store);
  const pairs = Array.from({ length: runs }, () => {
    before();
    return { bare: timed(bare), other: timed(lineOf(), store) };
  });
  const ratio = median(pairs.map((pair) => pair.other / pair.bare));
  const time = `${median(pairs.map((pair) => pair.other)).toFixed(0)} ms`;
  const memory = peak === null ? "" : `${peak.toFixed(0)} MiB`;
  console.log(`${name.padEnd(44)} ${time.padStart(8)} ${ratio.toFixed(2).padStart(7)} ${memory.padStart(9)}`);
}

const psvc = (...argv) => [process.execPath, bin, ...argv];
let written = 0;

console.log(`medians of ${RUNS} pairs; node ${process.version}; load ${loadavg()[0].toFixed(1)}`);
console.log(`${"".padEnd(44)} ${"time".padStart(8)} ${"x bare".padStart(7)} ${"peak".padStart(9)}`);
row("node -e 0", () => bare);
row("psvc --version", () => psvc("--version"), { peak: peakOf(["--version"], folder) });
const one = leadOne(bin, join(folder, "one"));
for (const size of SIZES) {
  const store = join(folder, `store-${size}`);
  copies(one, size, store);
  spawnSync("sleep", [String(SETTLED_MS / 1000)]);
  const large = size > 1000 ? { runs: Math.min(RUNS, 9) } : {};
  const add = () => psvc("gap", "add", "customer-0003", "--statement", `One more ${++written}`);
  const forget = () => rmSync(join(store, ".psvc/index-portfolio.json"), { force: true });
  forget();
  const firstPeak = peakOf(["status"], store);
  row(`status of ${size}, the first of the day`, () => psvc("status"), {
    store,
    peak: firstPeak,
    before: forget,
    ...large,
  });
  row(`status of ${size}`, () => psvc("status"), { store, peak: peakOf(["status"], store) });
  run(psvc("next"), store);
  row(`next, ${size}`, () => psvc("next"), { store, peak: peakOf(["next"], store) });
  row(`gap add, ${size}`, add, { store, peak: peakOf(add().slice(2), store) });
  row(`promise list of one, ${size}`, () => psvc("promise", "list", "customer-0003"), {
    store,
    peak: peakOf(["promise", "list", "customer-0003"], store),
  });
  if (run(psvc("completion", "bash"), store).status === 0)
    row(`completion, ${size}`, () => psvc("completion", "bash"), {
      store,
      peak: peakOf(["completion", "bash"], store),
    });
  else console.log(`${`completion, ${size}`.padEnd(44)} skipped: this psvc has no such command`);
  for (const [what, ...words] of [
    ["a command", ""],
    ["a project", "gap", "resolve", ""],
    ["a gap", "gap", "resolve", "customer-0003", ""],
  ]) {
    const line = ["complete", "--", ...words];
    row(`the tab key for ${what}, ${size}`, () => psvc(...line), { store, peak: peakOf(line, store) });
  }
}
compareTaskwarrior();
rmSync(folder, { recursive: true });

/** The nearest of what it does: a list of everything, what is next, and one more. */
function compareTaskwarrior() {
  if (spawnSync("task", ["--version"]).status !== 0) return console.log("Taskwarrior: skipped, it is not installed");
  const version = execFileSync("task", ["--version"], { encoding: "utf8" }).trim();
  for (const size of SIZES) {
    const home = join(folder, `tasks-${size}`);
    mkdirSync(home);
    const rc = join(home, "taskrc");
    writeFileSync(rc, `data.location=${home}\nconfirmation=no\nverbose=nothing\nhooks=0\n`);
    const task = (...argv) => ["task", `rc:${rc}`, ...argv];
    execFileSync("task", [`rc:${rc}`, "import", "-"], {
      input: tasksOf(size),
      stdio: ["pipe", "ignore", "ignore"],
      maxBuffer: 2 ** 28,
    });
    const runs = { runs: size > 1000 ? 3 : Math.min(RUNS, 9) };
    const items = `${size * 28} tasks`;
    if (size === SIZES[0]) row(`Taskwarrior ${version}: --version`, () => ["task", "--version"], runs);
    row(`Taskwarrior: list, ${items}`, () => task("list"), runs);
    row(`Taskwarrior: next, ${items}`, () => task("next", "limit:5"), runs);
    row(`Taskwarrior: add, ${items}`, () => task("add", `One more ${++written}`, "project:customer-3"), runs);
  }
}

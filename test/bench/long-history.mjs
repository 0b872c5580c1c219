// What long histories cost: `node test/bench/long-history.mjs [changes…]`. Each command as a ratio to bare `node -e 0`, with its peak.
// Not a test: nothing fails here.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

const SIZES = process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : [1_000, 100_000];
const RUNS = 5;
const BETWEEN_SNAPSHOTS = 50;
const COMMANDS = [["history", "acme"], ["undo", "--dry-run"], ["status", "--since-last"], ["doctor"]];

const bin = process.env.PSVC_BIN ?? join(import.meta.dirname, "../../bin/psvc.js");
const folder = mkdtempSync(join(tmpdir(), "psvc-bench-"));
const env = { ...process.env, NO_COLOR: "1", PSVC_TODAY: "", USER: "ana" };
const teller = join(folder, "peak.cjs");
writeFileSync(
  teller,
  'process.on("exit", () => require("node:fs").writeSync(3, String(process.resourceUsage().maxRSS)));',
);

const versionOf = (text) => createHash("sha256").update(text).digest("hex");
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function timed(argv, store) {
  const started = process.hrtime.bigint();
  const { status, output } = spawnSync(process.execPath, argv, {
    env: { ...env, PSVC_HOME: store },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0 && status !== 3) throw new Error(`${argv.join(" ")} failed with ${status}: ${output[2]}`);
  return { took, peak: Number(output[3]) / 1024 };
}

/** A project as psvc makes it, and then as many changes of one word in it as if each were a command's. */
function storeOf(changes) {
  const store = join(folder, `store-${changes}`);
  const psvc = (...argv) => timed([bin, ...argv], store);
  psvc("new-project", "Acme", "--closed", "yesterday", "--lead", "Ana");
  for (const text of ["sign in", "export", "offline"]) psvc("promise", "add", "acme", text, "--importance", "must");
  const path = join(store, "projects/acme.json");
  const history = join(store, "history/projects/acme.ndjson");
  const [last] = readFileSync(history, "utf8")
    .trimEnd()
    .split("\n")
    .slice(-1)
    .map((line) => JSON.parse(line));
  let text = readFileSync(path, "utf8");
  const [first, second] = text.split('"lead": "Ana"');
  const fd = openSync(history, "a");
  let lines = "";
  let since = last.sinceSnapshot;
  for (let nth = 1; nth <= changes; nth += 1) {
    const names = [nth === 1 ? "Ana" : `Lead ${nth - 1}`, `Lead ${nth}`];
    const next = `${first}"lead": "${names[1]}"${second}`;
    since += 1;
    const isWhole = since % BETWEEN_SNAPSHOTS === 0;
    if (isWhole) since = 0;
    const patch = (value) => [{ op: "replace", path: "/lead", value }];
    lines += `${JSON.stringify({
      op: nth.toString(16).padStart(16, "0"),
      order: last.order + nth,
      at: new Date(last.order + nth).toISOString(),
      by: "ana",
      command: "project edit",
      before: versionOf(text),
      after: versionOf(next),
      redo: patch(names[1]),
      undo: patch(names[0]),
      sinceSnapshot: since,
      ...(isWhole ? { snapshot: JSON.parse(next) } : {}),
    })}\n`;
    text = next;
    if (lines.length > 1e6 || nth === changes) {
      writeSync(fd, lines);
      lines = "";
    }
  }
  closeSync(fd);
  writeFileSync(path, text);
  rmSync(join(store, ".psvc/order"), { force: true });
  return store;
}

console.log(`medians of ${RUNS} pairs; node ${process.version}; load ${loadavg()[0].toFixed(1)}`);
try {
  for (const changes of SIZES) {
    const store = storeOf(changes);
    for (const command of COMMANDS) {
      const runs = command[0] === "doctor" && changes > 10_000 ? 1 : RUNS;
      const line = ["-r", teller, bin, ...command];
      timed(line, store);
      const pairs = Array.from({ length: runs }, () => ({
        bare: timed(["-r", teller, "-e", "0"], store).took,
        own: timed(line, store),
      }));
      const ratio = median(pairs.map(({ bare, own }) => own.took / bare));
      const peak = Math.max(...pairs.map(({ own }) => own.peak));
      const name = `${changes} changes: ${command.join(" ")}`;
      console.log(`${name.padEnd(44)} ${ratio.toFixed(1).padStart(7)} x node ${peak.toFixed(0).padStart(6)} MiB`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// npm run test:faults [-- ROW… --seed N]: runs the rows that are named, or all, and prints the table.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CONFIG = "test/faults/vitest.config.ts";
const USAGE = "npm run test:faults -- [ROW…] [--seed N]; FAULTS=all runs every trial";

process.exitCode = main(process.argv.slice(2));

function main(argv) {
  const line = readLine(argv);
  if (line === null) return complain(USAGE);
  const { rows, seed } = line;
  const env = { ...process.env, FAULTS_SEED: String(seed) };
  const names = namesOfRows(env);
  const unknown = rows.filter((row) => !names.some((name) => isOf(name, row)));
  if (unknown.length > 0) return complain(`no row is named ${unknown.join(", ")}; there are ${names.join(", ")}`);
  const wanted = rows.length === 0 ? names : names.filter((name) => rows.some((row) => isOf(name, row)));
  const folder = mkdtempSync(join(tmpdir(), "psvc-faults-"));
  try {
    const table = join(folder, "rows.ndjson");
    process.stderr.write(`the same again: npm run test:faults -- ${[...rows, "--seed", seed].join(" ")}\n`);
    const { status } = vitest(["run", "-t", patternOf(wanted)], { ...env, FAULTS_TABLE: table }, "inherit");
    printTable(linesOf(table).map((text) => JSON.parse(text)));
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readLine(argv) {
  const rows = [];
  let seed = process.env.FAULTS_SEED;
  for (let at = 0; at < argv.length; at += 1) {
    const [flag, value] = argv[at].split("=");
    if (flag === "--seed") seed = value ?? argv[++at];
    else if (flag.startsWith("-")) return null;
    else rows.push(flag);
  }
  seed ??= Math.floor(Math.random() * 2 ** 31);
  return /^\d+$/.test(seed) ? { rows, seed: Number(seed) } : null;
}

/** `kill` is the row of that name, and all whose names begin with it. */
function isOf(name, row) {
  return name === row || name.startsWith(`${row}-`);
}

function namesOfRows(env) {
  const { stdout, status, stderr } = vitest(["list"], env, "pipe");
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n").flatMap((line) => /> ([a-z][a-z0-9-]*): /.exec(line)?.[1] ?? []);
}

function patternOf(list) {
  return `^(?:${list.join("|")}): `;
}

function vitest(argv, environment, stdio) {
  const program = join("node_modules", "vitest", "vitest.mjs");
  return spawnSync(process.execPath, [program, ...argv, "--config", CONFIG], {
    env: environment,
    stdio,
    encoding: "utf8",
  });
}

function linesOf(file) {
  try {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

function printTable(found) {
  const head = ["row", "fault", "trials", "survived", "acknowledged", "lost"];
  const cells = found.map(({ name, title, trials, survived, acknowledged, lost }) =>
    [name, title, trials, survived, acknowledged, lost].map(String),
  );
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column].length)));
  const lines = [head, ...cells].map((row) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  "),
  );
  const skipped = found.flatMap(({ title, skipped }) => skipped.map((why) => `not tried in ${title}: ${why}`));
  process.stdout.write(`\n${[...lines, ...skipped].join("\n")}\n`);
}

function complain(text) {
  process.stderr.write(`${text}\n`);
  return 2;
}

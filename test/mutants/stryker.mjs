// Breaks the rules of eleven.mjs, then changes each rule of one subject of the domain in small ways, and counts how many changes no test notices.
// npm run test:mutants -- SUBJECT [SUBJECT ...]; without one, the whole domain. Incremental: only what changed is tried again.
// Prints the score of each subject; exit 1 where it is lower than the one in test/README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const subjects = process.argv.slice(2).length > 0 ? process.argv.slice(2) : readdirSync(join(root, "src/domain"));

/** The scores that are committed: `| gap | 93 |`. */
const committed = new Map(
  [...readFileSync(join(root, "test/README.md"), "utf8").matchAll(/^\| ([a-z]+) \| (\d+) \|$/gm)].map(
    ([, name, score]) => [name, Number(score)],
  ),
);

/** A mutant that survived the last run is tried again: a test may have been added since, which incremental runs miss. */
function tryAgainWhatSurvived(file) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, "utf8"));
  for (const one of Object.values(report.files))
    one.mutants = one.mutants.filter(({ status }) => status === "Killed" || status === "Timeout");
  writeFileSync(file, JSON.stringify(report));
}

function run(subject) {
  const folder = join(root, "dist/mutants");
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${subject}.json`);
  const options = {
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    // What kills a mutant of a rule is that rule's own test.
    vitest: { configFile: "test/mutants/vitest.config.ts" },
    mutate: [`src/domain/${subject}/**/*.ts`],
    coverageAnalysis: "perTest",
    concurrency: 2,
    incremental: true,
    incrementalFile: join(folder, `${subject}-incremental.json`),
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: report },
    tempDirName: "dist/mutants/tmp",
    ignorePatterns: ["dist", "bin", ".ci", "!dist/mutants"],
    thresholds: { break: null },
    logLevel: "warn",
  };
  const config = join(folder, `${subject}.config.json`);
  writeFileSync(config, JSON.stringify(options));
  tryAgainWhatSurvived(options.incrementalFile);
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/@stryker-mutator/core/bin/stryker.js"), "run", config],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, MUTATED_SUBJECT: subject },
    },
  );
  if (status !== 0 || !existsSync(report)) throw new Error(`no mutants were tried in ${subject}`);
  const mutants = Object.values(JSON.parse(readFileSync(report, "utf8")).files).flatMap((file) => file.mutants);
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const killed = count("Killed", "Timeout");
  const tried = killed + count("Survived", "NoCoverage");
  return { killed, tried, score: tried === 0 ? 100 : Math.floor((100 * killed) / tried) };
}

const eleven = spawnSync(process.execPath, [join(import.meta.dirname, "eleven.mjs")], { stdio: "inherit" });

let isLower = eleven.status !== 0;
const rows = subjects.map((subject) => ({ subject, ...run(subject) }));
for (const { subject, killed, tried, score } of rows) {
  const least = committed.get(subject);
  if (least !== undefined && score < least) isLower = true;
  console.log(`${subject}: ${score} % (${killed} of ${tried})${least === undefined ? "" : `, committed ${least} %`}`);
}
process.exitCode = isLower ? 1 : 0;

// Breaks eleven rules of the domain, one at a time, in a copy of the project, and expects the tests of the domain to fail.
// node test/mutants/eleven.mjs [NUMBER ...]; exit 1 where a broken rule was not caught.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** What is broken, in which file, and each text with the one that takes its place. */
const MUTANTS = [
  {
    what: "a must is dropped as the duplicate of a could",
    file: "src/domain/promise/promise.ts",
    edits: [["      isLower(duplicate.importance, promise.importance) ||\n", ""]],
  },
  {
    what: "a timeline promise loses its day after the scope is signed",
    file: "src/domain/promise/promise.ts",
    edits: [
      ["(neededBy === null || neededBy > promise.neededBy)", "(neededBy !== null && neededBy > promise.neededBy)"],
    ],
  },
  {
    what: "the review day of an agreed deferral moves without the customer",
    file: "src/domain/gap/resolve-gap.ts",
    edits: [["    a.reviewOn === b.reviewOn &&\n", ""]],
  },
  {
    what: "a criterion that is waived or not applicable counts as a step forward",
    file: "src/domain/stall/progress-events.ts",
    edits: [['state === "met" ? on : null', 'state !== "not-met" ? on : null']],
  },
  {
    what: "a freeze ends one day early",
    file: "src/domain/stall/stall.ts",
    edits: [["today > until", "today >= until"]],
  },
  {
    what: "a blocker turns red one day late",
    file: "src/domain/status/health.ts",
    edits: [["<= BLOCKER_RED_DAYS", "< BLOCKER_RED_DAYS"]],
  },
  {
    what: "a chase hides an action one day too long",
    file: "src/domain/action/action.ts",
    edits: [
      ["chase.replyBy >= today", "addWorkingDays(chase.replyBy, 1) >= today"],
      ["addWorkingDays(chase.replyBy, 1)", "addWorkingDays(chase.replyBy, 1, NO_SETTINGS)"],
      [
        "import type { WorkingTime }",
        'import { NO_SETTINGS } from "../model/settings.ts";\nimport type { WorkingTime }',
      ],
    ],
  },
  {
    what: "a deferred gap is not counted in what is left",
    file: "src/domain/gap/gap.ts",
    edits: [['gap.state !== "closed");\n}', 'gap.state !== "closed" && gap.resolution?.kind !== "defer");\n}']],
  },
  {
    what: "the slip rate rounds the other way",
    file: "src/domain/forecast/slip-rate.ts",
    edits: [["Math.ceil(left)", "Math.floor(left)"]],
  },
  {
    what: "a step grows old after 25 working days",
    file: "src/domain/urgency/urgency.ts",
    edits: [["const OLD = 20;", "const OLD = 25;"]],
  },
  {
    what: "a released gap settles without the decision",
    file: "src/domain/gap/gap.ts",
    edits: [['isReleasing(gap) && decided ? "settled"', 'isReleasing(gap) ? "settled"']],
  },
];

/** Whether the tests of the domain pass in a folder. */
function passes(folder) {
  const argv = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "test/vitest.config.ts",
    "--bail",
    "1",
    "test/domain",
  ];
  return spawnSync(process.execPath, argv, { cwd: folder, stdio: "ignore" }).status === 0;
}

const wanted = process.argv.slice(2).map(Number);
const copy = mkdtempSync(join(tmpdir(), "psvc-mutants-"));
let missed = 0;
try {
  for (const name of ["src", "test", "package.json", "tsconfig.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  if (!passes(copy)) throw new Error("the tests fail without any mutant");
  for (const [index, { what, file, edits }] of MUTANTS.entries()) {
    if (wanted.length > 0 && !wanted.includes(index + 1)) continue;
    const original = readFileSync(join(root, file), "utf8");
    const broken = edits.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
      return text.replace(from, () => to);
    }, original);
    writeFileSync(join(copy, file), broken);
    const isCaught = !passes(copy);
    writeFileSync(join(copy, file), original);
    if (!isCaught) missed += 1;
    console.log(`${String(index + 1).padStart(2)} ${isCaught ? "caught" : "NOT CAUGHT"}  ${what}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;

// Makes stores of many projects for the start-up bench: one project that the program itself led, then copies of it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PROMISES = 20;
const GAPS = 8;
const SLUG = "customer-0000";

/** A store with one project in work: 20 promises, 8 gaps, the nine milestones of its route, 30 changes in its history. */
export function leadOne(bin, store) {
  const env = { ...process.env, PSVC_HOME: store, PSVC_TODAY: "", NO_COLOR: "1" };
  const states = [];
  const psvc = (...argv) => {
    execFileSync(process.execPath, [bin, ...argv], { env, stdio: ["ignore", "ignore", "pipe"] });
    if (argv[0] !== "capability") states.push(readFileSync(join(store, "projects", `${SLUG}.json`), "utf8"));
  };
  psvc("capability", "add", "sso", "--name", "Single sign-on", "--product", "Bench", "--release", "1");
  psvc("new-project", "Customer 0000", "--closed", "10 days ago", "--lead", "Ana Sato", "--product", "Bench");
  psvc("project", "edit", SLUG, "--sponsor", "Dana Cole", "--decider", "Dana Cole");
  for (let nth = 1; nth <= PROMISES; nth++)
    psvc(
      "promise",
      "add",
      SLUG,
      `They can do thing number ${nth}, as it was shown in the demo`,
      "--importance",
      nth % 3 ? "should" : "must",
    );
  for (let nth = 1; nth <= GAPS; nth++)
    psvc("gap", "add", SLUG, "--promise", `P${nth}`, "--why", "the product does only the half of it");
  return { store, states, history: readFileSync(join(store, "history/projects", `${SLUG}.ndjson`), "utf8") };
}

/** A store of `count` copies, each under its own name and with a history that proves it. */
export function copies({ store, states, history }, count, folder) {
  cpSync(store, folder, { recursive: true });
  mkdirSync(join(folder, ".psvc"), { recursive: true });
  for (let nth = 0; nth < count; nth++) {
    const number = String(nth).padStart(4, "0");
    const renamed = (text) => text.replace(/(customer-|Customer )0000/g, `$1${number}`);
    let lines = renamed(history);
    for (const state of states) lines = lines.replaceAll(versionOf(state), versionOf(renamed(state)));
    writeFileSync(join(folder, `projects/customer-${number}.json`), renamed(states.at(-1)), { mode: 0o600 });
    writeFileSync(join(folder, `history/projects/customer-${number}.ndjson`), lines, { mode: 0o600 });
  }
}

/** As many tasks as the projects have promises and gaps, for Taskwarrior to import. */
export function tasksOf(count) {
  const tasks = [];
  for (let nth = 0; nth < count; nth++)
    for (let task = 0; task < PROMISES + GAPS; task++)
      tasks.push({
        description: `They can do thing number ${task}, as it was shown in the demo`,
        project: `customer-${nth}`,
        status: "pending",
        due: `202612${String((task % 28) + 1).padStart(2, "0")}T120000Z`,
        priority: task % 3 ? "M" : "H",
      });
  return JSON.stringify(tasks);
}

function versionOf(text) {
  return createHash("sha256").update(text).digest("hex");
}

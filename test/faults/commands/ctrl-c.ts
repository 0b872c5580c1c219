import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { environment, type Place } from "../../end-to-end/demo-world.ts";
import { temporaryFolder } from "../../store/temporary-store.ts";
import { sampling } from "../seed.ts";
import { faultKind } from "../table.ts";

const BIN = resolve(import.meta.dirname, "../../../bin/psvc.js");
const PRESS = resolve(import.meta.dirname, "ctrl-c-at.cjs");
const DOCUMENTS = 12;
/** The documents, and the few files that psvc keeps beside them. */
const RENAMES = DOCUMENTS + 4;

const NEW = ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--yes"];

const EXPORT = ["export", "--all", "--to", "all.json"];

/** Commands over many documents, and what is typed before each. */
const COMMANDS: readonly { readonly argv: readonly string[]; readonly before: readonly (readonly string[])[] }[] = [
  { argv: NEW, before: [] },
  { argv: ["undo", "--yes"], before: [NEW] },
  { argv: ["redo", "--yes"], before: [NEW, ["undo", "--yes"]] },
  { argv: ["restore", "--backup", "all.json", "--yes"], before: [NEW, EXPORT, ["undo", "--yes"]] },
  { argv: ["import", "all.json", "--yes"], before: [NEW, EXPORT, ["undo", "--yes"]] },
];

/** The built program. Run again it ends where it would have ended, once or twice; nothing is half done. */
export function ctrlC(): void {
  faultKind("ctrl-c", "a command over many documents, with Ctrl-C at each of them, run again", async ({ trial }) => {
    const isChosen = sampling();
    for (const { argv, before } of COMMANDS) {
      const prepared = place(temporaryFolder());
      for (const line of before) expect(run(line, prepared).stderr).not.toContain("psvc: ");
      const clean = copyOf(prepared);
      run(argv, clean);
      const once = stateOf(clean);
      run(argv, clean);
      const possible = [once, stateOf(clean)];
      for (let nth = 1; nth <= RENAMES; nth += 1)
        for (const when of ["before", "after"]) {
          if (!isChosen()) continue;
          await trial(`${argv.join(" ")}, ${when} rename ${nth}`, async () => {
            const own = copyOf(prepared);
            const { signal } = run(argv, own, {
              NODE_OPTIONS: `--require ${PRESS}`,
              CTRL_C_AT: nth,
              CTRL_C_WHEN: when,
            });
            if (signal !== null) expect(signal).toBe("SIGINT");
            const again = run(argv, own);
            expect([0, 1, 3], again.stderr).toContain(again.status);
            expect(possible).toContainEqual(stateOf(own));
            const { findings } = JSON.parse(run(["doctor", "--json"], own).stdout).doctor;
            expect(findings.filter(({ code }: { code: string }) => code !== "left-over")).toEqual([]);
            return { acknowledged: 1, lost: 0 };
          });
        }
    }
  });
}

function place(folder: string): Place {
  const made = { store: join(folder, "store"), home: join(folder, "home"), files: join(folder, "files") };
  for (const one of [made.home, made.files]) mkdirSync(one, { recursive: true });
  const rows = Array.from(
    { length: DOCUMENTS },
    (_, nth) => `${nth},Deal ${nth},Closed Won,900,2026-01-05,Customer ${nth}`,
  );
  const head = "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company";
  writeFileSync(join(made.files, "deals.csv"), [head, ...rows].join("\n"));
  return made;
}

function copyOf({ store, files }: Place): Place {
  const copy = place(temporaryFolder());
  cpSync(files, copy.files, { recursive: true });
  try {
    cpSync(store, copy.store, { recursive: true });
  } catch {}
  return copy;
}

/** The names of the projects, and what is in them where it is not made anew each time. */
function stateOf({ store }: Place): Readonly<Record<string, string>> {
  const folder = join(store, "projects");
  const all = readdirSync(folder).filter((name) => !name.startsWith("."));
  return Object.fromEntries(
    all.sort().map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")).customer]),
  );
}

function run(argv: readonly string[], place: Place, more: Readonly<Record<string, string | number>> = {}) {
  const texts = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)]));
  const env = { ...environment(place), PSVC_TODAY: "2026-01-10", ...texts };
  return spawnSync(process.execPath, [BIN, ...argv], { cwd: place.files, env, encoding: "utf8", input: "" });
}

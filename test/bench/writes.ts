// The cost of a safe write and of history, against an unsafe lowdb write in the same run, in pairs. Not a test: nothing fails here.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { Project } from "../../src/domain/model/project.ts";
import { nodeFiles } from "../../src/store/disk/file-system.ts";
import { storePlaces } from "../../src/store/disk/store-paths.ts";
import { changeDocument } from "../../src/store/document/change-document.ts";
import { jsonStore } from "../../src/store/json-store.ts";
import { thisMachine } from "../../src/store/lock/process-identity.ts";
import { shelvesIn } from "../../src/store/schema/stored-document.ts";
import { sampleGap, sampleProject, samplePromise } from "../store/sample-project.ts";

const WRITES = Number(process.argv[2] ?? 200);

/** As large as a project in work: 20 promises and 8 gaps. */
function projectInWork(slug: string): Project {
  const named = <T>(count: number, letter: string, make: (nth: number) => T) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`${letter}${String(i).padStart(15, "0")}`, make(i + 1)]),
    );
  return sampleProject(slug, {
    promises: named(20, "p", (nth) => samplePromise(`P${nth}`)),
    gaps: named(8, "g", (nth) => sampleGap(`G${nth}`, `p${String(nth - 1).padStart(15, "0")}`)),
    counters: { promise: 20, gap: 8, action: 1, risk: 0, person: 0, note: 0 },
  });
}

const noted = (nth: number) => (project: Project) => {
  const [key = "", gap] = Object.entries(project.gaps)[nth % 8] ?? [];
  if (!gap) return project;
  return { ...project, gaps: { ...project.gaps, [key]: { ...gap, note: `what was said on the call number ${nth}` } } };
};

const folder = mkdtempSync(join(tmpdir(), "psvc-bench-"));
const places = storePlaces({ folder: join(folder, "store"), chosenBy: "--store" });
const now = () => new Date().toISOString();
const store = jsonStore({ ...places, by: "bench", command: () => "gap edit", now });
await store.create(projectInWork("acme"));
await store.create(projectInWork("plain"));
const unsafe = new Low<Project>(new JSONFile(join(folder, "unsafe.json")), projectInWork("acme"));
await unsafe.write();

const withoutHistory = { ...shelvesIn(places).project("plain"), history: null };
const tools = {
  files: nodeFiles,
  places,
  machine: thisMachine(nodeFiles),
  now,
  patienceMs: 1000,
  demo: false,
  writer: { op: "bench", by: "bench", command: "gap edit", at: now() },
  beforeMigration: async () => {},
  finishInterrupted: async () => {},
};

const historyOf = () => statSync(join(places.history, "projects/acme.ndjson")).size;
const rows: { readonly unsafe: number; readonly safe: number; readonly without: number; readonly grown: number }[] = [];
for (let nth = 0; nth < WRITES; nth += 1) {
  const before = historyOf();
  const unsafeMs = await timed(async () => {
    await unsafe.read();
    await unsafe.update((project) => Object.assign(project, noted(nth)(project)));
  });
  const safe = await timed(() => store.change("acme", noted(nth)));
  const without = await timed(() =>
    changeDocument(withoutHistory, tools, (current) => noted(nth)(current ?? projectInWork("plain"))),
  );
  rows.push({ unsafe: unsafeMs, safe, without, grown: historyOf() - before });
}
const size = statSync(join(places.projects, "acme.json")).size;
const changes = await timed(() => store.past.changes());
const [first] = await store.past.changes({ shelf: "projects", name: "acme" });
const oldest = await timed(() =>
  store.past.version({ shelf: "projects", name: "acme" }, first?.touched[0]?.after ?? ""),
);

console.log(`medians of ${WRITES} writes in turn, a project of ${size} bytes; node ${process.version}`);
say("lowdb's own adapter: no lock, no fsync, no history", (row) => row.unsafe);
say("safe, without history", (row) => row.without);
say("safe, with history", (row) => row.safe);
const grown = rows.map((row) => row.grown);
const total = grown.reduce((sum, one) => sum + one, 0);
console.log(
  `history: ${median(grown)} bytes for the median change, ${Math.round(total / WRITES)} on average with a whole document in 50 (${(total / WRITES / size).toFixed(3)} of the document)`,
);
console.log(
  `reading ${WRITES + 2} changes: ${changes.toFixed(1)} ms; the oldest of their states: ${oldest.toFixed(1)} ms`,
);
rmSync(folder, { recursive: true });

function say(name: string, of: (row: (typeof rows)[number]) => number): void {
  const ratio = median(rows.map((row) => of(row) / row.unsafe));
  console.log(`${name.padEnd(52)} ${median(rows.map(of)).toFixed(2).padStart(7)} ms  ${ratio.toFixed(2)} x lowdb`);
}

async function timed(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

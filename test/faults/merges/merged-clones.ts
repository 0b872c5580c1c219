import { expect } from "vitest";
import { breachesOf } from "../../../src/domain/invariant/invariants.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { filesUnder } from "../../store/files-under.ts";
import { TODAY, worlds } from "../commands/world.ts";
import { typed } from "../commands/writing-lines.ts";
import { randomFrom } from "../seed.ts";
import { lostOf } from "./nothing-lost.ts";
import { oneOf, type Random, randomLine } from "./random-lines.ts";

const MOST_LINES = 12;

export type Files = Readonly<Record<string, string>>;

/** Two people's work on one store, apart. */
export interface WorkedApart {
  readonly ana: TestApp;
  readonly ben: TestApp;
  readonly base: Files;
  /** Every file of the store that both began with. */
  readonly whole: Files;
  /** Lines that were done. */
  readonly acknowledged: readonly string[];
}

export interface MergedClones {
  /** `projects/alder` and the like, by what became of them in both clones. */
  readonly merged: readonly string[];
  readonly conflicts: readonly string[];
  readonly settled: readonly string[];
  readonly lost: readonly string[];
  /** Documents that are not byte for byte the same in both clones, of those without a conflict. */
  readonly differing: readonly string[];
}

/** Each call gives two people who have typed random lines into clones of one store. */
export async function apart(): Promise<(seed: number) => Promise<WorkedApart>> {
  const worldOf = await worlds();
  const slugs = await (await worldOf({ argv: [], world: "demo" }))().store.slugs();
  return async (seed) => {
    const random = randomFrom(seed);
    // Mostly one project, so that they meet.
    const chosen = [oneOf(slugs, random), ...(random() < 0.3 ? [oneOf(slugs, random)] : [])];
    const ana = (await worldOf({ argv: chosen, world: "demo" }))();
    const [base, whole] = [documentsIn(ana), filesUnder(TEST_STORE, ana.disk.files)];
    const { disk, files } = copyOf(ana);
    const ben = testApp({ disk, files, me: "ben", today: TODAY, keys: { next: 600_000 } });
    const acknowledged = [...(await work(ana, chosen, random)), ...(await work(ben, chosen, random))];
    return { ana, ben, base, whole, acknowledged };
  };
}

function copyOf(app: TestApp): { readonly disk: TestApp["disk"]; readonly files: TestApp["files"] } {
  const { disk } = testApp({ today: TODAY });
  for (const [path, text] of Object.entries(filesUnder(TEST_STORE, app.disk.files))) {
    const full = `${TEST_STORE}/${path}`;
    disk.files.makeFolder(full.slice(0, full.lastIndexOf("/")));
    const fd = disk.files.open(full, "w");
    disk.files.protect(fd);
    disk.files.write(fd, Buffer.from(text));
    disk.files.close(fd);
  }
  return { disk, files: new Map(app.files) };
}

async function work(app: TestApp, slugs: readonly string[], random: Random): Promise<readonly string[]> {
  const done: string[] = [];
  const count = 1 + Math.floor(random() * MOST_LINES);
  for (let nth = 0; nth < count; nth += 1) {
    const line = await randomLine(app, slugs, random);
    const before = JSON.stringify(documentsIn(app));
    const { exitCode, err } = await typed(app, line);
    expect([0, 1, 2, 3], `${line.argv.join(" ")}\n${err}`).toContain(exitCode);
    await requireWhole(app, line.argv.join(" "));
    if (exitCode === 0 && JSON.stringify(documentsIn(app)) !== before) done.push(line.argv.join(" "));
  }
  return done;
}

async function requireWhole(app: TestApp, after: string): Promise<void> {
  const { projects, damaged } = await app.store.portfolio();
  expect(damaged, after).toEqual([]);
  for (const project of projects) expect(breachesOf(project), after).toEqual([]);
}

/** Projects and catalogues, which have to be the same in both clones. */
export function documentsIn(app: TestApp): Files {
  const all = Object.entries(filesUnder(TEST_STORE, app.disk.files));
  return Object.fromEntries(all.filter(([path]) => /^(?:projects|catalogue)\/[^/]+\.json$/.test(path)));
}

/** Each brings in what the other had before either merged. */
export async function mergedBothWays({ ana, ben, base }: WorkedApart): Promise<MergedClones> {
  const [ours, theirs] = [documentsIn(ana), documentsIn(ben)];
  await ana.psvc("export", "--all", "--to", "of-ana.gz");
  await ben.psvc("export", "--all", "--to", "of-ben.gz");
  ana.files.set("of-ben.gz", ben.files.get("of-ben.gz") ?? "");
  ben.files.set("of-ana.gz", ana.files.get("of-ana.gz") ?? "");
  const [first, second] = [await bringIn(ana, "of-ben.gz"), await bringIn(ben, "of-ana.gz")];
  expect([...second.conflicts].sort()).toEqual([...first.conflicts].sort());
  await requireWhole(ana, "import");
  await requireWhole(ben, "import");
  const [left, right] = [documentsIn(ana), documentsIn(ben)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (path) => !first.conflicts.includes(path),
  );
  for (const path of first.conflicts) expect([left[path], right[path]], path).toEqual([ours[path], theirs[path]]);
  const lost = first.merged.flatMap((path) => lostIn(path, [base, ours, theirs, left]));
  return {
    ...first,
    lost,
    differing: names.filter((path) => left[path] !== right[path]),
  };
}

async function bringIn(app: TestApp, file: string) {
  const { exitCode, out, err } = await app.psvc("import", file, "--yes", "--json");
  expect([0, 3], err).toContain(exitCode);
  const documents: {
    what: string;
    name: string;
    outcome: string;
    contradictions: string[];
    settled: { rule: string }[];
  }[] = JSON.parse(out).import.documents;
  const pathOf = ({ what, name }: { what: string; name: string }) =>
    `${what === "project" ? "projects" : "catalogue"}/${name}.json`;
  expect(documents.filter(({ outcome }) => outcome === "damaged" || outcome === "damaged-here")).toEqual([]);
  expect(documents.flatMap(({ contradictions }) => contradictions)).toEqual([]);
  const of = (wanted: string) => documents.filter(({ outcome }) => outcome === wanted);
  return {
    merged: of("merged").map(pathOf),
    conflicts: of("conflict").map(pathOf),
    settled: of("merged").flatMap(({ settled }) => settled.map(({ rule }) => rule)),
  };
}

function lostIn(path: string, files: readonly [Files, Files, Files, Files]): readonly string[] {
  const texts = files.map((one) => one[path]);
  if (!path.startsWith("projects/") || texts.some((text) => text === undefined)) return [];
  const [base, ours, theirs, merged] = texts.map((text) => JSON.parse(text ?? "") as Project) as [
    Project,
    Project,
    Project,
    Project,
  ];
  return [...lostOf(base, ours, theirs, merged), ...lostOf(base, theirs, ours, merged)].map(
    (place) => `${path}: ${place}`,
  );
}

import { posix } from "node:path";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { TEST_STORE, TEST_USER_SETTINGS, type TestApp, testApp } from "../../app.ts";
import { demoApps } from "../../help/demo-app.ts";
import { type Line, prepare, type World } from "./writing-lines.ts";

export const TODAY = "2026-11-25";

/**
 * Makes stores to try a line in: each call of what it returns gives one of its own. Projects that the line does not name
 * are left out of it where it names one: they only take time.
 */
export async function worlds(): Promise<(line: Pick<Line, "argv" | "world">) => Promise<() => TestApp>> {
  const demo = await demoApps(TODAY);
  const made = new Map<World, TestApp>();
  return async ({ argv, world }) => {
    const app = made.get(world) ?? (await madeFor(world, demo));
    made.set(world, app);
    const slugs = await app.store.slugs();
    const named = slugs.filter((slug) => argv.includes(slug));
    const others = named.length > 0 ? slugs.filter((slug) => !named.includes(slug)) : [];
    return copies(app, others);
  };
}

async function madeFor(world: World, demo: () => TestApp): Promise<TestApp> {
  const app = world === "empty" ? testApp({ today: TODAY, files: new Map(demo().files) }) : demo();
  await prepare(world, app, demo);
  return app;
}

function copies(app: TestApp, without: readonly string[]): () => TestApp {
  const kept = Object.entries(everyFile(app.disk.files)).filter(
    ([path]) => !without.some((slug) => [`/${slug}.json`, `/${slug}.ndjson`].some((end) => path.endsWith(end))),
  );
  return () => {
    const copy = testApp({ me: "robin", today: TODAY, files: new Map(app.files), keys: { next: 200_000 } });
    const { files } = copy.disk;
    for (const [path, bytes] of kept) {
      files.makeFolder(posix.dirname(path));
      const fd = files.open(path, "w");
      files.protect(fd);
      files.write(fd, bytes);
      files.close(fd);
    }
    return copy;
  };
}

/** Everything that a person would miss, as one text: what is named anew each time is numbered in the order it comes. */
export function stateOf({ disk, files }: TestApp): string {
  const kept = Object.entries(everyFile(disk.files)).filter(([path]) => isMissed(path));
  const named = [...files].map(([name, content]) => [name, Buffer.from(content)] as const);
  const texts = [...kept, ...named].map(([path, bytes]) => `== ${path}\n${bytes.toString("utf8")}`);
  const numbers = new Map<string, string>();
  return texts
    .sort()
    .join("\n")
    .replace(/\b(?:k|op)2\d{5}\b/g, (key) => {
      const number = numbers.get(key) ?? `new-${numbers.size + 1}`;
      numbers.set(key, number);
      return number;
    })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "MOMENT");
}

function isMissed(path: string): boolean {
  if (path.startsWith(`${TEST_STORE}/.psvc/drafts/`)) return path.endsWith(".json");
  return path === TEST_USER_SETTINGS || /\/store\/(?:projects|catalogue|templates)\/[^.].*$|config\.json$/.test(path);
}

function everyFile(files: FileSystem): Readonly<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  const walk = (folder: string): void => {
    for (const name of files.list(folder)) {
      const path = posix.join(folder, name);
      if (isFolder(path, files)) walk(path);
      else found[path] = files.readFile(path);
    }
  };
  walk("/");
  return found;
}

function isFolder(path: string, files: FileSystem): boolean {
  try {
    files.list(path);
    return true;
  } catch {
    return false;
  }
}

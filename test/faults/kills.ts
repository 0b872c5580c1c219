import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { nodeFiles } from "../../src/store/disk/file-system.ts";
import { intercepted, noCalls } from "../store/disk/broken-disk.ts";
import { openStore, temporaryFolder } from "../store/temporary-store.ts";
import type { WriterOrder } from "./orders.ts";
import { randomFrom, SEED } from "./seed.ts";
import { faultKind, inLanes, type Kind } from "./table.ts";
import { storeWithProject, verifyStore, writeAtOnce } from "./verify.ts";
import { runWriter, startWriter } from "./writer-process.ts";

const TRIALS = 500;
const LANES = 4;
/** A store sees this many kills before a new one is made, so that leftovers meet leftovers. */
const KILLS_PER_STORE = 10;
/** Longer than a writer takes to create a store and to write some times, also on a busy machine. */
const LONGEST_MS = 120;

export function randomKills(): void {
  faultKind("kill-random", "one or two writers killed at random moments", async ({ trial }) => {
    const base = temporaryFolder();
    const stores = TRIALS / KILLS_PER_STORE;
    await inLanes(stores, LANES, async (store) => {
      const random = randomFrom(SEED + store);
      const folder = join(base, `store-${store}`);
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS_PER_STORE; kill += 1) {
        await trial(`seed ${SEED}, store ${store}, kill ${kill}`, async () => {
          const names = kill % 2 === 0 ? ["a", "b"] : ["a"];
          const writing = names.map((name) => killAfter(random() * LONGEST_MS, folder, `${kill}${name}`));
          for (const said of await Promise.all(writing)) acknowledged.push(...said);
          return verifyStore(folder, acknowledged.splice(0));
        });
      }
    });
  });
}

async function killAfter(delay: number, folder: string, by: string): Promise<readonly string[]> {
  const writer = startWriter({ folder, by, create: true, changes: 1_000 });
  await writer.ready;
  await new Promise((resolve) => setTimeout(resolve, delay));
  writer.child.kill("SIGKILL");
  const { acknowledged, complaint, problem } = await writer.ended;
  // Both may find no project and then make it; the slower one is told so.
  if (problem?.code !== "already-there") expect(problem ?? complaint).toBe("");
  return acknowledged;
}

export function killsAtEveryCall(): void {
  faultKind("kill-first", "a writer killed at every call of a first write", ({ trial }) =>
    killEverywhere(null, ["before"], trial),
  );
  faultKind("kill-change", "a writer killed at every call of a change", async ({ trial }) =>
    killEverywhere(await storeWithProject(join(temporaryFolder(), "pristine")), ["before", "after"], trial),
  );
}

type Trial = Kind["trial"];

/** After a call is before the next one as far as the disk can tell; once is enough to see that. */
async function killEverywhere(
  pristine: string | null,
  moments: readonly ("before" | "after")[],
  trial: Trial,
): Promise<void> {
  const base = temporaryFolder();
  const names = await callsOf(join(base, "rehearsal"), pristine);
  await inLanes(names.length * moments.length, LANES, async (index) => {
    const nth = Math.floor(index / moments.length) + 1;
    const when = moments[index % moments.length] ?? "before";
    await trial(`${when} call ${nth}, ${names[nth - 1]}`, async () => {
      const folder = join(base, `${index}`);
      if (pristine !== null) cpSync(pristine, folder, { recursive: true });
      const signal = { name: "SIGKILL", nth, when } as const;
      const order: WriterOrder = { folder, by: "killed", create: pristine === null, changes: 1, signal };
      const { acknowledged, exitCode } = await runWriter(order);
      expect(exitCode).toBeNull();
      return verifyStore(folder, acknowledged);
    });
  });
}

/** The calls of the port that a writer makes until its change is acknowledged. */
export async function callsOf(rehearsal: string, pristine: string | null): Promise<readonly string[]> {
  if (pristine !== null) cpSync(pristine, rehearsal, { recursive: true });
  const calls = noCalls();
  const files = intercepted(nodeFiles, ({ name, proceed }) => {
    calls.names.push(name);
    return proceed();
  });
  const store = openStore(rehearsal, { files });
  // A writer that does not make the project does not look for it either.
  if (pristine === null) await writeAtOnce(store, "rehearsed");
  else await store.change("acme", (project) => ({ ...project, lead: "rehearsed" }));
  return calls.names;
}

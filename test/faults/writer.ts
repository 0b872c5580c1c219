import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { addPromise, PROMISE_DEFAULTS } from "../../src/domain/promise/promise.ts";
import { PsvcError } from "../../src/errors.ts";
import { type FileSystem, nodeFiles } from "../../src/store/disk/file-system.ts";
import { jsonStore } from "../../src/store/json-store.ts";
import type { Store } from "../../src/store/port/store.ts";
import { intercepted } from "../store/disk/broken-disk.ts";
import { sampleProject } from "../store/sample-project.ts";
import { CREATED, statementOf, type WriterOrder } from "./orders.ts";

const moment = { today: "2026-10-21", key: () => randomBytes(4).toString("hex") };

/** One line, gone to the parent before anything else happens. */
const say = (word: string, value: unknown) => writeSync(1, `${word} ${JSON.stringify(value)}\n`);

function filesFor({ signal }: WriterOrder): FileSystem {
  if (signal === undefined) return nodeFiles;
  let count = 0;
  return intercepted(nodeFiles, ({ proceed }) => {
    count += 1;
    const isIt = count === signal.nth;
    if (isIt && signal.when === "before") process.kill(process.pid, signal.name);
    try {
      return proceed();
    } finally {
      if (isIt && signal.when === "after") process.kill(process.pid, signal.name);
    }
  });
}

async function write(store: Store, order: WriterOrder): Promise<void> {
  if (order.create && !(await store.slugs()).includes("acme")) {
    await store.create(sampleProject());
    say("ack", CREATED);
  }
  for (let number = 1; number <= order.changes; number += 1) {
    const statement = statementOf(order.by, number);
    await store.change("acme", (project) => addPromise(project, { ...PROMISE_DEFAULTS, statement }, moment).project);
    say("ack", statement);
  }
}

async function read(store: Store): Promise<void> {
  const { projects, damaged } = await store.portfolio();
  say("read", {
    statements: projects.map(({ slug, promises }) => [slug, Object.values(promises).map((one) => one.statement)]),
    damaged,
  });
}

async function main(order: WriterOrder): Promise<void> {
  if (order.uid !== undefined) {
    process.setgroups?.([]);
    process.setgid?.(order.uid);
    process.setuid?.(order.uid);
  }
  const store = jsonStore({
    folder: order.folder,
    chosenBy: "--store",
    by: order.by,
    command: () => "promise add acme",
    now: () => new Date().toISOString(),
    files: filesFor(order),
    ...(order.patienceMs === undefined ? {} : { patienceMs: order.patienceMs }),
  });
  say("ready", null);
  try {
    await write(store, order);
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    say("problem", err.problem);
  }
  await read(store);
  say("memory", process.resourceUsage().maxRSS);
}

void main(JSON.parse(process.argv[2] ?? "{}") as WriterOrder);

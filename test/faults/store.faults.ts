import { afterAll } from "vitest";
import { damagedFiles } from "./damaged-files.ts";
import { fullDisk } from "./full-disk.ts";
import { killsAtEveryCall, randomKills } from "./kills.ts";
import { leftLocks } from "./left-locks.ts";
import { clockThatJumps, links, twoVersions } from "./odd-surroundings.ts";
import { parallelWriters } from "./parallel-writers.ts";
import { powerLoss } from "./power-loss.ts";
import { readOnly } from "./read-only.ts";
import { SEED } from "./seed.ts";
import { stoppedWriters } from "./stopped-writers.ts";
import { printTable } from "./table.ts";

process.stderr.write(`seed ${SEED}; FAULTS_SEED=${SEED} runs the same again\n`);

parallelWriters();
randomKills();
killsAtEveryCall();
fullDisk();
readOnly();
stoppedWriters();
leftLocks();
powerLoss();
damagedFiles();
clockThatJumps();
links();
twoVersions();

afterAll(printTable);

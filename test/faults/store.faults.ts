import { afterAll } from "vitest";
import { killsAtEveryCall, randomKills } from "./kills.ts";
import { parallelWriters } from "./parallel-writers.ts";
import { SEED } from "./seed.ts";
import { printTable } from "./table.ts";

process.stderr.write(`seed ${SEED}; FAULTS_SEED=${SEED} runs the same again\n`);

parallelWriters();
randomKills();
killsAtEveryCall();

afterAll(printTable);

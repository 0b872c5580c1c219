import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { defineConfig } from "vitest/config";

const IN_MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 ** 31;

/** Where the folders of tests lie: in memory where the machine has room, since what a sync costs is no matter here. */
function placeOfFolders(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // All cores: most of the time goes into programs that a test starts and waits for.
    maxWorkers: "100%",
    testTimeout: 30_000,
    // A module is loaded once a worker: psvc keeps nothing in a module that a test could find changed.
    isolate: false,
    env: {
      PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store",
      NO_COLOR: "1",
      TZ: "UTC",
      TMPDIR: placeOfFolders(),
    },
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/faults/**/*.faults.ts"],
    globalSetup: ["test/faults/bundle-writer.ts"],
    // One row at a time: some measure how long writers wait.
    fileParallelism: false,
    testTimeout: process.env.FAULTS === "all" ? 7_200_000 : 1_800_000,
    env: { PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store", NO_COLOR: "1" },
  },
});

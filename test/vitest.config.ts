import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // All cores: most of the time goes into programs that a test starts and waits for.
    maxWorkers: "100%",
    testTimeout: 30_000,
    env: { PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store", NO_COLOR: "1", TZ: "UTC" },
  },
});

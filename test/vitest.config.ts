import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    env: { PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store", NO_COLOR: "1", TZ: "UTC" },
  },
});

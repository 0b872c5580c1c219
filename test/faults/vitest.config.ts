import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/faults/*.faults.ts"],
    globalSetup: ["test/faults/bundle-writer.ts"],
    testTimeout: 180_000,
    env: { PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store", NO_COLOR: "1" },
  },
});
